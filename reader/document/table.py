"""A table laid out to a width: how wide each column is, and where each drawn line takes its cells from."""

from functools import lru_cache

from reader.text import line_starts, width

GUTTER = 2
_NARROWEST = 3

Slice = tuple[int, int, int]
"""A column's start in cells, and the stretch [start, end) of the block's text that is drawn there."""


@lru_cache(maxsize=64)
def lay_out(text: str, cells: int) -> list[list[Slice]]:
    """The drawn lines of a table (rows a line each, cells between tabs), every cell wrapped in its column.

    Where the columns don't fit side by side, each cell has lines of its own, all but a row's first indented.
    """
    rows = _rows(text)
    columns = max((len(row) for row in rows), default=0)
    widths = _column_widths(text, rows, columns, cells)
    if not widths:
        return [
            [(GUTTER if column else 0, start, end)]
            for row in rows
            for column, cell in enumerate(row)
            for start, end in _lines(text, cell, max(cells - GUTTER, 1))
        ]
    lefts = [sum(widths[:column]) + GUTTER * column for column in range(columns)]
    lines: list[list[Slice]] = []
    for row in rows:
        wrapped = [_lines(text, cell, widths[column]) for column, cell in enumerate(row)]
        for depth in range(max(map(len, wrapped), default=1)):
            lines.append([(lefts[c], *part[depth]) for c, part in enumerate(wrapped) if depth < len(part)])
    return lines


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


def _column_widths(text: str, rows: list[list[tuple[int, int]]], columns: int, cells: int) -> list[int]:
    """Natural widths where they fit; else each column has its longest word, and the rest is shared out.

    Empty where not even the longest words fit side by side.
    """
    natural, least = [_NARROWEST] * columns, [_NARROWEST] * columns
    for row in rows:
        for column, (start, end) in enumerate(row):
            cell = text[start:end]
            natural[column] = max(natural[column], width(cell))
            if natural[column] > least[column]:
                least[column] = max(least[column], *map(width, cell.split()), 0)
    left = cells - GUTTER * (columns - 1) - sum(least)
    if left < 0:
        return []
    widths = least
    for done, column in enumerate(sorted(range(columns), key=lambda column: natural[column] - least[column])):
        added = min(natural[column] - least[column], left // (columns - done))
        widths[column] += added
        left -= added
    return widths


def _lines(text: str, cell: tuple[int, int], cells: int) -> list[tuple[int, int]]:
    start, end = cell
    starts = [start + offset for offset in line_starts(text[start:end], cells)]
    return list(zip(starts, [*starts[1:], end], strict=True))
