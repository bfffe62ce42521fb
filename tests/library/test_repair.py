"""A damaged library is told, set aside whole, and made anew from what can be read of it and of its backup."""

import os
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import backups, bare, bookmarks, files, health, leaves, marks, mending, repair
from reader.library.store import Store
from reader.values import Mark
from tests.library.samples import article, conversation, python
from tests.library.spoiling import page_of, spoil

PAGE = files.PAGE_SIZE
COUNT = 150


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 150 bookmarks with a page each, tags and marks."""
    folder, chance = tmp_path_factory.mktemp("whole"), random.Random(2)
    with Store.open(folder) as store:
        for number in range(COUNT):
            text = "".join(chance.choices("abcdefgh ", k=9_000))
            bookmarks.add(store, article(number, text=text), conversation("one"), _address(number), ["birds"])
            marks.add(store, Mark("spam.example", f"Spammer {number}", None, True, None, ""))
    return folder


def _address(number: int) -> str:
    return f"https://marsh.example/heron-{number}"


@pytest.fixture
def library(whole: Path, folder: Path) -> Path:
    """A copy of it to damage."""
    shutil.copytree(whole, folder)
    return folder


def flip(file: Path, count: int, seed: int) -> bytes:
    """Flips bits in random places; what the file holds then."""
    chance, content = random.Random(seed), bytearray(file.read_bytes())
    for place in chance.sample(range(len(content)), count):
        content[place] ^= 1 << chance.randrange(8)
    file.write_bytes(content)
    return bytes(content)


def leaves_of_items(file: Path) -> list[int]:
    """Where the pages begin that have rows of bookmarks: they are leaves of tables, and have the uids."""
    with sqlite3.connect(file) as raw:
        uids = [row[0].encode() for row in raw.execute("SELECT uid FROM item")]
    raw.close()
    content = file.read_bytes()
    starts = range(PAGE, len(content), PAGE)
    return [at for at in starts if content[at] == 13 and any(uid in content[at : at + PAGE] for uid in uids)]


def is_whole(folder: Path) -> None:
    """Nothing is wrong any more but what the repair has told."""
    with Store.open(folder) as store:
        assert store.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert store.rows("PRAGMA foreign_key_check") == []
        bookmarks.add(store, article(9999), conversation(), _address(9999))
        assert max(one.id for one in bookmarks.listing(store)) > COUNT


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("has_backup", [True, False])
def test_fifty_flipped_bits(library: Path, seed: int, has_backup: bool) -> None:
    """With a backup of the same day nothing at all is lost; without, what is lost is told to the last."""
    if has_backup:
        backups.daily(library)
    damaged = flip(library / "main.db", 50, seed)
    done = repair.rebuild(library)
    assert done.aside.read_bytes() == damaged
    with Store.open(library) as store:
        kept = {one.id: one for one in bookmarks.listing(store)}
        unreadable = []
        for one in kept.values():
            try:
                bookmarks.snapshot(store, one.id)
            except LibraryError:
                unreadable.append(one.name)
        assert sorted(unreadable) == sorted(done.without_copy + done.stripped)
        assert len(kept) + len(done.lost) == COUNT == done.bookmark_count + len(done.lost)
        assert len(kept) > 0.9 * COUNT
        if has_backup:
            assert (done.lost, done.without_copy, done.stripped) == ([], [], [])
            assert len(marks.listing(store)) >= 0.98 * COUNT
    is_whole(library)


def test_bookmarks_whose_rows_are_lost_come_from_the_backup_and_from_their_copies(library: Path) -> None:
    with Store.open(library) as store:
        bookmarks.remove(store, 3)
    backups.daily(library)
    with Store.open(library) as store:
        bookmarks.add(store, article(500), conversation("new"), _address(500), ["late"])
    for place in (page_of(library / "main.db", "item"), *leaves_of_items(library / "main.db")):
        spoil(library / "main.db", place)
    done = repair.rebuild(library)
    assert done.bookmark_count == COUNT + 1 and done.lost == []
    assert len(done.from_backup) == COUNT
    with Store.open(library) as store:
        late = bookmarks.find(store, COUNT + 1)
        assert late and (late.title, late.key, late.tags) == ("Heron 500", _address(500), ("late",))
        assert bookmarks.snapshot(store, late.id) == (article(500), conversation("new"))
        assert [one.id for one in bookmarks.listing(store, trashed=True)] == [3]
    is_whole(library)


@pytest.mark.parametrize("has_backup", [True, False])
def test_only_a_text_that_there_was_is_told_as_lost(folder: Path, has_backup: bool) -> None:
    with Store.open(folder) as store:
        list(bare.keep(store, [bare.Address(_address(number)) for number in range(20)], "a list"))
        if has_backup:
            backups.make(store, folder / "backup.db")
        late = bookmarks.add(store, article(500), conversation(), _address(500))
    if has_backup:
        (folder / "backups").mkdir()
        (folder / "backup.db").rename(folder / "backups" / "some.db")
        spoil(folder / "main.db", page_of(folder / "main.db", "item"))
    spoil(folder / "main.db", page_of(folder / "main.db", "snapshot"))
    done = repair.rebuild(folder)
    if has_backup:
        assert (len(done.from_backup), done.without_copy) == (20, [])
    else:
        assert (done.bookmark_count, done.without_copy) == (21, [late.name])


@pytest.mark.parametrize(("share", "least"), [(0.97, COUNT * 4 // 5), (0.5, COUNT // 6)])
def test_a_file_that_was_cut(library: Path, share: float, least: int) -> None:
    """Where an inner page is lost, what lies under it is lost too, and told."""
    file = library / "main.db"
    os.truncate(file, int(file.stat().st_size * share))
    with pytest.raises(LibraryError, match="`reader doctor --repair`"), Store.open(library) as store:
        for one in bookmarks.listing(store):
            bookmarks.snapshot(store, one.id)
    done = repair.rebuild(library)
    assert done.bookmark_count >= least
    assert done.bookmark_count + len(done.lost) >= COUNT * share
    with Store.open(library) as store:
        assert len(bookmarks.listing(store)) == done.bookmark_count
    is_whole(library)


@pytest.mark.parametrize("content", [b"", b"dear diary\n" * 9_000])
def test_a_file_of_which_nothing_can_be_read_gives_way_to_the_backup_or_stays(library: Path, content: bytes) -> None:
    file = library / "main.db"
    backup = backups.daily(library)
    file.write_bytes(content)
    (library / "backups").rename(library / "hidden")
    with pytest.raises(LibraryError):
        repair.rebuild(library)
    assert file.read_bytes() == content
    (library / "hidden").rename(library / "backups")
    done = repair.rebuild(library)
    assert done.aside.read_bytes() == content
    assert done.backup and done.backup.file == backup
    assert (done.bookmark_count, done.lost) == (COUNT, [])
    is_whole(library)


@pytest.mark.parametrize(
    ("begin", "junk"),
    [(0, b"x" * 16), (0, b"\0" * 100), (0, b"dear diary\n" * 400), (0, b"\0" * PAGE), (100, b"\xff" * 3_996)],
    ids=["magic", "head", "a quarter", "all", "tables"],
)
def test_what_was_kept_since_the_backup_is_saved_without_the_first_page(library: Path, begin: int, junk: bytes) -> None:
    file = library / "main.db"
    backups.daily(library)
    with Store.open(library) as store:
        bookmarks.add(store, article(500), conversation("new"), _address(500), ["late"])
        before = _all_rows(store)
    content = bytearray(file.read_bytes())
    content[begin : begin + len(junk)] = junk
    file.write_bytes(content)
    shutil.copytree(library, library.with_name("alone"), ignore=shutil.ignore_patterns("backups"))
    for folder in (library, library.with_name("alone")):
        done = repair.rebuild(folder)
        assert done.aside.read_bytes() == content
        assert (done.bookmark_count, done.lost, done.from_backup, done.without_copy) == (COUNT + 1, [], [], [])
        with Store.open(folder) as store:
            assert _all_rows(store) == before
            assert bookmarks.snapshot(store, COUNT + 1) == (article(500), conversation("new"))
        is_whole(folder)


def _all_rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What is in each table, but for the acts, of which a backup may have older ones, and what triggers fill."""
    rows = store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = {row[0] for row in rows} - {"act", "changed", "sqlite_sequence"}
    return {name: sorted(map(tuple, store.rows(f"SELECT * FROM {name}")), key=repr) for name in names}


