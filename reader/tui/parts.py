"""Words of a header in parts: where there is no room for all, the lightest go, and always whole."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.patterns import lazy
from reader.text import fit, line_starts, width

KEPT = 7
"""What weighs so much is not left out: it goes on a further line."""
_SEPARATOR = " · "
_BETWEEN = lazy(r" · |; |, ")
_LONGEST_WORD = 20
_NOTE_LINES = 2


class Part(NamedTuple):
    """Some words, and how much they weigh against the others on their line."""

    text: str
    weight: int = 0


Row = Sequence[Part]


def joined(row: Row) -> str:
    """All parts of a row."""
    return _SEPARATOR.join(part.text for part in row if part.text)


def fitted(row: Row, cells: int) -> list[str]:
    """A row on a line, without the parts that have no room, of those that weigh the same the last first."""
    kept = [part for part in row if part.text]
    while len(kept) > 1 and width(joined(kept)) > cells:
        lightest = min(part.weight for part in kept)
        if lightest >= KEPT:
            break
        kept.remove(next(part for part in reversed(kept) if part.weight == lightest))
    lines = []
    while kept:
        count = _fitting(kept, cells)
        lines.append(cut(joined(kept[:count]), cells))
        kept = kept[count:]
    return lines or [""]


def _fitting(row: Row, cells: int) -> int:
    """How many parts, one at least, fit on a line."""
    return max((count for count in range(1, len(row) + 1) if width(joined(row[:count])) <= cells), default=1)


def cut(text: str, cells: int) -> str:
    """A text cut to a width after a word, with an ellipsis; within one only where it is longer than words are."""
    short = fit(text, cells)
    if short == text or text[len(short) - 1].isspace():
        return short
    whole, space, rest = short[:-1].rpartition(" ")
    return f"{whole}…" if space and len(rest) <= _LONGEST_WORD else short


def whole_parts(text: str, cells: int) -> str:
    """A text without the last of its parts that have no room; the first is cut at worst.

    Parts stand between dots, semicolons or commas. What stands in quotation marks is in one part.
    """
    ends = [match.start() for match in _BETWEEN.finditer(text[: cells + 2])] if width(text) > cells else []
    heads = (text[:end] for end in reversed(ends))
    whole = (head for head in heads if width(head) <= cells and head.count("“") == head.count("”"))
    return next(whole, None) or cut(text, cells)


def lines_of(rows: Sequence[Row], notes: Sequence[str], cells: int) -> list[str]:
    """Each row on a line, then each note on one or two. What of the first has no room begins the second."""
    first, second, *others = rows
    count = _fitting(first, cells)
    details = [row for row in ((*first[count:], *second), *others) if joined(row)]
    lines = [line for row in (first[:count], *details) for line in fitted(row, cells)]
    return lines + [line for note in notes for line in _wrapped(note, cells)]


def _wrapped(note: str, cells: int) -> list[str]:
    starts = line_starts(note, cells)[:_NOTE_LINES]
    return [note[start:end].rstrip() for start, end in pairwise(starts)] + [cut(note[starts[-1] :], cells)]
