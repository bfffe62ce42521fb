"""Finding: across line ends, no-break spaces and capitals, never across two blocks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.blocks import Block
from reader.document.find import Index
from reader.values import Place

BLOCKS = [
    Block("heading", "The Lock"),
    Block("paragraph", "the  lock\u00a0keeper, said\nthe man (twice)."),
    Block("paragraph", "keeper of locks"),
]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("lock", [(0, 4), (1, 5), (2, 10)]),
        ("Lock", [(0, 4)]),
        ("the lock", [(0, 0), (1, 0)]),
        ("lock keeper", [(1, 5)]),
        ("said the man", [(1, 18)]),
        ("lock the", []),
        ("(twice).", [(1, 31)]),
        ("   ", []),
        ("", []),
        (".*", []),
    ],
)
def test_where_a_query_is_found(query: str, places: list[tuple[int, int]]) -> None:
    hits = Index(range(3), [block.text for block in BLOCKS]).find(query)
    assert [hits.place(number) for number in range(len(hits))] == [Place(*place) for place in places]


def test_hits_by_block_and_from_a_place() -> None:
    hits = Index(range(3), [block.text for block in BLOCKS]).find("keeper")
    assert hits.inside(0, 0, 99) == []
    assert hits.inside(1, 0, 99) == [(0, 10, 16)]
    assert hits.inside(2, 0, 99) == [(1, 0, 6)]
    assert hits.number_from(Place(1, 10)) == 0
    assert hits.number_from(Place(1, 11)) == 1
    assert hits.number_from(Place(2, 1)) == 2


LETTERS = "aBsſiIİıΣσςКк \n\u00a0"


@given(st.lists(st.text(LETTERS, max_size=12), max_size=5), st.text(LETTERS, max_size=4))
def test_it_is_found_as_a_pattern_would_that_ignores_case(texts: list[str], query: str) -> None:
    words = r"\s+".join(map(re.escape, query.split()))
    pattern = re.compile(words, 0 if query != query.lower() else re.IGNORECASE)
    expected = [
        (number, *match.span()) for number, text in enumerate(texts) for match in pattern.finditer(text) if words
    ]
    hits = Index(range(len(texts)), texts).find(query)
    assert [
        (number, start, end) for number in range(len(texts)) for _, start, end in hits.inside(number, 0, 99)
    ] == expected


@given(st.lists(st.text("aB \n\u00a0", max_size=12), max_size=5), st.text("aB \u00a0", max_size=4))
def test_a_hit_is_what_was_asked_for(texts: list[str], query: str) -> None:
    blocks = [Block("paragraph", text) for text in texts]
    hits = Index(range(len(texts)), texts).find(query)
    for number, block in enumerate(blocks):
        for _, start, end in hits.inside(number, 0, 99):
            found = block.text[start:end].split()
            assert [word.lower() for word in found] == [word.lower() for word in query.split()]


UNSEEN = "\u200c\u200d\u200f\ufe0e\u034f"
SEEN = str.maketrans("", "", UNSEEN)


@given(st.lists(st.text("aB \u200c\ufe0e\u200d", max_size=12), max_size=5), st.sampled_from(["a", "ab", "b a", "aa"]))
def test_what_nobody_sees_hides_no_word(texts: list[str], query: str) -> None:
    """Of the text without it the same is found; each hit's stretch is those characters, and what is unseen in them."""
    index, plain = Index(range(len(texts)), texts), Index(range(len(texts)), [text.translate(SEEN) for text in texts])
    for hits, expected in (
        (index.find(query), plain.find(query)),
        (index.find("\u200d".join(query)), plain.find(query)),
        (index.find_pattern(query + "+"), plain.find_pattern(query + "+")),
    ):
        assert len(hits) == len(expected)
        for number in range(len(hits)):
            (text, start, end), (seen, *stretch) = hits.words(number), expected.words(number)
            assert [len(text[:start].translate(SEEN)), len(text[:end].translate(SEEN))] == stretch
            assert text.translate(SEEN) == seen and text[start] not in UNSEEN
            place = hits.place(number)
            assert (number, start, end) in hits.inside(place.block, 0, 99) and place.character == start
            assert hits.number_from(place) == number
            assert hits.number_from(Place(place.block, start + 1)) == number + 1


PATTERNS = ["a+", "[a-c]b", r"\bс|к\b", "^.", ".$", r"\s\S", "(a|b)*", "a.b", "B", r"\S+\s\S", "(?=a)b?"]


@given(
    st.lists(st.text("aB \u200c\ufe0e\u200d", max_size=12), max_size=4),
    st.sampled_from(["a", "ab", "b a", "aa"]),
    st.integers(0, 12),
    st.integers(0, 12),
)
def test_the_hits_in_a_stretch_are_those_that_touch_it(texts: list[str], query: str, begin: int, length: int) -> None:
    hits = Index(range(len(texts)), texts).find(query)
    for number, text in enumerate(texts):
        end = min(begin + length, len(text))
        touching = [hit for hit in hits.inside(number, 0, len(text)) if hit[1] < end and hit[2] > begin]
        assert [hit for hit in hits.inside(number, begin, end) if hit[1] < end and hit[2] > begin] == touching


@given(st.lists(st.text(LETTERS + "ab", max_size=12), max_size=5), st.sampled_from(PATTERNS))
def test_a_pattern_is_found_where_re_finds_it_in_each_text(texts: list[str], query: str) -> None:
    flags = re.MULTILINE | (0 if query == "B" else re.IGNORECASE)  # the capitals of escapes don't count
    expected = [
        (number, *match.span())
        for number, text in enumerate(texts)
        for match in re.finditer(query, text, flags)
        if match.end() > match.start()
    ]
    hits = Index(range(len(texts)), texts).find_pattern(query)
    assert [
        (block, start, end) for block in range(len(texts)) for _, start, end in hits.inside(block, 0, 99)
    ] == expected
    assert [hits.words(number)[1:] for number in range(len(hits))] == [span[1:] for span in expected]


@pytest.mark.parametrize("query", ["(", "a{2", "*", "[a", "(?P<x>a)(?P<x>b)", "\\"])
def test_what_is_no_pattern_is_refused_or_finds_itself(query: str) -> None:
    index = Index([0], ["a{2 and (*) \\"])
    try:
        assert len(index.find_pattern(query)) == 1
    except re.error as error:
        assert error.msg
