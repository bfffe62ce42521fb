"""reader open: the screen."""

import argparse
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from reader import paths, shipped
from reader.cli.parser import SOURCES, config_and_problems, desk_of, fail, tell_theme
from reader.cli.plain import print_instead, why_plain
from reader.cli.usage import parted, source_word
from reader.desk import Desk
from reader.errors import LibraryError, ReaderError
from reader.events import Known
from reader.reading import start

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp
    from reader.tui.screens.base import ReaderScreen


def fill(parser: argparse.ArgumentParser) -> None:
    parser.description = "Opens an article and its conversation on the screen."
    parser.add_argument("source", nargs="?", type=source_word, metavar="SOURCE", help=SOURCES)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The screen; its exit status is 1 where it ended badly.

    The network is asked before the screen's toolkit is imported: the two waits overlap. Where there is no screen,
    what would be on it is printed.
    """
    if why := why_plain():
        return _print_instead(options, why)
    config, problems = config_and_problems()
    desk = desk_of(options, config)
    location, place = parted(options.source) if options.source else (_first_location(desk), "")
    _free_keyboard(desk)
    stream = start(location, desk, Known(place=place)) if location else None

    def first() -> "ReaderScreen":
        if location is None:
            from reader.tui.screens.library import LibraryScreen

            return LibraryScreen()
        from reader.tui.screens.reading import ReadingScreen

        return ReadingScreen(location, stream, place)

    app = _app_type(options.linear or config.linear)(desk, config, first)
    fault_count = len(problems) + tell_theme(config.theme)
    if problems:
        # Where it stands is in the lines on standard error; a narrow screen has no room for it.
        app.notice_first(problems[0].removeprefix(f"{paths.config_file().parent}{os.sep}"))
    if fault_count > 1:
        app.notice_first(f"{fault_count:,} faults in config.toml, `reader config` tells them", leads=True)
    app.run()
    _tidy(desk)
    desk.store.close()

    from reader.cli.progress import show
    from reader.library.upkeep import back_up_at_the_end

    if problem := back_up_at_the_end(desk.store.file.parent, show):
        fail(problem)
    if app.mistake:
        raise ReaderError(app.mistake)
    return app.return_code or 0


def _app_type(is_linear: bool) -> "type[ReaderApp]":
    from reader.tui.lean import leave_out_palette

    leave_out_palette()
    if is_linear:
        from reader.tui.linear.app import LinearApp

        return LinearApp
    from reader.tui.app import ReaderApp

    return ReaderApp


def _print_instead(options: argparse.Namespace, why: str) -> int:
    source = options.source and parted(options.source)[0]
    if source is None:
        desk = desk_of(options, config_and_problems()[0])
        source = _first_location(desk)
        desk.store.close()
    return print_instead(options, source, why)


def _tidy(desk: Desk) -> None:
    """What is done once a day, when nobody waits for it."""
    from reader.library import trash

    with suppress(LibraryError):
        trash.empty(desk.store)


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