def test_what_a_killed_process_left_is_salvaged_too(library: Path, tmp_path: Path) -> None:
    with Store.open(library) as store:
        bookmarks.add(store, article(500), conversation("new"), _address(500))
        shutil.copytree(library, tmp_path / "left")
    spoil(tmp_path / "left" / "main.db", page_of(library / "main.db", "item_newest"))
    done = repair.rebuild(tmp_path / "left")
    assert done.bookmark_count == COUNT + 1
    assert sorted(file.name for file in (tmp_path / "left").iterdir()) == sorted(
        ["main.db", done.aside.name, f"{done.aside.name}-wal", f"{done.aside.name}-shm"]
    )
    is_whole(tmp_path / "left")


def test_a_repair_that_ends_before_its_time_leaves_nothing(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(library / "main.db", page_of(library / "main.db", "item_newest"))
    before = sorted(library.iterdir())

    def fill_the_disk(fresh: Path, *_: object) -> None:
        for end in ("", "-wal", "-shm"):
            Path(f"{fresh}{end}").touch()
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files, "fill", fill_the_disk)
        with pytest.raises(LibraryError, match="see that it has space"):
            repair.rebuild(library)
    assert sorted(library.iterdir()) == before
    for name in (".new-1.db", ".new-1.db-wal"):
        (library / name).touch()  # by one that was killed
    aside = repair.rebuild(library).aside
    assert sorted(library.iterdir()) == sorted([library / "main.db", aside])


