"""A picture of the article over it, fetched because someone asked for it; Esc goes back to the very line."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.color import Color
from textual.events import Resize
from textual.message import Message

from reader import picturing
from reader.errors import LinkError, ReaderError
from reader.picturing import Pixels
from reader.tui.screens.base import bindings_for, lines
from reader.tui.screens.info import InfoScreen
from reader.tui.widgets.header import Header
from reader.tui.widgets.picture_view import PictureView
from reader.tui.widgets.status import Status
from reader.workers import loop


class PictureScreen(InfoScreen, inherit_bindings=False):
    """What the picture shows in words, and under it the picture."""

    BINDINGS = bindings_for("everywhere")

    @dataclass
    class Came(Message):
        """The picture's bytes, its pixels, or why there are none. Sent from the network thread."""

        what: bytes | Pixels | str

    def __init__(self, words: str, address: str, source: str) -> None:
        super().__init__(words, lines("Fetching the picture."))
        self._address, self._source = address, source
        self._content = b""
        self._work: Future[None] | None = None

    def compose(self) -> ComposeResult:
        yield Header(id="info-header")
        yield PictureView(id="info")
        yield Status(f"{self.key('cancel')} close  {self.key('browser')} browser")

    def on_mount(self) -> None:
        super().on_mount()
        self._do(picturing.fetched(self._address, self._source, self.app.desk.limits))

    def on_unmount(self) -> None:
        if self._work:
            self._work.cancel()

    def on_resize(self, event: Resize) -> None:
        if self._content:
            self._decode()

    def on_picture_screen_came(self, event: Came) -> None:
        view = self.query_one(PictureView)
        match event.what:
            case bytes():
                self._content = event.what
                self._decode()
            case str():
                way_on = f"{self.key('browser')} opens it in the browser."
                view.show(lines("The picture could not be shown:", f"{event.what}.", way_on))
            case _:
                view.draw(event.what)

    def action_browser(self) -> None:
        try:
            self.status.notice(self.app.open_link(self._address))
        except LinkError as error:
            self.status.notice(str(error))

    def _decode(self) -> None:
        view = self.query_one(PictureView)
        ground = Color.parse(self.app.theme_variables.get("background", "#000000")).rgb
        self._do(picturing.decoded(self._content, max(view.size.width, 1), max(2 * view.size.height, 2), ground))

    def _do(self, work: Coroutine[Any, Any, bytes | Pixels]) -> None:
        """Does something in the network thread; what comes of it, or why nothing does, is heard of."""
        if self._work:
            self._work.cancel()
        self._work = asyncio.run_coroutine_threadsafe(_told(work, self._hear), loop())

    def _hear(self, what: bytes | Pixels | str) -> None:
        self.post_message(self.Came(what))


async def _told(work: Coroutine[Any, Any, bytes | Pixels], hear: Callable[[bytes | Pixels | str], None]) -> None:
    try:
        hear(await work)
    except ReaderError as error:
        hear(str(error))
