"""z: the text in focus and nothing else, at any size, and everything back as it was."""

from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.piloted import opened

SIZES = [(200, 50), (120, 40), (80, 24), (40, 12)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_article_stands_alone_and_all_comes_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(blog(tmp_path, people=2, spam=1), size=size) as reader:
        view = reader.reading.article_view
        await reader.until(lambda: "1 spam hidden" in reader.text and f"{view.progress:.0%}" in reader.lines[-1])
        before = reader.text
        await reader.press("z")
        for told in ("hidden", "spam", "%", "Ana Lund"):
            assert told not in reader.text
        assert reader.lines[-1] == "" and reader.lines[0].strip()
        assert max(len(line.strip()) for line in reader.lines) <= 72
        await reader.press("y")
        assert reader.lines[-1].strip()
        await reader.press("z")
        reader.screen.status.clear()
        await reader.pilot.pause()
        assert reader.text == before


@pytest.mark.parametrize("size", SIZES)
async def test_the_conversation_stands_alone_as_wide_as_one_reads(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(blog(tmp_path, people=2, spam=1), size=size) as reader:
        await reader.wait_for("1 spam hidden")
        await reader.press("tab", "j")
        before, focused = reader.text, reader.reading.conversation_view.focused_item
        await reader.press("z")
        assert "Ana Lund" in reader.text and "The Lock at Marlow" not in reader.text and "hidden" not in reader.text
        view = reader.reading.conversation_view
        assert view.cells <= 72 and view.focused_item == focused and reader.reading.conversation_has_focus
        await reader.press("tab")
        assert "Ana Lund" not in reader.text
        await reader.press("tab", "z")
        assert reader.text == before and reader.reading.conversation_view.focused_item == focused
