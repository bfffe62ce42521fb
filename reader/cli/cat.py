"""reader cat: articles with their comments to standard output."""

import argparse
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from reader.cli import output
from reader.cli.parser import SOURCES, config_of, desk_of, fail
from reader.cli.usage import whole_word
from reader.desk import Desk
from reader.errors import ReaderError
from reader.events import Event, drain
from reader.reading import start
from reader.values import Article, Offer
from reader.workers import Dissector

_AHEAD = 3

EXAMPLES = """\
examples:
  reader cat https://example.org/an-essay > essay.md
  reader cat --format json --spam show page.html | jq .comments.total
  reader cat --no-comments --format text - < page.html"""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints articles with their comments to standard output."
    parser.epilog = EXAMPLES
    parser.add_argument("source", nargs="+", type=whole_word, metavar="SOURCE", help=SOURCES)
    parser.add_argument("--format", choices=sorted(output.WRITERS), default="markdown", help="default: markdown")
    parser.add_argument("--no-comments", dest="comments", action="store_false", help="the article alone")
    parser.add_argument("--spam", choices=("hide", "show", "only"), default="hide", help="default: hide")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints each source, in order; one that fails is told on stderr and doesn't stop the others.

    What came only in part, of the article or of its conversation, is told there too, and is no failure of the source.
    """
    desk = desk_of(options, config_of(options), source_count=len(options.source))
    write = output.WRITERS[options.format]
    failed = False
    for number, (source, events) in enumerate(_started(options.source, desk)):
        try:
            reading = drain(source, events)
        except ReaderError as error:
            sys.stdout.flush()
            fail(f"{output.named(source)}: {error}")
            failed = True
            continue
        if reading.article:
            reading.muted = desk.muted(reading.source, reading.article, reading.conversation)
        if reading.failure:
            fail(f"{output.named(source)}: {reading.failure}; this is the copy from the library")
        for sentence in (*output.failures(reading), *map(_offered, reading.conversation.offers)):
            fail(f"{output.named(source)}: {sentence}")
        if reading.article and reading.article.note:
            feed = f"; its feed is a list: {reading.article.feeds[0]}" if _leads_on(reading.article) else ""
            fail(f"{output.named(source)}: {reading.article.note}{feed}")
        separator = "" if options.format == "json" or not number else "\n"
        sys.stdout.write(separator + write(reading, options.comments, options.spam))
        sys.stdout.flush()
    sys.stdout.flush()
    return int(failed)


def _started(sources: list[str], desk: Desk) -> Iterator[tuple[str, Iterable[Event]]]:
    """The readings of all sources, in order, each begun before its turn so that every core has a page to parse.

    Few are begun ahead: what they read waits in memory.
    """
    core_count = min(os.cpu_count() or 1, len(sources))
    desk.dissector = Dissector(core_count)
    waiting = iter(sources)
    begun: deque[tuple[str, Iterable[Event]]] = deque()
    while True:
        for source in islice(waiting, _AHEAD * core_count - len(begun)):
            begun.append((source, start(source, desk)))
        if not begun:
            return
        yield begun.popleft()


def _offered(offer: Offer) -> str:
    return f"more comments are at {offer.service} ({offer.host}); third_parties in config.toml asks for them"


def _leads_on(article: Article) -> bool:
    return article.is_front and bool(article.feeds)
