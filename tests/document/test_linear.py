"""Documents in words: what each kind of block says before it, and that only tables get another text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.document.blocks import Block
from reader.document.layout import Layout, plain_lines
from reader.document.linear import in_words
from reader.document.numbered_links import NumberedWrapping, link_mark
from reader.document.parse import parse
from reader.document.spots import spots_of


def said(markdown: str) -> list[str]:
    """The beginnings of the blocks, with the text behind."""
    return [f"{block.first}{block.text}" for block in map(in_words, parse(markdown))]


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("### The lock", ["heading 3: The lock"]),
        ("> The river.\n>\n> The barge.", ["quote: The river.", "quote: The barge."]),
        ("> > The river.", ["quote of depth 2: The river."]),
        (f"{'>' * 12} The river.", ["quote of depth 12: The river."]),
        ("- a dog\n    - its bone\n- a cat", ["item: a dog", "  item: its bone", "item: a cat"]),
        ("3. a dog\n4. a cat", ["3. a dog", "4. a cat"]),
        ("> - a dog", ["quote: item: a dog"]),
        ("```python\nlock = 1\nkey = 2\n```", ["code python: lock = 1\nkey = 2"]),
        ("a\n\n---\n\nb", ["a", "section break", "b"]),
        ("a[^1]\n\n[^1]: a note", ["a[1]", "[1] a note"]),
        ("only words", ["only words"]),
    ],
)
def test_each_kind_of_block_is_said(markdown: str, words: list[str]) -> None:
    assert said(markdown) == words


DEEP = "> > nested\n> >\n> > - list in quote in [quote](http://a.example)\n> >   - deeper\n\nafter"


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        (60, ["quote of depth 2: nested", "", "quote of depth 2: item: list in quote in quote [link 1]",
              "quote of depth 2:   item: deeper", "", "after"]),
        (40, ["quote of depth 2: nested", "", "quote of depth 2: item:", "  list in quote in quote [link 1]",
              "quote of depth 2:   item:", "    deeper", "", "after"]),
        (20, ["quote of depth 2:", "nested", "", "quote of depth 2:", "item:", "  list in quote in", "  quote [link 1]",
              "quote of depth 2:", "item:", "    deeper", "", "after"]),
    ],
)  # fmt: skip
def test_what_is_said_before_a_block_is_said_whole_at_any_width(cells: int, lines: list[str]) -> None:
    layout = Layout(NumberedWrapping([in_words(block) for block in parse(DEEP)], cells))
    assert plain_lines(layout) == lines
    for line in range(layout.height):
        place = layout.place_of(line)
        assert layout.place_of(layout.line_of(place)) == place


def test_a_table_is_read_cell_by_cell_and_its_links_stay_on_their_words() -> None:
    markdown = "| Name | Age |\n| --- | --- |\n| Ana | 7 |\n| [Bo](http://bo.example) | |\n"
    [table] = map(in_words, parse(markdown))
    assert f"{table.first}{table.text}".split("\n") == ["table: row 1, Name: Ana", "Age: 7", "row 2, Name: Bo"]
    assert [(spot.words, spot.target) for spot in spots_of(0, table)] == [("Bo", "http://bo.example")]


def test_a_table_without_heads_is_read_row_by_row() -> None:
    assert in_words(Block("table", "j\tdown\nk\tup")).text == "j: down\nk: up"
    assert in_words(Block("table", "a\t\nb")).text == "a\nb"
    keys = "|  |  |\n| --- | --- |\n| Item | [Boots](http://boots.example) |\n| Code | B-17 |"
    [table] = map(in_words, parse(keys))
    assert f"{table.first}{table.text}" == "Item: Boots\nCode: B-17"
    assert [(spot.words, spot.target) for spot in spots_of(0, table)] == [("Boots", "http://boots.example")]


def test_a_title_over_all_columns_is_no_head_of_the_first() -> None:
    assert said("| The lock |  |\n| --- | --- |\n| Built | 1890 |\n| Depth | 3 m |") == [
        "The lock\nBuilt: 1890\nDepth: 3 m"
    ]


def test_a_row_under_a_cell_that_reaches_into_it_is_numbered_too() -> None:
    assert said("| Week | Trip |\n| --- | --- |\n| First | Ferry |\n|  | Lock |") == [
        "table: row 1, Week: First\nTrip: Ferry\nrow 2, Trip: Lock"
    ]


def test_all_but_tables_keep_their_words() -> None:
    """Hits, places and quotations go by them."""
    markdown = "# A\n\n> b\n\n- c [d](http://e.example)\n\n```\nf\n```\n\n1. g"
    for block in parse(markdown):
        kind = "paragraph" if block.kind == "code" else block.kind
        assert in_words(block)._replace(first="", rest="") == block._replace(first="", rest="", kind=kind)


@given(
    st.integers(8, 70),
    st.lists(st.sampled_from(["rope", "東京 の", "of the old", "https-and-no-space", "a"]), max_size=9),
)
def test_every_link_is_marked_once_and_every_letter_drawn_once(cells: int, words: list[str]) -> None:
    blocks = parse(" ".join(f"[{word}](https://x.example/{n}), {word}" for n, word in enumerate(words)) or "none")
    layout = Layout(NumberedWrapping(blocks, cells))
    pieces = [piece for line in range(layout.height) for piece in layout.pieces(line)[1]]
    assert [piece.text for piece in pieces if piece.role == "link"] == [link_mark(n + 1) for n in range(len(words))]
    drawn = "".join(piece.text for piece in pieces if piece.start >= 0)
    assert drawn.replace(" ", "") == blocks[0].text.replace(" ", "")
