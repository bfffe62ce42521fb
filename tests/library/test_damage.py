"""Damage that SQLite's own check passes over, or doesn't come to: told with a way on, found, and mended."""

import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import backups, bookmarks, health, mending, search, shape
from reader.library.migrations import STEPS, migrate
from reader.library.query import parse
from reader.library.store import Store
from tests.library.samples import article, conversation
from tests.library.spoiling import PAGE, page_of, spoil

COUNT = 20
_REPAIR = "`reader doctor --repair`"


@pytest.fixture
def library(folder: Path) -> Path:
    """A library of 20 bookmarks without a log beside it."""
    with Store.open(folder) as store:
        for number in range(COUNT):
            bookmarks.add(store, article(number), conversation("A fine bird."), f"https://marsh.example/heron-{number}")
    return folder


def _head(place: int, content: bytes) -> Callable[[bytearray], None]:
    def harm(library: bytearray) -> None:
        assert library[place : place + len(content)] != content
        library[place : place + len(content)] = content

    return harm


def _words(before: bytes, after: bytes) -> Callable[[bytearray], None]:
    def harm(library: bytearray) -> None:
        at = library.index(before)
        library[at : at + len(before)] = after

    return harm


def _root_page(name: str) -> Callable[[bytearray], None]:
    """Sends a table to a page that the file hasn't got: the number stands before the words that made it."""

    def harm(library: bytearray) -> None:
        begin = b"CREATE TABLE " + name.encode()
        library[library.index(begin) - 1] = 0x7F

    return harm


# Places in the head by sqlite.org/fileformat.html, 1.3.
HARMS = {
    "the head's count of pages": _head(30, b"\x7f\xff"),
    "the head's count and an unknown form": _head(47, b"\x09"),
    "what program it is of": _head(69, b"\x00"),
    "the version, a lower one": _head(60, b"\0\0\0\x04"),
    "the version, a higher one": _head(60, b"\0\0\0\x49"),
    "a table's name": _words(b"CREATE TABLE visit", b"CREATE TABLE wisit"),
    "a name that is no text": _words(b"CREATE INDEX item_host", b"CREATE INDEX item_\xc4\xff\xc4\xff"),
    "a trigger's words": _words(b"count = count + 1", b"count = count + 3"),
    "a trigger that is no SQL": _words(b"AFTER INSERT ON snapshot", b"AFTER INSERT ON \xee\xff\xee\xffshot"),
    "a table's page": _root_page("undone_mark"),
}


@pytest.mark.parametrize("harm", HARMS)
def test_damage_is_found_told_and_mended(library: Path, harm: str) -> None:
    file = library / "main.db"
    content = bytearray(file.read_bytes())
    HARMS[harm](content)
    file.write_bytes(content)
    try:
        with Store.open(library) as store:
            bookmarks.listing(store)
            bookmarks.add(store, article(99), conversation(), "https://marsh.example/99")
    except LibraryError as error:
        assert _REPAIR in str(error) and "name another" not in str(error)
    found = list(health.findings(library))
    assert "rebuild" in {one.repair for one in found if one.state == "wrong"}, found
    told = list(mending.mend(library, found))
    assert "set aside as" in str(told[0]), told
    assert [one for one in health.findings(library) if one.state == "wrong"] == []
    with Store.open(library) as store:
        kept = {one.key for one in bookmarks.listing(store)}
        assert {f"https://marsh.example/heron-{number}" for number in range(COUNT)} <= kept
        hits = search.find(store, parse("fine bird")).hits
        assert len({hit.bookmark.key for hit in hits}) == COUNT
        bookmarks.remove(store, bookmarks.add(store, article(98), conversation(), "https://marsh.example/98").id)


@pytest.mark.parametrize("number", range(1, len(STEPS) + 1))
def test_a_library_of_any_version_has_what_that_says(number: int) -> None:
    with sqlite3.connect(":memory:", isolation_level=None) as library:
        migrate(library, Path(":memory:"), STEPS[:number])
        assert shape.flaws(library) == [] and shape.is_library(library) and shape.version_of(library) == number
        library.execute("CREATE TABLE somebody_elses (a)")
        library.execute("ANALYZE")
        assert shape.flaws(library) == []
        library.execute("PRAGMA user_version = 0")
        assert shape.flaws(library) and shape.version_of(library) == number
        library.execute("DROP INDEX item_source")
        assert shape.version_of(library) == number
    library.close()


def test_a_newer_library_is_none_with_a_wrong_number() -> None:
    with sqlite3.connect(":memory:", isolation_level=None) as library:
        migrate(library, Path(":memory:"), STEPS)
        library.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        assert shape.flaws(library) == ["its version"]
        library.execute("CREATE TABLE of_tomorrow (a)")
        assert shape.flaws(library) == []
    library.close()


