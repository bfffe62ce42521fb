"""What is kept comes back as it was, is kept once, is found by its words, and is never lost by accident."""

import sqlite3
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import LibraryError
from reader.library import acts, bare, bookmarks
from reader.library.identity import key_of
from reader.library.store import Store
from reader.values import Article, Comment, Conversation
from tests.library.samples import article, conversation

TEXTS = st.text()
MAYBE = st.none() | TEXTS
ARTICLES = st.builds(Article, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, MAYBE, TEXTS, TEXTS)
KINDS = st.sampled_from(["comment", "pingback", "trackback", "webmention"])
COMMENTS = st.builds(Comment, TEXTS, KINDS, MAYBE, TEXTS, TEXTS, MAYBE, MAYBE, MAYBE, st.booleans())
CONVERSATIONS = st.builds(
    Conversation,
    st.lists(COMMENTS, max_size=3).map(tuple),
    st.none() | st.integers(0, 10**6),
    st.booleans(),
    st.lists(TEXTS).map(tuple),
    st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(ARTICLES, CONVERSATIONS)
def test_any_article_comes_back_exactly(store: Store, kept: Article, said: Conversation) -> None:
    mark = bookmarks.add(store, kept, said, "https://marsh.example/any")
    bookmarks.update(store, mark.id, kept, said)
    assert bookmarks.snapshot(store, mark.id) == (kept, said)
    found = bookmarks.find(store, mark.key)
    assert found is not None
    assert (found.word_count, found.comment_count, found.complete, found.declared_count) == (
        kept.reading_count,
        len(said.comments),
        said.complete,
        said.declared_count,
    )


def test_a_bookmark_tells_what_a_list_shows(store: Store) -> None:
    mark = bookmarks.add(store, article(), conversation("Fine"), "https://marsh.example/heron-1?utm_source=x")
    assert bookmarks.find(store, mark.id) == mark
    assert (mark.title, mark.byline, mark.site, mark.word_count) == ("Heron 1", "Ana Lund", "Marsh Notes", 8)
    assert (mark.comment_count, mark.declared_count, mark.complete) == (1, 1, True)
    assert mark.source == "https://marsh.example/heron-1?utm_source=x"
    assert mark.key == "https://marsh.example/heron-1"
    assert mark.trashed_at is None


def test_an_article_without_a_title_has_a_name(store: Store) -> None:
    mark = bookmarks.add(store, article(title=None), conversation(), "https://marsh.example/1")
    assert mark.title is None
    assert mark.name == "The heron stood still. Number 1 of them."


def test_one_article_is_kept_once(store: Store) -> None:
    first = bookmarks.add(store, article(), conversation(), "https://marsh.example/heron-1")
    again = bookmarks.add(store, article(), conversation(), "http://www.marsh.example/heron-1/?utm_source=x#comments")
    assert again == first
    assert bookmarks.listing(store) == [first]


def test_a_file_is_found_again_from_another_folder(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first = bookmarks.add(store, article(), conversation(), "page.html")
    assert first.source == str(tmp_path / "page.html")
    monkeypatch.chdir("/")
    assert bookmarks.add(store, article(), conversation(), str(tmp_path / "page.html")).id == first.id


def test_a_saved_file_is_one_bookmark_with_its_page_and_never_replaces_its_copy(store: Store, tmp_path: Path) -> None:
    saved, source = str(tmp_path / "saved.html"), "https://marsh.example/heron-1"
    forged = article(text="Send your password.")
    page = bookmarks.add(store, article(), conversation("one", complete=False), source)
    assert bookmarks.add(store, forged, conversation("one", "two"), saved, ["paper"]).id == page.id
    bookmarks.remove(store, page.id)
    kept = bookmarks.add(store, forged, conversation("one", "two"), source, is_local=True)
    assert (kept.id, kept.source, kept.trashed_at, kept.tags) == (page.id, source, None, ("paper",))
    assert bookmarks.snapshot(store, page.id) == (article(), conversation("one", complete=False))


def test_a_page_is_one_bookmark_with_the_file_that_was_kept_of_it(store: Store, tmp_path: Path) -> None:
    saved = bookmarks.add(store, article(), conversation("one"), str(tmp_path / "saved.html"))
    assert bookmarks.find(store, key_of("https://marsh.example/heron-1")) == saved
    address = "https://marsh.example/heron-1"
    page = bookmarks.add(store, article(), conversation("one", "two"), address)
    assert (page.id, page.source, page.comment_count) == (saved.id, address, 2)
    taken_back = acts.undo(store)
    assert taken_back and "put the page in the place of the file" in taken_back.words
    assert bookmarks.find(store, saved.id) == saved._replace(revision=ANY, changed_at=ANY)
    assert bookmarks.snapshot(store, saved.id) == (article(), conversation("one"))


def test_a_file_gives_a_bookmark_of_only_an_address_its_copy(store: Store, tmp_path: Path) -> None:
    list(bare.keep(store, [bare.Address("https://marsh.example/heron-1")], "test"))
    kept = bookmarks.add(store, article(), conversation("one"), str(tmp_path / "saved.html"))
    assert (kept.id, kept.source, kept.has_copy) == (1, "https://marsh.example/heron-1", True)


def test_a_file_that_was_kept_when_it_was_known_by_its_place_stays_one_bookmark(store: Store, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    first = bookmarks.add(store, article(), conversation("one"), str(saved))
    with store.write() as connection:
        connection.execute("UPDATE item SET key = source_key")
    assert bookmarks.add(store, article(), conversation("one"), str(saved)) == first


def test_adding_again_never_replaces_a_copy_but_completes_it(store: Store) -> None:
    source = "https://marsh.example/heron-1"
    first = bookmarks.add(store, article(), conversation("one", complete=False), source)
    assert first.partial
    bookmarks.add(store, article(text="Subscribe to read on"), conversation(complete=False), source)
    assert bookmarks.snapshot(store, first.id) == (article(), conversation("one", complete=False))
    whole = bookmarks.add(store, article(), conversation("one", "two"), source)
    assert (whole.id, whole.partial, whole.comment_count) == (first.id, False, 2)
    bookmarks.add(store, article(text="Subscribe to read on"), conversation(), source)
    assert bookmarks.snapshot(store, first.id) == (article(), conversation("one", "two"))


def test_a_conversation_that_completes_later_is_kept(store: Store) -> None:
    mark = bookmarks.add(store, article(), conversation("one", complete=False), "https://marsh.example/heron-1")
    whole = bookmarks.update(store, mark.id, article(), conversation("one", "bittern"))
    assert (whole.partial, whole.comment_count, whole.uid) == (False, 2, mark.uid)
    assert whole.revision > mark.revision
    assert bookmarks.snapshot(store, mark.id)[1].comments[1].text == "bittern"
    assert bookmarks.listing(store, "bittern") == [whole]


def test_it_is_found_by_its_source_before_the_page_is_read(store: Store) -> None:
    mark = bookmarks.add(store, article(), conversation(), "https://marsh.example/?p=12")
    assert mark.key == "https://marsh.example/heron-1"
    assert bookmarks.find(store, key_of("https://marsh.example/?p=12")) == mark
    assert bookmarks.find(store, key_of("https://marsh.example/?p=13")) is None


def test_the_newest_comes_first(store: Store) -> None:
    kept = [bookmarks.add(store, article(n), conversation(), f"https://marsh.example/{n}").id for n in range(5)]
    assert [mark.id for mark in bookmarks.listing(store)] == kept[::-1]
    assert [mark.id for mark in bookmarks.listing(store, limit=2)] == kept[:2:-1]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("heron", True),
        ("HERON still", True),
        ("lund", True),
        ("MARSH.example", True),
        ("notes person", True),
        ("bittern", True),
        ("heron owl", False),
        ("100%", True),
        ("100_", True),
        ("%", False),
        ("he%n", False),
        ("a_c", False),
        ("[x]*", True),
        ("straße", True),
        ("STRASSE", True),
        ("gray reed", True),
        ("gray\u00a0reed", True),
        ("cafe\u0301", True),
        ("' OR 1=1 --", False),
        ("\\", False),
        ("", True),
        ("  \u00a0 ", True),
    ],
)
def test_each_word_of_a_query_must_occur(store: Store, query: str, found: bool) -> None:
    text = "The heron stood still. 100% abc [x]* Straße gray\u00a0reed café"
    bookmarks.add(store, article(text=text), conversation("A bittern!"), "https://marsh.example/1")
    assert bool(bookmarks.listing(store, query)) is found


def test_what_is_removed_lies_in_the_trash_and_comes_back(store: Store) -> None:
    mark = bookmarks.add(store, article(), conversation("one"), "https://marsh.example/heron-1", ["birds"])
    bookmarks.remove(store, mark.id)
    assert bookmarks.listing(store) == bookmarks.listing(store, "heron") == []
    assert bookmarks.find(store, mark.key) is None
    assert [trashed.id for trashed in bookmarks.listing(store, trashed=True)] == [mark.id]
    restored = bookmarks.restore(store, mark.id)
    assert (restored.added_at, restored.tags, restored.trashed_at) == (mark.added_at, ("birds",), None)
    assert bookmarks.snapshot(store, mark.id) == (article(), conversation("one"))


def test_adding_what_lies_in_the_trash_takes_it_out(store: Store) -> None:
    mark = bookmarks.add(store, article(), conversation(), "https://marsh.example/heron-1")
    bookmarks.remove(store, mark.id)
    again = bookmarks.add(store, article(), conversation("new"), "https://marsh.example/heron-1")
    assert (again.id, again.comment_count, again.trashed_at) == (mark.id, 1, None)
    assert bookmarks.listing(store) == [again]


def test_tags_join_and_differ_by_more_than_case(store: Store) -> None:
    mark = bookmarks.add(store, article(), conversation(), "https://marsh.example/1", ["birds", "to read"])
    bookmarks.add(store, article(), conversation(), "https://marsh.example/1", ["Birds", "", "\x1b[1mmarsh\n"])
    assert bookmarks.tag(store, mark.id, ["zoo"]).tags == ("birds", "marsh", "to read", "zoo")


@pytest.mark.parametrize("unknown", [0, -1, 7, 2**63])
def test_an_id_that_is_not_there(store: Store, unknown: int) -> None:
    bookmarks.add(store, article(), conversation(), "https://marsh.example/1")
    assert bookmarks.find(store, unknown) is None


@pytest.mark.parametrize("act", [bookmarks.remove, bookmarks.restore, bookmarks.snapshot])
def test_acting_on_an_id_that_is_not_there_is_told(store: Store, act: object) -> None:
    bookmarks.add(store, article(), conversation(), "https://marsh.example/1")
    with pytest.raises(LibraryError, match="there is no bookmark @7"):
        act(store, 7)  # type: ignore[operator]


def test_one_flipped_bit_of_a_copy_is_found(store: Store, folder: Path) -> None:
    mark = bookmarks.add(store, article(), conversation(), "https://marsh.example/1")
    other = bookmarks.add(store, article(2), conversation(), "https://marsh.example/2")
    outside = sqlite3.connect(folder / "main.db", isolation_level=None)
    body = bytearray(outside.execute("SELECT body FROM snapshot WHERE item_id = ?", (mark.id,)).fetchone()[0])
    for position in range(len(body)):
        flipped = bytearray(body)
        flipped[position] ^= 1
        outside.execute("UPDATE snapshot SET body = ? WHERE item_id = ?", (bytes(flipped), mark.id))
        with pytest.raises(LibraryError, match=f"bookmark @{mark.id}: its saved copy is damaged"):
            bookmarks.snapshot(store, mark.id)
    outside.close()
    assert len(bookmarks.listing(store)) == 2
    assert bookmarks.snapshot(store, other.id)[0] == article(2)


def test_an_id_is_never_used_twice(store: Store, folder: Path) -> None:
    first = bookmarks.add(store, article(1), conversation(), "https://marsh.example/1")
    with store.write() as connection:
        connection.execute("DELETE FROM item")
    assert bookmarks.add(store, article(2), conversation(), "https://marsh.example/2").id > first.id
