"""reader keys: the key sheet."""

import argparse

from reader.tui.keys import KEYS, sheet


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints all keys, from the one table that the screen uses."
    parser.add_argument("--ids", action="store_true", help="the ids too, for [keys] in config.toml")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The sheet; with --ids a line for each key as config.toml writes it."""
    if options.ids:
        for key in KEYS:
            print(f'{key.id} = "{",".join(key.keys)}"')
    else:
        print(sheet())
    return 0
