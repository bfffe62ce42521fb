"""Finding in a document's text, across line ends and whatever the screen's width is."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate

from reader.document.blocks import Block
from reader.values import Place

# Stands between two blocks: no space, so that a phrase never runs over a block's end.
_SEAM = "\x00"


def pattern_of(query: str) -> re.Pattern[str]:
    """A query as a pattern: words in any white space, case ignored unless the query has capitals."""
    words = r"\s+".join(map(re.escape, query.split()))
    return re.compile(words, 0 if query != query.lower() else re.IGNORECASE)


class Index:
    """A document's text in one piece, to find in at every key press. Left-out blocks count as empty."""

    def __init__(self, blocks: Sequence[Block], left_out: Container[int] = ()) -> None:
        texts = ["" if number in left_out else block.text for number, block in enumerate(blocks)]
        self._text = _SEAM.join(texts)
        self._offsets = array("q", accumulate((len(text) + 1 for text in texts), initial=0))

    def find(self, query: str) -> "Hits":
        """All hits of a query, in reading order; none for an empty one."""
        if not query.split():
            return Hits(array("q"), array("q"), self._offsets)
        spans = [match.span() for match in pattern_of(query).finditer(self._text)]
        return Hits(array("q", (s for s, _ in spans)), array("q", (e for _, e in spans)), self._offsets)


class Hits:
    """Where a query was found: two sorted arrays of positions in the joined text."""

    def __init__(self, starts: "array[int]", ends: "array[int]", offsets: "array[int]") -> None:
        self._starts, self._ends, self._offsets = starts, ends, offsets

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, number: int) -> Place:
        """The place of a hit, counted from 0."""
        position = self._starts[number]
        block = bisect_right(self._offsets, position) - 1
        return Place(block, position - self._offsets[block])

    def number_from(self, place: Place) -> int:
        """The first hit at or after a place; len(self) where none is."""
        return bisect_left(self._starts, self._offsets[place.block] + place.character)

    def inside(self, block: int) -> list[tuple[int, int, int]]:
        """The hits in one block: number, and the stretch [start, end) of its text."""
        begin, end = self._offsets[block], self._offsets[block + 1]
        first, last = bisect_left(self._starts, begin), bisect_left(self._starts, end)
        return [(n, self._starts[n] - begin, self._ends[n] - begin) for n in range(first, last)]
