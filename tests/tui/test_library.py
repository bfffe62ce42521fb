"""The library screen: lists, orders, a look into an entry, bringing up to date, faults."""

import shutil
from pathlib import Path

from reader import paths
from reader.library import bare, bookmarks
from reader.library.bare import Address
from reader.library.store import Store
from reader.tui.linear.app import LinearApp
from reader.tui.screens.library import LibraryScreen
from tests.blog import blog
from tests.tui.piloted import opened
from tests.tui.shelf import FILLING, HARBOUR, keep, library, shelf, states


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


async def test_folders_are_lists_too_with_what_lies_below_them() -> None:
    folders = ("Trips", "Trips / Wales", "trips / wales", "Trips / Norfolk / Broads", "Unread", None)
    with Store.open(paths.library_folder()) as store:
        addresses = [Address(f"https://quay.example/{n}", f"N{n}", folder=name) for n, name in enumerate(folders)]
        list(bare.keep(store, addresses, "made up"))
        bookmarks.trash(store, [5])
    async with library(size=(40, 30)) as reader:
        await reader.press("t")
        await reader.wait_for("Folders")
        shown = [line.split() for line in reader.lines]
        rows = [" ".join(line) for line in shown[shown.index(["Folders"]) + 1 :] if line]
        wanted = ["Trips 4", "Trips / Norfolk 1", "Trips / Norfolk / Broads 1", "Trips / Wales 2"]
        assert rows[:4] == wanted, rows
        await reader.find("wales")
        await reader.press("enter")
        await reader.wait_for("Library · folder:Trips / Wales", "2 bookmarks", "N1", "N2")
        await reader.press("t")
        await reader.wait_for("▌ Trips / Wales")
        await reader.press("escape", "slash")
        await reader.wait_for('/ folder:"Trips / Wales"')


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


async def test_the_last_line_names_help_where_there_is_not_room_for_all_keys() -> None:
    shelf()
    for size, hints in (((40, 12), "t lists  Enter open  ? help"), ((24, 12), "? help")):
        async with library(size=size) as reader:
            await reader.until(lambda reader=reader: reader.lines[-1].startswith(" 1 of 3  "), "the list")
            assert reader.lines[-1].removeprefix(" 1 of 3 ").strip() == hints
