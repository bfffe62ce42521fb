"""z: the text in focus and nothing else, at any size, and everything back as it was."""

from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.piloted import Piloted, opened

SIZES = [(200, 50), (120, 40), (80, 24), (40, 12)]


async def settled(reader: Piloted) -> str:
    """What is on the screen once the page is whole, the last line says where the pane in focus is, and nothing moves.

    What comes in several frames, as a header and the text beneath it, differs from one look to the next.
    """
    await reader.until(
        lambda: not reader.reading.is_loading and f"{reader.reading.view.progress:.0%}" in reader.lines[-1].split()[0]
    )
    await reader.wait_for("1 spam hidden")
    seen = [""]
    while seen.count(seen[-1]) < 4:
        seen.append(reader.text)
        await reader.pilot.pause()
        await reader.pilot.pause(0.1)
    return reader.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_article_stands_alone_and_all_comes_back(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(blog(tmp_path, people=2, spam=1), size=size) as reader:
        before = await settled(reader)
        await reader.press("z")
        await reader.until(lambda: "hidden" not in reader.text and reader.lines[-1] == "", "the text alone")
        for told in ("spam", "%", "Ana Lund"):
            assert told not in reader.text
        assert reader.lines[0].strip() and max(len(line.strip()) for line in reader.lines) <= 72
        await reader.press("y")
        await reader.until(lambda: reader.lines[-1].strip(), "what was copied")
        await reader.press("z")
        reader.screen.status.clear()
        await reader.until(lambda: reader.text == before, "the screen as it was")


@pytest.mark.parametrize("size", SIZES)
async def test_the_conversation_stands_alone_as_wide_as_one_reads(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(blog(tmp_path, people=2, spam=1), size=size) as reader:
        await settled(reader)
        await reader.press("tab", "j")
        view = reader.reading.conversation_view
        before, focused = await settled(reader), view.focused_item
        await reader.press("z")
        await reader.until(lambda: "hidden" not in reader.text and "Ana Lund" in reader.text, "the comments alone")
        assert "The Lock at Marlow" not in reader.text
        assert view.cells <= 72 and view.focused_item == focused and reader.reading.conversation_has_focus
        await reader.press("tab")
        await reader.until(lambda: "Ana Lund" not in reader.text, "the article")
        await reader.press("tab", "z")
        await reader.until(lambda: reader.text == before, "the screen as it was")
        assert view.focused_item == focused
