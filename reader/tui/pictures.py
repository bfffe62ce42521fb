"""Pictures under the lines of a text: opened by a key, or by themselves where a person's config says so."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from reader import links
from reader.errors import ReaderError
from reader.picturing import Pixels, can_draw
from reader.workers import loop

if TYPE_CHECKING:
    from reader.document.spots import Spot
    from reader.tui.app import ReaderApp
    from reader.tui.screens.opening import OpeningScreen
    from reader.tui.sixels import Sixels

Answer = Pixels | ReaderError
_MOST_AWAITED = 6
_MOST_OF_A_BLOCK = 8
"""Pictures that open by themselves under one paragraph or table."""


def hindrance(app: "ReaderApp") -> str:
    """Why no picture can be drawn here, in words for the status line; "" where one can."""
    if app.is_linear:
        return "no pictures are drawn line by line"
    if not can_draw():
        return "with reader-tui[images] pictures are shown here"
    has_colours = not app.no_color and app.console.color_system in ("truecolor", "256")
    return "" if has_colours else "pictures are drawn where there are 256 colours or more"


def begun(
    app: "ReaderApp",
    address: str,
    source: str,
    room: tuple[int, int],
    hear: Callable[[Answer], None],
    sixels: "Sixels | None" = None,
) -> Future[None]:
    """Gets a picture in the thread of the network; what comes of it is heard in that of the screen.

    sixels are what will draw it, if that is what does.
    """
    fine = sixels or app.sent_pictures
    dots = fine.dots if fine else (1, 1)
    most_bytes = sixels.most_bytes if sixels else 0
    pictures = app.pictures

    async def told() -> None:
        answer: Answer
        try:
            answer = await pictures.pixels(address, source, room, dots, most_bytes)
        except ReaderError as error:
            answer = error
        app.call_later(hear, answer)

    return asyncio.run_coroutine_threadsafe(told(), loop())


class PicturesInText:
    """The pictures of one reading screen: what is fetched, and what not again."""

    def __init__(self, screen: "OpeningScreen") -> None:
        self._screen, self._app = screen, screen.app
        self._shows = self._app.config.pictures == "show"
        self._awaited: dict[Spot, Future[None]] = {}
        self._asked: set[Spot] = set()
        self._left_out: set[str] = set()  # addresses that failed, or were closed again
        screen.article_view.sent_pictures = self._app.sent_pictures

    def toggle(self, spot: "Spot") -> None:
        """Opens a picture under its line, or closes it; gives up one that was asked for and is on its way."""
        view, status = self._screen.article_view, self._screen.status
        if view.is_open(spot) or spot in self._asked:
            self._asked.discard(spot)
            self._left_out.add(spot.target)
            if spot in self._awaited:
                self._awaited.pop(spot).cancel()
            view.close(spot)
        else:
            self._asked.add(spot)
            self._left_out.discard(spot.target)
            status.notice(f"fetching the picture from {links.host(self._screen.address(spot))}")
            if spot not in self._awaited:
                self._get(spot)

    def look(self) -> None:
        """The view has moved or changed: gets what is needed near to it, a few at a time."""
        view = self._screen.article_view
        if not (self._shows or view.has_pictures) or view.labels or view.selection:
            return
        for spot in view.near("image", _MOST_OF_A_BLOCK):
            if len(self._awaited) >= _MOST_AWAITED:
                return
            if spot not in self._awaited and spot.target not in self._left_out and self._is_needed(spot):
                self._get(spot)

    def stop(self) -> None:
        for work in self._awaited.values():
            work.cancel()

    def _is_needed(self, spot: "Spot") -> bool:
        view = self._screen.article_view
        if view.is_open(spot):
            return view.awaits_pixels(spot)
        return self._shows and links.is_web(self._screen.address(spot))

    def _get(self, spot: "Spot") -> None:
        room = self._screen.article_view.room_for(spot.block)
        address, source = self._screen.address(spot), self._screen.reading.source
        self._awaited[spot] = begun(self._app, address, source, room, partial(self._heard, spot))

    def _heard(self, spot: "Spot", answer: Answer) -> None:
        if self._awaited.pop(spot, None) is None:
            return
        was_asked = spot in self._asked
        self._asked.discard(spot)
        if isinstance(answer, ReaderError):
            self._left_out.add(spot.target)
            if was_asked:
                way_on = f"{self._screen.key('hints-browser')} opens it in the browser"
                self._screen.status.notice(f"no picture, {way_on}: {answer}")
        elif self._is_in_text(spot):
            self._show(spot, answer, was_asked)
        self.look()

    def _show(self, spot: "Spot", pixels: Pixels, was_asked: bool) -> None:
        screen, view = self._screen, self._screen.article_view
        if view.is_open(spot):
            view.draw_from(spot, pixels)
        elif was_asked:
            screen.jump(lambda: view.open_in_sight(spot, pixels))
            screen.status.notice(f"{screen.key('fold')} closes it, {screen.key('hints')} shows it large")
        elif not (view.labels or view.selection):
            view.open(spot, pixels)

    def _is_in_text(self, spot: "Spot") -> bool:
        """Whether the text hasn't become another meanwhile."""
        from reader.document.spots import spots_of

        blocks = self._screen.article_view.blocks
        return spot.block < len(blocks) and spot in spots_of(spot.block, blocks[spot.block], spot.start, spot.end)
