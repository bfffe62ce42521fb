"""How far someone has come is kept while they read, the end of a bookmark marks it read, and the history remembers."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from reader import paths
from reader.batches import Batch
from reader.config import Config
from reader.library import acts, answers, bookmarks, history, places, settings, visits
from reader.library.bookmarks import Bookmark
from reader.library.history import Opened
from reader.library.places import Places
from reader.library.store import Store
from reader.tui.screens.reading import ReadingScreen
from reader.values import Place
from tests.blog import blog
from tests.cli.process import reader
from tests.tui.piloted import Piloted, opened

T = TypeVar("T")
DAYS = "".join(
    f"<p>On day {n} the barge went on for {n} miles, and nobody spoke of the weather.</p>" for n in range(60)
)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody rests for five seconds in a test."""
    monkeypatch.setattr("reader.tui.screens.staying.RESTED", 0.02)


@pytest.fixture
def barge(tmp_path: Path) -> str:
    return page(tmp_path, "The barge", DAYS)


def page(folder: Path, title: str, body: str) -> str:
    path = folder / f"{title.lower().replace(' ', '-')}.html"
    path.write_text(f"<title>{title}</title><article><h1>{title}</h1>{body}</article>", "utf-8")
    return str(path)


def on_disk(look: Callable[[Store], T]) -> T:
    """What another reader finds, which is also what is left where this one is killed now."""
    with Store.open(paths.library_folder()) as store:
        return look(store)


def kept() -> Bookmark:
    (bookmark,) = on_disk(bookmarks.listing)
    return bookmark


def names() -> list[str]:
    return [one.name for one in on_disk(history.listing)]


async def test_place_and_progress_are_on_disk_while_one_reads(barge: str) -> None:
    async with opened(barge) as app:
        await app.wait_for("On day 0")
        await app.press("b", "space")
        await app.until(lambda: 0 < kept().progress < 1, "some progress")
        first = kept().progress
        place = on_disk(lambda store: places.recall(store, app.reading.reading.key))
        assert place and place.article == app.reading.article_view.place and place.article.block > 1
        await app.press("space")
        await app.until(lambda: kept().progress > first, "more progress")
        second = kept().progress
        await app.press("g")
        await app.pilot.pause(0.1)
        assert kept().progress == second and kept().read_at is None


async def test_the_end_marks_a_bookmark_as_read_once_and_it_can_be_taken_back(barge: str) -> None:
    async with opened(barge) as app:
        await app.wait_for("On day 0")
        await app.press("b", "G")
        await app.until(lambda: kept().read_at, "the mark")
        await app.until(lambda: "marked as read; U takes that back" in app.status, "a word of it")
        assert kept().progress == 1 and on_disk(acts.listing)[0].words == "read The barge"
        await app.press("U")
        assert kept().read_at is None and app.status == "taken back: read The barge"
        await app.press("g", "G")
        await app.pilot.pause(0.1)
        assert kept().read_at is None
        app.reading.leave()
    async with opened(barge) as again:
        await again.wait_for("resumed at 100%")
        await again.pilot.pause(0.1)
        again.reading.leave()
        assert kept().read_at is None


