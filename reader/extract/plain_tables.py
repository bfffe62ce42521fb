"""Tables that are typed: rows of cells between | signs, with or without lines of - and + that part them."""

import itertools
import re
from collections.abc import Iterator, Sequence

from reader.patterns import lazy

_DASHES = lazy(r"\s*:?[-=]+:?\s*")
_PIPE = lazy(r"(?<!\\)\|")
_ARROW = lazy(r"[-=]{2,}|->|<-")


def is_row(line: str) -> bool:
    """Whether a line is cells, two at least, between | signs at both its ends."""
    line = line.strip()
    return line.startswith("|") and line.endswith("|") and len(_PIPE.findall(line)) > 2


def apart(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines without blank ones between them, cut where a table begins and ends; not in a drawing."""
    runs = [
        (may_be, list(run)) for may_be, run in itertools.groupby(lines, lambda line: is_row(line) or _is_border(line))
    ]
    is_drawing = any("|" in line or "+-" in line for may_be, run in runs if not may_be for line in run)
    part: list[str] = []
    for may_be, run in runs:
        if may_be and not is_drawing and rows_of(run):
            yield from filter(None, (part, run))
            part = []
        else:
            part += run
    if part:
        yield part


def rows_of(lines: Sequence[str]) -> list[list[str]] | None:
    """The cells of each row, the header first; None where the lines are no table, or one whose rows aren't regular.

    Read are tables of pipes (GFM, with a delimiter row under the header or without any), and drawn ones whose cells
    are of one line each. What holds arrows is a drawing.
    """
    if len(lines) < 2 or any("|" not in line and "+" not in line for line in lines):
        return None
    is_drawn = _is_border(lines[0]) and lines[0].lstrip().startswith("+")
    has_delimiter = not is_drawn and _is_border(lines[1])
    rows: list[list[str]] = []
    groups: list[list[list[str]]] = [[]]
    columns = set[int]()
    for number, line in enumerate(lines):
        if _is_border(line) and (is_drawn or number == 1):
            columns.add(len(_between(line)))
            groups.append([])
        else:
            rows.append(_cells(line))
            groups[-1].append(rows[-1])
    columns.update(map(len, rows))
    groups = [group for group in groups if group]
    if len(columns) != 1:
        return None
    if has_delimiter:
        return rows
    is_clear = len(rows) > 1 and columns != {1} and all(map(_is_clear, rows))
    is_whole = all(is_row(line) or (is_drawn and _is_border(line)) for line in lines)
    return rows if is_clear and is_whole and (not is_drawn or _has_whole_rows(groups)) else None


def _is_border(line: str) -> bool:
    return ("|" in line or "+" in line) and all(map(_DASHES.fullmatch, _between(line)))


def _between(border: str) -> list[str]:
    return re.split(r"[|+]", border.strip().removeprefix("|").removeprefix("+").removesuffix("|").removesuffix("+"))


def _cells(line: str) -> list[str]:
    line = line.strip().removeprefix("|")
    cells = _PIPE.split(line)
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.strip().replace("\\|", "|") for cell in cells]


def _is_clear(row: list[str]) -> bool:
    return any(row) and not any(map(_ARROW.search, row))


def _has_whole_rows(groups: list[list[list[str]]]) -> bool:
    """Whether every line between borders is a row of its own, not the next line of the cells above it."""
    if len(groups) > 2 or len(groups[0]) > 1 < len(groups):
        return all(len(group) == 1 for group in groups)
    return all(row[0] for group in groups for row in group[1:])
