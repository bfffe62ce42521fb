"""A terminal that changes its size: what is in focus stays in view, on its line of the pane where that is possible."""

import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget

import reader.tui
from reader.document.blocks import Block
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.conversation_view import ConversationView
from reader.values import Comment, Conversation, Verdict
from tests.blog import Said, blog, post
from tests.tui.conftest import Open
from tests.tui.piloted import opened
from tests.tui.test_growing import screen, settle

SIZES = [(120, 40), (80, 24), (40, 12), (80, 24), (120, 40)]
WORDS = "The keeper at the upper lock has a longer view of the river than most of us have. "


def nested(count: int) -> Conversation:
    """Comments of one to nine sentences, in threads that go seven deep."""
    comments = []
    for number in range(count):
        text = f"Remark {number}. " + WORDS * (1 + number * 7 % 9)
        parent = f"c{number - 1}" if number % 7 else None
        comments.append(Comment(f"c{number}", "comment", f"Name{number:03}", text, text, parent))
    return Conversation(tuple(comments))


class Pane(App[None]):
    """One widget with the look that it has in reader."""

    CSS_PATH = Path(reader.tui.__path__[0]) / "reader.tcss"

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


@asynccontextmanager
async def pane(conversation: Conversation) -> AsyncIterator[tuple[ConversationView, Pilot[None]]]:
    view = ConversationView()
    async with Pane(view).run_test(size=SIZES[0]) as pilot:
        spam = Verdict("spam", 0.99, ("a sales phrase",))
        view.show_conversation(conversation, {f"c{number}": spam for number in range(3, 400, 5)})
        view.focus()
        await pilot.pause()
        yield view, pilot


def row_of_focus(view: ConversationView) -> int:
    """On which line of the pane the head of what is in focus stands; -1 where it doesn't."""
    assert view.focused_comment
    lines = screen(view)
    return next((row for row, line in enumerate(lines) if f"{view.focused_comment.author}" in line), -1)


async def resize(pilot: Pilot[None], columns: int, rows: int) -> None:
    await pilot.resize_terminal(columns, rows)
    await pilot.pause()


@pytest.mark.parametrize("steps", [1, 12, 30, 79, 150])
async def test_what_is_in_focus_stays_in_view_at_every_size_and_comes_back_to_its_line(steps: int) -> None:
    async with pane(nested(200)) as (view, pilot):
        for _ in range(steps):
            view.move(1)
        comment, before, row = view.focused_comment, screen(view), row_of_focus(view)
        assert row >= 0
        for columns, rows in SIZES[1:]:
            await resize(pilot, columns, rows)
            first, last = view.lines_of(view.focused_item)
            assert view.focused_comment is comment
            assert row_of_focus(view) == first - view.scroll_y >= 0
            is_on_its_line = row_of_focus(view) == row
            assert is_on_its_line or last - first + 1 > rows - row or view.scroll_y == 0
            assert last < view.scroll_y + rows or last - first + 1 > rows
        await settle(view, pilot)
        assert screen(view) == before


async def test_words_in_the_middle_of_a_long_comment_stay_at_the_top() -> None:
    long = "\n\n".join(f"Paragraph {number}. {WORDS * 3}" for number in range(30))
    said = (*nested(20).comments, Comment("long", "comment", "Long", long, long))
    async with pane(Conversation(said)) as (view, pilot):
        view.focus_comment("long")
        for _ in range(2):
            view.move(1)
        before = screen(view)
        assert "Long" not in "\n".join(before)
        place = view.place
        for columns, rows in SIZES[1:]:
            await resize(pilot, columns, rows)
            assert view.layout_.line_of(place) == view.scroll_y
            assert view.owner_of(place.block) == view.focused_item
        assert screen(view) == before


async def test_showing_spam_and_folding_leave_what_is_in_focus_on_its_line() -> None:
    async with pane(nested(200)) as (view, pilot):
        for _ in range(60):
            view.move(1)
        before, row = screen(view), row_of_focus(view)
        for _ in range(2):
            view.spam_shown = not view.spam_shown
            view.choose_again()
            await pilot.pause()
            assert row_of_focus(view) == row
        assert screen(view) == before


async def test_a_lower_pane_shows_all_of_what_is_in_focus_and_the_line_comes_back() -> None:
    async with pane(nested(60)) as (view, pilot):
        for _ in range(15):
            view.move(1)
        before = screen(view)
        await resize(pilot, 120, 37)
        _, last = view.lines_of(view.focused_item)
        assert last < view.scroll_y + 37
        await resize(pilot, 120, 40)
        assert screen(view) == before


@pytest.mark.parametrize("rows", [7, 8, 9, 12, 13])
async def test_after_paging_what_is_in_focus_is_in_view(rows: int) -> None:
    async with pane(nested(40)) as (view, pilot):
        await resize(pilot, 120, rows)
        for pages in [*[1] * 12, *[-1] * 14, 0.5, -0.5]:
            view.scroll_pages(pages)
            view.focus_at_top()
            first, last = view.lines_of(view.focused_item)
            assert first < view.scroll_y + rows
            assert last >= view.scroll_y