def test_another_programs_database_is_never_repaired(folder: Path) -> None:
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "main.db") as raw:
        raw.execute("CREATE TABLE item (id, key)")
    raw.close()
    before = (folder / "main.db").read_bytes()
    with pytest.raises(LibraryError, match="not a library of reader"):
        repair.rebuild(folder)
    assert [file.read_bytes() for file in folder.iterdir()] == [before]


def test_a_library_that_another_process_has_open_is_not_exchanged(library: Path) -> None:
    code = "import sys, time; from pathlib import Path; from reader.library.store import Store\n"
    code += "store = Store.open(Path(sys.argv[1])); print('open', flush=True); time.sleep(99)"
    process = python(code, library)
    assert process.stdout and process.stdout.readline() == "open\n"
    with pytest.raises(LibraryError, match="another reader has it open"):
        repair.rebuild(library)
    process.kill()
    process.communicate()
    assert repair.rebuild(library).bookmark_count == COUNT


def test_a_backup_copied_over_the_library_is_not_spoiled_by_the_log_that_was_left(library: Path) -> None:
    backup = backups.daily(library)
    assert backup
    with Store.open(library) as store:
        bookmarks.add(store, article(500), conversation("new"), _address(500))
        shutil.copy(library / "main.db-wal", library / "left")
    (library / "left").rename(library / "main.db-wal")
    shutil.copy(backup, library / "main.db")
    with pytest.raises(LibraryError, match=r"main\.db-wal is still there.+`reader doctor --repair`"):
        Store.open(library)
    found = list(health.findings(library))
    assert [one.repair for one in found if one.state == "wrong"] == ["wal"]
    (line,) = mending.mend(library, found)
    assert str(line).startswith("main.db-wal is set aside as main-")
    with Store.open(library) as store:
        assert len(bookmarks.listing(store)) == COUNT
    is_whole(library)


