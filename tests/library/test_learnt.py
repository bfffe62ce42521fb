"""Places, marks and choices: what reader learns while someone reads."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.document.landmarks import Landmark, Whereabouts
from reader.library import bookmarks, marks, places
from reader.library import settings as choices
from reader.library.migrations import STEPS
from reader.library.places import Places
from reader.library.store import Store
from reader.values import Mark, Place
from tests.library.samples import article, conversation

KEY = "https://marsh.example/heron"


def test_a_place_is_remembered_in_both_panes(store: Store, folder: Path) -> None:
    assert places.recall(store, KEY) is None
    assert not folder.exists()
    where = Places(
        Place(12, 340),
        Landmark("the sluice ", "was shut"),
        Whereabouts("comment-7", "comment-6", Place(2, 15), Landmark("", "Was it?")),
    )
    places.remember(store, KEY, Places(Place(1, 1), Landmark("a", "b")))
    places.remember(store, KEY, where)
    places.remember(store, KEY + "2", Places())
    with Store.open(folder) as again:
        assert places.recall(again, KEY) == where
        assert places.recall(again, KEY + "2") == Places()


def test_choices_are_kept_by_name_and_site(store: Store, folder: Path) -> None:
    assert choices.get(store, "column") is None
    choices.put(store, "column", "60")
    choices.put(store, "column", "64")
    choices.put(store, choices.at("spam", choices.site_of("https://marsh.example/heron")), "pings")
    with Store.open(folder) as again:
        assert choices.get(again, "column") == "64"
        for address in (
            "http://www.marsh.example/otter?page=2",
            "https://marsh.example:443/",
            "http://MARSH.example:80",
        ):
            assert choices.get(again, choices.at("spam", choices.site_of(address))) == "pings"
        for address in (
            "https://other.example/heron",
            "https://marsh.example:8443/",
            "http://marsh.example:443/",
            "a.html",
        ):
            assert choices.get(again, choices.at("spam", choices.site_of(address))) is None


def on(host: str, spam: bool = True) -> Mark:
    return Mark(host, None, None, spam)


def everything_but_the_undo_log(store: Store) -> dict[str, list[tuple[object, ...]]]:
    tables = [row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: [tuple(row) for row in store.rows(f"SELECT * FROM {name}")] for name in tables if name != "undone_mark"
    }


def test_marks_come_back_in_the_order_they_were_made(store: Store, folder: Path) -> None:
    made = [
        Mark("pills.example", "Best Pills", None, True, None, "so true"),
        Mark(None, None, "a key of the text", False, "medium.com/@ann"),
    ]
    uids = [marks.add(store, made[0], "c1", KEY), marks.add(store, made[1])]
    with Store.open(folder) as again:
        kept = marks.listing(again)
    assert [(one.uid, one.mark) for one in kept] == list(zip(uids, made, strict=True))
    assert (kept[0].comment_id, kept[0].page_key) == ("c1", KEY)


def test_a_mark_is_taken_back(store: Store) -> None:
    assert marks.undo(store) is None
    first = marks.add(store, on("a.example"))
    marks.add(store, on("b.example"))
    marks.add(store, on("c.example", spam=False))
    undone = marks.undo(store)
    assert undone is not None
    assert undone.mark.host == "c.example"
    assert marks.undo(store, first) is not None
    assert marks.undo(store, first) is None
    assert [one.mark.host for one in marks.listing(store)] == ["b.example"]


def test_undoing_restores_every_table_row_for_row(store: Store) -> None:
    bookmarks.add(store, article(), conversation("one"), "https://marsh.example/1")
    marks.add(store, on("a.example"))
    before = everything_but_the_undo_log(store)
    uid = marks.add(store, on("b.example"), "c1", KEY)
    assert everything_but_the_undo_log(store) != before
    marks.undo(store, uid)
    assert everything_but_the_undo_log(store) == before
    assert marks.forget(store) == 1
    assert marks.listing(store) == []
    assert marks.remember(store) == 1
    assert everything_but_the_undo_log(store) == before


def test_what_is_remembered_is_older_than_what_was_marked_since(store: Store) -> None:
    assert (marks.forget(store), marks.remember(store)) == (0, 0)
    for host in ("a.example", "b.example"):
        marks.add(store, on(host))
    assert marks.forget(store) == 2
    marks.add(store, on("c.example"))
    marks.add(store, on("d.example"))
    marks.undo(store)
    assert marks.remember(store) == 2
    assert [one.mark.host for one in marks.listing(store)] == ["a.example", "b.example", "c.example"]
    assert marks.remember(store) == 0


def test_marks_of_an_older_library_stay_and_its_undone_ones_stay_undone(folder: Path) -> None:
    insert = "INSERT INTO mark (uid, host, spam, made_at, undone_at) VALUES (?, ?, 1, '2026-01-01T00:00:00Z', ?)"
    with Store.open(folder, STEPS[:2]) as old, old.write() as connection:
        connection.execute(insert, ("1", "a.example", None))
        connection.execute(insert, ("2", "b.example", "2026-01-02T00:00:00Z"))
    with Store.open(folder) as store:
        assert [(one.uid, one.mark) for one in marks.listing(store)] == [("1", on("a.example"))]
        assert [row["uid"] for row in store.rows("SELECT uid FROM undone_mark")] == ["2"]
        assert marks.remember(store) == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(st.lists(st.none() | st.booleans(), max_size=20))
def test_marks_and_undoing_behave_as_a_stack(tmp_path_factory: pytest.TempPathFactory, acts: list[bool | None]) -> None:
    stack: list[bool] = []
    with Store.open(tmp_path_factory.mktemp("library")) as store:
        for act in acts:
            if act is None:
                marks.undo(store)
                stack = stack[:-1]
            else:
                marks.add(store, on("a.example", act))
                stack.append(act)
        assert [one.mark.spam for one in marks.listing(store)] == stack
