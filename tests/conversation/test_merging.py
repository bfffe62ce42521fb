"""A conversation told by several sources is one: whole, in order, nothing twice."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.batches import Batch
from reader.conversation.merging import merged
from reader.values import NO_CONVERSATION, Comment, Conversation

NOBODY = NO_CONVERSATION


def said(number: int, parent: int | None = None, text: str = "", **more: str) -> Comment:
    return Comment(
        id=f"c{number}",
        kind="comment",
        author="Bo",
        markdown=text or f"Words {number}",
        text=text or f"Words {number}",
        parent_id=f"c{parent}" if parent else None,
        published=f"2024-01-{number // 24 + 1:02}T{number % 24:02}:00:00Z",
        **more,
    )


def ping(id_: str, name: str, text: str = "") -> Comment:
    return Comment(id_, "pingback", name, text, text, author_url=f"https://{name}.example/")


@st.composite
def conversations(draw: st.DrawFn) -> tuple[Comment, ...]:
    """Threads in the order of time; some say the same as others."""
    size = draw(st.integers(1, 25))
    comments = []
    for number in range(1, size + 1):
        parent = draw(st.none() | st.integers(1, number - 1)) if number > 1 else None
        comments.append(said(number, parent, draw(st.sampled_from(["", "Thanks!", "Me too"]))))
    return tuple(comments)


@given(conversations(), st.data())
def test_however_it_is_split_it_comes_back_whole(whole: tuple[Comment, ...], data: st.DataObject) -> None:
    sources = [data.draw(st.sets(st.sampled_from(whole), min_size=1)) for _ in range(3)]
    shares = [tuple(comment for comment in whole if comment in share) for share in (*sources, set(whole))]
    conversation = NOBODY
    for share in shares:
        conversation, _ = merged(conversation, Batch("x", share, is_structured=True))
    assert sorted(comment.id for comment in conversation.comments) == sorted(comment.id for comment in whole)
    assert set(conversation.comments) == set(whole)
    places = {comment.id: place for place, comment in enumerate(conversation.comments)}
    assert all(places[c.parent_id] < places[c.id] for c in conversation.comments if c.parent_id)


@given(conversations())
def test_what_is_known_adds_nothing(whole: tuple[Comment, ...]) -> None:
    once, added = merged(NOBODY, Batch("x", whole))
    twice, again = merged(once, Batch("x", whole))
    assert (added, again) == (len(whole), 0)
    assert twice == once


def test_older_pages_go_before_newer_ones() -> None:
    known, _ = merged(NOBODY, Batch("page", (said(30), said(31), said(32, 31))))
    whole, added = merged(known, Batch("page", (said(1), said(2, 1))))
    assert added == 2
    assert [comment.id for comment in whole.comments] == ["c1", "c2", "c30", "c31", "c32"]


def test_a_page_with_the_newest_first_stays_so() -> None:
    known, _ = merged(NOBODY, Batch("page", (said(32), said(31), said(30))))
    whole, _ = merged(known, Batch("page", (said(5), said(33))))
    assert [comment.id for comment in whole.comments] == ["c33", "c32", "c31", "c30", "c5"]


def test_an_order_that_is_not_of_time_stays() -> None:
    known, _ = merged(NOBODY, Batch("votes", (said(9), said(2), said(5))))
    whole, _ = merged(known, Batch("votes", (said(1),)))
    assert [comment.id for comment in whole.comments] == ["c9", "c2", "c5", "c1"]


def test_a_ping_without_its_words_is_known_by_its_link() -> None:
    """Old themes print pings without numbers; the feed has both, and calls them comments."""
    known, _ = merged(NOBODY, Batch("page", (ping("p1f", "pier"), ping("p2e", "tide"))))
    fed = ping("c7", "tide", "a walk")._replace(kind="comment")
    whole, added = merged(known, Batch("feed", (fed,)))
    assert added == 0
    assert [(one.id, one.kind, one.text) for one in whole.comments] == [
        ("p1f", "pingback", ""),
        ("p2e", "pingback", "a walk"),
    ]


def test_the_same_words_under_two_numbers_are_two_comments() -> None:
    whole, added = merged(Conversation((said(1, text="Thanks!"),)), Batch("page", (said(2, text="Thanks!"),)))
    assert added == 1
    assert len(whole.comments) == 2


def test_rings_and_lost_parents_end() -> None:
    whole, _ = merged(NOBODY, Batch("x", (said(1, 2), said(2, 1), said(3, 9))))
    assert {comment.id for comment in whole.comments} == {"c1", "c2", "c3"}
    assert sum(comment.parent_id is None for comment in whole.comments) == 2


@pytest.mark.parametrize("order", list(permutations((1, 2, 3, 4))))
def test_a_ring_opens_at_its_oldest_however_it_comes(order: tuple[int, ...]) -> None:
    """1 answers 2, 2 answers 3, 3 answers 1; 4 answers 2."""
    ring = {1: said(1, 2), 2: said(2, 3), 3: said(3, 1), 4: said(4, 2)}
    batch = Batch("x", tuple(ring[number] for number in order), is_structured=True)
    once, _ = merged(NOBODY, batch)
    again, _ = merged(once, batch)
    parents = {comment.id: comment.parent_id for comment in once.comments}
    assert parents == {"c1": None, "c2": "c3", "c3": "c1", "c4": "c2"}
    assert once.comments == again.comments and once.comments[0].id == "c1"


def test_a_ring_without_dates_opens_at_the_first_on_the_page() -> None:
    ring = [one._replace(published=None) for one in (said(7, 5), said(5, 6), said(6, 5))]
    whole, _ = merged(NOBODY, Batch("x", tuple(ring)))
    assert [(one.id, one.parent_id) for one in whole.comments] == [("c5", None), ("c6", "c5"), ("c7", "c5")]
