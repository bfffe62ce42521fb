"""The picture that the terminal draws over its cells, by sixels: it is sent band by band, between frames.

No frame knows of it: it is drawn again after each that draws its cells, and who leaves it has to clear it away.
"""

import asyncio
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.driver import Driver
from textual.geometry import Region

from reader.sixel import framed, lines_of_band
from reader.tui.terminal import before_leaving, cell_of, draws_pictures, until_taken

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp

_MOST_BYTES = 1_000_000
_MOST_BYTES_FAR = 400_000  # eight seconds of a line that takes 50 KB in each
_FAR = ("SSH_CONNECTION", "SSH_TTY")
_SETTLED = 0.1  # seconds; frames often come in twos and threes
_CLEAR = "\x1b[2J"


class Sixels:
    """Lives in the loop of the screen. Nothing it does waits for the terminal."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._bands: Sequence[bytes] = ()
        self._place: Callable[[], Region | None] = lambda: None
        self._work: asyncio.Task[None] | None = None
        self._is_there = False
        before_leaving(driver, self.clear)

    @property
    def dots(self) -> tuple[float, float]:
        """How many of the terminal's dots a pixel of half cells is wide and high."""
        wide, high = cell_of(self._driver)
        return wide, high / 2

    @property
    def most_bytes(self) -> int:
        """How many a picture may have."""
        return _MOST_BYTES_FAR if any(map(os.environ.get, _FAR)) else _MOST_BYTES

    def show(self, bands: Sequence[bytes], place: Callable[[], Region | None]) -> None:
        """Has a picture drawn after each frame that draws cells where it stands.

        place gives the cells of the screen that are its own; None where it isn't seen.
        """
        self._bands, self._place = bands, place

    def look(self, frame: object) -> None:
        """A frame is about to be written: what it draws takes away what sixels have drawn there."""
        region = self._place() if self._bands else None
        if region is None or _meets(frame, region):
            self._stop()
        if region and _meets(frame, region):
            self._work = asyncio.get_running_loop().create_task(self._send())

    def clear(self) -> bool:
        """Clears the whole terminal if any of a picture is there; whether it did, so that all is to be drawn again."""
        self._stop()
        was_there, self._is_there = self._is_there, False
        if was_there:
            self._driver.write(_CLEAR)
        return was_there

    def _stop(self) -> None:
        if self._work:
            self._work.cancel()

    async def _send(self) -> None:
        await asyncio.sleep(_SETTLED)
        step = lines_of_band(cell_of(self._driver)[1])
        for number, band in enumerate(self._bands):
            await until_taken(self._driver)
            if (region := self._place()) is None:
                return
            self._is_there = True
            # In one piece, which nothing else that is written can part.
            self._driver.write(f"\x1b7\x1b[{region.y + number * step + 1};{region.x + 1}H{framed(band)}\x1b8")


def _meets(frame: object, region: Region) -> bool:
    """Whether one of Textual's frames draws any of a region. One without spans draws all."""
    spans: Sequence[tuple[int, int, int]] | None = getattr(frame, "spans", None)
    if spans is None:
        return True
    return any(
        region.y <= line < region.bottom and start < region.right and region.x < end for line, start, end in spans
    )


def sixels(app: "ReaderApp") -> Sixels | None:
    """What draws pictures by sixels; None where they stay half cells."""
    driver = app._driver
    if driver is None or app.config.pictures_drawn != "sixel" or app.is_linear or app.no_color:
        return None
    return Sixels(driver) if draws_pictures(driver, os.environ) else None
