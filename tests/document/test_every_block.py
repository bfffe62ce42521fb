"""A page with every kind of block, drawn at three widths as it was when someone last looked at it.

RENEW_GOLDENS=1 writes the files anew; look at what changed before you keep it.
"""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.document.blocks import Block
from reader.document.layout import Layout, Wrapping, plain_lines
from reader.document.parse import parse
from reader.document.selecting import Selection, selected_text
from reader.document.sideways import revealing, stepped
from reader.text import width
from reader.values import Place

GOLDENS = Path(__file__).parent / "goldens"
PAGE = (GOLDENS / "every_block.md").read_text("utf-8")
BLOCKS = parse(PAGE)
WIDTHS = st.integers(10, 200)


@pytest.mark.parametrize("cells", [40, 80, 120])
def test_it_is_drawn_as_it_was(cells: int) -> None:
    drawn = "\n".join(plain_lines(Layout(Wrapping(BLOCKS, cells, "moved")))) + "\n"
    golden = GOLDENS / f"every_block_{cells}.txt"
    if os.environ.get("RENEW_GOLDENS"):
        golden.write_text(drawn, "utf-8")
    assert drawn == golden.read_text("utf-8")


def texts_of(layout: Layout) -> list[str]:
    """For each line the block's own text on it."""
    return [
        "".join(piece.text for piece in layout.pieces(line)[1] if piece.start >= 0) for line in range(layout.height)
    ]


def letters(texts: list[str]) -> list[str]:
    return sorted("".join("".join(texts).split()))


@given(WIDTHS, st.sampled_from(["cut", "whole"]))
@settings(max_examples=60)
def test_every_character_is_drawn_once(cells: int, wide: str) -> None:
    layout = Layout(Wrapping(BLOCKS, cells, wide))  # type: ignore[arg-type]
    assert letters(texts_of(layout)) == letters([block.text for block in BLOCKS])
    if wide == "cut":
        assert all(width(line) <= cells for line in plain_lines(layout))


@given(WIDTHS)
@settings(max_examples=60)
def test_every_character_of_what_moves_is_seen_once_on_the_way(cells: int) -> None:
    """No line is ever wider than the pane, and what the steps to the right bring into view is the whole block."""
    wrapping = Wrapping(BLOCKS, cells, "moved")
    layout = Layout(wrapping)
    seen: dict[int, set[int]] = {number: set() for number in range(len(BLOCKS))}
    for _ in range(400):
        for line in range(layout.height):
            number, pieces = layout.pieces(line)
            drawn = [
                at for piece in pieces if piece.start >= 0 for at in range(piece.start, piece.start + len(piece.text))
            ]
            assert len(set(drawn)) == len(drawn)
            seen[max(number, 0)].update(drawn)
        assert all(width(line) <= cells for line in plain_lines(layout))
        before = dict(wrapping.shifts)
        wrapping.shifts.update({number: stepped(wrapping, number, 1) for number in wrapping.widths})
        if wrapping.shifts == before:
            break
    for number, block in enumerate(BLOCKS):
        assert {at for at, character in enumerate(block.text) if not character.isspace()} <= seen[number]


@given(WIDTHS, st.integers(0, 300))
@settings(max_examples=60)
def test_all_that_is_selected_is_the_whole_text_however_it_is_moved(cells: int, shift: int) -> None:
    layout = Layout(Wrapping(BLOCKS, cells, "moved", dict.fromkeys(range(len(BLOCKS)), shift)))
    text = selected_text(layout, Selection((0, 0), (layout.height, 0)))
    whole = BLOCKS[0].text + "".join(("\n\n" if block.gap else "\n") + block.text for block in BLOCKS[1:])
    assert text.split() == whole.split()


@given(WIDTHS, st.data())
@settings(max_examples=150)
def test_what_is_found_is_brought_into_view(cells: int, data: st.DataObject) -> None:
    """Any character of any block is on the line that its place leads to, once that is moved as finding moves it."""
    number = data.draw(st.sampled_from([number for number, block in enumerate(BLOCKS) if block.text]))
    text = BLOCKS[number].text
    character = data.draw(st.sampled_from([at for at, one in enumerate(text) if not one.isspace()]))
    wrapping = Wrapping(BLOCKS, cells, "moved", {number: data.draw(st.integers(0, 200))})
    layout = Layout(wrapping)
    if number in wrapping.widths:
        wrapping.shifts[number] = revealing(wrapping, number, character)
    _, pieces = layout.pieces(layout.line_of(Place(number, character)))
    assert any(piece.start <= character < piece.start + len(piece.text) for piece in pieces if piece.start >= 0)


@given(st.integers(1, 12))
def test_a_pane_too_narrow_to_read_in_ends(cells: int) -> None:
    deep = [Block("paragraph", "words in a deep quotation", first="▏ " * 50, rest="▏ " * 50)]
    for wide in ("cut", "moved"):
        lines = plain_lines(Layout(Wrapping([*deep, *BLOCKS], cells, wide)))  # type: ignore[arg-type]
        assert "words" in "".join("".join(lines).replace("▏", "").split())
