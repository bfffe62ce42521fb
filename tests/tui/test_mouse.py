"""The mouse: the wheel scrolls, clicks open links, folds and list rows, dragging copies clean text; M gives it back."""

from pathlib import Path

import pytest

from tests.blog import Said, post
from tests.fetch.conftest import answer
from tests.tui.conftest import Open
from tests.tui.piloted import Piloted, opened
from tests.tui.test_links import FILLER, Serve
from tests.tui.test_links import browser as browser

PAGE = f"""# Locks

The first lock was built beside [the weir](weir.md), which is older, and
nobody asked [the keeper](https://keeper.example/) about it, as far as is known.

- one boat
- two boats

{FILLER}
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "weir.md").write_text("It was built of oak.", "utf-8")
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    return str(tmp_path / "page.md")


def at(reader: Piloted, words: str) -> tuple[int, int]:
    """Where words stand on the screen."""
    row = next(number for number, line in enumerate(reader.lines) if words in line)
    return reader.lines[row].index(words), row


async def drag(reader: Piloted, begin: tuple[int, int], end: tuple[int, int]) -> None:
    await reader.pilot.mouse_down(offset=begin)
    await reader.pilot.hover(offset=end)
    await reader.pilot.mouse_up(offset=end)
    await reader.pilot.pause()


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 12)])
async def test_a_click_on_a_link_opens_it(page: str, browser: Path, size: tuple[int, int]) -> None:
    async with opened(page, size=size) as reader:
        await reader.wait_for("first lock")
        await reader.pilot.click(offset=at(reader, "keeper"), control=True)
        await reader.until(browser.exists)
        await reader.pilot.click(offset=at(reader, "weir,"))
        await reader.wait_for("It was built of oak.")


async def test_dragging_copies_the_text_without_margin_and_line_ends(page: str) -> None:
    async with opened(page, size=(60, 24)) as reader:
        await reader.wait_for("the weir")
        await drag(reader, at(reader, "lock was"), (40, at(reader, "two boats")[1]))
        assert reader.app.clipboard == (
            "lock was built beside the weir, which is older, and nobody asked the keeper about it, as far as is known."
            "\n\none boat\ntwo boats"
        )
        assert "copied 25 words" in reader.status
        assert reader.reading.article_view.selection
        await reader.press("escape")
        assert reader.reading.article_view.selection is None


async def test_dragging_over_the_edge_scrolls_and_a_new_width_forgets_the_selection(page: str) -> None:
    async with opened(page, size=(60, 12)) as reader:
        await reader.wait_for("the weir")
        view = reader.reading.article_view
        await reader.pilot.mouse_down(offset=at(reader, "first"))
        for _ in range(5):
            await reader.pilot.hover(offset=(20, 11))
            await reader.pilot.hover(offset=(21, 11))
        await reader.pilot.mouse_up(offset=(20, 11))
        assert view.scroll_y > 5 and reader.app.clipboard.startswith("first lock was built")
        await reader.pilot.resize_terminal(80, 24)
        await reader.pilot.pause()
        assert view.selection is None


async def test_the_wheel_scrolls_and_the_focus_of_comments_follows(serve: Serve) -> None:
    said = [Said(f"Name{n}", "Something that was said. " * 8) for n in range(30)]
    server = serve(answer(post(said).encode()))
    async with opened(f"{server.url}/post") as reader:
        await reader.wait_for("30 comments")
        await reader.press("tab")
        view = reader.reading.conversation_view
        for _ in range(10):
            await reader.pilot._post_mouse_events([wheel()], offset=(100, 20))
        await reader.pilot.pause()
        assert view.scroll_y > 10 and view.focused_item > 0


def wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_clicks_on_folds_and_comments(serve: Serve) -> None:
    said = [Said("Ana", "The weir came first.", replies=[Said("Bo", "Did it?")]), Said("Cy", "The lock was later.")]
    server = serve(answer(post(said).encode()))
    async with opened(f"{server.url}/post") as reader:
        await reader.wait_for("Did it?")
        await reader.pilot.click(offset=at(reader, "The lock was later."))
        assert "3 of 3" in reader.status
        await reader.pilot.click(offset=at(reader, "▾ Ana"))
        await reader.until(lambda: "Did it?" not in reader.text, "the fold")
        await reader.pilot.click(offset=at(reader, "▸ Ana"))
        await reader.wait_for("Did it?")


async def test_rows_of_a_list_are_chosen_and_opened_by_clicks(page: str) -> None:
    async with opened(page) as reader:
        await reader.wait_for("the weir")
        await reader.press("number_sign")
        await reader.wait_for("2 links")
        await reader.pilot.click(offset=at(reader, "the keeper"))
        assert reader.status == "2 of 2"
        await reader.pilot.click(offset=at(reader, "the weir"))
        await reader.pilot.pause()
        await reader.pilot.click(offset=at(reader, "the weir"))
        await reader.wait_for("It was built of oak.")


def test_a_terminals_own_click_opens_a_link(reader: Open, page: str) -> None:
    terminal = reader(page).wait_for("the weir")
    row = next(number for number, line in enumerate(terminal.lines, 1) if "the weir" in line)
    column = terminal.lines[row - 1].index("the weir") + 2
    terminal.write(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m")
    terminal.wait_for("It was built of oak.").press("ctrl+o").wait_for("the weir")


def test_capital_m_gives_the_mouse_to_the_terminal_and_takes_it_back(reader: Open, page: str) -> None:
    terminal = reader(page).wait_for("the weir")
    before = len(terminal.raw)
    terminal.press("M").wait_for("the mouse is the terminal's")
    assert b"\x1b[?1000l" in terminal.raw[before:]
    before = len(terminal.raw)
    terminal.press("M").wait_for("the mouse is reader's")
    assert b"\x1b[?1000h" in terminal.raw[before:]


async def test_where_there_is_no_mouse_capital_m_says_so(page: str) -> None:
    async with opened(page) as reader:
        await reader.wait_for("the weir")
        await reader.press("M")
        assert "no mouse" in reader.status
