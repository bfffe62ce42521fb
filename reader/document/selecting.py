"""A stretch of what is drawn, from one cell to another, and the document's own text in it."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from reader.document.layout import Lines, Piece
from reader.text import width


class Selection(NamedTuple):
    """From one (line, column) of a layout to another, in either order; columns count cells, the last is in it."""

    anchor: tuple[int, int]
    head: tuple[int, int]


class Stretch(NamedTuple):
    """A block's text [start, end) on one line, drawn in the columns [left, right)."""

    block: int
    start: int
    end: int
    left: int
    right: int


def stretches_on(layout: Lines, line: int, selection: Selection) -> list[Stretch]:
    """What of a line is selected; what isn't text (bars, bullets, reasons) never is.

    With a sign for more, what it stands for is.
    """
    first, last = sorted(selection)
    if not first[0] <= line <= last[0]:
        return []
    left = first[1] if line == first[0] else 0
    right = last[1] + 1 if line == last[0] else 1 << 30
    block, pieces = layout.pieces(line)
    found = (_stretch(block, piece, left, right) for piece in pieces if piece.start >= 0 or piece.hides)
    return [stretch for stretch in found if stretch.start < stretch.end]


def _stretch(block: int, piece: Piece, left: int, right: int) -> Stretch:
    """What of a piece begins in the columns [left, right)."""
    if piece.hides:
        return Stretch(
            block, *(piece.hides if left <= piece.column < right else (0, 0)), piece.column, piece.column + 1
        )
    column, start, end = piece.column, len(piece.text), 0
    edges = [0, 0]
    for index, character in enumerate(piece.text):
        cells = width(character)
        if left < column + max(cells, 1) and column < right:
            if index < start:
                start, edges[0] = index, column
            end, edges[1] = index + 1, column + cells
        column += cells
    return Stretch(block, piece.start + start, piece.start + end, edges[0], edges[1])


def selected_text(layout: Lines, selection: Selection) -> str:
    """The selected text as it is in the document: no margin, no line ends but its own, a blank line between blocks."""
    first, last = sorted(selection)
    lines = range(max(first[0], 0), min(last[0] + 1, layout.height))
    stretches = (stretch for line in lines for stretch in stretches_on(layout, line, selection))
    return "".join(_texts(layout, stretches))


def _texts(layout: Lines, stretches: Iterator[Stretch]) -> Iterator[str]:
    is_first = True
    for number, group in groupby(stretches, key=lambda stretch: stretch.block):
        block, parts = layout.block(number), list(group)
        if not is_first:
            yield "\n\n" if block.gap else "\n"
        is_first = False
        yield block.text[min(part.start for part in parts) : max(part.end for part in parts)]
