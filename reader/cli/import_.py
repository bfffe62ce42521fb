"""reader import: bookmarks out of the exports of other programs, and reader's own."""

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

from reader.cli.ahead import Ahead
from reader.cli.copying import fetch_copies
from reader.cli.parser import config_of, desk_of, fail
from reader.cli.progress import show
from reader.cli.spooled import file_of
from reader.cli.texts import Texts
from reader.errors import LibraryError, ReaderError
from reader.library import upkeep
from reader.library.importers.rows import Refused
from reader.library.store import Store
from reader.library.taking import FEED, Taking
from reader.text import counted, one_line

_MOST_SHOWN = 10
_REPORT = "# What `reader import` did not take, and why."
"""The first line of a report."""

EXAMPLES = """examples:
  reader import pocket.zip --dry-run
  reader import bookmarks.html part_000000.csv --report left-out.txt
  reader import bookmarks.html --fetch
  ssh marsh cat export.json | reader import -

Read are the exports of Pocket (HTML, CSV, highlights, or the whole archive), Omnivore, Instapaper, wallabag, Readwise
Reader, Raindrop, Pinboard, linkding, Shaarli, Matter, Delicious, Readability, Karakeep and Linkwarden; the bookmarks
of any browser (HTML, Chrome's and Firefox's JSON), OPML, newsboat's urls (nothing in it is run), a CSV table with a
column url or a JSON array of such rows, a list of addresses, and reader's own JSON Lines. Which it is, is told by what
is in the file.

The texts of articles that an export has (wallabag, Omnivore, Matter) are kept as offline copies where there is none;
--fetch and r replace them by copies of the pages, with their comments.

A page that is kept already stays one bookmark: tags, highlights and what wasn't known of it join it. So the same file
may be imported again, also where the first time was broken off. `reader undo` takes an import back."""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Takes bookmarks out of other programs' exports, with dates, tags, notes and highlights."
    parser.epilog = EXAMPLES
    parser.add_argument("file", nargs="+", metavar="FILE", help="an export, as it was downloaded, or - for stdin")
    parser.add_argument("--dry-run", action="store_true", help="keep nothing, only tell what would be taken")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write each row that isn't taken, and why, there")
    parser.add_argument(
        "--fetch",
        action="store_true",
        help="then get copies of the pages of all bookmarks without one; ^C ends it, and the same command goes on",
    )
    parser.add_argument("--json", action="store_true", help="the counts as one JSON object a file")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Takes each file; one that can't be read is told on stderr and doesn't stop the others."""
    desk = desk_of(options, config_of(options), source_count=2)
    store = desk.store
    store.check()
    has_failed, seen = False, set[int]()
    with ExitStack() as opened:
        report = opened.enter_context(_written(options.report)) if options.report else None
        if report:
            print(_REPORT, file=report)
        for name in options.file:
            try:
                with file_of(name) as path:
                    has_failed |= not _take(name, path, store, options, report, seen)
            except ReaderError as error:
                fail(f"{one_line(name)}: {error}")
                has_failed = True
    if options.fetch and not options.dry_run:
        has_failed |= not fetch_copies(desk, FEED)
    if not options.dry_run:
        for said in filter(None, (upkeep.warning(store), upkeep.back_up_at_the_end(store.file.parent, show))):
            fail(said)
    return int(has_failed)


def _written(path: Path) -> TextIO:
    """A report takes the place of an earlier one, and of nothing else: the export itself is soon named by mistake."""
    try:
        if path.is_file() and path.stat().st_size and not _is_report(path):
            raise LibraryError(
                f"{one_line(str(path))} is there already and is no report of an import; name another file"
            )
        return path.open("w", encoding="utf-8", errors="replace")
    except OSError as error:
        raise LibraryError(f"{one_line(str(path))}: the report can't be written: {error.strerror}") from error


def _is_report(path: Path) -> bool:
    with path.open("rb") as file:
        return file.readline(len(_REPORT) + 2).rstrip() == _REPORT.encode()


def _take(
    name: str, path: Path, store: Store, options: argparse.Namespace, report: TextIO | None, seen: set[int]
) -> bool:
    """Takes one file, and tells how far it came also where it is broken off; seen is as Taking.look has it.

    Whether the file was whole.
    """
    found = Ahead(path)
    taking = Taking(Texts(found, store), _teller(name, report))
    try:
        with closing(taking.look(store, seen) if options.dry_run else taking.keep(store, found.kind.label)) as steps:
            for _ in steps:
                show(f"{one_line(name)[-40:]}: {found.progress:.0%}, {counted(taking.row_count, 'row')}")
    except BaseException:
        if not (options.dry_run or store.notice) and store.file.exists():
            taking.told.append("broken off here; what came so far is kept, and the same command goes on from there")
        raise
    finally:
        show("")
        _tell(name, found, taking, options, has_report=report is not None)
    return not found.is_broken


def _teller(name: str, report: TextIO | None) -> Callable[[Refused], None]:
    """What tells of a row that isn't taken: in the report, or the first of them on standard error."""
    count = 0

    def tell(row: Refused) -> None:
        nonlocal count
        count += 1
        line = f"{one_line(name)}: {row.place}: {row.why}" + (f": {row.what}" if row.what else "")
        if report:
            print(line, file=report)
        elif count <= _MOST_SHOWN:
            show("")
            fail(line)

    return tell


def _tell(name: str, found: Ahead, taking: Taking, options: argparse.Namespace, has_report: bool) -> None:
    counts = {
        "rows": taking.row_count,
        "new": taking.kept.came_count,
        "joined": taking.kept.joined_count,
        "known": taking.kept.same_count,
        "in_trash": taking.kept.trashed_count,
        "copies": taking.kept.copy_count,
        "other_notes": taking.kept.note_count,
        "not_taken": taking.refused_count,
        "feeds": taking.feed_count,
    }
    if options.json:
        known = {"file": name, "kind": found.kind.label, "dry_run": options.dry_run, **counts}
        print(
            json.dumps(known | {"reasons": dict(taking.reasons.most_common()), "told": taking.told}, ensure_ascii=False)
        )
        return
    said = [f"{counts['new']:,} new", f"{counts['known']:,} known"]
    if counts["joined"]:
        said.insert(1, f"{counts['joined']:,} completed")
    if counts["not_taken"]:
        said.append(f"{counts['not_taken']:,} not taken")
    would = ", nothing is kept yet" if options.dry_run else ""
    rows = counted(counts["rows"], "row")
    print(f"{one_line(name)}: {found.kind.label}: {rows}: {', '.join(said)}{would}")
    for why, count in taking.reasons.most_common():
        print(f"  not taken, {count:,}: {why}")
    if counts["not_taken"] > _MOST_SHOWN and not has_report:
        print(f"  each of the {counts['not_taken']:,} is written to a file by --report FILE")
    if counts["in_trash"]:
        print(f"  of those known, in the trash: {counts['in_trash']:,}; `reader list is:trash` shows them")
    if counts["copies"]:
        print(f"  texts of articles: {counts['copies']:,}, kept as offline copies")
    if counts["other_notes"]:
        print(f"  notes left out, as the bookmark has another: {counts['other_notes']:,}")
    if counts["feeds"]:
        print(f"  addresses of feeds: {counts['feeds']:,}, kept with the tag {FEED}")
    for line in taking.told:
        print(f"  {line}")
    sys.stdout.flush()
