"""reader manual: reader(1), made from the commands' own parsers and the one table of keys."""

import argparse
from collections.abc import Iterator, Sequence

from reader import __version__, paths
from reader.cli.parser import EXAMPLES, SOURCES
from reader.cli.tree import commands_of, whole_parser

_ABOUT = (
    "reader opens a web article in the terminal with the conversation under it beside it, and without the spam. "
    "Pingbacks, trackbacks and comments that look like spam are hidden, counted, explained and one key away. "
    "What is worth keeping is bookmarked into a local library: article, comments, notes, offline, searchable.",
    f"SOURCE is {SOURCES}. Without one, the library is opened, or on the first run an article to try everything on.",
)
# What roff would take for something else, or draw as another sign (groff_char(7)).
_ESCAPES = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
_STATUS = (("0", "all was done"), ("1", "something failed, as one line on standard error says"), ("2", "wrong words"))


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Prints the manual page."
    parser.epilog = "example:\n  reader manual > ~/.local/share/man/man1/reader.1; man reader"
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The page, for man, on standard output."""
    print("\n".join(page()))
    return 0


def page() -> Iterator[str]:
    """The lines of reader(1), in the man macros of groff_man(7)."""
    from reader.tui.keys import KEYS

    parser = whole_parser()
    yield f'.TH READER 1 "" "reader {__version__}"'
    yield from (".SH NAME", "reader \\- a web article and the conversation under it, without the spam")
    yield from (".SH SYNOPSIS", ".B reader", ".RI [ SOURCE ]", ".br", ".B reader", ".I COMMAND \\[u2026]")
    yield ".SH DESCRIPTION"
    for paragraph in _ABOUT:
        yield from (".PP", _written(paragraph))
    yield ".SH OPTIONS"
    yield from _options(parser)
    yield ".SH COMMANDS"
    for command, does in commands_of(parser):
        yield from _command(command, does)
    yield ".SH KEYS"
    for group in dict.fromkeys(key.group for key in KEYS):
        yield f".SS {group}"
        for key in KEYS:
            if key.group == group:
                yield from (".TP", f"\\fB{_written(key.shown)}\\fR", _written(key.does))
    yield ".SH FILES"
    for place, what in ((paths.config_file(), "what a person chose"), (paths.library_folder(), "the library")):
        yield from (".TP", f"\\fI{_written(_at_home(str(place)))}\\fR", what)
    yield ".SH EXIT STATUS"
    for status, meaning in _STATUS:
        yield from (".TP", status, meaning)
    yield ".SH EXAMPLES"
    yield from _as_typed(EXAMPLES)


def _command(command: argparse.ArgumentParser, does: str) -> Iterator[str]:
    yield f".SS {_written(command.prog)}"
    yield from (".PP", _written(command.format_usage().removeprefix("usage: ").strip()))
    yield from (".PP", _written(does[:1].upper() + does[1:]))
    yield from _options(command, leaves_out=("-h", "--timeout", "--view", "--library"))
    if command.epilog:
        yield from _as_typed(command.epilog)


def _options(parser: argparse.ArgumentParser, leaves_out: Sequence[str] = ()) -> Iterator[str]:
    """What may be given, and what it does; those that stand in the page already are left out."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or set(leaves_out) & set(action.option_strings):
            continue
        value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else "")
        names = ", ".join(f"\\fB{_written(name)}\\fR" for name in action.option_strings)
        yield ".TP"
        yield f"{names} \\fI{_written(str(value))}\\fR".strip() if value else names
        yield _written((action.help or "").replace("%(prog)s", parser.prog))


def _as_typed(text: str) -> Iterator[str]:
    yield from (".PP", ".nf", *map(_written, text.splitlines()), ".fi")


def _at_home(place: str) -> str:
    from pathlib import Path

    home = str(Path.home())
    return "~" + place.removeprefix(home) if place.startswith(home) else place


def _written(text: str) -> str:
    """Text as roff takes it: nothing in it is a request or an escape, spaces and line ends are one space."""
    flat = text if text.startswith("  ") else " ".join(text.split())
    safe = "".join(_ESCAPES.get(sign) or (sign if sign.isascii() else f"\\[u{ord(sign):04X}]") for sign in flat)
    return "\\&" + safe if safe.startswith(".") else safe
