"""Keys of config.toml that can't be used: told on the first screen, which stands all the same."""

import time
from pathlib import Path

from reader import shipped
from reader.config import Config
from reader.desk import Desk
from reader.library.store import Store
from reader.reading import start
from reader.tui.app import ReaderApp
from reader.tui.keymap import checked
from reader.tui.screens.reading import ReadingScreen
from tests.tui.pty import PATIENCE


async def test_a_key_that_cannot_be_used_is_told_on_the_first_screen(tmp_path: Path) -> None:
    keys, problems = checked("default", {"no-such-action": "x"})
    desk = Desk(Store.open(tmp_path))
    location = str(shipped.asset("welcome.html"))
    app = ReaderApp(desk, Config(keys=keys), lambda: ReadingScreen(location, start(location, desk)))
    app.notice_first(problems[0][1])
    async with app.run_test(size=(120, 40)) as pilot:
        end = time.monotonic() + PATIENCE
        while "no-such-action" not in app.export_screenshot() and time.monotonic() < end:
            await pilot.pause(0.1)
        assert "no-such-action" in app.export_screenshot()
