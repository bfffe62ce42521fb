"""reader edit: tags, note and state of bookmarks."""

import argparse
from collections.abc import Callable, Sequence

from reader.cli.parser import config_of, desk_of
from reader.errors import UsageError
from reader.library import bookmarks
from reader.library.store import Store

_ACTS: dict[str, tuple[Callable[[Store, Sequence[int], bool], int], bool, str]] = {
    "read": (bookmarks.mark_read, True, "read"),
    "unread": (bookmarks.mark_read, False, "not read"),
    "archive": (bookmarks.archive, True, "into the archive"),
    "unarchive": (bookmarks.archive, False, "out of the archive"),
    "favourite": (bookmarks.favour, True, "a favourite"),
    "unfavourite": (bookmarks.favour, False, "no favourite"),
    "trash": (bookmarks.trash, True, "into the trash, for 30 days"),
    "restore": (bookmarks.trash, False, "out of the trash"),
}


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Changes bookmarks; reader undo takes the last change back."
    parser.epilog = "example:\n  reader edit @3 @7 --tag maps --untag 'to read' --archive"
    parser.add_argument("bookmark", nargs="+", metavar="@ID", help="as reader list prints it")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag to add; may be repeated")
    parser.add_argument("--untag", action="append", default=[], metavar="TAG", help="a tag to take away, likewise")
    parser.add_argument("--note", metavar="TEXT", help='a note instead of the one there is; "" for none')
    for name, (_, _, does) in _ACTS.items():
        parser.add_argument(f"--{name}", action="store_true", help=does)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Does all that is asked to each bookmark; nothing where one of them isn't there."""
    store = desk_of(options, config_of(options)).store
    ids = [_id(word) for word in options.bookmark]
    chosen = [name for name in _ACTS if getattr(options, name)]
    if not (chosen or options.tag or options.untag or options.note is not None):
        raise UsageError("say what to change: --tag, --untag, --note, or one of --" + ", --".join(_ACTS))
    if options.tag:
        bookmarks.tag_all(store, ids, _names(options.tag))
    if options.untag:
        bookmarks.untag_all(store, ids, _names(options.untag))
    if options.note is not None:
        bookmarks.note(store, ids, options.note)
    for name in chosen:
        act, whether, _ = _ACTS[name]
        act(store, ids, whether)
    return 0


def _names(tags: Sequence[str]) -> list[str]:
    """Tags as the library names them: the # before one says only that it is a tag."""
    return [tag.removeprefix("#") for tag in tags]


def _id(word: str) -> int:
    number = word.removeprefix("@")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise UsageError(f"{word} is no bookmark; reader list prints them: @12")
    return int(number)
