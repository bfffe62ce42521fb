"""reader open: the screen."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from reader import shipped
from reader.cli.parser import SOURCES, config_and_problems, desk_of, fail
from reader.desk import Desk
from reader.errors import LibraryError, ReaderError
from reader.reading import start

if TYPE_CHECKING:
    from reader.tui.screens.base import ReaderScreen


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Opens an article and its conversation on the screen."
    parser.add_argument("source", nargs="?", metavar="SOURCE", help=SOURCES)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The screen; its exit status is 1 where it ended badly.

    The network is asked before the screen's toolkit is imported: the two waits overlap.
    """
    if not (sys.stdout.isatty() and sys.stderr.isatty()):
        raise ReaderError("there is no terminal to draw on; `reader cat SOURCE` prints the article instead")
    config, problems = config_and_problems()
    desk = desk_of(options, config)
    location = options.source or _first_location(desk)
    _free_keyboard(desk)
    stream = start(location, desk) if location else None

    from reader.tui.app import ReaderApp

    def first() -> "ReaderScreen":
        if location is None:
            from reader.tui.screens.library import LibraryScreen

            return LibraryScreen()
        from reader.tui.screens.reading import ReadingScreen

        return ReadingScreen(location, stream)

    app = ReaderApp(desk, config, first)
    if problems:
        app.notice_first(problems[0])
    app.run()
    desk.store.close()

    from reader.library.upkeep import back_up

    if problem := back_up(desk.store.file.parent):
        fail(problem)
    if app.mistake:
        raise ReaderError(app.mistake)
    return app.return_code or 0


def _first_location(desk: Desk) -> str | None:
    """None, for the library, once there is something in it; else the welcome article."""
    from reader.library import bookmarks

    try:
        if bookmarks.listing(desk.store, limit=1):
            return None
    except LibraryError as error:
        print(f"reader: {error}", file=sys.stderr)
    return str(shipped.asset("welcome.html"))


def _free_keyboard(desk: Desk) -> None:
    """Where standard input is not the terminal, moves it aside: the keyboard stays live."""
    if sys.stdin is not None and sys.stdin.isatty():
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        raise ReaderError("there is no terminal to type on; `reader cat SOURCE` prints the article instead") from None
    desk.descriptor = os.dup(0)
    os.dup2(terminal, 0)
    os.close(terminal)
