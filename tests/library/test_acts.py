"""What is done to bookmarks, one or many at once, can be taken back: in one transaction, and after a restart."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import LibraryError
from reader.library import acts, bookmarks, counting, trash
from reader.library import settings as choices
from reader.library.items import Bookmark
from reader.library.store import Store
from tests.library.samples import article, conversation, python

UNDO = """
import sys
from pathlib import Path
from reader.library import acts
from reader.library.store import Store
print(acts.undo(Store.open(Path(sys.argv[1]))).words)
"""
Doing = Callable[[Store, list[int]], object]
ACTS: list[Doing] = [
    bookmarks.mark_read,
    lambda store, ids: bookmarks.mark_read(store, ids, False),
    bookmarks.archive,
    lambda store, ids: bookmarks.archive(store, ids, False),
    bookmarks.favour,
    lambda store, ids: bookmarks.favour(store, ids, False),
    bookmarks.trash,
    lambda store, ids: bookmarks.trash(store, ids, False),
    lambda store, ids: bookmarks.tag_all(store, ids, ["birds", "marsh"]),
    lambda store, ids: bookmarks.untag_all(store, ids, ["Birds"]),
    lambda store, ids: bookmarks.note(store, ids, "a note"),
    lambda store, ids: bookmarks.annotate(store, ids[0], "another", ["otters"]) if ids else None,
    lambda store, ids: bookmarks.retag(store, ids, ["marsh"], ["birds", "owls"]),
]


@pytest.fixture
def three(store: Store) -> Store:
    for number in (1, 2, 3):
        bookmarks.add(store, article(number), conversation(), f"https://marsh.example/heron-{number}", ["birds"])
    return store


def everything(store: Store) -> list[Any]:
    """All that a person can change."""
    rows = [bookmarks.find(store, number) for number in (1, 2, 3)]
    kept = [row._replace(changed_at="", revision=0) for row in rows if row]
    return [*kept, counting.counts(store), counting.tag_counts(store)]


def kept(store: Store, item_id: int) -> Bookmark:
    bookmark = bookmarks.find(store, item_id)
    assert bookmark
    return bookmark


def test_states(three: Store) -> None:
    assert bookmarks.mark_read(three, [1, 2]) == 2
    assert bookmarks.archive(three, [2, 3]) == 2
    assert bookmarks.favour(three, [3]) == 1
    assert [kept(three, number).state for number in (1, 2, 3)] == ["read", "archived", "archived"]
    assert bookmarks.archive(three, [1, 2, 3], False) == 2
    assert [kept(three, number).state for number in (1, 2, 3)] == ["read", "read", "unread"]
    assert kept(three, 3).favourite and not kept(three, 1).favourite
    first = kept(three, 1)
    assert bookmarks.mark_read(three, [1]) == 0
    assert kept(three, 1) == first
    bookmarks.read_to(three, 1, 0.4)
    assert kept(three, 1) == first._replace(progress=0.4)


def test_an_act_is_a_change_that_others_can_see(three: Store) -> None:
    before = kept(three, 1)
    for act in (bookmarks.mark_read, bookmarks.archive, ACTS[9], ACTS[10]):
        act(three, [1])
        assert kept(three, 1).revision == before.revision + 1
        before = kept(three, 1)


@pytest.mark.parametrize("act", ACTS)
def test_one_unknown_id_changes_nothing(three: Store, act: Doing) -> None:
    before, count = everything(three), len(acts.listing(three))
    if act in (ACTS[9], ACTS[11]):
        return
    with pytest.raises(LibraryError, match="there is no bookmark @7"):
        act(three, [1, 7])
    assert everything(three) == before
    assert len(acts.listing(three)) == count


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.lists(st.sampled_from([1, 2, 3]), max_size=4)), max_size=8))
def test_whatever_is_done_is_taken_back_step_by_step(store: Store, done: list[tuple[Doing, list[int]]]) -> None:
    if not bookmarks.find(store, 3):
        for number in (1, 2, 3):
            bookmarks.add(store, article(number), conversation(), f"https://marsh.example/heron-{number}", ["birds"])
    states = []
    for act, ids in done:
        before, count = everything(store), len(acts.listing(store))
        act(store, ids)
        if everything(store) != before:
            states.append(before)
            assert len(acts.listing(store)) == count + 1
        else:
            assert len(acts.listing(store)) == count
    for before in reversed(states):
        assert acts.undo(store)
        assert everything(store) == before
    store.index.catch_up()
    store.index.rows("INSERT INTO words (words) VALUES ('integrity-check')")


def test_it_says_what_it_takes_back_also_from_another_process(three: Store, folder: Path) -> None:
    bookmarks.archive(three, [1, 2])
    bookmarks.tag_all(three, [3], ["marsh"])
    assert [act.words for act in acts.listing(three)][:2] == ["tagged Heron 3", "archived 2 bookmarks"]
    assert python(UNDO, folder).communicate()[0] == "tagged Heron 3\n"
    assert kept(three, 3).tags == ("birds",)
    assert [acts.undo(three) is not None for _ in range(5)] == [True] * 4 + [False]
    assert counting.counts(three) == counting.Counts(trash=3)


def test_one_act_is_taken_back_by_its_id_and_once(three: Store) -> None:
    bookmarks.archive(three, [1])
    first = acts.newest(three)
    bookmarks.favour(three, [2])
    undone = acts.undo(three, first)
    assert undone and undone.words == "archived Heron 1" and not kept(three, 1).archived_at
    assert acts.undo(three, first) is None and kept(three, 2).favourite


def test_only_the_last_hundred_acts_are_kept(three: Store) -> None:
    for number in range(130):
        bookmarks.favour(three, [1], number % 2 == 0)
    assert len(acts.listing(three)) == acts.MOST


def test_the_trash_is_emptied_after_thirty_days_and_looked_at_once_a_day(three: Store, folder: Path) -> None:
    bookmarks.trash(three, [1, 2])
    with three.write() as connection:
        connection.execute("UPDATE item SET trashed_at = '2020-01-01T00:00:00Z' WHERE id = 1")
    assert trash.empty(three) == 1
    assert (bookmarks.find(three, 1), kept(three, 2).state) == (None, "trash")
    assert three.rows("SELECT count(*) FROM snapshot")[0][0] == 2
    assert counting.tag_counts(three) == [("birds", 1)]
    with three.write() as connection:
        connection.execute("UPDATE item SET trashed_at = '2020-01-01T00:00:00Z' WHERE id = 2")
    assert trash.empty(three) == 0
    choices.put(three, "trash emptied", "2020-01-01")
    assert trash.empty(three) == 1
    while acts.undo(three):
        pass
    assert [bookmarks.find(three, number) is None for number in (1, 2, 3)] == [True, True, False]


def test_an_empty_library_is_not_made_to_look_at_its_trash(store: Store, folder: Path) -> None:
    assert trash.empty(store) == 0
    assert acts.listing(store) == [] and acts.undo(store) is None
    assert not folder.exists()


def test_the_list_of_changes_is_shortened_and_the_index_goes_on(three: Store, folder: Path) -> None:
    assert three.index.catch_up() == 0
    with three.write() as connection:
        connection.executemany("INSERT INTO changed (item_id) VALUES (?)", [(1 + n % 3,) for n in range(3_000)])
    assert trash.empty(three) == 0
    assert three.rows("SELECT count(*) FROM changed")[0][0] == 3
    bookmarks.note(three, [2], "a bittern")
    assert [mark.id for mark in bookmarks.listing(three, "bittern")] == [2]
    raw = sqlite3.connect(folder / "main.db")
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()
