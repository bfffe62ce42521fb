"""Numbers before keys: shown while they are typed, then the key is done so many times."""

from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.piloted import opened

FILLER = "\n\n".join(f"Filler {number}: the barges went through." for number in range(50))
TEXT = "# Trees\n\n" + "\n\n".join(f"## Part {part}\n\n{FILLER}" for part in range(6))


@pytest.fixture
def trees(tmp_path: Path) -> str:
    (tmp_path / "trees.md").write_text(TEXT, "utf-8")
    return str(tmp_path / "trees.md")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_number_is_shown_and_says_how_often(trees: str, size: tuple[int, int]) -> None:
    async with opened(trees, size=size) as reader:
        await reader.wait_for("Filler 0")
        view = reader.reading.article_view
        await reader.press("1")
        assert reader.status.startswith("1 ·") and " 1 · then a key" in reader.text
        await reader.press("2")
        assert reader.status.startswith("12 ·")
        await reader.press("j")
        assert view.scroll_y == 12 and "then a key" not in reader.text
        await reader.press("j")
        assert view.scroll_y == 13
        await reader.press("4", "k", "3", "d")
        assert view.scroll_y == 9 + 3 * round(view.page_height * 0.5)
        await reader.press("g", "1", "0", "space")
        assert view.scroll_y == 10 * (view.page_height - 1)


async def test_a_number_before_a_heading_a_hit_and_the_end(trees: str) -> None:
    async with opened(trees, size=(80, 24)) as reader:
        await reader.wait_for("Filler 0")
        await reader.until(lambda: len(reader.reading.article_view.blocks) == 6 * 51, "the whole text")
        await reader.press("3", "right_square_bracket")
        assert "§ Part 3" in reader.status
        await reader.press("9", "right_square_bracket")
        assert reader.status == "there is no heading further on" and "§ Part 5" in reader.text
        await reader.press("4", "3", "G")
        assert reader.status.startswith("43%")
        await reader.find("filler 7:")
        await reader.press("enter")
        before = reader.reading.article_view.hit_number
        await reader.press("5", "n")
        assert reader.status == f"{(before + 5) % 6 + 1} of 6"


async def test_esc_ends_a_number_and_zero_begins_none(trees: str) -> None:
    async with opened(trees) as reader:
        await reader.wait_for("Filler 0")
        await reader.press("5", "escape")
        assert "then a key" not in reader.text
        await reader.press("j")
        assert reader.reading.article_view.scroll_y == 1
        await reader.press("0")
        assert "type a number" in reader.status
        await reader.press("7", "?", "escape", "j")
        assert reader.reading.article_view.scroll_y == 2


async def test_comments_and_lists_are_gone_to_by_their_number(tmp_path: Path) -> None:
    async with opened(blog(tmp_path, people=30, spam=0)) as reader:
        await reader.wait_for("30 comments")
        await reader.press("tab", "5", "j")
        assert "6 of 30" in reader.status
        await reader.press("2", "3", "G")
        assert "23 of 30" in reader.status
        await reader.press("9", "9", "J")
        assert "no more threads" in reader.status and reader.reading.conversation_view.focused_item == 29
        await reader.press("ctrl+o")
        assert "6 of 30" in reader.status
        await reader.press("t", "2", "g", "enter")
        assert "2 of 30" in reader.status
