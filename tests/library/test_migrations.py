"""From version to version: each step whole or not at all, after a backup that was opened and checked."""

import sqlite3
import stat
from pathlib import Path

import pytest

from reader.document.anchors import Anchor
from reader.document.landmarks import Whereabouts
from reader.errors import LibraryError
from reader.library import bookmarks, highlights, history, places
from reader.library.migrations import STEPS, run_script, version
from reader.library.places import Places
from reader.library.store import Store
from reader.values import Place
from tests.library.samples import article, conversation, python

NOW = len(STEPS)


def second(connection: sqlite3.Connection) -> None:
    run_script(
        connection,
        """
        -- A mood; with a ; in a comment, and a trigger whose body has statements.
        ALTER TABLE item ADD COLUMN mood TEXT;
        CREATE TRIGGER feel AFTER INSERT ON item BEGIN
            UPDATE item SET mood = 'calm;' WHERE id = new.id;
        END;
        UPDATE item SET mood = 'old'
        """
        + ";\n",
    )


def third(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE item SET mood = 'third'")


def third_mood(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO mood VALUES (1)")


def failing(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM item")
    connection.execute("SELECT no_such_column FROM item")


def orphaning(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM item")


@pytest.fixture
def old(folder: Path) -> Path:
    """A library of today's version with one bookmark, for the steps of tomorrow."""
    with Store.open(folder, STEPS) as store:
        bookmarks.add(store, article(), conversation("one"), "https://marsh.example/heron-1")
    return folder


def moods(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "main.db") as raw:
        found = [row[0] for row in raw.execute("SELECT mood FROM item ORDER BY id")]
    raw.close()
    return found


def recorded(folder: Path, number: int) -> None:
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "main.db") as raw:
        raw.executescript(Path(__file__).with_name(f"version-{number}.sql").read_text("utf-8"))
    raw.close()


def test_a_recorded_library_of_version_5_is_brought_up_to_date(folder: Path) -> None:
    recorded(folder, 5)
    with Store.open(folder) as store:
        (kept,) = bookmarks.listing(store)
        assert (kept.tags, kept.note) == (("birds", "marsh"), "")
        assert bookmarks.snapshot(store, kept.id) == (article(), conversation("A fine bird.", "I saw two."))
        place = places.recall(store, kept.key)
        assert place == Places(Place(0, 14), talk=Whereabouts("c1", None, Place(1 - (1 << 20), 0)))
        assert highlights.listing(store, kept.key) == []
        made = highlights.add(store, kept.key, Anchor("stood still"))
        assert bookmarks.annotate(store, kept.id, "for later", kept.tags).note == "for later"
    with Store.open(folder) as again:
        assert highlights.listing(again, kept.key) == [made]
    with sqlite3.connect(folder / "backups" / "version-5.db") as raw:
        assert version(raw) == 5
    raw.close()


def test_a_recorded_library_of_version_7_gets_a_history_and_its_own_reader_may_go_on(folder: Path) -> None:
    recorded(folder, 7)
    with Store.open(folder) as store:
        (kept,) = bookmarks.listing(store, "fine bird")
        assert (kept.tags, kept.note, kept.state, kept.progress) == (("birds", "marsh"), "for later", "archived", 0.5)
        assert [one.anchor.position for one in highlights.listing(store, kept.key)] == [10]
        history.add(store, kept.key, kept.source, article())
        assert [one.name for one in history.listing(store)] == ["Heron 1"]
    with Store.open(folder, STEPS[:7]) as older:
        assert older.notice is None
        bookmarks.mark_read(older, [kept.id])
    with sqlite3.connect(folder / "backups" / "version-7.db") as raw:
        assert version(raw) == 7
    raw.close()


def test_a_new_library_has_todays_version_and_needs_no_backup(store: Store, folder: Path) -> None:
    bookmarks.add(store, article(), conversation(), "https://marsh.example/1")
    assert store.rows("PRAGMA user_version")[0][0] == len(STEPS)
    assert not (folder / "backups").exists()


def test_an_old_library_is_brought_up_to_date_after_a_backup(old: Path) -> None:
    with Store.open(old, (*STEPS, second, third)) as store:
        assert store.notice is None
        kept = bookmarks.listing(store)
        assert bookmarks.snapshot(store, kept[0].id) == (article(), conversation("one"))
        bookmarks.add(store, article(2), conversation(), "https://marsh.example/heron-2")
        assert store.rows("PRAGMA foreign_keys")[0][0] == 1
    assert moods(old) == ["third", "calm;"]
    copy = old / "backups" / f"version-{NOW}.db"
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_backup_is_a_whole_library(old: Path, tmp_path: Path) -> None:
    Store.open(old, (*STEPS, second)).close()
    (tmp_path / "restored").mkdir()
    (old / "backups" / f"version-{NOW}.db").rename(tmp_path / "restored" / "main.db")
    with Store.open(tmp_path / "restored", STEPS) as store:
        assert bookmarks.snapshot(store, 1) == (article(), conversation("one"))
        bookmarks.add(store, article(2), conversation(), "https://marsh.example/heron-2")


@pytest.mark.parametrize("bad", [failing, orphaning])
def test_a_step_that_fails_changes_nothing(old: Path, bad: object) -> None:
    with pytest.raises(LibraryError):
        Store.open(old, (*STEPS, second, bad))  # type: ignore[arg-type]
    with sqlite3.connect(old / "main.db") as raw:
        assert version(raw) == NOW + 1
    raw.close()
    assert moods(old) == ["old"]
    with Store.open(old, (*STEPS, second, third)) as store:
        assert len(bookmarks.listing(store)) == 1
    assert moods(old) == ["third"]
    assert {file.name for file in (old / "backups").iterdir()} == {f"version-{NOW}.db", f"version-{NOW + 1}.db"}


def test_without_a_backup_nothing_is_changed(old: Path) -> None:
    (old / "backups").write_text("in the way")
    with pytest.raises(LibraryError, match="backups"):
        Store.open(old, (*STEPS, second))
    with Store.open(old, STEPS) as store:
        assert len(bookmarks.listing(store)) == 1


def test_a_newer_library_that_only_has_more_may_be_written(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def adding(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE mood (item_id INTEGER)")

    monkeypatch.setattr("reader.library.migrations.HARMLESS", {NOW + 1, NOW + 2})
    Store.open(old, (*STEPS, adding, third_mood)).close()
    with Store.open(old, STEPS) as store:
        assert store.notice is None
        bookmarks.add(store, article(2), conversation(), "https://marsh.example/heron-2")
    monkeypatch.setattr("reader.library.migrations.HARMLESS", {NOW + 1})
    Store.open(old, (*STEPS, adding, third_mood, third_mood)).close()
    with Store.open(old, STEPS) as store:
        assert store.notice and "open for reading only" in store.notice
        assert len(bookmarks.listing(store)) == 2


def test_two_processes_bring_it_up_to_date_once(old: Path) -> None:
    code = """
import sys
from pathlib import Path
from reader.library.migrations import STEPS
from reader.library.store import Store
from tests.library.test_migrations import second, third
Store.open(Path(sys.argv[1]), (*STEPS, second, third)).close()
"""
    processes = [python(code, old) for _ in range(3)]
    told = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], told
    assert moods(old) == ["third"]


def test_a_damaged_library_is_not_brought_up_to_date_but_sent_to_be_repaired(folder: Path) -> None:
    recorded(folder, 7)
    with sqlite3.connect(folder / "main.db") as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'undone_mark'")
    raw.close()
    with pytest.raises(LibraryError, match=r"damaged .*`reader doctor --repair`"), Store.open(folder) as store:
        bookmarks.listing(store)
    with sqlite3.connect(folder / "main.db") as raw:
        assert version(raw) == 7
    raw.close()
