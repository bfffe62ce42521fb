"""A table laid out to a width: how wide each column is, and where each drawn line takes its cells from."""

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from reader.text import is_narrow, line_starts, width

GUTTER = 2
_NARROWEST = 3
_LEGIBLE = 12  # what a column of running text has at least before the table is drawn wider than the pane
_WIDEST = 40  # what a column has at most in a table that is wider than the pane
_LEAST_PANE = 24  # cells; in less, moving sideways shows a word at a time

Slice = tuple[int, int, int]
"""A column's start in cells, and the stretch [start, end) of the block's text that is drawn there."""


class Grid(NamedTuple):
    """The drawn lines of a table, where its columns begin, and the cells that it takes in all."""

    lines: list[list[Slice]]
    lefts: list[int]
    width: int

    def row_of(self, row: int, character: int) -> int:
        """The drawn line that a character is on: this one, which begins at or before it, or one further up.

        Cells that are several lines high stand side by side, so the last line to begin before it may be too far down.
        """
        for above in range(row, -1, -1):
            if any(start <= character <= end for _, start, end in self.lines[above]):
                return above
        return row


@lru_cache(maxsize=64)
def lay_out(text: str, align: str, cells: int, may_be_wider: bool = False) -> Grid:
    """The drawn lines of a table (rows a line each, cells between tabs), every cell wrapped in its column.

    align has a letter for each column: l, c or r. Where the columns don't fit side by side, each cell has lines of its
    own, all but a row's first indented; or if it may be, the table is wider than cells, with columns that can be read.
    """
    rows, natural, words = _measured(text)
    widths = _wide(natural, words, cells) if may_be_wider and cells >= _LEAST_PANE else []
    if not widths:
        widths = _shared_out(natural, words, cells)
    if not widths:
        return Grid(_stacked(text, rows, cells), [0], cells)
    lefts = list(accumulate([wide + GUTTER for wide in widths], initial=0))
    lines: list[list[Slice]] = []
    is_plain = is_narrow(text)
    all_fit = widths == natural
    for row in rows:
        if is_plain and (all_fit or all(end - start <= wide for (start, end), wide in zip(row, widths, strict=False))):
            lines.append([(left, *cell) for left, cell in zip(lefts, row, strict=False)])
            continue
        wrapped = [_lines(text, cell, widths[column]) for column, cell in enumerate(row)]
        for depth in range(max(map(len, wrapped), default=1)):
            lines.append([(lefts[c], *part[depth]) for c, part in enumerate(wrapped) if depth < len(part)])
    if align.strip("l"):
        lines = [[_aligned(text, piece, align, lefts) for piece in line] for line in lines]
    return Grid(lines, lefts[:-1], lefts[-1] - GUTTER)


@lru_cache(maxsize=8)
def _measured(text: str) -> tuple[list[list[tuple[int, int]]], list[int], list[int]]:
    """What is the same at every width: a table's rows, and what its columns need."""
    rows = _rows(text)
    columns = max((len(row) for row in rows), default=0)
    return rows, *_needs(text, rows, columns)


def _rows(text: str) -> list[list[tuple[int, int]]]:
    """Each row's cells as stretches of the text."""
    rows, position = [], 0
    for line in text.split("\n"):
        row = []
        for cell in line.split("\t"):
            row.append((position, position + len(cell)))
            position += len(cell) + 1
        rows.append(row)
    return rows


def _needs(text: str, rows: list[list[tuple[int, int]]], columns: int) -> tuple[list[int], list[int]]:
    """For each column the cells of its longest text, and of its longest word."""
    natural, words = [_NARROWEST] * columns, [_NARROWEST] * columns
    is_plain = is_narrow(text)
    cells_of = len if is_plain else width
    for row in rows:
        for column, (start, end) in enumerate(row):
            if end - start <= words[column] and is_plain:
                continue
            cell = text[start:end]
            natural[column] = max(natural[column], cells_of(cell))
            words[column] = max(words[column], max(map(cells_of, cell.split()), default=0))
    return natural, words


def _shared_out(natural: list[int], least: list[int], cells: int) -> list[int]:
    """Natural widths where they fit; else each column has its longest word, and the rest is shared out.

    Empty where not even the longest words fit side by side.
    """
    left = cells - GUTTER * (len(natural) - 1) - sum(least)
    if left < 0:
        return []
    widths = least.copy()
    for done, column in enumerate(sorted(range(len(natural)), key=lambda column: natural[column] - least[column])):
        added = min(natural[column] - least[column], left // (len(natural) - done))
        widths[column] += added
        left -= added
    return widths


def _wide(natural: list[int], words: list[int], cells: int) -> list[int]:
    """The columns of a table that is wider than cells; empty where they can be squeezed into it and still be read."""
    legible = [max(word, min(wanted, _LEGIBLE)) for wanted, word in zip(natural, words, strict=True)]
    if sum(legible) + GUTTER * (len(legible) - 1) <= cells:
        return []
    widest = min(_WIDEST, cells - GUTTER)
    if sum(min(least, widest) for least in legible) + GUTTER * (len(legible) - 1) <= cells:
        return _shared_out(natural, [min(least, widest) for least in legible], cells)
    return [min(wanted, widest) for wanted in natural]


def _stacked(text: str, rows: list[list[tuple[int, int]]], cells: int) -> list[list[Slice]]:
    return [
        [(GUTTER if column else 0, start, end)]
        for row in rows
        for column, cell in enumerate(row)
        for start, end in _lines(text, cell, max(cells - GUTTER, 1))
    ]


def _lines(text: str, cell: tuple[int, int], cells: int) -> list[tuple[int, int]]:
    start, end = cell
    starts = [start + offset for offset in line_starts(text[start:end], cells)]
    return list(zip(starts, [*starts[1:], end], strict=True))


def _aligned(text: str, piece: Slice, align: str, lefts: list[int]) -> Slice:
    left, start, end = piece
    column = lefts.index(left)
    side = align[column : column + 1]
    if side not in ("c", "r"):
        return piece
    free = lefts[column + 1] - GUTTER - left - width(text[start:end].rstrip())
    return (left + (free if side == "r" else free // 2), start, end)
