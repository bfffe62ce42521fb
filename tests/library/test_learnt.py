"""Places, marks and choices: what reader learns while someone reads."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library import marks, places
from reader.library import settings as choices
from reader.library.places import Places
from reader.library.store import Store
from reader.values import Place

KEY = "https://marsh.example/heron"


def test_a_place_is_remembered_in_both_panes(store: Store, folder: Path) -> None:
    assert places.recall(store, KEY) is None
    assert not folder.exists()
    where = Places(Place(12, 340), "comment-7", Place(2, 15))
    places.remember(store, KEY, Places(Place(1, 1)))
    places.remember(store, KEY, where)
    places.remember(store, KEY + "2", Places())
    with Store.open(folder) as again:
        assert places.recall(again, KEY) == where
        assert places.recall(again, KEY + "2") == Places()


def test_choices_are_kept_by_name_and_site(store: Store, folder: Path) -> None:
    assert choices.get(store, "column") is None
    choices.put(store, "column", "60")
    choices.put(store, "column", "64")
    choices.put(store, choices.of_site("spam", "https://marsh.example/heron"), "pings")
    with Store.open(folder) as again:
        assert choices.get(again, "column") == "64"
        for address in (
            "http://www.marsh.example/otter?page=2",
            "https://marsh.example:443/",
            "http://MARSH.example:80",
        ):
            assert choices.get(again, choices.of_site("spam", address)) == "pings"
        for address in (
            "https://other.example/heron",
            "https://marsh.example:8443/",
            "http://marsh.example:443/",
            "a.html",
        ):
            assert choices.get(again, choices.of_site("spam", address)) is None


def test_marks_come_back_in_the_order_they_were_made(store: Store, folder: Path) -> None:
    first = marks.add(store, "pills.example", "Best Pills", None, True, "c1", KEY)
    second = marks.add(store, None, None, "a key of the text", False)
    with Store.open(folder) as again:
        kept = marks.listing(again)
    assert [(mark.id, mark.host, mark.name, mark.text_key, mark.spam) for mark in kept] == [
        (first, "pills.example", "Best Pills", None, True),
        (second, None, None, "a key of the text", False),
    ]
    assert (kept[0].comment_id, kept[0].page_key) == ("c1", KEY)


def test_a_mark_is_taken_back(store: Store) -> None:
    assert marks.undo(store) is None
    first = marks.add(store, "a.example", None, None, True)
    marks.add(store, "b.example", None, None, True)
    marks.add(store, "c.example", None, None, False)
    undone = marks.undo(store)
    assert undone is not None
    assert undone.host == "c.example"
    assert marks.undo(store, first) is not None
    assert marks.undo(store, first) is None
    assert [mark.host for mark in marks.listing(store)] == ["b.example"]


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
                marks.add(store, "a.example", None, None, act)
                stack.append(act)
        assert [mark.spam for mark in marks.listing(store)] == stack