def test_another_programs_tables_are_no_library() -> None:
    with sqlite3.connect(":memory:") as other:
        other.executescript("CREATE TABLE item (id, name); CREATE TABLE tag (item_id, name); CREATE TABLE meta (a)")
        assert not shape.is_library(other)
    other.close()


def _back_up(library: Path) -> None:
    (library / "backups").mkdir()
    with Store.open(library) as store:
        backups.make(store, library / "backups" / "2026-01-01T00-00-00Z.db")


def test_a_file_that_was_cut_is_not_taken_for_an_empty_library(library: Path) -> None:
    """SQLite reads pages beyond the end, where it is told to read on at all, as pages without rows."""
    _back_up(library)
    file = library / "main.db"
    file.write_bytes(file.read_bytes()[: 2 * 16384])
    told = list(mending.mend(library, health.findings(library)))
    assert f"; {COUNT} bookmarks are in the new one" in str(told[0]), told


def test_values_that_are_none_of_their_column_leave_the_others(library: Path) -> None:
    with sqlite3.connect(library / "main.db") as raw:
        (sql,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = 'item'").fetchone()
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "UPDATE sqlite_master SET sql = ? WHERE name = 'item'",
            (re.sub(r"(TEXT|INTEGER|REAL) NOT NULL", r"\1", sql),),
        )
    raw.close()
    with sqlite3.connect(library / "main.db") as raw:
        raw.execute("UPDATE item SET name = NULL, word_count = 'many', progress = NULL, note = NULL, title = x'00ff'")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'item'", (sql,))
    raw.close()
    with Store.open(library) as store:
        one = bookmarks.listing(store)[0]
        assert (one.name, one.title, one.word_count, one.progress) == (one.source, None, 0, 0)
        assert len(search.find(store, parse("fine bird")).hits) == COUNT
    assert "wrong" in {found.state for found in health.findings(library) if found.name == "structure"}


@pytest.mark.parametrize("seed", range(6))
def test_an_index_with_flipped_bits_is_made_anew(library: Path, seed: int) -> None:
    with Store.open(library) as store:
        assert len(search.find(store, parse("fine bird")).hits) == COUNT
    file, chance = library / "search.db", random.Random(seed)
    content = bytearray(file.read_bytes())
    (begin,) = (at for at in [content.index(b"INTEGER PRIMARY KEY, texts")])
    # In every second one the words that made the tables, in the others the rows.
    for place in [begin + chance.randrange(40)] if seed % 2 else chance.sample(range(16384, len(content)), 2_000):
        content[place] ^= 0x80
    file.write_bytes(content)
    with Store.open(library) as store:
        assert len(search.find(store, parse("fine bird")).hits) == COUNT
    assert [one for one in health.findings(library) if one.name == "search" and one.state == "wrong"] == []


def test_a_list_of_changes_that_is_damaged_is_told_as_the_librarys(library: Path) -> None:
    file = library / "main.db"
    spoil(file, page_of(file, "changed"), bytes([7]) * PAGE)
    with Store.open(library) as store, pytest.raises(LibraryError, match=r"main\.db: damaged"):
        search.find(store, parse("fine bird"))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_damage_there_is_a_line_and_a_way_on(library: Path, seed: int) -> None:
    _back_up(library)
    file, chance = library / "main.db", random.Random(seed)
    content = bytearray(file.read_bytes())
    for place in chance.sample(range(chance.choice([100, 16384, len(content)])), chance.choice([1, 5, 50])):
        content[place] ^= 1 << chance.randrange(8)
    if seed % 4 == 1:
        content = content[: chance.randrange(len(content))]
    if seed % 4 == 2:
        begin = 4096 * chance.randrange(len(content) // 4096)
        content[begin : begin + 4096] = bytes(4096)
    file.write_bytes(content)
    with suppress(LibraryError), Store.open(library) as store:
        for one in bookmarks.listing(store):
            with suppress(LibraryError):
                bookmarks.snapshot(store, one.id)
        search.find(store, parse("fine bird"))
        bookmarks.add(store, article(99), conversation(), "https://marsh.example/99")
    list(mending.mend(library, health.findings(library)))
    assert [one for one in health.findings(library) if one.state == "wrong"] == []
    with Store.open(library) as store:
        assert len({one.key for one in bookmarks.listing(store)} - {"https://marsh.example/heron-99"}) == COUNT


def test_a_library_that_lost_most_of_its_tables_is_of_the_version_that_it_says() -> None:
    with sqlite3.connect(":memory:", isolation_level=None) as library:
        migrate(library, Path(":memory:"), STEPS)
        names = [row[0] for row in library.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            library.execute(f"DROP TRIGGER {name}")
        for name in ("highlight", "act", "opened", "changed", "tag_count", "visit", "mute", "snapshot", "item"):
            library.execute(f"DROP TABLE {name}")
        assert shape.version_of(library) == len(STEPS)
    library.close()
