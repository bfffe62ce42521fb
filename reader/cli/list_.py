"""reader list: what is in the library, newest first, or what a query finds."""

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterator

from reader.cli.parser import config_of, count, desk_of, fail
from reader.library import counting, faults, search
from reader.library.query import Query, hints, parse
from reader.library.search import SORTS, Hit
from reader.library.store import Store
from reader.text import counted
from reader.values import to_fields

_PAGE = 200
_PATIENCE = 1.0  # seconds until someone at a terminal is told what takes so long

EXAMPLES = """examples:
  reader list mosul; reader @1
  reader list 'tag:maps is:unread iraq' --json
  reader list '"weeks of siege" -isis in:comments' --sort newest

A query has words, "phrases", the beginnings of words (jour*), -not, one OR another of any kind, and
  tag:maps, tag:ma*    site:example.org       by:keller      after:2016 before:2016-12-24
  @3 @5                folder:Tech, and those in it
  is:unread, read, archived, favourite, untagged, trash
  in:title, text, comments, notes, highlights, tags          where the words are looked for
A query that begins with a dash needs -- before it."""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Prints what is in the library, newest first; with a query what it finds, the best first, or of very many the "
        "newest."
    )
    parser.epilog = EXAMPLES
    parser.add_argument("query", nargs="*", metavar="QUERY", help="words in a title, a text or a comment, and filters")
    parser.add_argument("--sort", choices=SORTS, default="best", help="by rank, or newest first (default best)")
    parser.add_argument("--limit", type=count, metavar="N", help="no more than these")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="one JSON object a line")
    output.add_argument("--count", action="store_true", help="only how many there are")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """A line for each bookmark: @ID, when it was kept, its name, its site; under it the words that were found."""
    store = desk_of(options, config_of(options)).store
    asked = " ".join(options.query)
    query = parse(asked)
    for hint in hints(asked):
        fail(hint)
    if query.has_words and sys.stderr.isatty():
        index(store)
    if options.count:
        print(sum(1 for _ in _hits(store, query, options)) if query.has_words else counting.count(store, query))
        return 0
    is_whole_list = not asked and options.limit is None
    expected, listed = counting.count(store, query) if is_whole_list else 0, 0
    for hit in _hits(store, query, options):
        print(_as_json(hit) if options.json else _as_lines(hit))
        listed += 1
    if listed < expected:
        _check_all_read(store, query, listed)
    if not store.file.exists():
        fail(f"{store.file}: there is no library yet; b or `reader add` begins one")
    elif store.notice:
        fail(store.notice)
    return 0


def _check_all_read(store: Store, query: Query, listed: int) -> None:
    """Raises LibraryError where fewer were listed than the index still counts: their rows are lost.

    What another process has deleted meanwhile it counts no more.
    """
    if listed < (expected := counting.count(store, query)):
        damage = sqlite3.DatabaseError(f"{listed:,} of {counted(expected, 'bookmark')} can be read")
        raise faults.explained(damage, store.file)


def _hits(store: Store, query: Query, options: argparse.Namespace) -> Iterator[Hit]:
    left, page = options.limit, None
    while left is None or left > 0:
        found = search.find(store, query, options.sort, _PAGE if left is None else min(left, _PAGE), page)
        yield from found.hits
        page = found.more
        if page is None:
            return
        left = None if left is None else left - len(found.hits)


def index(store: Store) -> None:
    """Indexes what has changed, and tells of it where there is much of that."""
    if store.row("SELECT 1 FROM item LIMIT 1") is None:
        return
    while left := store.index.catch_up(_PATIENCE):
        print(f"\rindexing: {counted(left, 'change')} to go ", end="", file=sys.stderr, flush=True)
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _as_lines(hit: Hit) -> str:
    bookmark, snippet = hit
    comments = counted(bookmark.comment_count, "comment")
    tags = " ".join(f"#{tag}" for tag in bookmark.tags)
    state = "" if bookmark.state == "unread" else bookmark.state
    marks = ("★" if bookmark.favourite else "", state, "" if bookmark.has_copy else "no copy")
    details = (bookmark.byline, bookmark.site, comments if bookmark.comment_count else "", *marks, tags)
    line = f"@{bookmark.id:<4} {bookmark.added_at[:10]}  {' · '.join(filter(None, (bookmark.name, *details)))}"
    return f"{line}\n      {snippet.text}" if snippet else line


def _as_json(hit: Hit) -> str:
    snippet = to_fields(hit.snippet) if hit.snippet else None
    fields = {**to_fields(hit.bookmark), "state": hit.bookmark.state, "snippet": snippet}
    return json.dumps(fields, ensure_ascii=False)
