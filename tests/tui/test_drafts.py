"""A note that is half typed when reader ends is there at the next asking, in the reading and on the library screen."""

from pathlib import Path

import pytest

from reader import paths
from reader.library import bookmarks, drafts
from reader.library.drafts import Draft
from reader.library.store import Store
from tests.blog import blog
from tests.tui.piloted import Piloted, opened
from tests.tui.shelf import keep, library


async def ask(use: Piloted) -> str:
    await use.press("a")
    await use.until(lambda: use.screen.prompt, "the line that asks")
    assert use.screen.prompt
    return use.screen.prompt.field.value


async def test_what_is_typed_is_kept_every_few_seconds_until_it_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.tui.drafts.EVERY", 0.02)
    with Store.open(paths.library_folder()) as store:
        number = keep(store, "Gulls")
        key = bookmarks.listing(store)[0].key
        async with library() as use:
            await use.wait_for("Gulls")
            assert await ask(use) == ""
            await use.press(*"eggs")
            await use.until(lambda: (drafts.recall(store, key) or Draft("")).words == "eggs", "the draft")
            # Another run, as this one may be killed any time.
            async with library() as other:
                await other.wait_for("Gulls")
                assert await ask(other) == "eggs"
                await other.press("x", "escape")
                assert (drafts.recall(store, key) or Draft("")).words == "eggs", "given up is what was typed since"
                assert await ask(other) == "eggs"
                await other.press("!", "enter")
                assert (found := bookmarks.find(store, number)) and found.note == "eggs!"
            assert drafts.recall(store, key) is None


async def test_what_is_given_up_is_no_draft_and_what_is_open_at_the_end_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(blog(tmp_path, 1, 0)) as use:
        await use.wait_for("Alder 1.")
        store, key = use.app.desk.store, use.reading.reading.key
        monkeypatch.setattr("reader.tui.drafts.EVERY", 0.02)
        await ask(use)
        await use.press(*"eggs")
        await use.until(lambda: drafts.recall(store, key), "the draft")
        await use.press("escape")
        assert drafts.recall(store, key) is None
        monkeypatch.setattr("reader.tui.drafts.EVERY", 60.0)
        assert await ask(use) == ""
        await use.press(*"eggs")
        assert drafts.recall(store, key) is None
        use.app.leave()  # as SIGHUP and SIGTERM do
        assert (drafts.recall(store, key) or Draft("")).words == "eggs"


async def test_what_another_window_wrote_meanwhile_is_neither_lost_nor_overwritten() -> None:
    with Store.open(paths.library_folder()) as store:
        number = keep(store, "Gulls")
        bookmarks.tag(store, number, ["old"])
        async with opened(f"@{number}") as one, opened(f"@{number}") as other:
            await one.wait_for("Gulls")
            await other.wait_for("Gulls")
            assert await ask(one) == await ask(other) == "#old "
            await one.press(*"eggs", "enter")
            await one.wait_for("has note: eggs · #old")
            await other.press(*"#new", "space", *"nests", "enter")
            await other.wait_for("changed elsewhere meanwhile")
            assert (kept := bookmarks.find(store, number)) and (kept.note, kept.tags) == ("eggs", ("old",))
            assert await ask(other) == "#old #new eggs nests "
            await other.press("enter")
            await other.wait_for("has note: eggs nests")
            assert (kept := bookmarks.find(store, number)) and (kept.note, kept.tags) == ("eggs nests", ("new", "old"))
            # What is written behind the tags takes none of them away.
            assert await ask(one) == "#new #old eggs nests "
            await one.press(*"and more", "enter")
            await one.wait_for("eggs nests and more")
            assert (kept := bookmarks.find(store, number)) and kept.tags == ("new", "old")


async def test_a_draft_does_not_hide_what_was_noted_since() -> None:
    with Store.open(paths.library_folder()) as store:
        number = keep(store, "Gulls")
        key = bookmarks.listing(store)[0].key
        drafts.put(store, key, Draft("half a thought", ""))
        bookmarks.annotate(store, number, "a whole one", ["tag"])
        async with opened(f"@{number}") as use:
            await use.wait_for("Gulls")
            assert await ask(use) == "#tag a whole one half a thought "


async def test_a_note_on_a_highlight_keeps_what_was_put_away_elsewhere() -> None:
    with Store.open(paths.library_folder()) as store:
        number = keep(store, "Gulls")
        async with opened(f"@{number}") as use:
            await use.wait_for("Gulls")
            await use.press("m")
            bookmarks.remove(store, number)
            assert await ask(use) == ""
            await use.press(*"why", "enter")
            await use.wait_for("the note is kept, kept as")
        assert (kept := bookmarks.find(store, number)) and kept.trashed_at is None
