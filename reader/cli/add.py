"""reader add: into the library without opening."""

import argparse

from reader.cli.output import failures, named
from reader.cli.parser import config_of, desk_of, fail
from reader.cli.progress import show
from reader.cli.usage import whole_word
from reader.errors import ReaderError, UsageError
from reader.events import Reading, drain
from reader.library import bookmarks, upkeep
from reader.library.items import Bookmark, place_of
from reader.reading import start
from reader.text import counted


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Keeps articles with their conversations in the library; a line for each once it is on disk."
    parser.epilog = "example:\n  reader add --tag maps https://example.org/an-essay saved-page.html"
    parser.add_argument("source", nargs="+", type=whole_word, metavar="SOURCE", help="a URL, a file, or - for stdin")
    parser.add_argument("--tag", action="append", default=[], metavar="TAG", help="a tag for all; may be repeated")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Keeps each source; one that fails is told on stderr and doesn't stop the others."""
    desk = desk_of(options, config_of(options), source_count=len(options.source))
    desk.store.check()
    failed, kept = False, None
    for source in options.source:
        try:
            reading = drain(source, start(source, desk))
            if reading.failure:
                raise reading.failure
            assert reading.article
            if count := len(reading.article.entries):
                raise UsageError(f"this is a list of {counted(count, 'entry', 'entries')}; add one of them")
            before = bookmarks.find(desk.store, reading.key)
            kept = bookmarks.add(
                desk.store, reading.article, reading.conversation, reading.source, options.tag, reading.is_local
            )
        except ReaderError as error:
            fail(f"{named(source)}: {error}")
            failed = True
            continue
        for sentence in (*failures(reading), *filter(None, [reading.article.note, _joined(reading, before, kept)])):
            fail(f"{named(source)}: {sentence}")
        print(f"@{kept.id}\t{kept.name}", flush=True)
    if kept:
        for said in filter(None, (upkeep.warning(desk.store), upkeep.back_up_at_the_end(desk.store.file.parent, show))):
            fail(said)
    return int(failed)


def _joined(reading: Reading, before: Bookmark | None, kept: Bookmark) -> str:
    """What to say of a file that is the bookmark of a page, or of another file, and vice versa; "" for any other."""
    if before and before.id == kept.id and not reading.is_local and before.source != kept.source:
        return f"it is the page that @{kept.id} was a file of ({named(before.source)}), and has taken its place"
    if not reading.is_local or kept.source in (reading.source, place_of(reading.source)):
        return ""
    return f"it is the page of @{kept.id}, kept from {named(kept.source)}, and one bookmark with it"
