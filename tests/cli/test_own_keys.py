"""Keys of config.toml that can't be used: told on the first screen, which stands all the same."""

from pathlib import Path

from reader import shipped
from reader.config import Config
from reader.desk import Desk
from reader.library.store import Store
from reader.reading import start
from reader.tui.app import SETTLED, ReaderApp
from reader.tui.keymap import checked
from reader.tui.screens.reading import ReadingScreen


async def test_a_key_that_cannot_be_used_is_told_on_the_first_screen(tmp_path: Path) -> None:
    keys, problems = checked({"no-such-action": "x"})
    desk = Desk(Store.open(tmp_path))
    location = str(shipped.asset("welcome.html"))
    app = ReaderApp(desk, Config(keys=keys), lambda: ReadingScreen(location, start(location, desk)))
    app.notice_first(problems[0])
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(SETTLED + 0.2)
        shown = app.export_screenshot().replace("&#160;", " ")
    assert "no-such-action" in shown