@pytest.mark.parametrize("line", [0, 7, 100, 10_000])
async def test_an_article_stays_at_its_place(line: int) -> None:
    view = ArticleView(72)
    async with Pane(view).run_test(size=SIZES[0]) as pilot:
        view.show([Block("paragraph", f"Paragraph {number}. {WORDS * 5}") for number in range(60)])
        await pilot.pause()
        view.scroll_to(y=line, animate=False)
        await pilot.pause()
        place, before = view.place, [view.render_line(y).text for y in range(40)]
        for columns, rows in SIZES[1:]:
            await resize(pilot, columns, rows)
            top = view.layout_.line_of(place)
            assert top == view.scroll_y or view.scroll_y + rows == view.layout_.height
            assert view.place == place
        assert [view.render_line(y).text for y in range(40)] == before


class Untold(ArticleView):
    """A pane that isn't told of its sizes, as happens where its region is asked for before the layout is done."""

    def on_resize(self, event: Resize) -> None:
        event.prevent_default()


async def test_a_pane_that_is_not_told_of_its_size_is_laid_out_at_it_all_the_same() -> None:
    view = Untold(72)
    async with Pane(view).run_test(size=SIZES[0]) as pilot:
        view.show([Block("paragraph", f"Paragraph {number}. {WORDS * 5}") for number in range(60)])
        await resize(pilot, 60, 20)
        await pilot.pause()
        assert view.is_laid_out
        view.scroll_lines(30)
        await pilot.pause()
        assert view.place == view.layout_.place_of(30)


def thread(depth: int, name: str) -> Said:
    """A comment, the reply to it, the reply to that."""
    return Said(f"{name}{depth}", WORDS * depth, replies=[thread(depth - 1, name)] if depth > 1 else [])


def test_the_pane_in_focus_is_the_one_that_is_left_in_a_narrow_terminal(reader: Open, tmp_path: Path) -> None:
    path = tmp_path / "post.html"
    path.write_text(post([thread(4, name) for name in ("Ana", "Bo", "Cy", "Di", "Ed")]), "utf-8")
    terminal = reader(str(path)).wait_for("Ana4").press("tab", *"j" * 14).wait_for("▌ ", "15 of 20", "Alder 1.")
    for columns, rows in [(80, 24), (40, 12), (80, 24)]:
        terminal.resize(columns, rows).wait_without("Alder 1.").wait_for("15 of 20", "▌")
        terminal.wait_until(lambda: any("▌" in line and "Di2" in line for line in terminal.lines), "the one in focus")
    terminal.resize(120, 40).wait_for("Alder 1.", "15 of 20", "Di2").press("j").wait_for("16 of 20")
    terminal.press("tab").wait_for("§ Section Alder").resize(80, 24).wait_for("Alder 1.").wait_without("Di2")
    terminal.resize(120, 40).wait_for("Alder 1.", "Di2")


def test_a_conversation_that_was_put_away_stays_away_and_c_in_a_narrow_terminal_is_no_such_choice(
    reader: Open, tmp_path: Path
) -> None:
    terminal = reader(blog(tmp_path), columns=80, rows=24).wait_for("15 spam hidden").press("c").wait_for("Ana Lund")
    terminal.press("c").wait_without("Ana Lund").resize(120, 40).wait_for("Ana Lund", "Alder 1.")
    terminal.press("c").wait_without("Ana Lund").resize(80, 24).resize(120, 40).settle()
    assert "Ana Lund" not in terminal.text


def test_the_line_that_finds_keeps_its_words_and_its_pane(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("Ana Lund").press("tab").wait_for("1 of 2").find("Remark")
    terminal.resize(80, 24).wait_for("1 of 2").wait_without("Alder 1.").press(" 1").wait_for("Remark 1", "1 of 1")
    terminal.press("enter").wait_for("▌   Bo Wick")


def test_an_article_stays_at_its_place_behind_the_conversation(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path), columns=80, rows=24).wait_for("15 spam hidden").press("space", "j").settle()
    top = terminal.lines[3]
    terminal.press("c").wait_for("Ana Lund").resize(60, 20).settle().resize(80, 24).settle()
    terminal.press("c").wait_without("Ana Lund").settle()
    assert terminal.lines[3] == top


async def test_a_key_between_a_change_of_size_and_the_new_layout_is_not_lost() -> None:
    """As where the find line closes, which makes the pane larger, and the next key is there already."""
    view = ArticleView(72)
    async with Pane(view).run_test(size=SIZES[0]) as pilot:
        view.show([Block("paragraph", f"Lock {number}. {WORDS * 3}") for number in range(200)])
        await pilot.pause()
        view.scroll_to(y=300, animate=False)
        await pilot.pause()
        pilot.app.screen._refresh_layout(Size(120, 20))
        view.scroll_to(y=0, animate=False)
        assert view.place.block == 0


async def test_a_machine_that_is_busy_just_then_loses_no_change_of_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between a timer's first look at the clock and its second more time goes by than it has."""
    looks = count()

    def busy() -> float:
        asks_for_one = sys._getframe(1).f_locals.get("_repeat") is not None
        return time.monotonic() + (next(looks) if asks_for_one else 0)

    async with opened(blog(tmp_path)) as reader:
        await reader.wait_for("2 shown")
        monkeypatch.setattr("textual._time.get_time", busy)
        await reader.pilot.resize_terminal(60, 20)
        await reader.until(lambda: len(reader.lines) == 20, "the new size")
