"""What was seen of a conversation, and what services answered, over the end of a process and beside damage."""

import sqlite3
import zlib
from pathlib import Path

from reader.batches import Batch
from reader.library import answers, visits
from reader.library.migrations import STEPS
from reader.library.store import Store
from reader.library.visits import Visit
from reader.values import Comment, Request

ADDRESS = "https://marsh.example/comments?page=1"


def said(*days: str, section: str = "") -> list[Comment]:
    """A comment of each day, named by it."""
    return [Comment(day, "comment", "Ana", "High.", "High.", published=day or None, section=section) for day in days]


def test_a_visit_is_kept_and_replaced(folder: Path) -> None:
    first = Visit(frozenset({"c1", "hn-2"}), frozenset({"hn-2"}), "2025-03-03T10:00:00Z")
    with Store.open(folder) as store:
        assert visits.recall(store, "heron") is None
        visits.remember(store, "heron", first)
    with Store.open(folder) as store:
        assert visits.recall(store, "heron") == first
        visits.remember(store, "heron", Visit(frozenset({"c3"})))
        assert visits.recall(store, "heron") == Visit(frozenset({"c3"}))
        assert visits.recall(store, "crane") is None


def test_a_visit_of_an_older_library_had_all(folder: Path) -> None:
    with Store.open(folder, STEPS[:3]) as store, store.write() as connection:
        row = ("heron", zlib.compress(b'["c1"]'), "2025-03-03T10:00:00Z")
        connection.execute("INSERT INTO visit VALUES (?, ?, ?)", row)
    with Store.open(folder) as store:
        assert visits.recall(store, "heron") == Visit(frozenset({"c1"}))


def test_after_a_visit_that_had_a_part_only_what_was_published_since_is_new() -> None:
    visit = Visit(frozenset({"2025-03-01"}), new_after="2025-03-03T10:00:00Z")
    old = said("2025-03-01", "2025-03-02", "2025-03-03", "2025-03-03T09:00:00Z", "2025-03-03T11:00:00+02:00", "", "TT")
    late = said("2025-03-04", "2025-03-03T11:00:00Z", "2025-03-03T10:00:00-02:00")
    assert visit.new([*old, *late]) == {comment.id for comment in late}
    assert Visit(frozenset({"2025-03-01"})).new(said("2025-03-01", "2025-03-02", "")) == {"2025-03-02", ""}


def test_parts_are_added_up_until_a_visit_has_all() -> None:
    first = visits.following(None, said("a", "b"), set(), is_whole=False)
    assert first.seen == {"a", "b"} and first.new_after
    second = visits.following(first, said("b", "c", "d"), {"d"}, is_whole=False)
    assert (second.seen, second.new_after) == ({"a", "b", "c"}, first.new_after)
    whole = visits.following(second, said("b", "c", "d"), {"d"}, is_whole=True)
    assert whole == Visit(frozenset({"b", "c"})) and whole.gone(said("c", "d")) == {"b"}
    assert visits.following(whole, said("c"), set(), is_whole=False) == whole


def test_what_other_places_said_stays_seen_and_is_not_gone() -> None:
    own, others = said("a"), said("x", "y", section="Hacker News")
    first = visits.following(None, own, set(), is_whole=True)
    assert first.new([*own, *others]) == set(), "nothing of theirs was seen yet"
    both = visits.following(first, [*own, *others[:1]], set(), is_whole=True)
    assert both.new([*own, *others]) == {"y"} and both.gone(own) == set()
    assert visits.following(both, own, set(), is_whole=True) == both


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
        visits.remember(store, "heron", Visit(frozenset({"c1"})))
        answers.remember(store, ADDRESS, Batch("marsh-json"), ('"a1"', None))
    raw = sqlite3.connect(folder / "main.db")
    with raw:
        raw.execute("UPDATE visit SET seen = x'00'")
        raw.execute("UPDATE answer SET batch = x'789c030000000001'")
    raw.close()
    with Store.open(folder) as store:
        assert visits.recall(store, "heron") is None
        assert answers.recall(store, ADDRESS) is None
