"""reader undo: takes back what was last done to bookmarks."""

import argparse

from reader.cli.parser import config_of, desk_of
from reader.library import acts
from reader.text import one_line


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Takes back what was last done to bookmarks, here or on the screen, and says what that was."
    parser.add_argument("--list", action="store_true", help="only say what can be taken back, the last first")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """What was taken back, or what can be, a line each."""
    store = desk_of(options, config_of(options)).store
    if options.list:
        for act in acts.listing(store):
            print(f"{act.made_at[:16].replace('T', ' ')}  {one_line(act.words)}")
        return 0
    undone = acts.undo(store)
    print(f"taken back: {one_line(undone.words)}" if undone else "there is nothing to take back")
    return 0
