"""A terminal of a few rows: the text is what stays."""

from functools import partial
from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.piloted import Piloted, opened


def shows(reader: Piloted, title: bool, status: bool) -> bool:
    return ("The Lock at Marlow" in reader.text, "%" in reader.text) == (title, status)


@pytest.mark.parametrize("columns", [20, 120])
async def test_however_low_it_is_there_is_text(tmp_path: Path, columns: int) -> None:
    async with opened(blog(tmp_path), size=(120, 40)) as reader:
        await reader.wait_for("Ana Lund", "15 spam hidden", "52%", "? help")
        before = await reader.still()
        for rows in (5, 4, 3, 2, 1):
            await reader.pilot.resize_terminal(columns, rows)
            seen = (rows >= 4, rows >= 2)
            await reader.until(partial(shows, reader, *seen), f"title and status line, or not: {seen}")
            await reader.wait_for("§ Section Alder")
        await reader.pilot.resize_terminal(120, 40)
        await reader.until(lambda: reader.text == before)


async def test_what_is_typed_is_seen_with_the_text_that_it_is_about(tmp_path: Path) -> None:
    async with opened(blog(tmp_path), size=(80, 24)) as reader:
        await reader.wait_for("Alder 1.")
        for rows in (3, 2):
            await reader.pilot.resize_terminal(40, rows)
            await reader.find("Birch 1")
            await reader.wait_for("/ Birch 1", "Birch 1. ")
            await reader.press("escape", "g")
