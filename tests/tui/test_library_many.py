"""Picking on the library screen: what is done to many at once, and taken back."""

from pathlib import Path
from threading import Thread, current_thread, main_thread

import pytest

from reader import paths
from reader.library import acts, bare, bookmarks
from reader.library.bare import Address
from reader.library.store import Store
from tests.blog import blog
from tests.tui.piloted import opened
from tests.tui.shelf import ALL, keep, library, shelf, states


async def test_many_at_once_are_one_act_also_after_a_restart() -> None:
    shelf()
    async with library() as reader:
        await reader.wait_for("3 bookmarks")
        await reader.press("x", "x")
        assert reader.status.startswith("2 picked · 3 of 3") and reader.text.count(" ✓ ") == 2
        await reader.press("escape")
        assert "✓" not in reader.text
        await reader.press("g", "2", "x", "A")
        await reader.wait_for("1 bookmark", "archived: 2 bookmarks; U takes it back")
        assert states().count("archived") == 2
    async with library() as reader:
        await reader.wait_for("1 bookmark")
        await reader.press("U")
        await reader.wait_for("3 bookmarks", "taken back: archived 2 bookmarks")
        assert states() == ["unread"] * 3


@pytest.fixture
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine bookmarks take a while, two by two."""
    monkeypatch.setattr("reader.tui.screens.picked.AT_ONCE", 3)
    monkeypatch.setattr("reader.library.many._SLICE", 2)
    monkeypatch.setattr("reader.library.acts._LONG", 1)
    shelf(f"Gull {number}" for number in range(9))


@pytest.mark.usefixtures("few_are_many")
async def test_what_takes_a_while_is_counted_and_is_one_act_also_after_a_restart() -> None:
    async with library() as reader:
        await reader.wait_for("9 bookmarks")
        await reader.press("asterisk")
        await reader.press(ALL, "A")
        await reader.until(lambda: reader.status == "archived: 9 bookmarks; U takes it back", "the end")
        assert states() == ["archived"] * 9 and "Nothing is unread." in reader.text
        await reader.press("U")
        await reader.wait_for("9 bookmarks", "taken back: archived 9 bookmarks")
        assert states() == ["unread"] * 9
        await reader.press(ALL, "a")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press(*"salt", "enter")
        await reader.until(lambda: reader.status == "#salt: 9 bookmarks; U takes it back", "the end")
    async with library() as reader:
        await reader.wait_for("9 bookmarks", "#salt")
        await reader.press("U")
        assert reader.status.startswith("the last act: tagged 9 bookmarks on 20")
        assert reader.status.endswith("; U again takes it back")
        await reader.press("j", "U")
        assert reader.status.startswith("the last act: tagged 9 bookmarks on 20") and "#salt" in reader.text
        await reader.press("U")
        await reader.wait_for("taken back: tagged 9 bookmarks")
        assert "#salt" not in reader.text
        await reader.press("U", "U")
        await reader.wait_for("taken back: favoured Gull 8")


async def test_U_too_often_takes_back_no_import_of_before_without_saying_so() -> None:
    with Store.open(paths.library_folder()) as store:
        list(bare.keep(store, [Address(f"https://quay.example/{number}") for number in range(501)], "Pocket"))
    async with library() as reader:
        await reader.wait_for("501 bookmarks")
        await reader.press("A")
        await reader.wait_for("archived: ")
        await reader.press("U", "U")
        await reader.wait_for("501 bookmarks")
        assert reader.status.startswith("the last act: imported 501 bookmarks from Pocket on 20")
        await reader.press("U")
        await reader.wait_for("taken back: imported 501 bookmarks from Pocket", "Nothing is kept yet.")


@pytest.mark.usefixtures("few_are_many")
async def test_the_reading_screen_takes_a_long_act_back_beside_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    taking, undo = list[Thread](), acts.undo

    def watched(store: Store, act_id: int | None = None) -> acts.Act | None:
        taking.append(current_thread())
        return undo(store, act_id)

    monkeypatch.setattr(acts, "undo", watched)
    with Store.open(paths.library_folder()) as store:
        bookmarks.archive(store, range(1, 10))
    async with opened("@1") as reader:
        await reader.wait_for("Some words.")
        assert reader.reading.bookmark and reader.reading.bookmark.archived_at
        with Store.open(paths.library_folder()) as other, other.write():
            await reader.press("U")
            assert reader.status.startswith("the last act: archived 9 bookmarks on 20")
            await reader.press("U", "U")
            assert reader.status == "taking it back"
        await reader.until(lambda: reader.status == "taken back: archived 9 bookmarks", "the end")
        assert reader.reading.bookmark.state == "unread"
        assert states() == ["unread"] * 9
        assert taking and main_thread() not in taking and len(taking) == 1


@pytest.mark.usefixtures("few_are_many")
async def test_Esc_stops_what_takes_a_while_and_U_takes_back_what_was_done() -> None:
    async with library() as reader:
        await reader.wait_for("9 bookmarks")
        await reader.press(ALL)
        with Store.open(paths.library_folder()) as other, other.write():
            await reader.press("X", "A")
            assert reader.status == "putting away is going on; Esc stops it"
            await reader.press("escape")
        await reader.wait_for("stopped; put away: 2 of 9 bookmarks; U takes it back", "7 bookmarks")
        await reader.press("X")
        await reader.wait_for("put away: 7 bookmarks", "Nothing is kept yet.")
        assert "picked" not in reader.text
        await reader.press("U")
        await reader.wait_for("7 bookmarks", "taken back: put away 7 bookmarks")
        await reader.press("U")
        await reader.wait_for("9 bookmarks", "taken back: put away 2 bookmarks")


async def test_what_is_picked_stays_so_and_only_what_is_listed_is_changed() -> None:
    ids = shelf()
    with Store.open(paths.library_folder()) as store:
        bookmarks.archive(store, ids[:1])
    async with library() as reader:
        await reader.wait_for("2 bookmarks")
        await reader.press("t", *"jjjj", "enter")
        await reader.wait_for("Library · Everything", "3 bookmarks")
        await reader.press("ctrl+a", "a")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press(*"salt", "enter")
        await reader.wait_for("#salt: 3 bookmarks")
        assert reader.text.count("✓") == 3
        await reader.find("rope")
        await reader.wait_for("1 bookmark")
        await reader.press("enter")
        await reader.wait_for("1 of 3 picked are here")
        await reader.press("asterisk")
        await reader.wait_for("favourite: Ropes")
        await reader.find("")
        await reader.press("escape")
        await reader.wait_for("Library · Everything", "2 picked")
        await reader.press("A")
        await reader.wait_for("archived: Tides")
        assert "✓" not in reader.text
        assert states() == ["archived", "unread", "archived"]


async def test_tags_on_many_and_a_note_on_one() -> None:
    with Store.open(paths.library_folder()) as store:
        ids = [keep(store, name, tags=("old", "deep water")) for name in ("Gulls", "Ropes", "Tides")]
    async with library() as reader:
        await reader.wait_for("3 bookmarks")
        await reader.press("ctrl+a", "a")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press(*"deep", "tab", "space", *"new", "space", "minus", *"#old", "enter")
        await reader.wait_for("#deep water #new -#old: 3 bookmarks")
        await reader.press("escape", "a")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press("home", *"knots", "space", "enter")
        await reader.wait_for("knots · #deep water · #new: Tides")
    with Store.open(paths.library_folder()) as store:
        kept = [bookmarks.find(store, item_id) for item_id in ids]
    assert [one and one.tags for one in kept] == [("deep water", "new")] * 3
    assert [one and one.note for one in kept] == ["", "", "knots"]


async def test_tags_are_told_apart_as_they_are_typed() -> None:
    with Store.open(paths.library_folder()) as store:
        ids = [keep(store, name, tags=("old",)) for name in ("Gulls", "Ropes")]
    async with library() as reader:
        await reader.wait_for("2 bookmarks")
        await reader.press("a")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press(*"hello", "enter")
        await reader.wait_for("hello · #old: Ropes")
        await reader.press("ctrl+a", "a")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press("minus", *"#old", "space", *"#knots,", "space", *"salt", "enter")
        await reader.wait_for("#knots #salt -#old: 2 bookmarks")
    with Store.open(paths.library_folder()) as store:
        kept = [bookmarks.find(store, item_id) for item_id in ids]
    assert [one and (one.tags, one.note) for one in kept] == [(("knots", "salt"), ""), (("knots", "salt"), "hello")]


async def test_U_takes_back_one_act_after_the_other_wherever_it_was_done(tmp_path: Path) -> None:
    async with opened(blog(tmp_path, 1, 0)) as reader:
        await reader.wait_for("The Lock at Marlow", "Alder 1.")
        await reader.press("i")
        assert reader.status == "this isn't kept; b keeps it"
        await reader.press("asterisk")
        assert reader.status == "kept as @1 with 1 comment, a favourite; U takes it back"
        await reader.press("i")
        assert reader.status == "marked as read; U takes it back"
        await reader.press("B")
        await reader.wait_for("Library · Everything", "★")
        await reader.press("A")
        await reader.wait_for("archived: The Lock")
        await reader.press("U")
        await reader.wait_for("taken back: archived The Lock")
        await reader.press("q", "U")
        assert reader.status.startswith("taken back: read The Lock")
        await reader.press("U")
        assert reader.status == "taken back: favoured The Lock at Marlow; it is no longer kept"
        assert reader.reading.bookmark is None
        assert states() == []
        await reader.press("U")
        assert reader.status == "there is nothing to undo"
        await reader.press("B")
        await reader.wait_for("Nothing is kept yet.")
        await reader.press("U")
        await reader.wait_for("there is nothing to undo")
