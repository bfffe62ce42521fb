"""← and → move a wide table, or code with long lines, in its own box."""

import re
from pathlib import Path

import pytest

from tests.tui.piloted import Piloted, opened
from tests.tui.test_mouse import at, drag

ROW = " | ".join(f"[gate {n}](https://gates.example/{n}) and more" for n in range(12))
TABLE = f"| {' | '.join(f'Column {n}' for n in range(12))} |\n{'| --- ' * 12}|\n| {ROW} |\n"
LONG = "open_the_lock(boats, oldest_first=True, at_night=False)  # as the keeper wants it, not as the miller says of it"
CODE = f"```python\n{LONG}\nshut()\n```\n"
FILLER = "\n\n".join(f"Filler {number}: the barges went through one after the other." for number in range(60))


async def test_a_table_moves_by_columns_and_the_page_stays(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"# Locks\n\nWords above it.\n\n{TABLE}\n{FILLER}", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(80, 24)) as reader:
        await reader.wait_for("Words above it.", "Column 0")
        before = reader.text
        assert "›" in before and "Column 5" not in before
        await reader.press("right")
        assert "Words above it." in reader.text and "Filler 1:" in reader.text
        assert "Column 0" not in reader.text and "Column 1" in reader.text and "‹" in reader.text
        await reader.press("4", "right")
        assert "Column 5" in reader.text and "Column 4" not in reader.text
        await reader.press("9", "right", "right")
        assert "Column 11" in reader.text and "›" not in reader.text
        assert "it ends here" in reader.status
        await reader.press("left")
        assert "›" in reader.text
        await reader.press("escape")
        assert reader.text == before
        await reader.press("right", "g")
        assert reader.text == before


async def test_the_first_wide_block_on_the_screen_moves(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"# Locks\n\nWords.\n\n{TABLE}\n{CODE}\n{FILLER}", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(80, 24)) as reader:
        await reader.wait_for("Column 0", "open_the_lock")
        await reader.press("right")
        assert "Column 0" not in reader.text and "open_the_lock" in reader.text


async def test_only_links_that_are_seen_have_hints(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(TABLE, "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(80, 24)) as reader:
        await reader.wait_for("gate 0")
        seen = sum(f"gate {n} " in reader.text for n in range(12))
        await reader.press("f")
        # One more may be cut by the edge.
        assert int(reader.status.split()[0]) in (seen, seen + 1)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_what_is_found_in_a_hidden_part_comes_into_view(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "page.md").write_text(f"{FILLER}\n\n{CODE}\n{FILLER}\n\n{TABLE}", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=size) as reader:
        await reader.wait_for("Filler 0")
        await reader.find("miller")
        await reader.press("enter")
        assert "miller" in reader.text
        await reader.find("column 9")
        await reader.press("enter")
        assert "Column 9" in reader.text and "Column 2" not in reader.text


async def test_what_is_copied_is_the_code_with_what_is_hidden_of_it(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"# Locks\n\nWords.\n\n{CODE}\nBehind it.", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(80, 24)) as reader:
        await reader.wait_for("Words.", "shut()")
        begin = at(reader, "open_the")
        await drag(reader, begin, (begin[0] + 30, begin[1] + 1))
        assert reader.app.clipboard == f"{LONG}\nshut()"
        await drag(reader, begin, (79, begin[1]))
        assert reader.app.clipboard == f"{LONG}\n"
        await drag(reader, begin, (begin[0] + 3, begin[1]))
        assert reader.app.clipboard == "open"


async def test_where_nothing_is_wide_it_is_said_and_comments_fold(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("Words.", "utf-8")
    async with opened(str(tmp_path / "page.md")) as reader:
        await reader.wait_for("Words.")
        await reader.press("right")
        assert "nothing on the screen is wider" in reader.status


async def test_what_was_moved_stays_so_in_another_width(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"# Locks\n\n{TABLE}\n{FILLER}", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(80, 24)) as reader:
        await reader.wait_for("Column 0")
        await reader.press("3", "right")
        assert _columns(reader)[0] == 3
        await reader.pilot.resize_terminal(64, 24)
        await reader.until(lambda: len(_columns(reader)) < 4)
        assert _columns(reader)[0] == 3


async def test_a_hit_is_seen_in_its_box_in_another_width_too(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text(f"# Locks\n\n{TABLE}\n{FILLER}", "utf-8")
    async with opened(str(tmp_path / "page.md"), size=(120, 40)) as reader:
        await reader.wait_for("Column 0")
        await reader.find("column 11")
        await reader.press("enter")
        assert {8, 11} <= set(_columns(reader)), "it is to be one that the narrower box begins before"
        await reader.pilot.resize_terminal(40, 12)
        await reader.until(lambda: len(_columns(reader)) < 3)
        assert 11 in _columns(reader)
        await reader.press("4", "left")
        await reader.pilot.resize_terminal(60, 12)
        await reader.pilot.pause()
        assert 11 not in _columns(reader), "who has moved away from a hit isn't taken back"


def _columns(reader: Piloted) -> list[int]:
    return [number for number in range(12) if re.search(rf"Column {number}\s", f"{reader.text}\n")]
