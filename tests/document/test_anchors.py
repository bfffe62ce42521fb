"""Words and places are found again in a text that has changed around them, or a little in them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.document.anchors import Anchor, Span, Text
from reader.document.blocks import Block
from reader.document.landmarks import found, landmark
from reader.document.layout import Layout, Wrapping
from reader.values import Place

POEM = [
    "The lock at Marlow was rebuilt in the spring, and the barges went through it one after the other.",
    "Each had a name that somebody had once been proud of, and a dog that somebody still was.",
    "Nobody on the towpath looked up: a barge is slower than a thought, and louder than most of them.",
    "In June the keeper left. He took the dog that was not his, and a name that was.",
]
SOME = ("lock", "barge", "of", "a", "keeper", "dog", "thought", "the", "water", "stood", "slower", "in", "June", "eels")
WORDS = st.lists(st.sampled_from(SOME), min_size=6, max_size=20).map(" ".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=8)


def text(*blocks: str) -> Text:
    return Text(range(len(blocks)), blocks)


def words_at(blocks: list[str], span: Span) -> str:
    (first, start), (last, end) = ((place.block, place.character) for place in span)
    if first == last:
        return blocks[first][start:end]
    return " ".join([blocks[first][start:], *blocks[first + 1 : last], blocks[last][:end]])


def anchor(words: str) -> Anchor:
    """What holds words of the poem, which stand within one block."""
    number = next(number for number, block in enumerate(POEM) if words in block)
    at = POEM[number].index(words)
    return text(*POEM).anchor(Span(Place(number, at), Place(number, at + len(words))))


@given(TEXTS, TEXTS, TEXTS, st.data())
def test_words_are_found_whatever_is_written_before_and_after_their_block(
    before: list[str], blocks: list[str], after: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(blocks) - 1))
    start = data.draw(st.integers(0, max(len(blocks[number]) - 18, 0)))
    end = data.draw(st.integers(min(start + 18, len(blocks[number])), len(blocks[number])))
    held = text(*blocks).anchor(Span(Place(number, start), Place(number, end)))
    assume(len(held.exact) >= 16)
    there = text(*before, *blocks, *after).find(held)
    assert there and there.is_exact
    assert words_at([*before, *blocks, *after], there.span) == held.exact


def test_of_words_that_stand_in_several_places_those_are_meant_that_have_the_same_around_them() -> None:
    blocks = ["One dog barks at the boat.", "Two dogs sleep.", "The last dog barks at the moon."]
    held = text(*blocks).anchor(Span(Place(2, 9), Place(2, 17)))
    assert held.exact == "dog bark"
    there = text("A dog barks now and then.", *blocks[::-1]).find(held)
    assert there and there.span == Span(Place(1, 9), Place(1, 17))


def test_a_span_over_blocks_is_found_when_they_became_one_and_when_one_became_two() -> None:
    span = Span(Place(0, 9), Place(1, 20))
    held = text(*POEM).anchor(span)
    there = text("Foreword.", f"{POEM[0]} {POEM[1]}", *POEM[2:]).find(held)
    assert there and there.is_exact and there.span.start == Place(1, 9)
    one = text(*POEM).anchor(Span(Place(2, 0), Place(2, 95)))
    first, second = POEM[2].split(": ")
    there = text(*POEM[:2], f"{first}:", second, POEM[3]).find(one)
    assert there and (there.span.start, there.span.end.block) == (Place(2, 0), 3)


def test_changed_words_are_found_by_what_stands_around_them_or_by_most_of_them() -> None:
    held = anchor("a barge is slower than a thought")
    changed = POEM[2].replace("slower than a thought", "far slower than any thought")
    there = text(*POEM[:2], changed, POEM[3]).find(held)
    assert there and not there.is_exact
    assert words_at([*POEM[:2], changed, POEM[3]], there.span) == "a barge is far slower than any thought"
    held = anchor("Nobody on the towpath looked up: a barge is slower than a thought, and louder")
    moved = [
        "Something else now.",
        "Yes: nobody on the towpath ever looked up: a boat is slower than a thought, and louder!",
    ]
    there = text(*moved).find(held)
    assert there and there.span.start == Place(1, 5)


@pytest.mark.parametrize(
    "now",
    [
        ["Other words, all of them, on other matters, by another hand."],
        [POEM[0], POEM[1], POEM[2].replace("a barge is slower than a thought", "he went home"), POEM[3]],
        [],
    ],
    ids=["all is new", "rewritten where it stood", "nothing is left"],
)
def test_words_that_are_gone_are_not_found_in_others(now: list[str]) -> None:
    assert text(*now).find(anchor("a barge is slower than a thought")) is None


ALIKE = {
    "a number": [f"Paragraph number {n} has its own words, and a barge that goes down the river." for n in range(40)],
    "two numbers": [
        f"Version {n}.{n + 1} mends a fault in the tables and makes the drawing quicker." for n in range(9)
    ],
    "a name": [
        f"{name} has a dog that barks at every barge in the lock." for name in ("Ana", "Bo", "Cy", "Dan", "Eve")
    ],
}


@pytest.mark.parametrize("blocks", ALIKE.values(), ids=ALIKE)
def test_words_that_are_gone_are_not_found_in_those_that_differ_in_a_name_or_a_number(blocks: list[str]) -> None:
    for number in range(len(blocks)):
        held = text(*blocks).anchor(Span(Place(number, 0), Place(number, len(blocks[number]))))
        assert text(*blocks[:number], *blocks[number + 1 :]).find(held) is None
        assert text("A foreword.", *blocks[:number][:-1], *blocks[number + 1 :][1:]).find(held) is None


def test_what_stood_beside_words_is_not_what_became_of_them() -> None:
    blocks = [
        "Ana has a dog that barks at every barge in the lock.",
        "Bo has a dog that barks at every barge in the pool.",
    ]
    held = text(*blocks).anchor(Span(Place(0, 0), Place(0, len(blocks[0]))))
    assert text("Something else is here now.", blocks[1]).find(held) is None


def test_one_of_several_that_are_alike_is_found_by_its_number_when_it_was_reworded() -> None:
    blocks = ALIKE["a number"]
    held = text(*blocks).anchor(Span(Place(20, 0), Place(20, len(blocks[20]))))
    now = [*blocks[:20], blocks[20].replace("goes down", "drifts along"), *blocks[21:]]
    there = text(*now).find(held)
    assert there and not there.is_exact and there.span.start.block == there.span.end.block == 20


def test_short_words_are_found_only_beside_what_was_beside_them() -> None:
    held = anchor("dog")
    assert text("A dog.", "Another dog.").find(held) is None
    there = text("A dog.", POEM[1]).find(held)
    assert there and there.span.start.block == 1


def test_hostile_texts_take_no_longer_than_others() -> None:
    """Words that stand everywhere, and none: the tries are counted."""
    everywhere = text("a " * 500_000)
    assert everywhere.find(Anchor("a " * 300 + "b " + "a " * 100, "a " * 24, "a " * 24, 90_000))
    assert everywhere.find(Anchor("b c d e f g h", "a " * 24, "c " * 24, 5)) is None


BLOCKS = st.lists(WORDS, min_size=2, max_size=8, unique=True)


@given(BLOCKS, st.lists(st.integers(10, 200), min_size=1, max_size=12), st.data())
def test_a_place_survives_any_sequence_of_widths(texts: list[str], widths: list[int], data: st.DataObject) -> None:
    """The place is kept as it is and only drawn elsewhere: whatever the widths between, it is back on its line."""
    blocks = [Block("paragraph", words, gap=1) for words in texts]
    first = Layout(Wrapping(blocks, widths[0]))
    line = data.draw(st.integers(0, first.height - 1))
    place = first.place_of(line)
    for cells in widths:
        layout = Layout(Wrapping(blocks, cells))
        shown = layout.pieces(layout.line_of(place))[0]
        assert shown == place.block
    assert first.line_of(place) == line


@given(BLOCKS, BLOCKS, st.data())
def test_a_place_survives_edits_elsewhere(texts: list[str], others: list[str], data: st.DataObject) -> None:
    own = [" ".join(f"{word}{number}" for word in text.split()) for number, text in enumerate(texts)]
    blocks = [Block("paragraph", text) for text in own]
    number = data.draw(st.integers(0, len(own) - 1))
    place = Place(number, data.draw(st.integers(0, max(len(own[number]) - 20, 0))))
    words = landmark(blocks, place)
    assume(own[number].count(words.before + words.after) == 1)
    kept = data.draw(st.lists(st.sampled_from(others), max_size=5))
    now = [*(Block("paragraph", text) for text in kept), blocks[number], *blocks[:number]]
    assert found(now, place, words) == Place(len(kept), place.character)


def test_a_place_in_a_gap_and_one_without_words_stay_what_they_were() -> None:
    blocks = [Block("paragraph", words) for words in POEM]
    above = landmark(blocks, Place(2, -1))
    assert found([Block("paragraph", "New."), *blocks], Place(2, -1), above) == Place(3, -1)
    assert found(blocks, Place(2, 7), landmark([], Place())) == Place(2, 7)
    assert found(blocks[:1], Place(3, 5), landmark(blocks, Place(3, 5))).block == 0