async def test_who_leaves_at_the_end_is_told_where_they_are_then(barge: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.screens.staying.RESTED", 600)
    async with opened(barge) as app:
        await app.wait_for("On day 0")
        await app.press("b")
        app.app.read("@1")
        await app.wait_for("the copy kept")
        await app.press("G", "q")
        await app.until(lambda: "marked as read" in app.status, "a word of it")
        assert kept().read_at


async def test_what_needs_no_scrolling_is_read_by_who_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = page(tmp_path, "A note", "<p>The lock is closed until the first frost of the year.</p>" * 3)
    monkeypatch.setattr("reader.tui.screens.staying.RESTED", 600)
    async with opened(note) as app:
        await app.wait_for("The lock is closed")
        await app.press("b")
        app.reading.leave()
        assert kept().read_at is None
    monkeypatch.setattr("reader.tui.screens.staying.RESTED", 0.02)
    async with opened(note) as app:
        await app.until(lambda: kept().read_at, "the mark")


async def test_what_was_opened_is_listed_once_found_opened_and_forgotten(tmp_path: Path, barge: str) -> None:
    heron = page(tmp_path, "The heron", DAYS)
    for location in (barge, heron, barge):
        async with opened(location) as app:
            await app.wait_for("On day 0")
            app.reading.leave()
    assert names() == ["The barge", "The heron"]
    async with opened(heron) as app:
        await app.until(lambda: names() == ["The heron", "The barge"], "the history")
        await app.press("b", "E")
        await app.wait_for("History", "2 articles", "2 times")
        await app.find("heron")
        await app.wait_for("1 article for “heron”")
        await app.press("enter", "enter")
        await app.until(lambda: isinstance(app.app.screen, ReadingScreen), "the article")
        await app.wait_for("the copy kept on")
        await app.press("q", "escape", "X")
        assert names() == ["The barge"] and app.status == "forgotten: The heron; U brings it back"
        await app.press("U")
        assert names() == ["The heron", "The barge"]
        await press_and_say(app, "C", "n")
        assert len(names()) == 2
        await press_and_say(app, "C", "y")
        assert names() == [] and "Nothing was opened yet" in app.text
        await app.press("U")
        assert names() == ["The heron", "The barge"]


async def press_and_say(app: Piloted, key: str, letter: str) -> None:
    await app.press(key)
    await app.until(lambda: app.screen.prompt, "the question")
    await app.press(letter, "enter")
    await app.until(lambda: not app.screen.prompt, "its end")


async def test_without_a_history_only_what_is_kept_leaves_a_trace(tmp_path: Path, private_folders: Path) -> None:
    async with opened(blog(tmp_path), config=Config(history=False)) as app:
        await app.wait_for("17 comments")
        await app.until(lambda: not app.reading.is_loading, "the end")
        await app.press("space")
        settings.put(app.app.desk.store, "theme", "nord")
        app.reading.leave()
        await app.pilot.pause(0.1)
        files = [file.read_bytes() for file in paths.library_folder().iterdir()]
        assert files and not any(b"post.html" in octets or b"Marlow" in octets for octets in files)
        await app.press("E")
        await app.wait_for("No history is kept")
        await app.press("q", "b")
        app.reading.leave()
        assert on_disk(lambda store: places.recall(store, kept().key))
        assert on_disk(lambda store: visits.recall(store, kept().key))
    assert names() == []


async def test_clearing_the_history_clears_where_reading_stopped_in_what_isnt_kept(tmp_path: Path, barge: str) -> None:
    heron = Path(page(tmp_path, "The heron", DAYS)).as_uri()
    on_disk(lambda store: remember(store, Path(barge).as_uri(), heron))
    assert stopped_in() == ["the-barge", "the-heron"]
    async with opened(barge) as app:
        await app.until(lambda: app.reading.bookmark, "that it is known to be kept")
        await app.press("E")
        await app.wait_for("History", "2 articles")
        await press_and_say(app, "C", "y")
        assert app.status.startswith(
            "the history is empty; 2 were forgotten, and where reading stopped in 1 that isn't"
        )
        assert stopped_in() == ["the-barge"]
        await app.press("U")
        assert stopped_in() == ["the-barge", "the-heron"] and len(names()) == 2


def remember(store: Store, kept: str, other: str) -> None:
    """Both were opened and left in the midst, and one is a bookmark."""
    from tests.library.samples import article, conversation

    bookmarks.add(store, article(1), conversation(), kept.removeprefix("file://"))
    for key in (kept, other):
        history.add(store, key, key.removeprefix("file://"), article(1))
        places.remember(store, key, Places(Place(7)))


def stopped_in() -> list[str]:
    rows = on_disk(lambda store: store.rows("SELECT key FROM place ORDER BY key"))
    return [row["key"].rpartition("/")[2].removesuffix(".html") for row in rows]


async def test_a_list_that_was_opened_is_in_the_history(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(
        "<rss version='2.0'><channel><title>Canal days</title><item><title>One</title></item></channel></rss>", "utf-8"
    )
    async with opened(str(tmp_path / "feed.xml")) as app:
        await app.until(lambda: names() == ["Canal days"], "the history")


def test_the_history_has_an_end_and_no_word_of_it_stays_in_the_file(tmp_path: Path) -> None:
    from tests.library.samples import article

    with Store.open(tmp_path) as store:
        with store.write() as connection:
            rows = [
                (f"k{n}", f"https://a.example/{n}", f"Quagga {n}", 1, "2026-01-01T00:00:00Z") for n in range(12_000)
            ]
            sql = "INSERT INTO opened (key, source, name, times, opened_at) VALUES (?, ?, ?, ?, ?)"
            connection.executemany(sql, rows)
        history.add(store, "new", "https://a.example/new", article())
        found = history.listing(store)
        assert (len(found), found[0].name, found[-1].name) == (history.MOST, "Heron 1", "Quagga 2001")
        assert history.listing(store, "QUAGGA 2001 example") == [found[-1]]
        answers.remember(store, "https://a.example/quagga/comments", Batch(()), ("etag", None))
        history.forget(store)
        assert answers.recall(store, "https://a.example/quagga/comments") is None
        assert history.listing(store) == []
    assert b"Quagga" not in (tmp_path / "main.db").read_bytes()


def test_the_command_lists_it_and_clears_it() -> None:
    from tests.library.samples import article

    def fill(store: Store) -> list[Opened]:
        for number in (1, 2, 1):
            history.add(store, f"k{number}", f"https://marsh.example/{number}", article(number))
        return history.listing(store)

    newest, _ = on_disk(fill)
    lines = reader("history").stdout.splitlines()
    assert lines[0].endswith("Heron 1 · Marsh Notes · 2 times") and lines[1].strip() == newest.source
    assert [line.split()[-1] for line in reader("history", "--json", "heron", "2").stdout.splitlines()] != []
    assert '"times": 2' in reader("history", "--json", "--limit", "1").stdout
    assert reader("history", "--clear", "heron", "2").stdout == "forgotten: 1 article\n"
    assert reader("history", "--clear").stdout == "forgotten: 1 article\n"
    done = reader("history", "--clear")
    assert (done.stdout, done.stderr, done.returncode) == ("forgotten: 0 articles\n", "", 0)
