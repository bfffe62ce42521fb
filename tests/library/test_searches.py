"""Searches: those of earlier days and of other windows, each once, not too many, and none that could do harm."""

import json
import sqlite3
from pathlib import Path

import pytest

from reader.library import settings
from reader.library.searches import Searches
from reader.library.store import Store


def test_they_are_known_on_another_day_the_last_one_last(store: Store) -> None:
    searches = Searches(store)
    for words in ("oak", "elm", "oak"):
        searches.add((words, False))
    searches.add(("o.k", True))
    assert searches.all == Searches(store).all == [("elm", False), ("oak", False), ("o.k", True)]


def test_what_another_window_looked_for_is_not_lost(store: Store) -> None:
    one, other = Searches(store), Searches(store)
    one.add(("oak", False))
    other.add(("elm", False))
    assert Searches(store).all == [("oak", False), ("elm", False)]


def test_they_are_not_more_than_fifty_and_none_is_too_long(store: Store) -> None:
    searches = Searches(store)
    for number in range(60):
        searches.add((f"tree {number}", False))
    searches.add(("oak" * 100, False))
    assert len(searches.all) == 50 and searches.all[-1] == ("oak" * 100, False)
    assert [words for words, _ in Searches(store).all] == [f"tree {number}" for number in range(11, 60)]


@pytest.mark.parametrize("value", ["", "{", "7", '["oak"]', "[[1, 2, 3]]", "[" * 100_000])
def test_what_is_no_list_of_searches_is_none(store: Store, value: str) -> None:
    settings.put(store, "searches", value)
    assert Searches(store).all == []


def test_what_was_kept_is_cleaned(store: Store) -> None:
    settings.put(store, "searches", json.dumps([["oak\x1b]52;c;x\x07\nelm", 1]]))
    ((words, is_regex),) = Searches(store).all
    assert words.isprintable() and is_regex is False


def test_a_library_that_cant_be_written_keeps_none(folder: Path) -> None:
    with Store.open(folder) as store:
        Searches(store).add(("oak", False))
    with sqlite3.connect(folder / "main.db") as raw:
        raw.execute("PRAGMA user_version = 99")
        raw.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [("written_by", "9.8"), ("compatible", "98")])
    with Store.open(folder) as store:
        searches = Searches(store)
        searches.add(("elm", False))
        assert store.notice and searches.all == [("oak", False), ("elm", False)]
        assert Searches(store).all == [("oak", False)]
