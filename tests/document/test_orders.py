"""The orders of threads: what goes first, and that replies stay with what they answer."""

from hypothesis import given
from hypothesis import strategies as st

from reader.document.orders import ORDERS, Order, in_order, orders_of
from reader.values import Comment


def said(number: int, parent: int | None = None, published: str | None = None, score: int | None = None) -> Comment:
    above = f"c{parent}" if parent is not None else None
    return Comment(f"c{number}", "comment", "Ana", "Reeds.", "Reeds.", above, published=published, score=score)


def numbers(comments: tuple[Comment, ...], order: Order) -> list[int]:
    return [int(comment.id[1:]) for comment in in_order(comments, order)]


def test_newest_puts_first_what_was_last_answered() -> None:
    comments = (
        said(0, published="2020-01-01"),
        said(1, 0, published="2023-05-01T10:00:00Z"),
        said(2, published="2022-01-01"),
        said(3, published=None),
    )
    assert numbers(comments, "newest") == [0, 1, 2, 3]
    assert numbers(comments, "oldest") == [0, 1, 2, 3]
    assert numbers(comments[2:], "newest") == [2, 3]
    assert numbers(tuple(reversed(comments[2:])), "oldest") == [2, 3]


def test_what_is_of_one_day_keeps_its_order_or_turns_it() -> None:
    comments = tuple(said(number, published="2022-01-01") for number in range(3))
    assert numbers(comments, "newest") == [2, 1, 0]
    assert numbers(comments, "oldest") == [0, 1, 2]
    assert numbers(comments, "score") == [0, 1, 2]


def test_the_highest_score_first_at_every_depth() -> None:
    comments = (said(0, score=1), said(1, 0, score=2), said(2, 0, score=9), said(3, score=5), said(4))
    assert numbers(comments, "score") == [3, 0, 2, 1, 4]


def test_by_score_only_where_there_are_scores() -> None:
    assert orders_of((said(0), said(1))) == ("thread", "newest", "oldest")
    assert orders_of((said(0), said(1, score=0))) == ORDERS


@given(
    st.lists(st.tuples(st.integers(0, 30), st.none() | st.dates(), st.none() | st.integers()), max_size=30),
    st.sampled_from(ORDERS),
)
def test_nothing_is_lost_and_parents_stand_before_replies(
    rows: list[tuple[int, object, int | None]], order: Order
) -> None:
    comments = tuple(
        said(number, parent if parent < number else None, str(day) if day else None, score)
        for number, (parent, day, score) in enumerate(rows)
    )
    found = in_order(comments, order)
    assert sorted(comment.id for comment in found) == sorted(comment.id for comment in comments)
    places = {comment.id: place for place, comment in enumerate(found)}
    assert all(places[comment.parent_id] < places[comment.id] for comment in found if comment.parent_id)
