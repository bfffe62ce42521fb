"""python -m tests.screenshots: the pictures of README, exported from the app itself."""

import asyncio
import tempfile
from pathlib import Path

from reader import shipped
from reader.config import Config
from reader.desk import Desk
from reader.library.store import Store
from reader.reading import start
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen

ASSETS = Path(__file__).resolve().parents[1] / "assets"


async def export(name: str, *keys: str) -> None:
    """The welcome article after some keys, as assets/NAME.svg."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Store.open(Path(folder)))
        welcome = str(shipped.asset("welcome.html"))
        app = ReaderApp(desk, Config(), lambda: ReadingScreen(welcome, start(welcome, desk)))
        async with app.run_test(size=(120, 36)) as pilot:
            while not (isinstance(app.screen, ReadingScreen) and app.screen.conversation_view.thread.items):
                await pilot.pause(0.05)
            await pilot.press(*keys)
            await pilot.pause(0.7)
            app.screen.query_one("#status").clear()
            await pilot.pause()
            (ASSETS / f"{name}.svg").write_text(app.export_screenshot(title="reader"), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(export("reading", "tab", "s", *["j"] * 9))
