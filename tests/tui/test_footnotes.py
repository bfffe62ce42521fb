"""Enter in the article: footnotes open under their paragraph and close again, pictures open in the browser."""

import sys
from pathlib import Path

import pytest

from tests.tui.piloted import opened
from tests.tui.test_links import browser as browser

FILLER = "\n\n".join(f"Filler {number}: the barges went through one after the other." for number in range(60))
ONE = f"# Locks\n\nAs Ana says[^1], all began here.\n\n{FILLER}\n\n[^1]: In a letter with [a link](more.md).\n"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_footnote_opens_in_place_and_closes_again(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "locks.md").write_text(ONE, "utf-8")
    (tmp_path / "more.md").write_text("More of it.", "utf-8")
    async with opened(str(tmp_path / "locks.md"), size=size) as reader:
        await reader.wait_for("As Ana says")
        closed = reader.text
        await reader.press("enter")
        row = next(number for number, line in enumerate(reader.lines) if "⋮ [1] In a letter" in line)
        assert "As Ana says" in reader.lines[row - 1] or "here." in reader.lines[row - 1]
        assert reader.lines[row + 1].strip() == ""
        await reader.press("enter")
        assert reader.text == closed
        await reader.press("enter", "f", "j")
        await reader.wait_for("More of it.")


async def test_a_note_that_would_open_below_the_screen_is_brought_into_view(tmp_path: Path) -> None:
    long = "word " * 700
    (tmp_path / "locks.md").write_text(f"Words[^n] {long}\n\n[^n]: The note.", "utf-8")
    async with opened(str(tmp_path / "locks.md"), size=(80, 24)) as reader:
        await reader.wait_for("Words[n]")
        await reader.press("enter")
        assert "⋮ [n] The note." in reader.text
        await reader.press("ctrl+o")
        assert "Words[n]" in reader.text


async def test_of_several_the_one_is_opened_whose_hint_is_typed(tmp_path: Path) -> None:
    text = "One[^1] and two[^2] and [a link](x.md).\n\n[^1]: First note.\n\n[^2]: Second note."
    (tmp_path / "locks.md").write_text(text, "utf-8")
    async with opened(str(tmp_path / "locks.md")) as reader:
        await reader.wait_for("One[1]")
        await reader.press("enter")
        assert "2 to open" in reader.status
        await reader.press("j")
        assert "⋮ [2] Second note." in reader.text and "⋮ [1]" not in reader.text
        await reader.press("f", "f")
        assert "⋮ [1] First note." in reader.text and "⋮ [2] Second note." in reader.text
        await reader.pilot.resize_terminal(60, 20)
        await reader.wait_for("⋮ [1] First note.", "⋮ [2] Second note.")


async def test_a_picture_opens_in_the_browser_and_nothing_to_open_is_said(
    tmp_path: Path, browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)  # as where the extra is not installed
    (tmp_path / "locks.md").write_text("![A boat](https://boats.example/a.png)\n\n" + FILLER, "utf-8")
    async with opened(str(tmp_path / "locks.md")) as reader:
        await reader.wait_for("[image: A boat]")
        await reader.press("enter")
        await reader.until(browser.exists)
        assert browser.read_text("utf-8") == "https://boats.example/a.png\n"
        assert "reader-tui[images]" in reader.status
        await reader.press("space", "enter")
        assert "no footnote or picture on the screen" in reader.status
