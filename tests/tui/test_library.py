"""The library screen: lists, searching, picking and undoing, on libraries written here."""

import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader import paths
from reader.config import Config
from reader.desk import Desk
from reader.document.anchors import Anchor
from reader.library import bare, bookmarks, highlights
from reader.library.bare import Address
from reader.library.store import Store
from reader.tui.app import ReaderApp
from reader.tui.library import looking
from reader.tui.linear.app import LinearApp
from reader.tui.screens.library import LibraryScreen
from reader.values import Article, Comment, Conversation
from tests.blog import blog
from tests.tui.piloted import Piloted, opened

HARBOUR = "# The harbour clock\n\n{} It strikes thirteen when a barge is late.\n\n{}"
ALL = "ctrl+a"
FILLING = "Nobody on the quay remembers who winds it. " * 60


def article(title: str, text: str, said: str = "") -> tuple[Article, Conversation]:
    comments = (Comment("c1", "comment", "Ines", said, said),) if said else ()
    address = f"https://quay.example/{title.replace(' ', '-')}"
    written = Article(title, "Ada Fenn", "Quay Days", None, None, None, None, address, text, None)
    return written, Conversation(comments, len(comments))


def keep(store: Store, title: str, text: str = "Some words.", said: str = "", tags: Iterable[str] = ()) -> int:
    written = article(title, text, said)
    return bookmarks.add(store, *written, written[0].url or "", tags).id


def shelf(names: Iterable[str] = ("Gulls", "Ropes", "Tides")) -> list[int]:
    with Store.open(paths.library_folder()) as store:
        return [keep(store, name) for name in names]


@asynccontextmanager
async def library(
    *, size: tuple[int, int] = (120, 40), app_type: type[ReaderApp] = ReaderApp
) -> AsyncIterator[Piloted]:
    """The library screen over what is kept."""
    desk = Desk(Store.open(paths.library_folder()))
    app = app_type(desk, Config(), LibraryScreen)
    async with app.run_test(size=size) as pilot:
        yield Piloted(app, pilot)
    desk.store.close()


def states() -> list[str]:
    with Store.open(paths.library_folder()) as store:
        return [bookmark.state for bookmark in bookmarks.listing(store)]


async def test_lists_by_state_and_tag_with_their_counts() -> None:
    with Store.open(paths.library_folder()) as store:
        ids = [keep(store, name, tags=("knots",)) for name in ("Gulls", "Ropes", "Tides")]
        bookmarks.archive(store, ids[:1])
        bookmarks.favour(store, ids[1:2])
    async with library() as reader:
        await reader.wait_for("Library · Unread", "2 bookmarks · newest first")
        assert "Gulls" not in reader.text
        await reader.press("t")
        await reader.wait_for("Archive", "#knots")
        counts = {line.split()[0]: line.split()[-1] for line in reader.lines if line.split()[-1:] > ["/"]}
        wanted = {"Read": "0", "Archive": "1", "Favourites": "1", "Everything": "3", "Trash": "0", "#knots": "3"}
        assert counts | wanted == counts
        await reader.find("#kn")
        await reader.press("enter")
        await reader.wait_for("Library · #knots", "3 bookmarks", "archived · Ada Fenn")
        await reader.press("t", *"jjj", "enter")
        await reader.wait_for("Library ·")


async def test_the_trash_gives_back() -> None:
    shelf()
    async with library() as reader:
        await reader.wait_for("3 bookmarks")
        await reader.press("X", "t", "G")
        await reader.until(lambda: "Trash" in reader.text, "the lists")
        await reader.press("slash")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press(*"trash", "enter")
        await reader.wait_for("Library · Trash", "put away 20", "1 bookmark")
        await reader.press("b")
        await reader.wait_for("Nothing is in the trash.", "out of the trash: Tides")
        assert states() == ["unread"] * 3


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


