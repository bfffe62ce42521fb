"""The pictures that the terminal itself draws: it is sent them a slice at a time, and told which to forget."""

import asyncio
import os
from collections.abc import Callable
from itertools import count, islice
from typing import TYPE_CHECKING, NamedTuple

from textual.driver import Driver

from reader.tui import kitty
from reader.tui.terminal import before_leaving, cell_of, draws_pictures, until_taken

if TYPE_CHECKING:
    from reader.picturing import Pixels
    from reader.tui.app import ReaderApp

_SLICE = 8  # commands, 32 KB: a frame waits behind no more
_MOST_HELD = 250  # more than a screen has lines, so that what is on it never drives each other out
_MOST_DOTS = 32_000_000  # 128 MB in the terminal, of the 320 that kitty and Ghostty have for them
_MOST_BYTES_WAITING = 16_000_000


class _Picture(NamedTuple):
    """What is sent of a picture, its cells and dots, and what draws anew those who show it."""

    png: bytes
    columns: int
    rows: int
    dots: int
    redraw: Callable[[], object]


class SentPictures:
    """Lives in the loop of the screen. Nothing it does waits for the terminal."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self._loop = asyncio.get_running_loop()
        self._numbers = count(1)
        self._waiting: dict[int, _Picture] = {}
        self._begun = 0  # the number of the picture that is half sent
        self._there: dict[int, _Picture] = {}  # without their bytes, the oldest first
        self._unwanted: list[int] = []
        self._work: asyncio.Task[None] | None = None
        before_leaving(driver, self._forget_all)

    @property
    def dots(self) -> tuple[int, int]:
        """How many of the terminal's dots a pixel of half cells is wide and high."""
        wide, high = cell_of(self._driver)
        return wide, high // 2

    def send(self, pixels: "Pixels", redraw: Callable[[], object]) -> "Pixels":
        """Has the terminal draw a picture, which is given back with its number there.

        redraw is called when it can draw it, and when it no longer can.
        """
        columns, rows = pixels.columns, (pixels.rows + 1) // 2
        if not pixels.png or max(columns, rows) > kitty.MOST_CELLS:
            return pixels._replace(png=b"")
        number = next(self._numbers)
        across, down = self.dots
        dots = pixels.columns * across * pixels.rows * down
        self._waiting[number] = _Picture(pixels.png, columns, rows, dots, redraw)
        self._keep_up()
        self._go_on()
        return pixels._replace(png=b"", number=number)

    def has(self, number: int) -> bool:
        """Whether the terminal can draw the picture of a number."""
        return number in self._there

    def has_lost(self, number: int) -> bool:
        """Whether the picture was sent and is no longer there; 0 is none."""
        return number > 0 and number not in self._there and number not in self._waiting

    def drop(self, number: int) -> None:
        """Has the terminal forget a picture, if it has it; 0 is none."""
        if number and (number == self._begun or number in self._there):
            self._there.pop(number, None)
            self._unwanted.append(number)
            self._go_on()
        else:
            self._waiting.pop(number, None)

    def _go_on(self) -> None:
        if self._work is None or self._work.done():
            self._work = self._loop.create_task(self._send_all())

    def _has_work(self) -> bool:
        return bool(self._waiting or self._unwanted)

    async def _send_all(self) -> None:
        while self._has_work():
            await until_taken(self._driver, self._has_work)
            if self._unwanted:
                self._driver.write("".join(map(kitty.deletion, self._unwanted)))
                self._unwanted.clear()
            elif self._waiting:
                number = next(iter(self._waiting))
                self._make_room(self._waiting[number].dots)
                if not self._unwanted:
                    await self._send(number, self._waiting[number])

    async def _send(self, number: int, picture: _Picture) -> None:
        self._begun = number
        commands = kitty.transmission(number, picture.png, picture.columns, picture.rows)
        while piece := "".join(islice(commands, _SLICE)):
            await until_taken(self._driver, self._has_work)
            if self._begun != number:
                return
            self._driver.write(piece)
        self._begun = 0
        del self._waiting[number]
        if number not in self._unwanted:
            self._there[number] = picture._replace(png=b"")
            picture.redraw()

    def _keep_up(self) -> None:
        """Gives up what has waited longest where the terminal is too slow: it is asked for again once it is seen."""
        for oldest in list(self._waiting)[:-1]:
            if sum(len(picture.png) for picture in self._waiting.values()) <= _MOST_BYTES_WAITING:
                break
            if oldest != self._begun:
                del self._waiting[oldest]

    def _make_room(self, dots: int) -> None:
        """Drops the oldest where there would be too many."""
        for oldest in list(self._there):
            held = sum(picture.dots for picture in self._there.values())
            if len(self._there) < _MOST_HELD and held + dots <= _MOST_DOTS:
                break
            self._unwanted.append(oldest)
            self._there.pop(oldest).redraw()

    def _forget_all(self) -> None:
        numbers = {*self._unwanted, *self._there}
        if self._begun:
            self._driver.write(kitty.ENDING)
            numbers.add(self._begun)
        self._driver.write("".join(map(kitty.deletion, sorted(numbers))))
        for picture in (*self._there.values(), *self._waiting.values()):
            self._loop.call_soon_threadsafe(picture.redraw)
        self._waiting.clear()
        self._unwanted.clear()
        self._there.clear()
        self._begun = 0


def sent_pictures(app: "ReaderApp") -> SentPictures | None:
    """What sends pictures to the terminal; None where they are drawn in half cells."""
    driver = app._driver
    is_wanted = app.config.pictures_drawn == "kitty" and kitty.is_spoken(os.environ)
    # A picture's number is a colour, of which 256 leave nothing.
    if driver is None or not is_wanted or app.console.color_system != "truecolor":
        return None
    return SentPictures(driver) if draws_pictures(driver, os.environ) else None
