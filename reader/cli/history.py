"""reader history: what was opened on the screen, the last first."""

import argparse
import json
import sys
from collections.abc import Iterator

from reader.cli.parser import config_of, count, desk_of, fail
from reader.library import history
from reader.library.history import Opened
from reader.text import counted

EXAMPLES = """examples:
  reader history canal --limit 5
  reader history --json
  reader history --clear

`history = false` in config.toml keeps none. On the screen E shows it."""


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints what was opened on the screen, the last first, each article once."
    parser.epilog = EXAMPLES
    parser.add_argument("word", nargs="*", metavar="WORD", help="only what has these in its title, site or address")
    parser.add_argument("--limit", type=count, metavar="N", help="no more than these")
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--json", action="store_true", help="one JSON object a line")
    does.add_argument("--clear", action="store_true", help="forget it, or what of it has the words")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """A line for each article: when it was opened last, its name, its site, how often, and where it was read."""
    store = desk_of(options, config_of(options)).store
    found = history.listing(store, " ".join(options.word), options.limit)
    if options.clear:
        is_all = not options.word and options.limit is None
        gone = history.forget(store, None if is_all else [one.key for one in found])
        print(f"forgotten: {counted(len(gone.opened), 'article')}{history.said_of(gone, store)}")
        return 0
    sys.stdout.writelines(_as_json(one) if options.json else "\n".join(_as_lines(one)) for one in found)
    if store.notice:
        fail(store.notice)
    return 0


def _as_json(one: Opened) -> str:
    return json.dumps(one._asdict(), ensure_ascii=False) + "\n"


def _as_lines(one: Opened) -> Iterator[str]:
    often = f"{one.times:,} times" if one.times > 1 else ""
    yield f"{one.opened_at[:16].replace('T', ' ')}  {' · '.join(filter(None, (one.name, one.site, often)))}"
    yield f"                  {one.source}\n"
