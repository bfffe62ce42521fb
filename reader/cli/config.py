"""reader config: where the configuration is, and all that can be in it."""

import argparse

from reader import config, paths
from reader.cli.parser import config_of, tell_theme


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints every setting with its default, as a config.toml to begin with."
    parser.epilog = "example:\n  reader config > ~/.config/reader/config.toml"
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The documented defaults; what in the person's own file can't be used is told on stderr."""
    theme = config_of(options).theme
    if theme != config.Config().theme:
        tell_theme(theme)
    print(f"# {paths.config_file()}\n")
    print(config.describe())
    return 0
