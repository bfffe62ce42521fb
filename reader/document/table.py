"""A table laid out to a width: how wide each column is, and where each drawn line takes its cells from."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, zip_longest
from typing import NamedTuple

from reader.text import is_narrow, line_starts, width

GUTTER = 2
_NARROWEST = 3
_LEGIBLE = 12  # what a column of running text has at least before the table is drawn wider than the pane
_WIDEST = 40  # what a column has at most in a table that is wider than the pane
LONG = 2000  # rows
"""More than these are one line each, however wide the table is then: nobody waits for a million cells to be wrapped."""
_LONGEST_LINE = 1000  # cells of a column in such a table; nobody moves further
_LEAST_PANE = 24  # cells; in less, moving sideways shows a word at a time

Slice = tuple[int, int, int]
"""A column's start in cells, and the stretch [start, end) of the block's text that is drawn there."""


class Grid(NamedTuple):
    """The drawn lines of a table, where in its text each begins, where its columns do, and the cells of all of them."""

    lines: Sequence[list[Slice]]
    starts: list[int]
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


class _Rows(Sequence[list[tuple[int, int]]]):
    """Each row's cells as stretches of a table's text, told when they are asked for, and where the rows begin."""

    def __init__(self, text: str) -> None:
        self.texts = text.split("\n")
        self.starts = list(accumulate([len(row) + 1 for row in self.texts[:-1]], initial=0))

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, row: int) -> list[tuple[int, int]]:  # type: ignore[override]
        cells, position = [], self.starts[row]
        for cell in self.texts[row].split("\t"):
            cells.append((position, position + len(cell)))
            position += len(cell) + 1
        return cells


class _Lines(Sequence[list[Slice]]):
    """The lines of a table of which each row is one, made when they are drawn: of fifty thousand a screenful."""

    def __init__(self, text: str, rows: _Rows, lefts: list[int], align: str) -> None:
        self._text, self._rows, self._lefts, self._align = text, rows, lefts, align

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, row: int) -> list[Slice]:  # type: ignore[override]
        line = [(left, *cell) for left, cell in zip(self._lefts, self._rows[row], strict=False)]
        if not self._align.strip("l"):
            return line
        return [_aligned(self._text, piece, self._align, self._lefts) for piece in line]


@lru_cache(maxsize=64)
def lay_out(text: str, align: str, cells: int, may_be_wider: bool = False) -> Grid:
    """The drawn lines of a table (rows a line each, cells between tabs), every cell wrapped in its column.

    A first cell that is alone in its row is a heading or a remark on the rows: it may take all cells. align has a
    letter for each column: l, c or r. Where the columns don't fit side by side, each cell has lines of its own, all but
    a row's first indented; or if it may be, the table is wider than cells, with columns that can be read.
    """
    rows, natural, words, longest_alone = measured(text)
    may_be_wider = may_be_wider and cells >= _LEAST_PANE
    has_line_each = may_be_wider and len(rows) > LONG and max(*natural, longest_alone) <= _LONGEST_LINE
    widths = natural if has_line_each else _wide(natural, words, cells) if may_be_wider else []
    widths = widths or _shared_out(natural, words, cells)
    if not widths:
        return _grid(_stacked(text, rows, cells), [0], cells)
    lefts = list(accumulate([wide + GUTTER for wide in widths], initial=0))
    is_plain = is_narrow(text)
    if has_line_each or (widths == natural and longest_alone <= cells):
        wide = max(lefts[-1] - GUTTER, longest_alone if has_line_each else 0)
        return Grid(_Lines(text, rows, lefts, align), rows.starts, lefts[:-1], wide)
    lines: list[list[Slice]] = []
    rooms_alone = [max(cells, widths[0]), *widths[1:]]
    for row, said in zip(rows, rows.texts, strict=True):
        rooms = rooms_alone if _is_alone(said) else widths
        if is_plain and all(end - start <= room for (start, end), room in zip(row, rooms, strict=False)):
            lines.append([(left, *cell) for left, cell in zip(lefts, row, strict=False)])
            continue
        wrapped = [_lines(text, cell, rooms[column]) for column, cell in enumerate(row)]
        for depth in range(max(map(len, wrapped), default=1)):
            lines.append([(lefts[c], *part[depth]) for c, part in enumerate(wrapped) if depth < len(part)])
    if align.strip("l"):
        lines = [[_aligned(text, piece, align, lefts) for piece in line] for line in lines]
    return _grid(lines, lefts[:-1], lefts[-1] - GUTTER)


def _grid(lines: list[list[Slice]], lefts: list[int], cells: int) -> Grid:
    return Grid(lines, [line[0][1] if line else 0 for line in lines], lefts, cells)


@lru_cache(maxsize=64)
def measured(text: str) -> tuple[_Rows, list[int], list[int], int]:
    """What is the same at every width: a table's rows, what its columns need, and how long the longest cell alone is.

    Columns need the cells of their longest text, and of their longest word. Of a long table it takes a tenth of a
    second, and is remembered.
    """
    rows = _Rows(text)
    cells_of = len if is_narrow(text) else width
    natural, words = [], []
    shared = [row.split("\t") if not _is_alone(row) else [""] * (row.count("\t") + 1) for row in rows.texts]
    for column in zip_longest(*shared, fillvalue=""):
        natural.append(max(_NARROWEST, max(map(cells_of, column))))
        words.append(max(_NARROWEST, max(map(cells_of, " ".join(column).split()), default=0)))
    longest_alone = max((cells_of(row.rstrip("\t")) for row in rows.texts if _is_alone(row)), default=0)
    return rows, natural, words, longest_alone


def _is_alone(row: str) -> bool:
    """Whether of a row only the first cell says anything."""
    return row.endswith("\t") and not row.startswith("\t") and "\t" not in row.rstrip("\t")


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


def _stacked(text: str, rows: _Rows, cells: int) -> list[list[Slice]]:
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
    column = bisect_left(lefts, left)
    side = align[column : column + 1]
    if side not in ("c", "r"):
        return piece
    free = max(lefts[column + 1] - GUTTER - left - width(text[start:end].rstrip()), 0)
    return (left + (free if side == "r" else free // 2), start, end)
