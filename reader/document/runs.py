"""A block's runs found by where they are: a paragraph may hold ten thousand, of which a line shows three."""

from bisect import bisect_left
from collections.abc import Sequence

from reader.document.blocks import Run

_FEW = 32
_LONG = 2_000  # characters
_KEPT = 64


def runs_between(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """The runs, which are in the order of their starts, that have a part in [start, end)."""
    if len(runs) > _FEW:
        first, last = bisect_left(runs, (start - _LONG,)), bisect_left(runs, (end,))
        long = [run for run in _long(runs) if run.start < start - _LONG]
        runs = [*long, *runs[first:last]]
    return [run for run in runs if run.start < end and run.end > start]


_known: dict[int, tuple[Sequence[Run], list[Run]]] = {}


def _long(runs: Sequence[Run]) -> list[Run]:
    """The runs that may reach far behind their start. Looked for once in each of the blocks that are on the screen."""
    known = _known.get(id(runs))
    if known is None or known[0] is not runs:
        if len(_known) >= _KEPT:
            _known.clear()
        known = _known[id(runs)] = runs, [run for run in runs if run.end - run.start > _LONG]
    return known[1]
