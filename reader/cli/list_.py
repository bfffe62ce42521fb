"""reader list: what is in the library, newest first."""

import argparse
import json

from reader.cli.parser import config_of, desk_of, fail
from reader.errors import LibraryError
from reader.library import bookmarks
from reader.library.bookmarks import Bookmark
from reader.values import to_fields


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints what is in the library, newest first; with words, what has them all."
    parser.epilog = "example:\n  reader list mosul; reader @1"
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words in a title, a text or a comment")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """A line for each bookmark: @ID, when it was kept, its name, its site."""
    desk = desk_of(options, config_of(options))
    folder = desk.store.file.parent
    if folder.exists() and not folder.is_dir():
        raise LibraryError(f"{folder} is no folder; name the library's folder with --library")
    for bookmark in bookmarks.listing(desk.store, " ".join(options.query) or None):
        print(_as_json(bookmark) if options.json else _as_line(bookmark))
    if desk.store.notice:
        fail(desk.store.notice)
    return 0


def _as_line(bookmark: Bookmark) -> str:
    comments = f"{bookmark.comment_count:,} {'comment' if bookmark.comment_count == 1 else 'comments'}"
    tags = " ".join(f"#{tag}" for tag in bookmark.tags)
    parts = (bookmark.name, bookmark.byline, bookmark.site, comments if bookmark.comment_count else "", tags)
    return f"@{bookmark.id:<4} {bookmark.added_at[:10]}  {' · '.join(filter(None, parts))}"


def _as_json(bookmark: Bookmark) -> str:
    return json.dumps(to_fields(bookmark), ensure_ascii=False)
