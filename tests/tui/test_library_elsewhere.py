"""The library screen follows what another window or program does to the library."""

import subprocess
import sys

import pytest

from reader import paths
from reader.library import bookmarks
from reader.library.store import Store
from reader.tui.screens import library as screen
from tests.tui.shelf import keep, library, shelf


@pytest.fixture(autouse=True)
def it_looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_FOLLOWING_EVERY", 0.1)


def elsewhere(*arguments: str) -> None:
    """A command in another process."""
    subprocess.run([sys.executable, "-m", "reader", *arguments], check=True, capture_output=True)


async def test_what_another_process_does_is_seen() -> None:
    gulls, _, _ = shelf()
    async with library() as reader:
        await reader.wait_for("Library · Unread", "3 bookmarks", "Gulls")
        elsewhere("edit", f"@{gulls}", "--archive")
        await reader.wait_for("2 bookmarks")
        assert "Gulls" not in reader.text
        elsewhere("edit", f"@{gulls}", "--unarchive", "--tag", "brass")
        await reader.wait_for("3 bookmarks", "Gulls", "#brass")


async def test_what_is_in_focus_stays_where_it_is_on_the_screen() -> None:
    ids = shelf([f"Buoy {number}" for number in range(60)])
    async with library(size=(80, 24)) as reader:
        await reader.wait_for("60 bookmarks")
        await reader.press("3", "0", "G")
        await reader.wait_for("▌  Buoy 30")
        row = next(number for number, line in enumerate(reader.lines) if "▌  Buoy 30" in line)
        with Store.open(paths.library_folder()) as store:
            keep(store, "Wreck")
            bookmarks.archive(store, [ids[58], ids[2]])
            keep(store, "Reef")
        await reader.wait_for("31 of 60")
        assert "▌  Buoy 30" in reader.lines[row]
        await reader.press("g")
        await reader.wait_for("Reef", "Wreck")


async def test_who_types_or_is_in_another_screen_is_not_disturbed() -> None:
    gulls, ropes, _ = shelf()
    async with library() as reader:
        await reader.wait_for("3 bookmarks")
        await reader.find("ropes")
        await reader.wait_for("1 bookmark")
        elsewhere("edit", f"@{ropes}", "--tag", "brass")
        before = reader.lines[-1]
        await reader.pilot.pause(0.5)
        assert reader.lines[-1] == before and "#brass" not in reader.text
        await reader.press("enter")
        await reader.wait_for("#brass")
        await reader.press("t")
        await reader.wait_for("Lists")
        elsewhere("edit", f"@{gulls}", "--archive")
        await reader.pilot.pause(0.5)
        await reader.wait_for("Lists")
        await reader.press("escape", "escape")
        await reader.wait_for("2 bookmarks")


async def test_no_key_takes_what_is_in_focus_for_picks_that_went_elsewhere() -> None:
    gulls, ropes, wreck = shelf()
    async with library() as reader:
        await reader.wait_for("3 bookmarks")
        await reader.press("x")
        await reader.wait_for("1 picked")
        elsewhere("edit", f"@{wreck}", "--archive")
        elsewhere("edit", f"@{gulls}", "--archive")
        await reader.wait_for("1 bookmark")
        for key in ("X", "A", "a", "r"):
            await reader.press(key)
            await reader.wait_for("picked isn't in this list; Esc unpicks")
        assert {one.id for one in reader_library()} == {gulls, ropes, wreck}
        await reader.press("escape", "A")
        await reader.wait_for("archived")


def reader_library() -> list[bookmarks.Bookmark]:
    with Store.open(paths.library_folder()) as store:
        return bookmarks.listing(store)
