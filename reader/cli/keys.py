"""reader keys: the key sheet."""

import argparse

from reader.cli.parser import config_of
from reader.tui.keys import chosen_keys, sheet


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Prints all keys as they are with your preset and your own, from the one table that the screen uses."
    )
    parser.add_argument("--ids", action="store_true", help="the ids too, for [keys] in config.toml")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The sheet with the person's own keys; with --ids a line for each key as config.toml writes it."""
    keys = chosen_keys(config_of(options).keys)
    if options.ids:
        for key in keys:
            print(f'{key.id} = "{",".join(key.keys)}"')
    else:
        print(sheet(keys))
    return 0
