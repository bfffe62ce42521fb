"""What was seen of a conversation, and what services answered, over the end of a process and beside damage."""

import sqlite3
from pathlib import Path

from reader.batches import Batch
from reader.library import answers, visits
from reader.library.store import Store
from reader.values import Comment, Request

ADDRESS = "https://marsh.example/comments?page=1"


def test_a_visit_is_kept_and_replaced(folder: Path) -> None:
    with Store.open(folder) as store:
        assert visits.recall(store, "heron") is None
        visits.remember(store, "heron", {"c2", "c1"})
    with Store.open(folder) as store:
        visit = visits.recall(store, "heron")
        assert visit and visit.seen == {"c1", "c2"} and visit.visited_at.endswith("Z")
        visits.remember(store, "heron", {"c3"})
        again = visits.recall(store, "heron")
        assert again and again.seen == {"c3"}
        assert visits.recall(store, "crane") is None


def test_an_answer_comes_back_as_it_was(store: Store) -> None:
    batch = Batch(
        "marsh-json",
        (Comment("m1", "comment", "Ana", "*high* water", "high water", score=3),),
        declared_count=9,
        more=(Request("marsh-json", ADDRESS, "2", (Request("marsh-feed", "https://marsh.example/feed"),)),),
        is_structured=True,
    )
    answers.remember(store, ADDRESS, batch, ('"a1"', None))
    assert answers.recall(store, ADDRESS) == (batch, ('"a1"', None))
    assert answers.recall(store, "https://marsh.example/") is None


def test_an_answer_without_validators_is_not_kept(store: Store) -> None:
    answers.remember(store, ADDRESS, Batch("marsh-json"), (None, None))
    assert answers.recall(store, ADDRESS) is None


def test_only_so_many_answers_are_kept(store: Store) -> None:
    for number in range(answers.MOST + 3):
        answers.remember(store, f"{ADDRESS}&{number}", Batch("marsh-json"), (None, "Mon, 03 Mar 2025 10:00:00 GMT"))
    assert len(store.rows("SELECT url FROM answer")) == answers.MOST
    assert answers.recall(store, f"{ADDRESS}&{answers.MOST + 2}")


def test_damage_is_as_if_nothing_was_kept(folder: Path) -> None:
    with Store.open(folder) as store:
        visits.remember(store, "heron", {"c1"})
        answers.remember(store, ADDRESS, Batch("marsh-json"), ('"a1"', None))
    raw = sqlite3.connect(folder / "main.db")
    with raw:
        raw.execute("UPDATE visit SET seen = x'00'")
        raw.execute("UPDATE answer SET batch = x'789c030000000001'")
    raw.close()
    with Store.open(folder) as store:
        assert visits.recall(store, "heron") is None
        assert answers.recall(store, ADDRESS) is None
