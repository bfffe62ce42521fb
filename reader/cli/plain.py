"""Where no screen can be drawn: what is asked for is printed, and why is said."""

import argparse
import os
import sys

from reader.cli.parser import fail

_WITHOUT_SCREEN = ("", "dumb", "unknown")


def why_plain() -> str | None:
    """Why the screen can't be drawn here; None where it can."""
    if not sys.stdout.isatty():
        return "standard output is no terminal"
    if not sys.stderr.isatty():
        return "standard error, on which the screen is drawn, is no terminal"
    term = os.environ.get("TERM", "")
    if term in _WITHOUT_SCREEN:
        return f"a terminal whose TERM is {term or 'not set'} can't show a screen"
    return None


def print_instead(options: argparse.Namespace, source: str | None, why: str) -> int:
    """Prints what a screen would show, the library where there is no source; the command's exit status."""
    from reader.cli import cat, list_

    name, fill, run = ("cat", cat.fill, cat.run) if source else ("list", list_.fill, list_.run)
    fail(f"{why}; this is what `reader {name}` prints")
    parser = argparse.ArgumentParser(prog=f"reader {name}")
    fill(parser)
    return run(parser.parse_args(["--", source] if source else [], argparse.Namespace(**vars(options))))
