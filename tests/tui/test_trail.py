"""Back and forward: places jumped from and pages opened, in one chain, however the terminal changes on the way."""

from pathlib import Path

import pytest

from reader.tui.keys import keys_for
from reader.tui.screens.contents import ContentsScreen
from reader.tui.screens.entries import EntriesScreen
from reader.tui.screens.hits import HitsScreen
from reader.tui.screens.info import InfoScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.links import LinksScreen
from reader.tui.screens.reading import ReadingScreen
from tests.blog import Said, post
from tests.fetch.conftest import answer, paths
from tests.tui.piloted import opened
from tests.tui.test_links import Serve

FILLER = "\n\n".join(f"Filler {number}: the barges went through one after the other." for number in range(60))


@pytest.fixture
def first(tmp_path: Path) -> str:
    (tmp_path / "one.md").write_text(f"# One\n\nTo [two](two.md#middle).\n\n{FILLER}\n\n## Far\n\nEnd one.", "utf-8")
    (tmp_path / "two.md").write_text(
        f"# Two\n\nBegin two.\n\n{FILLER}\n\n## Middle\n\nTo [one](one.md).\n\n{FILLER}", "utf-8"
    )
    return str(tmp_path / "one.md")


async def test_places_and_pages_are_one_chain_both_ways(first: str) -> None:
    async with opened(first, size=(80, 24)) as reader:
        await reader.wait_for("To two.")
        await reader.press("G")
        await reader.wait_for("End one.")
        await reader.press("g", "f", "f")
        await reader.wait_for("To one.", "§ Middle")
        await reader.press("g")
        await reader.wait_for("Begin two.")
        seen = []
        for _ in range(5):
            await reader.press("ctrl+o")
            seen.append(next(word for word in ("To one", "To two", "End one") if word in reader.text))
        assert seen == ["To one", "To two", "End one", "To two", "To two"]
        assert reader.status == "this is where it began; q leaves"
        await reader.press("ctrl+right", "ctrl+right", "ctrl+right")
        await reader.wait_for("To one.", "§ Middle")
        await reader.press("alt+right")
        assert "Begin two." in reader.text
        await reader.press("ctrl+right")
        assert reader.status == "there is nothing further on"


async def test_another_way_forgets_what_was_ahead(first: str) -> None:
    async with opened(first, size=(80, 24)) as reader:
        await reader.wait_for("To two.")
        await reader.press("f", "f")
        await reader.wait_for("To one.")
        await reader.press("q")
        await reader.wait_for("To two.")
        await reader.press("G", "ctrl+right")
        assert reader.status == "there is nothing further on"


async def test_back_and_forward_over_another_size_and_theme(first: str) -> None:
    async with opened(first, size=(120, 40)) as reader:
        await reader.wait_for("To two.")
        await reader.press("f", "f")
        await reader.wait_for("To one.", "§ Middle")
        await reader.pilot.resize_terminal(40, 12)
        await reader.press("T", "ctrl+o")
        await reader.wait_for("To two.")
        assert reader.reading.is_narrow
        await reader.pilot.resize_terminal(120, 40)
        await reader.press("ctrl+right")
        await reader.wait_for("To one.", "§ Middle")
        assert not reader.reading.is_narrow
        assert max(map(len, reader.lines)) > 80


async def test_from_an_article_to_a_list_and_back_is_never_the_end(serve: Serve) -> None:
    entries = "".join(f"<item><title>Entry {n}</title><link>/e{n}</link></item>" for n in range(3))
    feed = f"<rss version='2.0'><channel><title>Feed</title>{entries}</channel></rss>"
    page = answer(post([Said("Ana", "I saw it.")]).encode())
    server = serve(paths(feed=answer(feed.encode(), media_type="application/rss+xml"), e0=page))
    async with opened(f"{server.url}/feed") as reader:
        await reader.wait_for("Entry 0", "3 entries")
        await reader.press("ctrl+o")
        assert reader.status == "this is where it began; q leaves"
        await reader.press("enter")
        await reader.wait_for("The Lock at Marlow")
        await reader.press("backspace")
        await reader.wait_for("3 entries")
        await reader.press("ctrl+right")
        await reader.wait_for("The Lock at Marlow")


@pytest.mark.parametrize(
    "screen", [ReadingScreen, LibraryScreen, EntriesScreen, LinksScreen, ContentsScreen, HitsScreen, InfoScreen]
)
def test_every_key_of_a_screen_has_something_to_do(screen: type) -> None:
    assert [key.id for key in keys_for(screen.where) if not hasattr(screen, f"action_{key.action}")] == []  # type: ignore[attr-defined]
