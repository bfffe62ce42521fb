"""Texts made to break a reader: each is read, laid out at any width and drawn, and loses nothing that can be drawn."""

import pytest

from reader.document.layout import Layout, Wrapping
from reader.document.parse import parts_of
from reader.document.runs import runs_between
from reader.document.sideways import stepped
from reader.document.spots import spots_of
from reader.text import clean

WORDS = "the barges went through one after the other "
TEXTS = {
    "a line": WORDS * 20_000,
    "a word": "barge" * 100_000,
    "a line of Han": "運河の水門を" * 30_000,
    "a thousand columns": "\n".join(
        ["| a " * 1000 + "|", "|---" * 1000 + "|", *(("| cell " * 1000 + "|") for _ in range(5))]
    ),
    "fifty quotations": "\n\n".join(f"{'>' * depth} level {depth}" for depth in range(1, 51)),
    "a thousand quotations": f"{'>' * 1000} deep",
    "ten thousand headings": "\n\n".join(f"## Heading {number}" for number in range(10_000)),
    "a million characters of code": "```python\n" + "boat.go()  # as they came\n" * 40_000 + "```",
    "a line of code": "```js\n" + "a=b(c);" * 60_000 + "\n```",
    "links": "[a](b) " * 20_000,
    "links in one that is strong": "**" + "[a](b) " * 10_000 + "**",
    "marks": ("Z" + "\u0301" * 300 + "a" + "\u0489" * 200 + " ") * 200,
    "nothing to see": "\u200d\u200c\u200b\ufeff" * 50_000 + " end",
    "formulas": "$x_1^2 = \\frac{a}{b}$ " * 5_000,
    "a formula": "$" + "{" * 390 + "$ " + "$\\frac" * 20_000,
    "definitions": "Sluice\n: " * 4_000 + "end",
    "scripts": "<sup>" * 5_000 + "x*y* " + "</sup>" * 5_000 + "2<sup>*3*</sup>" * 10_000,
    "what could be addresses": "(www.a.b_" * 20_000
    + "https://a.example/"
    + "(" * 40_000
    + ")" * 45_000
    + "&a;" * 10_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_read_and_drawn_at_any_width(name: str) -> None:
    markdown = clean(TEXTS[name])
    blocks = [block for part in parts_of(markdown) for block in part.blocks]
    assert blocks and max(map(len, (block.text for block in blocks if block.kind == "paragraph")), default=0) <= 100_000
    for cells in (116, 36, 1):
        wrapping = Wrapping(blocks, cells, "moved")
        layout = Layout(wrapping)
        wrapping.shifts.update({number: stepped(wrapping, number, 3) for number in wrapping.widths})
        for line in (*range(min(40, layout.height)), *range(max(layout.height - 40, 0), layout.height)):
            number, pieces = layout.pieces(line)
            for piece in pieces:
                if piece.start >= 0:
                    runs_between(layout.block(number).runs, piece.start, piece.start + len(piece.text))
                    spots_of(number, layout.block(number), piece.start, piece.start + len(piece.text))
            assert layout.line_of(layout.place_of(line)) == line or not pieces


def test_a_paragraph_that_is_far_too_long_loses_no_word() -> None:
    blocks = [block for part in parts_of(f"Before.\n\n{TEXTS['a line']}\n\nAfter.") for block in part.blocks]
    assert len(blocks) > 8 and all(block.gap == 0 for block in blocks[2:-1])
    assert " ".join(block.text.strip() for block in blocks[1:-1]).split() == TEXTS["a line"].split()
