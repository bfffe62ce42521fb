"""The terminal beyond its cells: how large these are in dots, and when what is no frame may be sent to it."""

import asyncio
import fcntl
import os
import struct
import termios
from collections.abc import Callable, Mapping

from textual.driver import Driver

from reader.tui.driving import LastingWriter

_PAUSE = 0.005  # seconds between two looks
_USUAL_CELL = 10, 20  # dots, where the terminal doesn't tell
_SENSIBLE = range(4, 65)
_BETWEEN = ("TMUX", "STY", "ZELLIJ")


def draws_pictures(driver: Driver | None, environment: Mapping[str, str]) -> bool:
    """Whether it is a terminal to which what is sent comes as it is."""
    writer = writer_of(driver)
    return writer is not None and os.isatty(writer.fileno()) and is_direct(environment)


def is_direct(environment: Mapping[str, str]) -> bool:
    """Whether no other program stands before the terminal, which would keep the cells and nothing else."""
    return not any(environment.get(name) for name in _BETWEEN)


def writer_of(driver: Driver | None) -> LastingWriter | None:
    writer = getattr(driver, "_writer_thread", None)
    return writer if isinstance(writer, LastingWriter) else None


async def until_taken(driver: Driver, is_wanted: Callable[[], bool] = lambda: True) -> None:
    """Until the terminal has taken all that it was sent, or nothing more is wanted of it."""
    await asyncio.sleep(_PAUSE)
    while (writer := writer_of(driver)) and not writer.is_idle and is_wanted():
        await asyncio.sleep(_PAUSE)


def before_leaving(driver: Driver, act: Callable[[], object]) -> None:
    """Has something done before the terminal is left, to end or for a while."""
    leave = driver.stop_application_mode

    def act_and_leave() -> None:
        act()
        leave()

    # The one way by which Textual leaves the terminal; there is no event before it.
    setattr(driver, "stop_application_mode", act_and_leave)  # noqa: B010


def cell_of(driver: Driver) -> tuple[int, int]:
    """How many dots a cell is wide and high."""
    writer = writer_of(driver)
    return cell_size(writer.fileno()) if writer else _USUAL_CELL


def cell_size(terminal: int) -> tuple[int, int]:
    """How many dots a cell of a terminal is wide and high; what is usual, where it doesn't tell."""
    try:
        size = fcntl.ioctl(terminal, termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return _USUAL_CELL
    rows, columns, width, height = struct.unpack("HHHH", size)
    cell = (width // columns, height // rows) if rows and columns else (0, 0)
    return cell if all(side in _SENSIBLE for side in cell) else _USUAL_CELL
