"""- and +: each press is seen, as far as the pane has room; beyond that nothing is counted."""

from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.piloted import opened


@pytest.mark.parametrize(
    ("size", "widest"), [((200, 50), 112), ((120, 40), 65), ((80, 24), 76), ((40, 12), 36)], ids=str
)
async def test_what_the_window_has_no_room_for_is_not_counted(
    tmp_path: Path, size: tuple[int, int], widest: int
) -> None:
    async with opened(blog(tmp_path), size=size) as reader:
        await reader.wait_for("2 shown")
        view = reader.reading.article_view
        await reader.until(lambda: view.room == widest, "both panes")
        await reader.press(*"+" * 12)
        assert view.cells == widest and "as wide as it gets here" in reader.status
        await reader.press("-")
        assert view.cells == widest - 4 and reader.status == f"column {widest - 4}"
        await reader.press(*"-" * 25)
        assert view.cells == 24 and "as narrow as it gets here" in reader.status
        await reader.press("+")
        assert view.cells == 28


async def test_a_wider_column_than_the_window_is_not_forgotten_in_it(tmp_path: Path) -> None:
    async with opened(blog(tmp_path), size=(40, 12)) as reader:
        await reader.wait_for("2 shown")
        await reader.press("+", "+")
        assert reader.app.column == 72


async def test_what_is_narrowed_in_a_small_window_is_wide_again_in_a_large_one(tmp_path: Path) -> None:
    async with opened(blog(tmp_path), size=(40, 12)) as reader:
        await reader.wait_for("2 shown")
        await reader.press("-", "-", "+")
        assert (reader.reading.article_view.cells, reader.status) == (32, "column 32")
        await reader.press("+")
        assert (reader.app.column, reader.status) == (72, "column 36")
        await reader.press("-")
        assert reader.app.column == 32
    async with opened(blog(tmp_path), size=(120, 40)) as reader:
        await reader.wait_for("2 shown")
        assert reader.app.column == 72
        await reader.press("-")
        assert reader.app.column == 61  # the pane beside the comments has 65
    async with opened(blog(tmp_path), size=(120, 40)) as reader:
        await reader.wait_for("2 shown")
        assert reader.app.column == 61
        await reader.press("+")
        assert reader.app.column == 65
    async with opened(blog(tmp_path), size=(200, 50)) as reader:
        await reader.wait_for("2 shown")
        await reader.press("+")
        assert reader.app.column == 69
    async with opened(blog(tmp_path), size=(200, 50)) as reader:
        assert reader.app.column == 69


async def test_in_zen_the_comments_are_as_wide_as_is_said(tmp_path: Path) -> None:
    async with opened(blog(tmp_path), size=(120, 40)) as reader:
        await reader.wait_for("2 shown")
        await reader.press("tab", "z", "-")
        view = reader.reading.conversation_view
        await reader.until(lambda: view.cells == 68, "a narrower column")
        assert reader.status == "column 68"
