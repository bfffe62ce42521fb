"""A long text in its pane: exact where one looks before the rest is wrapped, and nothing moves once it is."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache

import pytest
from textual.pilot import Pilot

from reader.document.blocks import Block
from reader.document.parse import parse
from reader.document.spots import spots_of
from reader.tui.widgets.article_view import ArticleView
from reader.values import Place
from tests.tui.test_resizing import Pane

SENTENCE = "Upper-landing-below-the-old-rope-walk waits until nobody-is-left-with-a-cart-on-the-bank. "
TABLE = f"| Landing | Toll |\n| --- | --- |\n| Upper | {SENTENCE * 3} |\n"


@cache
def text() -> list[Block]:
    """Paragraphs and tables whose heights nobody would guess; at the end a footnote."""
    rounds = (f"Crossing {n}. {SENTENCE * (n * 7 % 5)}\n\n{TABLE if n % 5 else ''}" for n in range(3000))
    return parse("\n\n".join((*rounds, "The end.[^1]\n\n[^1]: Of the rope.")))


class Waiting(ArticleView):
    """A pane that doesn't wrap what is out of view until it may."""

    may_settle = False

    def measure_some(self, seconds: float) -> bool:
        return self.may_settle and super().measure_some(seconds)


@asynccontextmanager
async def pane() -> AsyncIterator[tuple[Waiting, Pilot[None]]]:
    view = Waiting(72)
    async with Pane(view).run_test(size=(60, 24)) as pilot:
        view.show(text())
        await pilot.pause()
        yield view, pilot


async def settle(view: Waiting, pilot: Pilot[None]) -> None:
    view.may_settle = True
    while not view.is_settled:
        await pilot.pause(0.02)
    view.may_settle = False


def screen(view: Waiting) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


async def unmoved(view: Waiting, pilot: Pilot[None], act: Callable[[], object]) -> list[str]:
    """What an act shows; that the text is wrapped to its end after it changes nothing."""
    assert not view.is_settled
    act()
    shown = screen(view)
    await settle(view, pilot)
    assert screen(view) == shown
    return shown


async def test_the_end_of_what_is_not_wrapped_yet_is_its_last_line() -> None:
    async with pane() as (view, pilot):
        shown = await unmoved(view, pilot, view.scroll_to_end)
        assert "Of the rope." in shown[-1]
        assert view.scroll_y + view.page_height == view.layout_.height


@pytest.mark.parametrize("block", [1, 700, 4321])
async def test_a_place_is_at_the_top_before_and_after(block: int) -> None:
    async with pane() as (view, pilot):
        shown = await unmoved(view, pilot, lambda: view.scroll_to_place(Place(block)))
        assert shown[0].split() == text()[block].text.split("\n")[0].split()[: len(shown[0].split())]


async def test_what_is_found_comes_into_view() -> None:
    async with pane() as (view, pilot):
        shown = await unmoved(view, pilot, lambda: view.find("Crossing 2345."))
        assert any("Crossing 2345." in line for line in shown)


async def test_paging_before_and_after_shows_the_same() -> None:
    async with pane() as (quick, _), pane() as (settled, pilot):
        await settle(settled, pilot)
        for view in (quick, settled):
            view.scroll_to_place(Place(3000))
        for pages in (1, 1, 1, -1, -1, -1, -1, -1, 0.5):
            for view in (quick, settled):
                view.scroll_pages(pages)
            assert screen(quick) == screen(settled)


async def test_a_change_of_width_keeps_the_place_and_wraps_what_is_seen() -> None:
    async with pane() as (view, pilot):
        view.scroll_to_place(Place(3000))
        await settle(view, pilot)
        before = screen(view)
        for columns in (40, 100):
            await pilot.resize_terminal(columns, 24)
            await unmoved(view, pilot, lambda: None)
            assert view.place == Place(3000)
        await pilot.resize_terminal(60, 24)
        assert screen(view) == before


async def test_what_was_opened_stands_under_its_paragraph() -> None:
    spot = next(iter(spots_of(len(text()) - 2, text()[-2])))
    async with pane() as (view, pilot):
        view.open(spot)
        shown = await unmoved(view, pilot, view.scroll_to_end)
        assert sum("Of the rope." in line for line in shown) == 2