async def test_the_order_is_remembered() -> None:
    shelf(("Gulls", "Tides", "Ropes"))
    async with library() as reader:
        await reader.wait_for("newest first")
        await reader.press("comma", "comma")
        await reader.wait_for("by title")
    async with library(size=(80, 24)) as reader:
        await reader.wait_for("by title")
        shown = [line.split()[-1] for line in reader.lines if line[3:] in ("Gulls", "Ropes", "Tides")]
        assert shown == ["Gulls", "Ropes", "Tides"]


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
        await reader.wait_for("taken back: tagged 9 bookmarks")
        assert "#salt" not in reader.text
        await reader.press("U")
        await reader.wait_for("taken back: favoured Gull 8")


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


async def test_a_long_list_is_read_only_where_it_is_looked_at() -> None:
    addresses = (
        Address(f"https://quay.example/{number}", f"Entry {number}", f"2020-01-01T{number // 3600:02}:00:00Z")
        for number in range(1_500)
    )
    with Store.open(paths.library_folder()) as store:
        for _ in bare.keep(store, addresses, "made up"):
            pass
    async with library(size=(80, 24)) as reader:
        await reader.press("G")
        await reader.wait_for("1,500 bookmarks", "1,500 of 1,500")
        assert isinstance(reader.screen, LibraryScreen) and len(reader.screen.window._known) < 300
        await reader.press("7", "5", "0", "G")
        await reader.wait_for("750 of 1,500")
        await reader.press("A")
        await reader.wait_for("1,499 bookmarks")
        assert reader.screen.view.focused_item == 749
        await reader.press("u", "U")
        await reader.wait_for("1,500 bookmarks")
        assert len(reader.screen.window._known) < 300


async def test_a_wide_terminal_looks_into_what_is_in_focus() -> None:
    with Store.open(paths.library_folder()) as store:
        keep(store, "The harbour clock", HARBOUR.format("", ""), tags=("brass",))
        keep(store, "Ropes")
    async with library() as reader:
        await reader.wait_for("Some words.")
        await reader.press("j")
        assert reader.text.count("▌") == 2
        await reader.wait_for("It strikes thirteen", "https://quay.example/The-harbour-clock", "#brass")
        await reader.press("asterisk")
        await reader.until(lambda: reader.text.count("★") == 2, "the star in both")
        await reader.pilot.resize_terminal(80, 24)
        await reader.until(lambda: "thirteen" not in reader.text, "the narrow list")
        await reader.press("equals_sign")
        await reader.wait_for("It strikes thirteen", "quay.example")
        await reader.press("escape")
        await reader.wait_for("2 of 2")


async def test_coming_back_keeps_the_entry_and_shows_how_far_it_was_read() -> None:
    with Store.open(paths.library_folder()) as store:
        keep(store, "Gulls")
        keep(store, "Ropes", "\n\n".join([FILLING] * 5))
        keep(store, "Tides")
    async with library() as reader:
        await reader.wait_for("3 bookmarks")
        await reader.press("j", "enter")
        await reader.wait_for("the copy kept on")
        await reader.press("space", "q")
        await reader.wait_for("% read", "2 of 3")
        await reader.press("enter")
        await reader.wait_for("resumed at", "winds it")
        await reader.press("G", "q")
        await reader.wait_for("read to the end: marked as read; U takes that back", "2 bookmarks")
        await reader.press("U")
        await reader.wait_for("3 bookmarks")


async def test_r_brings_a_bookmark_up_to_date_and_tells_what_changed(tmp_path: Path) -> None:
    page = Path(blog(tmp_path, 1, 0))
    with Store.open(paths.library_folder()) as store:
        keep(store, "Gulls")
    async with opened(str(page)) as reader:
        await reader.wait_for("Alder 1.")
        await reader.press("b")
    page.write_text(
        page.read_text("utf-8").replace("Alder 1. ", "Brass 1. A paragraph came before it.</p><p>Alder 1. "), "utf-8"
    )
    async with library() as reader:
        await reader.wait_for("2 bookmarks", "Alder 1.")
        await reader.press("r")
        await reader.wait_for("1 paragraph new", "Brass 1.")
        await reader.press("r")
        await reader.wait_for("the text is the same")
        page.unlink()
        await reader.press("r")
        await reader.wait_for("no such file")


