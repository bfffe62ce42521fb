"""reader edit: tags, note and state of bookmarks."""

import argparse
from collections.abc import Collection

from reader.cli.parser import config_of, desk_of
from reader.errors import UsageError
from reader.library import bookmarks
from reader.library.store import Store
from reader.library.tag_names import tag_name
from reader.text import one_line

_CHANGES = {
    "read": "read",
    "unread": "not read",
    "archive": "into the archive",
    "unarchive": "out of the archive",
    "favourite": "a favourite",
    "unfavourite": "no favourite",
    "trash": "into the trash, for 30 days",
    "restore": "out of the trash",
}
"""What can be done by name (reader.library.bookmarks.CHANGES), with what its option does."""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Changes bookmarks; reader undo takes the last change back."
    parser.epilog = "example:\n  reader edit @3 @7 --tag maps --untag 'to read' --archive"
    parser.add_argument("bookmark", nargs="+", metavar="@ID", help="as reader list prints it")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag to add; may be repeated")
    parser.add_argument("--untag", action="append", default=[], metavar="TAG", help="a tag to take away, likewise")
    parser.add_argument("--note", metavar="TEXT", help='a note instead of the one there is; "" for none')
    for name, does in _CHANGES.items():
        parser.add_argument(f"--{name}", dest="changes", action="append_const", const=name, default=[], help=does)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Does all that is asked to each bookmark, as one act; nothing where one of them isn't there."""
    ids = [_id(word) for word in options.bookmark]
    by_column = {bookmarks.CHANGES[name].column: name for name in options.changes}
    for name in options.changes:
        if name != (other := by_column[bookmarks.CHANGES[name].column]):
            raise UsageError(f"--{name} and --{other} undo each other; give one of them")
    store = desk_of(options, config_of(options)).store
    come, go = _tags(options.tag), _tags(options.untag, _tags_of(store, ids) if options.untag else ())
    if not (options.changes or come or go or options.note is not None):
        raise UsageError("say what to change: --tag, --untag, --note, or one of --" + ", --".join(bookmarks.CHANGES))
    if both := {name.casefold() for name in come} & {name.casefold() for name in go}:
        raise UsageError(f"the tag {min(both)} can't come and go at once; leave out --tag or --untag")
    bookmarks.edit(store, ids, list(by_column.values()), note=options.note, come=come, go=go)
    return 0


def _tags(words: list[str], there: Collection[str] = ()) -> list[str]:
    """Tags as the library names them: the # before one says only that it is a tag, but where there is one with it."""
    names = [one_line(word) for word in words]
    names = [name if name.casefold() in there else tag_name(name) for name in names]
    if "" in names:
        raise UsageError("a tag needs a name: --tag maps")
    return names


def _tags_of(store: Store, ids: list[int]) -> set[str]:
    """All tags of bookmarks, in one case."""
    found = [bookmarks.find(store, item_id) for item_id in ids]
    return {tag.casefold() for bookmark in found if bookmark for tag in bookmark.tags}


def _id(word: str) -> int:
    number = word.removeprefix("@")
    if not (number.isascii() and number.isdecimal() and len(number) < 19):
        raise UsageError(f"{word} is no bookmark; reader list prints them: @12")
    return int(number)