def test_one_flipped_bit_of_a_copy_is_mended_from_a_backup(library: Path) -> None:
    backups.daily(library)
    with sqlite3.connect(library / "main.db") as raw:
        for item_id in (4, 7):
            raw.execute("UPDATE snapshot SET body = zeroblob(50) WHERE item_id = ?", (item_id,))
    raw.close()
    with Store.open(library) as store:
        bookmarks.add(store, article(500), conversation(), _address(500))
    with sqlite3.connect(library / "main.db") as raw:
        raw.execute("UPDATE snapshot SET digest = x'00' WHERE item_id = ?", (COUNT + 1,))
    raw.close()
    found = list(health.findings(library))
    (copies,) = (one for one in found if one.state == "wrong")
    assert copies.says == f"3 of {COUNT + 1} damaged: @4 Heron 3, @7 Heron 6, @{COUNT + 1} Heron 500"
    done = list(mending.mend(library, found))
    assert [str(line).split(":")[0] for line in done[:2]] == ["@4 Heron 3", "@7 Heron 6"]
    why = f"@{COUNT + 1} Heron 500: no backup has its copy; open it and press r"
    assert done[2:] == [mending.NotDone(why)]
    with Store.open(library) as store:
        assert bookmarks.snapshot(store, 4)[0].title == "Heron 3"


@pytest.mark.parametrize(("table", "least"), [("item", 150), ("snapshot", 150), ("tag", 3_100)])
def test_rows_come_back_without_the_page_that_leads_to_them(library: Path, table: str, least: int) -> None:
    with Store.open(library) as store:
        bookmarks.tag_all(store, range(1, COUNT + 1), [f"tag {number}" for number in range(20)])
        before = {number: bookmarks.snapshot(store, number) for number in (1, 75, COUNT)}
    spoil(library / "main.db", page_of(library / "main.db", table))
    done = repair.rebuild(library)
    assert (done.bookmark_count, done.lost, done.without_copy) == (COUNT, [], [])
    with Store.open(library) as store:
        assert len(store.rows(f"SELECT 1 FROM {table}")) >= least
        assert {number: bookmarks.snapshot(store, number) for number in before} == before
    is_whole(library)


@pytest.mark.parametrize("knows_what_is_free", [True, False])
def test_what_may_have_been_deleted_comes_back_into_the_trash(library: Path, knows_what_is_free: bool) -> None:
    file = library / "main.db"
    with sqlite3.connect(file) as raw:
        raw.execute("PRAGMA secure_delete = OFF")
        columns = ", ".join(row[1] for row in raw.execute("PRAGMA table_info(item)"))
        raw.execute("DROP TRIGGER item_went")  # without it all rows are deleted by their pages, which stay as they are
        raw.execute(f"CREATE TEMP TABLE left_over AS SELECT {columns} FROM item WHERE id > 100")
        raw.execute("DELETE FROM item")
        raw.execute(f"INSERT INTO item ({columns}) SELECT {columns} FROM left_over")
        raw.execute("DELETE FROM snapshot WHERE item_id <= 100")
        raw.commit()
    raw.close()
    first_free = int.from_bytes(file.read_bytes()[32:36], "big")
    assert first_free
    spoil(file, page_of(file, "item"))
    if not knows_what_is_free:
        spoil(file, (first_free - 1) * PAGE)
    done = list(mending.mend(library, health.findings(library)))
    with Store.open(library) as store:
        live = {one.id for one in bookmarks.listing(store)}
        in_trash = {one.id for one in bookmarks.listing(store, trashed=True)}
    assert live == set(range(101, COUNT + 1))
    assert bool(in_trash) is not knows_what_is_free and in_trash <= set(range(1, 101))
    assert any("may have been deleted before" in str(line) for line in done) is not knows_what_is_free


