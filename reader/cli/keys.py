"""reader keys: the key sheet."""

import argparse

from reader.cli.parser import config_of
from reader.tui.keys import KEYS, sheet


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints all keys, from the one table that the screen uses."
    parser.add_argument("--ids", action="store_true", help="the ids too, for [keys] in config.toml")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The sheet with the person's own keys; with --ids a line for each key as config.toml writes it."""
    own = config_of(options).keys
    keys = tuple(key._replace(keys=tuple(own[key.id].split(","))) if key.id in own else key for key in KEYS)
    if options.ids:
        for key in keys:
            print(f'{key.id} = "{",".join(key.keys)}"')
    else:
        print(sheet(keys))
    return 0
