"""Searching on the library screen, and where what is found opens."""

import pytest

from reader import paths
from reader.document.anchors import Anchor
from reader.library import bare, bookmarks, highlights, search
from reader.library.bare import Address
from reader.library.store import Store
from reader.tui.library import looking
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.looked_up import ORDERS, LookedUp
from reader.values import Comment, Conversation
from tests.tui.shelf import FILLING, HARBOUR, article, keep, library, shelf


async def test_what_is_typed_is_found_with_the_words_beneath(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with Store.open(paths.library_folder()) as store:
        keep(store, "The harbour clock", HARBOUR.format(FILLING, FILLING))
        keep(store, "Ropes", said="A barge came in at noon, said the harbour master.")
        keep(store, "Gulls")
    async with library() as reader:
        await reader.wait_for("3 bookmarks", "Gulls")
        await reader.press("j", "j")
        await reader.find("late OR noon b")
        await reader.wait_for("2 bookmarks")
        await reader.press(*"arg")
        await reader.wait_for("2 bookmarks · best first", "thirteen when a barge is late", "A barge came in at noon")
        rows = reader.app.screen._compositor.render_strips()
        marked = [segment.text for strip in rows for segment in strip if segment.style and segment.style.reverse]
        assert {"late", "barg", "noon"} <= set(marked)
        await reader.press(*'"(tag:-*', "escape")
        await reader.wait_for("Library · Unread", "3 bookmarks")
        assert reader.status.startswith("3 of 3")


async def test_one_letter_filters_by_names_and_a_second_word_waits_for_its_own() -> None:
    shelf(["The harbour clock", "Rope walks", "Österby tides", "Gulls"])
    async with library() as reader:
        await reader.find("t")
        await reader.wait_for("2 bookmarks", "Library · “t”", "Österby tides", "The harbour clock")
        await reader.press("escape")
        await reader.find("ö")
        await reader.wait_for("1 bookmark", "Österby tides")
        await reader.press("enter", "escape")
        await reader.find("r")
        await reader.wait_for("1 bookmark", "Rope walks")
        await reader.press(*"ope", "space", "x")
        await reader.wait_for("Library · “rope”", "1 bookmark")
        await reader.press("enter")
        await reader.wait_for("Nothing here has “rope x”.")


async def test_a_hit_opens_where_its_words_are() -> None:
    with Store.open(paths.library_folder()) as store:
        keep(store, "The harbour clock", HARBOUR.format(f"{FILLING}\n\n" * 12, FILLING))
    async with library() as reader:
        await reader.find("thirteen")
        await reader.wait_for("strikes thirteen when")
        await reader.press("enter", "enter")
        await reader.wait_for("It strikes thirteen when", "“thirteen”: 1 of 1")
        await reader.press("q")
        await reader.wait_for("Library · “thirteen”")


async def test_a_hit_in_a_comment_opens_at_that_comment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    said = [f"Barge {number} was late, as all of them are." for number in range(60)]
    said[40] = "The barge of the keeper came at noon."
    comments = tuple(Comment(f"c{number}", "comment", "Ines", text, text) for number, text in enumerate(said))
    with Store.open(paths.library_folder()) as store:
        written = article("Ropes", HARBOUR.format(FILLING, FILLING))[0]
        bookmarks.add(store, written, Conversation(comments, len(comments)), written.url or "")
    for size in ((120, 40), (80, 24)):
        async with library(size=size) as reader:
            await reader.find("keeper noo")
            await reader.wait_for("keeper came at noon")
            await reader.press("enter", "enter")
            await reader.until(lambda: "1 of 1" in reader.status, "the hit")
            view = reader.reading.conversation_view
            assert reader.reading.conversation_has_focus
            assert view.focused_comment and view.focused_comment.id == "c40"
            await reader.wait_for("The barge of the keeper came at noon.")
    with Store.open(paths.library_folder()) as store:
        highlights.add(store, bookmarks.listing(store)[0].key, Anchor("Barge 30 was late"), "c30")
    async with library(size=(80, 24)) as reader:
        await reader.find("in:highlights barge")
        await reader.wait_for("Barge 30 was late")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.status == "highlighted: Barge 30 was late", "the highlight")
        focused = reader.reading.conversation_view.focused_comment
        assert focused and focused.id == "c30"


async def test_a_hit_in_a_hidden_comment_says_how_to_see_it() -> None:
    text = "Buy cheap viagra pills online, best casino bonus."
    ping = Comment("c9", "pingback", "goodrx viagra", text, text, author_url="https://pills.example/")
    with Store.open(paths.library_folder()) as store:
        written = article("Ropes", HARBOUR.format(FILLING, FILLING))[0]
        bookmarks.add(store, written, Conversation((ping,), 1), written.url or "")
    async with library() as reader:
        await reader.find("casino")
        await reader.wait_for("best casino bonus")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.status == "“casino” is in a comment that is hidden: s shows it", "the line")


