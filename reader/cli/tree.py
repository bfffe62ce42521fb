"""All commands in one parser: what completion and the manual are made of."""

import argparse
from collections.abc import Iterator
from importlib import import_module

from reader.cli.parser import COMMANDS, add_common


def whole_parser() -> argparse.ArgumentParser:
    """The parser of `reader`, with that of every command under it by its name."""
    parser = argparse.ArgumentParser(prog="reader")
    add_common(parser)
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, module in COMMANDS.items():
        fill = import_module(f"reader.cli.{module}").fill
        alone = argparse.ArgumentParser()
        fill(alone)
        command = commands.add_parser(
            name, help=alone.description, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        add_common(command)
        fill(command)
    return parser


def commands_of(parser: argparse.ArgumentParser, does: str = "") -> Iterator[tuple[argparse.ArgumentParser, str]]:
    """(parser, what it does) of each command under a parser, those with commands of their own left out for these."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for shown in action._choices_actions:
            yield from commands_of(action.choices[shown.dest], shown.help or "")
    if not below:
        yield parser, parser.description or does
