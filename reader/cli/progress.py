"""A line on standard error that is written over, for someone who watches."""

import sys


def show(line: str) -> None:
    """Puts a line in the place of the last one, "" for none; only where standard error is a terminal."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
