"""A long text read in pieces."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document import parse as parsing
from reader.document.blocks import Block
from reader.document.parse import parse_marked, parts_of
from reader.text import clean

BLOCKS = [
    "A ferry sails at nine, says [the board][board].",
    "Two *lines*\nin one paragraph.[^fog]",
    "# Winter",
    "Under\n-----",
    "- one\n- two\n\n  still two\n\n  - deep",
    "- three",
    "1. first\n2. second",
    "3) another list",
    "> said\n> twice",
    "> and again",
    "```py\nx = 1\n\n# no heading\n```",
    "```\nnever closed",
    "    indented\n\n    code",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "<pre>\n\n# in HTML\n\n</pre>",
    "<!-- a word\n\nand one more -->",
    "***",
    "[board]: https://ferry.example/board\n'The board'",
    "[^fog]: It comes from the sea.\n\n    And stays.",
    "[^fog]: Defined again.",
    "[^lock]: With a [link][board], and a note of its own.[^fog]",
    "See[^lock] and [^nothing] and [nowhere].",
    "[board]: https://other.example/",
    "> - [late]: /late\n> - quoted [late]",
    "Sluice\n: What lets the *water* out.\n: A gate.\n\n    With more.\n\nWeir\n\n: What holds it back.",
    "Reach\n~ [deep]: /deep\n\n: As [deep] as here.",
    "- [ ] oil the hinge\n- [x] paint it",
    "98. near\n99. nearer\n100. here",
    "Of $x^2$ and $$\\frac{a}{b}$$ and $5 and $`\\alpha`$.",
    "```math\nx \\le y\n```",
    "| l | r |\n| :-: | -: |\n| 1 | $x_1$ |",
]


def read_in_pieces(markdown: str, length: int) -> list[Block]:
    return [block for part in parts_of(markdown, length) for block in part.blocks]


@given(st.lists(st.sampled_from(BLOCKS), max_size=12).map("\n\n".join), st.integers(1, 120))
@settings(max_examples=600, deadline=None)
def test_blocks_are_those_of_the_whole(markdown: str, length: int) -> None:
    assert read_in_pieces(markdown, length) == parse_marked(markdown)


@given(
    st.lists(st.text(st.sampled_from("ab \\1.)-+=#>~`*_[]^<|&:!(/$x"), max_size=12), max_size=9)
    .map("\n".join)
    .map(clean),
    st.integers(1, 20),
)
@settings(max_examples=1000, deadline=None)
def test_whatever_marks_there_are(markdown: str, length: int) -> None:
    assert read_in_pieces(markdown, length) == parse_marked(markdown)


def test_the_share_grows_to_the_whole() -> None:
    parts = list(parts_of("\n\n".join(BLOCKS * 40), 500))
    shares = [part.share for part in parts]
    assert len(parts) > 20 and shares == sorted(shares) and shares[-1] == 1


def test_a_long_text_is_read_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    markdown = "\n\n".join(f"Paragraph {number} of a *long* text.[^{number}]" for number in range(3000))
    markdown += "\n\n" + "\n\n".join(f"[^{number}]: Note {number}." for number in range(3000))
    long_way = read_in_pieces(markdown, len(markdown) + 1)
    assert len(markdown) > 2 * parsing.LENGTH
    assert parse_marked(markdown) == long_way and long_way[-1].text == "Note 2999."
