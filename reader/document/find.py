"""Finding in a document's text, across line ends and whatever the screen's width is."""

import re
import warnings
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from reader.values import Place

# Stands between two blocks: no space, so that a phrase never runs over a block's end.
_SEAM = "\x00"
_ESCAPE = re.compile(r"\\.", re.S)


class Index:
    """A document's text in one piece, to find in at every key press: numbered blocks, in reading order."""

    def __init__(self, numbers: Sequence[int], words: Sequence[str]) -> None:
        """numbers are those of the blocks, rising; words what stands in each. Some blocks may be left out."""
        self._words = words
        self._small = _SEAM.join([text.lower() if text.isascii() else _small(text) for text in words])
        offsets = accumulate([len(text) + len(_SEAM) for text in words], initial=0)
        self._blocks = _Blocks(numbers, array("q", offsets), words)

    @cached_property
    def _text(self) -> str:
        return _SEAM.join(self._words)

    def find(self, query: str) -> "Hits":
        """All hits of a query, in reading order; none for an empty one. Case counts where the query has capitals."""
        is_small = query == query.lower()
        text = self._small if is_small else self._text
        words = (_small(query) if is_small else query).split()
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        starts = [match.start() for match in pattern.finditer(text)] if words else []
        return Hits(array("q", starts), lambda start: _end(pattern, text, start), self._blocks)

    def find_pattern(self, query: str) -> "Hits":
        """All hits of a regular expression, each within one block, as `re` finds them there; empty ones are none.

        ^ and $ are where lines of the text begin and end. Case counts where the query has capitals, but for those of
        escapes. Raises re.error for what is no regular expression. It may take for ever: the caller sets a limit.
        """
        is_small = _ESCAPE.sub("", query) == _ESCAPE.sub("", query).lower()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what Python will read otherwise one day
            pattern = re.compile(query, re.MULTILINE | (re.IGNORECASE if is_small else 0))
        ends: dict[int, int] = {}
        for offset, text in zip(self._blocks.offsets, self._words, strict=False) if query else ():
            for match in pattern.finditer(text):
                if match.end() > match.start():
                    ends[offset + match.start()] = offset + match.end()
        return Hits(array("q", ends), ends.__getitem__, self._blocks)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    assert match
    return match.end()


def _small(text: str) -> str:
    """A text without capitals, each character where it was, and letters as one that differ by place or dot alone."""
    # Of all characters only the dotted capital I would become two.
    small = text.replace("İ", "i").lower()
    return small.replace("ς", "σ").replace("ſ", "s").replace("ı", "i")


class _Blocks(NamedTuple):
    """The numbers and words of the blocks in a joined text, and where each begins in it; one more offset is its end."""

    numbers: Sequence[int]
    offsets: "array[int]"
    words: Sequence[str]


class Hits:
    """Where a query was found: a sorted array of positions in the joined text."""

    def __init__(self, starts: "array[int]", end_of: Callable[[int], int], blocks: _Blocks) -> None:
        """end_of tells of each start where the hit ends."""
        self._starts, self._end_of = starts, end_of
        self._numbers, self._offsets, self._words = blocks

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
        inside = min(place.character, len(self._words[slot])) if is_here else 0
        return bisect_left(self._starts, self._offsets[slot] + inside)

    def inside(self, block: int) -> list[tuple[int, int, int]]:
        """The hits in one block: number, and the stretch [start, end) of its text."""
        slot = bisect_left(self._numbers, block)
        if slot == len(self._numbers) or self._numbers[slot] != block:
            return []
        begin, end = self._offsets[slot], self._offsets[slot + 1]
        first, last = bisect_left(self._starts, begin), bisect_left(self._starts, end)
        return [(n, self._starts[n] - begin, self._end_of(self._starts[n]) - begin) for n in range(first, last)]

    def words(self, number: int) -> tuple[str, int, int]:
        """The text of the block that a hit is in, and the stretch [start, end) of it that was found."""
        position = self._starts[number]
        slot = bisect_right(self._offsets, position) - 1
        begin = self._offsets[slot]
        return self._words[slot], position - begin, self._end_of(position) - begin
