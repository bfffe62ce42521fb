"""Lists that count by letters or downwards: each item's sign is drawn once, as a browser does."""

import pytest

from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.linear import in_words
from reader.document.parse import parse
from reader.html import tree
from reader.html.markdown import markdown_of


def drawn(markdown: str) -> list[str]:
    return plain_lines(Layout(Wrapping(parse(markdown), 24)))


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ul><ul><ol type=a start=3><li>c<li>d</ol></ul></ul>", ["c. c", "d. d"]),
        ("<ol><li>x<ol type=i><li>one<li>two<li>three</ol></ol>",
         ["1. x", "     i. one", "    ii. two", "   iii. three"]),
        ("<ol reversed><li>x<li>y<li>z</ol>", ["3. x", "2. y", "1. z"]),
        ("<ol type=A><li>Whoever comes last must wait.<li><p>y<p>z</ol>",
         ["A. Whoever comes last", "   must wait.", "", "B. y", "", "   z"]),
        ("<ol type=a start=26><li>x<li>y</ol>", [" z. x", "aa. y"]),
        ("<ol type=I><li>x</ol>", ["I. x"]),
        ("<ol type=a><li>x<ul><li>y</ul><li><pre>z</pre></ol>",
         ["a. x", "   • y", "", "b.", "", "   │ z"]),
    ],
)  # fmt: skip
def test_an_item_has_the_sign_that_a_browser_shows(page: str, lines: list[str]) -> None:
    assert drawn(markdown_of(tree.parse(page))) == lines


@pytest.mark.parametrize(
    "markdown",
    ["- A. Lund\n- B. Wick\n- K. Rahman", "- St. Marlow", "- vs. Holm", "- a. x\n- y", "- e.g. x", "- mm. x"],
)
def test_items_that_only_look_numbered_keep_their_bullets(markdown: str) -> None:
    assert drawn(markdown) == markdown.replace("- ", "• ").split("\n")


def test_the_sign_stays_in_the_text_and_is_what_is_said() -> None:
    """It is found, quoted and highlighted as what the page says, "see (b)"."""
    blocks = parse("- a. x\n- b. y")
    assert [block.text for block in blocks] == ["a. x", "b. y"]
    assert [f"{block.first}{block.text}" for block in map(in_words, blocks)] == ["a. x", "b. y"]
