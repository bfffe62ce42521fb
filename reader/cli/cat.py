"""reader cat: articles with their comments to standard output."""

import argparse
import sys

from reader.cli import output
from reader.cli.parser import config_of, desk_of, fail
from reader.errors import ReaderError
from reader.reading import drain, start

EXAMPLES = """\
examples:
  reader cat https://example.org/an-essay > essay.md
  reader cat --format json --spam show page.html | jq .comments.total
  reader cat --no-comments --format text - < page.html"""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints articles with their comments to standard output."
    parser.epilog = EXAMPLES
    parser.add_argument("source", nargs="+", metavar="SOURCE", help="a URL, a file, @ID of a bookmark, or - for stdin")
    parser.add_argument("--format", choices=sorted(output.WRITERS), default="markdown", help="default: markdown")
    parser.add_argument("--no-comments", dest="comments", action="store_false", help="the article alone")
    parser.add_argument("--spam", choices=("hide", "show", "only"), default="hide", help="default: hide")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints each source, in order; one that fails is told on stderr and doesn't stop the others."""
    desk = desk_of(options, config_of(options))
    write = output.WRITERS[options.format]
    failed = False
    for number, source in enumerate(options.source):
        try:
            reading = drain(source, start(source, desk))
        except ReaderError as error:
            sys.stdout.flush()
            fail(f"{output.named(source)}: {error}")
            failed = True
            continue
        if reading.failure:
            fail(f"{output.named(source)}: {reading.failure}; this is the copy from the library")
        if reading.article and reading.article.note:
            fail(f"{output.named(source)}: {reading.article.note}")
        separator = "" if options.format == "json" or not number else "\n"
        sys.stdout.write(separator + write(reading, options.comments, options.spam))
    sys.stdout.flush()
    return int(failed)
