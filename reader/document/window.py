"""What is seen of a line that is wider than its box, moved sideways by some cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.document.table import Slice
from reader.text import is_narrow, sizes

_LAST = 1 << 60


class View(NamedTuple):
    """The slices that are seen, their columns counted from the box's edge; the stretches hidden left and right of it.

    These are None where nothing but spaces is hidden.
    """

    seen: list[Slice]
    before: tuple[int, int] | None
    after: tuple[int, int] | None


def view_of(text: str, line: Sequence[Slice], shift: int, cells: int) -> View:
    """What of a line's slices, which stand from left to right, is in the columns [shift, shift + cells).

    A wide character that is only half in them is hidden.
    """
    first = max(bisect_right(line, (shift, _LAST, 0)) - 1, 0)
    while first and line[first][1] == line[first][2]:  # an empty cell, over which one from the left may reach
        first -= 1
    behind = bisect_left(line, (shift + cells, -1, 0))
    shown = [piece for piece in (_cut(text, piece, shift, cells) for piece in line[first:behind]) if piece]
    if shown:
        begin, end = shown[0][1], shown[-1][2]
    else:
        following = bisect_left(line, (shift, -1, 0))
        begin = end = line[following][1] if following < len(line) else line[-1][2]
    hidden_before = any(text[start : min(stop, begin)].strip() for _, start, stop in line[: first + 1])
    hidden_after = any(text[max(start, end) : stop].strip() for _, start, stop in line[max(behind - 1, 0) :])
    return View(shown, (line[0][1], begin) if hidden_before else None, (end, line[-1][2]) if hidden_after else None)


def _cut(text: str, piece: Slice, shift: int, cells: int) -> Slice | None:
    column, start, end = piece
    end = start + len(text[start:end].rstrip())
    skipped, begin = _passed(text, start, end, shift - column)
    left = column + skipped - shift
    _, stop = _passed(text, begin, end, cells - left, at_most=True)
    return (left, begin, stop) if begin < stop else None


def _passed(text: str, start: int, end: int, cells: int, at_most: bool = False) -> tuple[int, int]:
    """How many cells the first characters take that fill some cells, at least those or at most; where they end."""
    if cells <= 0:
        return 0, start
    if is_narrow(text[start : min(end, start + cells + 1)]):
        return min(cells, end - start), min(start + cells, end)
    used = 0
    for position, size in enumerate(sizes(text[start:end]), start):
        if size and (used + size > cells if at_most else used >= cells):
            return used, position
        used += size
    return used, end
