"""The index of words: what is saved is found at once, also elsewhere; whatever happens to it, it is made anew."""

import hashlib
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.document.anchors import Anchor
from reader.library import bookmarks, highlights, search
from reader.library.folding import folded
from reader.library.migrations import STEPS
from reader.library.query import parse
from reader.library.snippets import Matcher
from reader.library.store import Store
from reader.values import Article, Conversation
from tests.library.samples import article, conversation, powerless_python, python

LOOK = """
import sys
from pathlib import Path
from reader.library import search
from reader.library.query import parse
from reader.library.store import Store
with Store.open(Path(sys.argv[1])) as store:
    print(*[hit.bookmark.id for hit in search.find(store, parse(sys.argv[2]), "oldest", None).hits])
"""


def keep(store: Store, number: int = 1, text: str = "", said: Conversation | None = None) -> int:
    """An article whose words are those, kept; its id."""
    kept = article(number, text=text or f"The heron stood still. Number {number} of them.")
    return bookmarks.add(store, kept, said or conversation(), f"https://marsh.example/heron-{number}").id


def found(store: Store, query: str) -> list[int]:
    return [hit.bookmark.id for hit in search.find(store, parse(query), "oldest", None).hits]


def is_whole(store: Store) -> bool:
    """Whether the index is one in itself, and has just what it says that it has."""
    store.index.rows("INSERT INTO words (words) VALUES ('integrity-check')")
    return not store.index.catch_up()


def test_what_is_saved_is_found_at_once_also_by_another_process(store: Store, folder: Path) -> None:
    for number in range(2):
        kept = keep(store, number, f"word{number}")
        assert python(LOOK, folder, f"word{number}").communicate()[0] == f"{kept}\n"
        assert found(store, f"word{number}") == [kept]


