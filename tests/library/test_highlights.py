"""Highlights and notes outlive their process, their bookmark, and a second reader at the same library."""

import os
import signal
from pathlib import Path

import pytest

from reader.document.anchors import Anchor
from reader.errors import LibraryError
from reader.library import acts, bookmarks, highlights
from reader.library.store import Store
from tests.cli.process import reader
from tests.library.samples import article, conversation, python

KEY = "https://marsh.example/heron-1"
WORDS = Anchor("stood still", "The heron ", ". Number", 10)

ADDING = """
import os, sys
from pathlib import Path
from reader.document.anchors import Anchor
from reader.library import highlights
from reader.library.store import Store
store = Store.open(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    print(highlights.add(store, sys.argv[2], Anchor(f"words {number} of {os.getpid()}")).uid, flush=True)
"""


def test_a_highlight_comes_back_with_its_words_and_note(store: Store, folder: Path) -> None:
    made = highlights.add(store, KEY, WORDS)
    said = highlights.add(store, KEY, Anchor("two of them"), "c7")
    highlights.add(store, KEY + "2", WORDS)
    assert highlights.annotate(store, made.uid, " why\nso? ").note == "why\nso?"
    moved = highlights.move(store, made.uid, Anchor("The heron stood still."))
    with Store.open(folder) as again:
        assert highlights.listing(again, KEY) == [moved, said]
    assert (moved.note, moved.anchor.exact, said.comment_id) == ("why\nso?", "The heron stood still.", "c7")


def test_one_that_was_taken_away_comes_back_as_it_was(store: Store) -> None:
    first, second = highlights.add(store, KEY, WORDS), highlights.add(store, KEY, Anchor("The heron"))
    highlights.annotate(store, first.uid, "a note")
    before = highlights.listing(store, KEY)
    highlights.remove(store, first.uid)
    assert highlights.listing(store, KEY) == [second]
    assert acts.undo(store)
    assert highlights.listing(store, KEY) == before
    rows = store.rows("SELECT revision, made_at, changed_at FROM highlight ORDER BY id")
    assert [row["revision"] for row in rows] == [3, 0]
    with pytest.raises(LibraryError, match="no longer"):
        highlights.annotate(store, "0" * 32, "nothing")


def test_each_act_on_them_is_taken_back_step_by_step_also_by_another_process(store: Store, folder: Path) -> None:
    bookmarks.add(store, article(), conversation(), KEY)
    states = [highlights.listing(store, KEY)]
    made = highlights.add_all(store, KEY, [(WORDS, None), (Anchor("two of them"), "c7")])
    states.append(highlights.listing(store, KEY))
    highlights.annotate(store, made[0].uid, "why?")
    states.append(highlights.listing(store, KEY))
    highlights.remove(store, made[0].uid)
    assert [act.words for act in acts.listing(store)][:3] == [
        "took away a highlight in Heron 1", "noted something on a highlight in Heron 1",
        "highlighted words in Heron 1",
    ]  # fmt: skip
    assert reader("--library", str(folder), "undo").stdout == "taken back: took away a highlight in Heron 1\n"
    assert highlights.listing(store, KEY) == states.pop()
    for before in reversed(states):
        assert acts.undo(store)
        assert highlights.listing(store, KEY) == before


def test_it_outlives_its_bookmark(store: Store) -> None:
    kept = bookmarks.add(store, article(), conversation(), KEY)
    made = highlights.add(store, kept.key, WORDS)
    bookmarks.remove(store, kept.id)
    assert highlights.listing(store, KEY) == [made]


def test_it_is_on_disk_once_it_is_acknowledged(folder: Path) -> None:
    process = python(ADDING, folder, KEY, 100_000)
    assert process.stdout
    told = [process.stdout.readline().strip() for _ in range(20)]
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    with Store.open(folder) as store:
        assert {one.uid for one in highlights.listing(store, KEY)} >= set(told)


def test_two_readers_highlight_at_once(folder: Path) -> None:
    processes = [python(ADDING, folder, KEY, 40) for _ in range(2)]
    told = [uid for process in processes for uid in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0, 0], told
    with Store.open(folder) as store:
        assert sorted(one.uid for one in highlights.listing(store, KEY)) == sorted(told)


def test_a_bookmark_has_a_note_and_its_tags_are_those_that_were_said_last(store: Store) -> None:
    kept = bookmarks.add(store, article(), conversation(), KEY, ["birds", "Marsh"])
    noted = bookmarks.annotate(store, kept.id, "  read again\nin spring ", ["marsh", "spring"])
    assert (noted.note, noted.tags) == ("read again\nin spring", ("Marsh", "spring"))
    assert bookmarks.add(store, article(), conversation(), KEY, ["water"]).note == noted.note
    other = bookmarks.add(store, article(2), conversation(), KEY + "2", ["spring"])
    assert bookmarks.tags(store) == ["spring", "Marsh", "water"]
    bookmarks.remove(store, other.id)
    assert bookmarks.annotate(store, kept.id, "", []).tags == ()
    assert bookmarks.tags(store) == []


def test_the_same_words_at_the_same_place_are_highlighted_once(store: Store) -> None:
    anchor = Anchor("stood still", "The heron ", ".", 10)
    one = highlights.add(store, "https://marsh.example/1", anchor)
    assert highlights.add(store, "https://marsh.example/1", anchor) == one
    other = highlights.add(store, "https://marsh.example/1", anchor, "c1")
    assert [mark.uid for mark in highlights.listing(store, "https://marsh.example/1")] == [one.uid, other.uid]
    highlights.remove(store, one.uid)
    assert highlights.add(store, "https://marsh.example/1", anchor).uid != one.uid
