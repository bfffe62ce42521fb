"""Back and forward: places jumped from and pages opened, in one chain, however the terminal changes on the way."""

import asyncio
from pathlib import Path

import pytest

from reader.reading import start
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


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def changed(texts: list[str]) -> list[str]:
    return ["A new beginning.", *texts[:70], "A boat came by.", *texts[70:]]


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


async def test_back_from_a_run_of_headings_is_where_it_began_and_forgets_nothing_ahead(tmp_path: Path) -> None:
    sections = "\n\n".join(f"## Section {n}\n\nIn section {n} it begins.\n\n{FILLER}" for n in range(9))
    (tmp_path / "two.md").write_text("# Two\n\nBegin two.\n", "utf-8")
    (tmp_path / "one.md").write_text(f"# One\n\nTo [two](two.md).\n\n{sections}", "utf-8")
    async with opened(str(tmp_path / "one.md"), size=(80, 24)) as reader:
        view = reader.reading.article_view
        await reader.wait_for("To two.")
        await reader.press("f", "f")
        await reader.wait_for("Begin two.")
        await reader.press("ctrl+o")
        await reader.wait_for("To two.")
        await reader.press("4", "right_square_bracket", "d")
        await reader.until(lambda: "§ Section 3" in reader.text, "the fourth heading")
        began = view.place
        await reader.press("right_square_bracket", "right_square_bracket", "left_square_bracket")
        ended = view.place
        await reader.press("ctrl+o")
        assert view.place == began, "where the run began, not a step of it"
        await reader.press("ctrl+o")
        assert "To two." in reader.text, "a counted jump is one run too"
        await reader.press("ctrl+right", "ctrl+right")
        assert view.place == ended
        await reader.press("ctrl+right")
        await reader.wait_for("Begin two.")


async def test_back_from_what_is_new_is_where_one_was(tmp_path: Path) -> None:
    days = [f"Day {n} on the towpath was like the one before it." for n in range(90)]
    path = tmp_path / "towpath.html"
    said = [Said("Ana", "I saw it."), Said("Bo", "So did I.")]
    path.write_text(post(said, body=paragraphs(days)), "utf-8")
    async with opened(str(path)) as reader:
        await reader.wait_for("Day 0 on", "2 comments")
        await reader.until(lambda: not reader.reading.is_loading)
        path.write_text(post(said, body=paragraphs(changed(days))), "utf-8")
        await reader.press("r")
        await reader.until(lambda: "} goes to it" in reader.status, "what changed")
        await reader.press("5", "0", "G")
        was = reader.reading.article_view.place
        await reader.press("right_curly_bracket", "right_curly_bracket")
        assert reader.reading.article_view.place != was
        await reader.press("ctrl+o")
        assert reader.reading.article_view.place == was


async def test_back_from_new_comments_is_the_comment_one_was_at(tmp_path: Path) -> None:
    path = tmp_path / "towpath.html"
    said = [Said(f"Writer {n}", f"The {n}th barge came through.") for n in range(40)]
    path.write_text(post(said[:38]), "utf-8")
    async with opened(str(path)) as reader:
        await reader.wait_for("38 comments")
        await reader.until(lambda: not reader.reading.is_loading)
        await reader.press("Q")
    path.write_text(post(said), "utf-8")
    async with opened(str(path)) as reader:
        await reader.wait_for("40 comments")
        await reader.until(lambda: not reader.reading.is_loading)
        talk = reader.reading.conversation_view
        await reader.press("tab", "j", "j", "right_curly_bracket", "right_curly_bracket")
        assert talk.focused_item == 39
        await reader.press("ctrl+o")
        assert talk.focused_item == 2


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


async def test_a_list_that_is_there_at_once_is_shown(tmp_path: Path, first: str) -> None:
    """Before the screen that has read it has heard that it is the one in front."""
    feed = tmp_path / "feed.xml"
    feed.write_text(
        "<rss version='2.0'><channel><title>Feed</title><item><title>Entry 0</title></item></channel></rss>"
    )
    async with opened(first) as reader:
        await reader.wait_for("To two.")
        stream = start(str(feed), reader.app.desk)
        await asyncio.wrap_future(stream._future)
        reader.app.read(str(feed), stream)
        await reader.wait_for("Entry 0", "1 entry")
        await reader.still()
        await reader.press("q")
        await reader.wait_for("To two.")


@pytest.mark.parametrize(
    "screen", [ReadingScreen, LibraryScreen, EntriesScreen, LinksScreen, ContentsScreen, HitsScreen, InfoScreen]
)
def test_every_key_of_a_screen_has_something_to_do(screen: type) -> None:
    assert [key.id for key in keys_for(screen.where) if not hasattr(screen, f"action_{key.action}")] == []  # type: ignore[attr-defined]
