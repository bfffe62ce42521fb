"""Where no picture can be drawn, that is said in words, and one opens in the browser."""

import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from reader.config import Config
from reader.tui.app import ReaderApp
from reader.tui.linear.app import LinearApp
from tests.tui.piloted import opened
from tests.tui.test_links import browser as browser

PAGE = "![A boat](https://boats.example/a.png)\n\nThe barges went through one after the other."


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where Pillow is there, on a terminal of all colours."""
    module = ModuleType("PIL")
    module.__spec__ = ModuleSpec("PIL", None)
    monkeypatch.setitem(sys.modules, "PIL", module)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.mark.parametrize(
    ("variables", "app_type", "words"),
    [
        ({"NO_COLOR": "1"}, ReaderApp, "256 colours or more"),
        ({"TERM": "xterm", "COLORTERM": ""}, ReaderApp, "256 colours or more"),
        ({}, LinearApp, "no pictures are drawn line by line"),
    ],
    ids=["no colour", "16 colours", "linear"],
)
async def test_why_it_is_not_drawn_is_said(
    tmp_path: Path,
    browser: Path,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    app_type: type[ReaderApp],
    words: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    (tmp_path / "locks.md").write_text(PAGE, "utf-8")
    async with opened(
        str(tmp_path / "locks.md"), size=(120, 12), config=Config(pictures="show"), app_type=app_type
    ) as reader:
        await reader.wait_for("A boat")
        await reader.press("enter")
        await reader.until(browser.exists)
        assert browser.read_text("utf-8") == "https://boats.example/a.png\n"
        assert words in reader.status and "▀" not in reader.text


async def test_what_the_config_asks_for_in_vain_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)
    (tmp_path / "locks.md").write_text(PAGE, "utf-8")
    async with opened(str(tmp_path / "locks.md"), config=Config(pictures="show")) as reader:
        await reader.wait_for("no pictures: with reader-tui[images] pictures are shown here")