async def test_a_hit_in_a_highlights_note_goes_to_the_highlight_and_one_in_the_note_says_it() -> None:
    with Store.open(paths.library_folder()) as store:
        kept = keep(store, "The harbour clock", HARBOUR.format(f"{FILLING}\n\n" * 12, FILLING))
        key = bookmarks.listing(store)[0].key
        mark = highlights.add(store, key, Anchor("It strikes thirteen when a barge is late."))
        highlights.annotate(store, mark.uid, "ask the winder")
        bookmarks.annotate(store, kept, "for the almanac", [])
    async with library() as reader:
        await reader.find("winder")
        await reader.wait_for("ask the winder")
        await reader.press("enter", "enter")
        await reader.wait_for("It strikes thirteen when", "your note: ask the winder")
        await reader.press("q", "escape")
        await reader.find("almanac")
        await reader.wait_for("for the almanac")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.status == "your note: for the almanac; a changes it", "the note")


async def test_that_words_are_still_being_indexed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "_PATIENCE", 0.0)
    addresses = (Address(f"https://quay.example/{number}", f"Entry {number}") for number in range(1_000))
    with Store.open(paths.library_folder()) as store:
        for _ in bare.keep(store, addresses, "made up"):
            pass
    async with library() as reader:
        said = []
        take = reader.screen.say_list
        monkeypatch.setattr(reader.screen, "say_list", lambda: (take(), said.append(str(reader.screen.header.rows))))
        await reader.find("entry")
        await reader.until(lambda: said and "1,000 bookmarks" in said[-1], "all of them")
        assert any("indexing, " in one for one in said) and "indexing" not in said[-1]


async def test_who_has_chosen_a_row_keeps_it_before_them_while_more_is_indexed() -> None:
    names = [f"Barge {number:02}" for number in range(40)]
    shelf(names)
    async with library(size=(80, 24)) as reader:
        await reader.find("barge")
        await reader.wait_for("40 bookmarks · best first")
        screen = reader.screen
        assert isinstance(screen, LibraryScreen)

        async def reorder(number: int) -> None:
            """As if the one of that number, and then all others in the other order, were best now."""
            found = screen.window.found
            ids = [found.ids[number], *(one for one in reversed(found.ids) if one != found.ids[number])]
            screen.post_message(LookedUp.Heard(found._replace(ids=ids)))
            await reader.pilot.pause()

        await reorder(20)
        assert screen.view.focused_item == 0  # typing: the best is in focus
        await reader.press("enter", *"jjj")
        name, line = screen.chosen, next(at for at, text in enumerate(reader.lines) if text.startswith("▌"))
        await reorder(10)
        assert screen.chosen == name and screen.view.focused_item > 10
        assert reader.lines[line].startswith("▌") and name and name.name in reader.lines[line]


async def test_that_too_many_were_found_to_rank_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 2)
    shelf([f"Barge {number}" for number in range(3)])
    async with library() as reader:
        await reader.find("barge")
        await reader.wait_for("3 bookmarks · newest first")
        await reader.press("enter", *[","] * len(ORDERS))
        assert reader.status.startswith("newest first: too many to tell the best")


async def test_what_is_no_filter_is_told_where_it_is_typed() -> None:
    shelf(["Has a note"])
    async with library(size=(80, 24)) as reader:
        await reader.find("title:rope")
        await reader.wait_for("Nothing here has “title:rope”.", "there is no title:; did you mean in:title", "rope?")
        await reader.press("enter")
        assert reader.status.startswith("title:rope is searched as words: there is no title:")
        await reader.find(" note")
        await reader.press("escape")
        await reader.find("is:note")
        await reader.wait_for("Library · “is:note”")
        await reader.press("enter")
        assert reader.status.startswith("is:note is searched as words: known are unread")


async def test_or_between_a_tag_and_a_word_finds_both_also_while_it_is_typed() -> None:
    shelf(["Rope walks", "Gulls", "Tides"])
    with Store.open(paths.library_folder()) as store:
        bookmarks.edit(store, [2], come=["birds"])
    async with library() as reader:
        await reader.find("tag:birds OR r")
        await reader.wait_for("Library · “tag:birds OR”", "1 bookmark", "Gulls")
        await reader.press(*"ope")
        await reader.wait_for("Library · “tag:birds OR rope”", "2 bookmarks", "Gulls", "Rope walks")
        await reader.press("enter", "A")
        await reader.wait_for("archived: ", "Library · “tag:birds OR rope”", "2 bookmarks")


async def test_a_sign_that_begins_something_leaves_the_list_until_it_is_looked_for() -> None:
    shelf(["Rope walks", "Gulls"])
    async with library() as reader:
        await reader.find('-"')
        await reader.wait_for("Library · Unread", "2 bookmarks", "Rope walks")
        await reader.press("enter")
        await reader.wait_for('Nothing here has “-"”.', "finds nothing: there is no word in it", "shows Unread again")
        assert reader.status.startswith('-" finds nothing')
        await reader.press("escape")
        await reader.find("rope -")
        await reader.wait_for("Library · “rope”", "1 bookmark", "/ rope -")