async def test_a_bookmark_whose_page_cannot_be_fetched_is_there_with_its_keys() -> None:
    address = "http://127.0.0.1:9/tide-tables"
    with Store.open(paths.library_folder()) as store:
        for _ in bare.keep(store, [Address(address, "Tide tables")], "made up"):
            pass
        bookmarks.annotate(store, 1, "for the harbour", ["salt"])
    async with opened("@1") as reader:
        await reader.wait_for("Tide tables", address, "#salt", "for the harbour", "could not be opened")
        assert "Tide tables" in reader.lines[1]
        await reader.press("y")
        assert reader.app.clipboard == address
        await reader.press("asterisk")
        assert reader.status == "a favourite; U takes it back"
        await reader.press("A")
        assert reader.status == "archived; U takes it back"
        assert states() == ["archived"]
        await reader.press("a")
        await reader.until(lambda: reader.screen.prompt, "the line")
        await reader.press(*"#low", "enter")
        await reader.wait_for("@1 has note: for the harbour · #low · #salt")
        assert "#low" in "\n".join(reader.lines[:-1])
        await reader.press("equals_sign")
        await reader.wait_for("What is known of it", "#low", address)
        await reader.press("escape")
        await reader.press("b")
        assert reader.status == "put away; U brings it back"
        assert states() == []
        await reader.press("A")
        assert reader.status == "out of the trash, kept as @1, out of the archive: it is unread; U takes it back"
        await reader.press("U")
        assert states() == []
        await reader.press("U")
        assert states() == ["archived"]


async def test_b_takes_out_of_the_trash_what_cannot_be_fetched() -> None:
    with Store.open(paths.library_folder()) as store:
        for _ in bare.keep(store, [Address("http://127.0.0.1:9/tide-tables", "Tide tables")], "made up"):
            pass
        bookmarks.remove(store, 1)
    async with opened("@1") as reader:
        await reader.wait_for("Tide tables", "could not be opened", "put away")
        await reader.press("b")
        assert reader.status == "out of the trash, kept as @1; b puts it away"
        assert "put away" not in "\n".join(reader.lines[:-1])
        assert states() == ["unread"]
        await reader.press("U")
        assert states() == []
        await reader.press("b", "b")
        assert states() == [] and reader.status == "put away; U brings it back"


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


async def test_linear_mode_says_what_is_drawn_elsewhere() -> None:
    ids = shelf()
    with Store.open(paths.library_folder()) as store:
        bookmarks.favour(store, ids[1:2])
    async with library(size=(80, 24), app_type=LinearApp) as reader:
        await reader.wait_for("unread,  Ada Fenn", "unread, favourite")
        await reader.press("x")
        await reader.wait_for("picked, unread,  Ada Fenn")
        assert not set("▌✓│─") & set(reader.text)
        assert reader.app.cursor_position.y == next(n for n, line in enumerate(reader.lines) if line == "Ropes")


async def test_a_library_deleted_meanwhile_is_told_by_b_and_the_text_can_be_written(tmp_path: Path) -> None:
    shelf()
    written = tmp_path / "kept.md"
    async with opened(blog(tmp_path, spam=0)) as app:
        await app.wait_for("Alder 1.")
        shutil.rmtree(paths.library_folder())
        await app.press("b")
        assert "deleted, moved or replaced while it was open, nothing was kept; b tries again, w writes" in app.status
        assert app.reading.bookmark is None
        await app.press("w")
        await app.until(lambda: app.screen.prompt, "the line that asks where to")
        await app.press("ctrl+u", *str(written), "enter")
        await app.until(written.exists, "the file")
    assert "Lock at Marlow" in written.read_text("utf-8")
    assert not paths.library_folder().exists()
