"""Finding in a document's text, across line ends and whatever the screen's width is."""

import re
import warnings
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from reader.values import Place

# Stands between two blocks: no space, so that a phrase never runs over a block's end.
_SEAM = "\x00"
_STEP = 32_768  # characters in which a pattern is found between two looks at the keyboard: some milliseconds
_ESCAPE = re.compile(r"\\.", re.S)
# What stands in words unseen and untyped: joiners, direction marks, variation selectors.
_UNSEEN = re.compile("[\u034f\u180b-\u180d\u200c-\u200f\ufe00-\ufe0e]")


class Index:
    """A document's text in one piece, to find in at every key press: numbered blocks, in reading order.

    Characters that nobody sees or types are as if they weren't there, in the text and in what is asked for.
    """

    def __init__(self, numbers: Sequence[int], words: Sequence[str]) -> None:
        """numbers are those of the blocks, rising; words what stands in each. Some blocks may be left out."""
        unseen = {slot: found for slot, text in enumerate(words) if not text.isascii() and (found := _unseen(text))}
        seen = (
            [_UNSEEN.sub("", text) if slot in unseen else text for slot, text in enumerate(words)] if unseen else words
        )
        self._words = seen
        self._small = _SEAM.join([text.lower() if text.isascii() else _small(text) for text in seen])
        offsets = accumulate([len(text) + len(_SEAM) for text in seen], initial=0)
        self._blocks = _Blocks(numbers, array("q", offsets), words, unseen)

    @cached_property
    def _text(self) -> str:
        return _SEAM.join(self._words)

    def find(self, query: str) -> "Hits":
        """All hits of a query, in reading order; none for an empty one. Case counts where the query has capitals."""
        query = _UNSEEN.sub("", query)
        is_small = query == query.lower()
        text = self._small if is_small else self._text
        words = (_small(query) if is_small else query).split()
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        starts = [match.start() for match in pattern.finditer(text)] if words else []
        return Hits(array("q", starts), lambda start: _end(pattern, text, start), self._blocks)

    def find_pattern(self, query: str) -> "Hits":
        """All hits of a regular expression. It may take for ever: the caller sets a limit. Raises as find_in_steps."""
        return next(hits for hits in self.find_in_steps(query) if hits is not None)

    def find_in_steps(self, query: str) -> "Iterator[Hits | None]":
        """All hits of a regular expression, each within one block, as `re` finds them there; empty ones are none.

        ^ and $ are where lines of the text begin and end. Case counts where the query has capitals, but for those of
        escapes. Yields None after each stretch of the text, and the hits in the end; one step may take for ever.
        Raises re.error for what is no regular expression.
        """
        query = _UNSEEN.sub("", query)
        is_small = _ESCAPE.sub("", query) == _ESCAPE.sub("", query).lower()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what Python will read otherwise one day
            pattern = re.compile(query, re.MULTILINE | (re.IGNORECASE if is_small else 0))
        ends: dict[int, int] = {}
        step_end = _STEP
        for offset, text in zip(self._blocks.offsets, self._words, strict=False) if query else ():
            if offset >= step_end:
                step_end = offset + _STEP
                yield None
            for match in pattern.finditer(text):
                if match.end() > match.start():
                    ends[offset + match.start()] = offset + match.end()
        yield Hits(array("q", ends), ends.__getitem__, self._blocks)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    assert match
    return match.end()


def _small(text: str) -> str:
    """A text without capitals, each character where it was, and letters as one that differ by place or dot alone."""
    # Of all characters only the dotted capital I would become two.
    small = text.replace("İ", "i").lower()
    return small.replace("ς", "σ").replace("ſ", "s").replace("ı", "i")


def _unseen(text: str) -> list[int]:
    """For each unseen character of a text how many seen ones stand before it."""
    return [match.start() - number for number, match in enumerate(_UNSEEN.finditer(text))]


class _Blocks(NamedTuple):
    """The numbers and words of the blocks in a joined text, and where each begins in it; one more offset is its end.

    The joined text has none of the unseen characters, which are given for the slots of the blocks that have some.
    """

    numbers: Sequence[int]
    offsets: "array[int]"
    words: Sequence[str]
    unseen: Mapping[int, Sequence[int]]

    def slot(self, position: int) -> int:
        """The slot of the block that a position of the joined text is in."""
        return bisect_right(self.offsets, position) - 1

    def character(self, slot: int, position: int) -> int:
        """Where in its block's words a position of the joined text is; unseen characters belong to those before."""
        character = position - self.offsets[slot]
        unseen = self.unseen.get(slot)
        return character + bisect_right(unseen, character) if unseen else character

    def position(self, slot: int, character: int) -> int:
        """Where in the joined text a character of a block is, or the next that is seen."""
        unseen = self.unseen.get(slot, ())
        skipped = bisect_left(range(len(unseen)), character, key=lambda number: unseen[number] + number)
        return self.offsets[slot] + character - skipped


class Hits:
    """Where a query was found: a sorted array of positions in the joined text."""

    def __init__(self, starts: "array[int]", end_of: Callable[[int], int], blocks: _Blocks) -> None:
        """end_of tells of each start where the hit ends."""
        self._starts, self._end_of, self._blocks = starts, end_of, blocks

    def __len__(self) -> int:
        return len(self._starts)

    def place(self, number: int) -> Place:
        """The place of a hit, counted from 0."""
        slot = self._blocks.slot(self._starts[number])
        return Place(self._blocks.numbers[slot], self._blocks.character(slot, self._starts[number]))

    def number_from(self, place: Place) -> int:
        """The first hit at or after a place; len(self) where none is."""
        blocks = self._blocks
        slot = bisect_left(blocks.numbers, place.block)
        is_here = slot < len(blocks.numbers) and blocks.numbers[slot] == place.block
        # What is open under a block has places behind its end.
        character = min(place.character, len(blocks.words[slot])) if is_here else 0
        return bisect_left(self._starts, blocks.position(slot, character))

    def inside(self, block: int, begin: int, end: int) -> list[tuple[int, int, int]]:
        """The hits in a stretch [begin, end) of a block's text, whole or in part: number, and their own stretch."""
        blocks = self._blocks
        slot = bisect_left(blocks.numbers, block)
        if slot == len(blocks.numbers) or blocks.numbers[slot] != block:
            return []
        first = bisect_left(self._starts, blocks.position(slot, begin))
        last = bisect_left(self._starts, min(blocks.position(slot, end), blocks.offsets[slot + 1]))
        # Hits don't overlap: of those that begin before the stretch only the last can reach into it.
        if first and self._starts[first - 1] >= blocks.offsets[slot] and self._stretch(slot, first - 1)[1] > begin:
            first -= 1
        return [(number, *self._stretch(slot, number)) for number in range(first, last)]

    def words(self, number: int) -> tuple[str, int, int]:
        """The text of the block that a hit is in, and the stretch [start, end) of it that was found."""
        slot = self._blocks.slot(self._starts[number])
        return self._blocks.words[slot], *self._stretch(slot, number)

    def _stretch(self, slot: int, number: int) -> tuple[int, int]:
        start = self._starts[number]
        return self._blocks.character(slot, start), self._blocks.character(slot, self._end_of(start))
