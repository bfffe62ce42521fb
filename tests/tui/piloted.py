"""reader without a terminal: keys and the mouse go to the app itself, which tells what is on its screen."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from reader import paths
from reader.config import Config
from reader.library.store import Store
from reader.reading import start
from reader.tui.app import ReaderApp
from reader.tui.screens.base import ReaderScreen
from reader.tui.screens.reading import ReadingScreen
from tests.desks import desk_over

PATIENCE = 15.0  # seconds until what should show counts as missing


class Piloted:
    """An app that is being used."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def screen(self) -> ReaderScreen:
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen

    @property
    def reading(self) -> ReadingScreen:
        assert isinstance(self.app.screen, ReadingScreen), self.app.screen
        return self.app.screen

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        return self.screen.status.text

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object], what: str = "the condition") -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {what}:\n{self.text}"
            await self.pilot.pause(0.02)

    async def wait_for(self, *texts: str) -> None:
        """Until all texts are on the screen."""

        def all_show() -> bool:
            shown = self.text  # drawn once for all of them
            return all(text in shown for text in texts)

        await self.until(all_show, f"{texts}")

    async def still(self) -> str:
        """What is on the screen once nothing moves: what comes in several frames differs from one look to the next."""
        seen = [""]
        while seen.count(seen[-1]) < 4:
            seen.append(self.text)
            await self.pilot.pause()
        return seen[-1]

    async def find(self, words: str) -> None:
        """Opens the line that finds, and types words into it."""
        await self.press("slash")
        await self.until(lambda: self.screen.prompt, "the find line")
        await self.press(*("space" if letter == " " else letter for letter in words))


@asynccontextmanager
async def opened(
    location: str,
    *,
    size: tuple[int, int] = (120, 40),
    config: Config | None = None,
    app_type: type[ReaderApp] = ReaderApp,
) -> AsyncIterator[Piloted]:
    """reader with a location open; what it copies is app.clipboard."""
    desk = desk_over(Store(paths.library_folder()))
    app = app_type(desk, config or Config(), lambda: ReadingScreen(location, start(location, desk)))
    async with app.run_test(size=size) as pilot:
        yield Piloted(app, pilot)
    desk.store.close()
