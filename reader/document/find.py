"""Finding in a document's text, across line ends and whatever the screen's width is."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from reader.values import Place

# Stands between two blocks: no space, so that a phrase never runs over a block's end.
_SEAM = "\x00"


def pattern_of(query: str) -> re.Pattern[str]:
    """A query as a pattern: words in any white space, case ignored unless the query has capitals."""
    words = r"\s+".join(map(re.escape, query.split()))
    return re.compile(words, 0 if query != query.lower() else re.IGNORECASE)


class Index:
    """A document's text in one piece, to find in at every key press: numbered blocks, in reading order."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """texts are the numbers of the blocks, rising, and their words; those of blocks left out may be missing."""
        numbers, words = array("q"), []
        for number, text in texts:
            numbers.append(number)
            words.append(text)
        self._text = _SEAM.join(words)
        self._blocks = _Blocks(numbers, array("q", accumulate((len(text) + 1 for text in words), initial=0)))

    def find(self, query: str) -> "Hits":
        """All hits of a query, in reading order; none for an empty one."""
        matches = pattern_of(query).finditer(self._text) if query.split() else ()
        spans = [match.span() for match in matches]
        return Hits(array("q", [start for start, _ in spans]), array("q", [end for _, end in spans]), self._blocks)


class _Blocks(NamedTuple):
    """The numbers of the blocks in a joined text, and where each begins in it; one more offset is its end."""

    numbers: "array[int]"
    offsets: "array[int]"


class Hits:
    """Where a query was found: two sorted arrays of positions in the joined text."""

    def __init__(self, starts: "array[int]", ends: "array[int]", blocks: _Blocks) -> None:
        self._starts, self._ends = starts, ends
        self._numbers, self._offsets = blocks

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, number: int) -> Place:
        """The place of a hit, counted from 0."""
        position = self._starts[number]
        slot = bisect_right(self._offsets, position) - 1
        return Place(self._numbers[slot], position - self._offsets[slot])

    def number_from(self, place: Place) -> int:
        """The first hit at or after a place; len(self) where none is."""
        slot = bisect_left(self._numbers, place.block)
        is_here = slot < len(self._numbers) and self._numbers[slot] == place.block
        return bisect_left(self._starts, self._offsets[slot] + (place.character if is_here else 0))

    def inside(self, block: int) -> list[tuple[int, int, int]]:
        """The hits in one block: number, and the stretch [start, end) of its text."""
        slot = bisect_left(self._numbers, block)
        if slot == len(self._numbers) or self._numbers[slot] != block:
            return []
        begin, end = self._offsets[slot], self._offsets[slot + 1]
        first, last = bisect_left(self._starts, begin), bisect_left(self._starts, end)
        return [(n, self._starts[n] - begin, self._ends[n] - begin) for n in range(first, last)]