def test_a_save_never_waits_for_the_index(store: Store, folder: Path) -> None:
    keep(store)
    assert found(store, "heron") == [1]
    store.index.close()
    other = sqlite3.connect(folder / "search.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    kept = keep(store, 2)
    bookmarks.tag(store, kept, ["birds"])
    other.execute("ROLLBACK")
    other.close()
    assert found(store, "birds") == [2]


def test_searching_writes_nothing_into_the_library(store: Store, folder: Path) -> None:
    keep(store)
    store.close()
    before = (folder / "main.db").read_bytes()
    with Store.open(folder) as again:
        assert found(again, "heron") == [1]
    assert (folder / "main.db").read_bytes() == before
    assert {file.name for file in folder.iterdir()} == {"main.db", "search.db"}
    assert (folder / "search.db").stat().st_mode & 0o777 == 0o600


def test_every_change_is_found_and_what_was_before_is_not(store: Store) -> None:
    one, two = keep(store, 1, "a heron"), keep(store, 2, "an otter")
    assert (found(store, "heron"), found(store, "otter")) == ([1, 2], [2])
    bookmarks.update(store, two, article(2, title="Badger", text="a badger"), conversation("a reply"))
    assert (found(store, "otter"), found(store, "badger"), found(store, "in:comments reply")) == ([], [2], [2])
    bookmarks.annotate(store, one, "a note on fishing", ["birds"])
    assert found(store, "fishing") == found(store, "in:tags birds") == found(store, "in:notes fishing") == [1]
    bookmarks.annotate(store, one, "", [])
    assert found(store, "fishing") == found(store, "birds") == []
    mark = highlights.add(store, "https://marsh.example/heron-1", Anchor("stood still"))
    assert found(store, "in:highlights stood") == [1]
    highlights.annotate(store, mark.uid, "like a statue")
    assert found(store, "in:highlights statue") == found(store, "in:notes statue") == [1]
    highlights.remove(store, mark.uid)
    assert found(store, "statue") == []
    with store.write() as connection:
        connection.execute("DELETE FROM item WHERE id = ?", (one,))
    assert found(store, "heron") == [2]
    assert is_whole(store)


@pytest.mark.parametrize("harm", ["gone", "empty", "text", "foreign", "newer", "another library's", "cut", "zeros"])
def test_an_index_that_is_no_good_is_made_anew(store: Store, folder: Path, tmp_path: Path, harm: str) -> None:
    for number in range(30):
        keep(store, number, f"a heron {number} " + "in the reeds " * 50)
    assert len(found(store, "heron")) == 30
    store.close()
    file, before = folder / "search.db", hashlib.sha256((folder / "main.db").read_bytes()).digest()
    match harm:
        case "gone":
            file.unlink()
        case "empty":
            file.write_bytes(b"")
        case "text":
            file.write_text("my own notes")
        case "foreign":
            file.unlink()
            with sqlite3.connect(file) as raw:
                raw.execute("CREATE TABLE mine (a)")
            raw.close()
        case "newer":
            with sqlite3.connect(file) as raw:
                raw.execute("PRAGMA user_version = 99")
            raw.close()
        case "another library's":
            with Store.open(tmp_path / "other") as other:
                keep(other, 1, "an otter")
                assert found(other, "otter") == [1]
            file.write_bytes((tmp_path / "other" / "search.db").read_bytes())
        case "cut":
            os.truncate(file, file.stat().st_size // 2)
        case _:
            content = file.read_bytes()
            file.write_bytes(content[:16384] + bytes(len(content) - 16384))
    with Store.open(folder) as again:
        assert len(found(again, "heron")) == 30
        assert is_whole(again)
        assert hashlib.sha256((folder / "main.db").read_bytes()).digest() == before
        kept = keep(again, 99)
        assert kept in found(again, "heron")


def test_a_library_from_before_is_not_searched_by_the_index_of_after(store: Store, folder: Path) -> None:
    keep(store, 1, "a heron")
    store.close()
    before = (folder / "main.db").read_bytes()
    with Store.open(folder) as after:
        keep(after, 2, "an otter")
        assert found(after, "otter") == [2]
    (folder / "main.db").write_bytes(before)
    with Store.open(folder) as back:
        assert found(back, "otter") == []
        keep(back, 3, "a badger")
        assert found(back, "badger") == [2]


def test_processes_search_and_save_at_once(store: Store, folder: Path) -> None:
    code = """
import sys
from pathlib import Path
from reader.library.store import Store
from tests.library.test_index import found, keep
with Store.open(Path(sys.argv[1])) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + 6):
        kept = keep(store, number, f"word{number} heron")
        assert found(store, f"word{number}") == [kept]
        assert kept in found(store, "heron")
"""
    processes = [python(code, folder, first) for first in (100, 200, 300)]
    told = [process.communicate()[0] for process in processes]
    assert told == ["", "", ""]
    assert len(found(store, "heron")) == 18
    assert is_whole(store)


def test_a_library_that_can_only_be_read_is_searched(store: Store, folder: Path) -> None:
    keep(store)
    store.close()
    folder.chmod(0o500)
    (folder / "main.db").chmod(0o400)
    assert powerless_python(LOOK, folder, "heron").communicate()[0] == "1\n"
    folder.chmod(0o700)
    assert [file.name for file in folder.iterdir()] == ["main.db"]


def test_a_library_of_a_newer_reader_is_searched_without_touching_its_index(store: Store, folder: Path) -> None:
    keep(store)
    assert found(store, "heron") == [1]
    store.close()
    before = (folder / "search.db").read_bytes()
    with Store.open(folder, STEPS[:6]) as older:
        assert older.notice
        assert found(older, "heron") == [1]
    assert (folder / "search.db").read_bytes() == before


def test_a_limit_of_time_leaves_the_rest_for_later(store: Store) -> None:
    keep(store)
    with store.write() as connection:
        connection.executemany("INSERT INTO changed (item_id) VALUES (?)", [(1,)] * 450)
    assert store.index.catch_up(0) > 0
    assert search.find(store, parse("heron"), patience=0).changes_left > 0
    assert store.index.catch_up() == 0


def test_a_copy_that_is_damaged_is_found_by_its_title(store: Store) -> None:
    keep(store, 7, "a bittern")
    with store.write() as connection:
        connection.execute("UPDATE snapshot SET body = x'00'")
    assert (found(store, "bittern"), found(store, "title")) == ([], [])
    assert found(store, "in:title heron") == [1]


WORDS = st.sampled_from(
    ["heron", "otter", "her", "Straße", "strasse", "中", "中文", "文中", "café", "cafe", "x", "don't"]
)
TEXTS = st.lists(WORDS, max_size=5).map(" ".join)
QUERIES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["", "", "-", "by:", "OR "]),
        st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"')),
        st.sampled_from(["", "", "*"]),
    )
    | st.sampled_from(["in:title", "in:comments", "in:text"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
@given(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), st.lists(QUERIES, min_size=3, max_size=6), st.booleans())
def test_the_index_and_looking_through_the_texts_say_the_same(
    store: Store, texts: tuple[str, str, str, str], queries: list[str], typing: bool
) -> None:
    title, byline, text, said = texts
    kept = article(1, title=title, byline=byline, text=text, markdown="same")
    item_id = bookmarks.add(store, kept, conversation(), "https://marsh.example/one").id
    bookmarks.update(store, item_id, kept, conversation(said))
    store.index.catch_up()
    columns = {name: folded(one) for name, one in store.index.texts([item_id])[item_id].items()}
    for words in queries:
        query = parse(words, typing)
        if query.words and not query.choices:  # the Matcher leaves choices to the index
            hits = search.find(store, query, "oldest").hits
            assert bool(hits) is Matcher(query).fits(columns), (words, columns)
            assert bool(search.find(store, query, "best").hits) is bool(hits)
    assert is_whole(store)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=12)
@given(st.lists(st.builds(Article, *[st.none() | st.text()] * 8, st.text(), st.text()), min_size=1, max_size=4))
def test_any_text_goes_into_the_index_and_out_of_it(store: Store, articles: list[Article]) -> None:
    item_id = bookmarks.add(store, article(), conversation(), "https://marsh.example/one").id
    for one in articles:
        bookmarks.update(store, item_id, one, conversation(one.markdown))
        assert is_whole(store)
    bookmarks.update(store, item_id, article(1, text="a bittern"), conversation())
    assert found(store, "bittern") == [item_id]
    assert store.index.rows("SELECT count(*) FROM document") == [(1,)]