def test_what_was_deleted_stays_deleted(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "some.db") as raw:
        raw.execute("PRAGMA secure_delete = OFF")
        raw.execute("CREATE TABLE bird (name TEXT)")
        raw.execute("CREATE TABLE fish (name TEXT)")
        for table in ("bird", "fish"):
            raw.executemany(f"INSERT INTO {table} VALUES (?)", [(f"{table} {number}" * 99,) for number in range(99)])
        raw.commit()
        raw.execute("DELETE FROM bird")
    raw.close()
    found = [values[0] for _, values in leaves.records(tmp_path / "some.db", lambda types: len(types) == 1)]
    assert sorted(map(str, found)) == sorted(f"fish {number}" * 99 for number in range(99))


def test_no_damage_leads_the_salvage_astray(library: Path, tmp_path: Path) -> None:
    """What is read of pages where anything may stand is a record, or passed over."""
    whole = (library / "main.db").read_bytes()
    for seed in range(12):
        chance, content = random.Random(seed), bytearray(whole[: 40 * PAGE])
        for place in chance.sample(range(100, len(content)), 4_000):
            content[place] = chance.randrange(256)
        (tmp_path / "bad").write_bytes(content)
        for number, values in leaves.records(tmp_path / "bad", lambda types: True):
            assert number is None or isinstance(number, int)
            assert len(values) <= 100


def test_a_library_of_which_only_the_head_is_left_is_no_mistake(library: Path) -> None:
    file = library / "main.db"
    spoil(file, PAGE, os.urandom(file.stat().st_size - PAGE))
    assert repair.rebuild(library).bookmark_count == 0


@pytest.mark.parametrize("has_backup", [True, False])
def test_rows_that_are_read_but_can_not_be_right_are_as_the_backup_had_them(folder: Path, has_backup: bool) -> None:
    with Store.open(folder) as store:
        for number in range(20):
            bookmarks.add(store, article(number), conversation(), _address(number))
        bookmarks.add(store, article(20, title="A title of \ufffd before"), conversation(), _address(20))
        before = {one.id: one for one in bookmarks.listing(store)}
    if has_backup:
        backups.daily(folder)
    with sqlite3.connect(folder / "main.db") as raw:
        raw.execute("UPDATE item SET title = '/3' || title, added_at = ' 3' || added_at WHERE id = 2")
        raw.execute("UPDATE item SET uid = 'spoilt', key = 'x', url = '/3' || url, name = '' WHERE id = 3")
        raw.execute("UPDATE item SET name = 'He' || char(0, 1) || 'n', site = CAST(x'41ff42' AS TEXT) WHERE id = 4")
        raw.execute("UPDATE item SET id = 700, changed_at = '' WHERE id = 5")
        raw.execute("UPDATE item SET progress = 0.5 WHERE id = 7")
        raw.execute("UPDATE item SET url = 'https://marsi.example/heron' WHERE id = 8")
    raw.close()
    with Store.open(folder) as store:
        bookmarks.annotate(store, 6, "A note of today", [])
    spoil(folder / "main.db", page_of(folder / "main.db", "item_newest"))
    done = repair.rebuild(folder)
    with Store.open(folder) as store:
        kept = {one.id: one for one in bookmarks.listing(store)}
    assert (kept[6].note, kept[7].progress) == ("A note of today", 0.5)
    if has_backup:
        assert (done.from_backup, done.odd) == ([f"Heron {number}" for number in (1, 2, 3, 4, 7)], [])
        assert kept == before | {6: kept[6], 7: kept[7]}
    else:
        assert (len(kept), done.from_backup) == (21, [])
        assert done.odd == ["Heron 1", "", "He\ufffd\ufffdn", "A title of \ufffd before", "Heron 4"]
        told = "5 may be damaged: look at them:"
        assert told in list(mending.mend(folder, [health.Finding("structure", "wrong", "", "", "rebuild")]))
