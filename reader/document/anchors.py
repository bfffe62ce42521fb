"""Words of a document held fast: what they are and what stands around them, to be found again after it has changed.

An anchor is the W3C's text quote selector with a position as a hint (w3.org/TR/annotation-model, 4.2.4 and 4.2.5).
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reader.values import Place

AROUND = 48
"""Characters that are kept of what stands before the words, and of what stands after them."""
_SPACES = {ord(space): " " for space in "\t\n\u00a0"}
_SEAM = " "  # two blocks may become one
_MOST_TRIED = 400  # places where the same words stand
_SURE = 16  # characters: fewer could stand anywhere, so some of what was around them must be there too
_FEW_AROUND = 4
_STRETCHED = 2  # times as long, and _SLACK more, may become what stands between the same words
_SLACK = 120
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


class Anchor(NamedTuple):
    """Some words, those around them, and where in the whole text they stood, in characters."""

    exact: str
    before: str = ""
    after: str = ""
    position: int = 0


class Span(NamedTuple):
    """A stretch of a document: from a place up to the character before another, which may be in a later block."""

    start: Place
    end: Place


class Found(NamedTuple):
    """Where the words of an anchor are, and whether they are still the very same."""

    span: Span
    is_exact: bool


class Text:
    """A document's text in one piece: numbered blocks with a space between each two, every kind of space alike."""

    def __init__(self, numbers: Sequence[int], words: Sequence[str]) -> None:
        """numbers are those of the blocks, rising; words what stands in each."""
        self.numbers = numbers
        self.whole = _SEAM.join(words).translate(_SPACES)
        self._ends = array("q", accumulate(len(text) + len(_SEAM) for text in words))

    def offset(self, place: Place) -> int:
        """Where in the whole text a place is; of a block that isn't there, the end of the one before."""
        slot = bisect_right(self.numbers, place.block) - 1
        if slot < 0:
            return 0
        start, end = self._bounds(slot)
        return end if self.numbers[slot] != place.block else min(start + max(place.character, 0), end)

    def place(self, offset: int) -> Place:
        """The place of an offset; one between two blocks is at the end of the first."""
        slot = min(bisect_right(self._ends, offset), len(self._ends) - 1)
        start, end = self._bounds(slot)
        return Place(self.numbers[slot], min(offset, end) - start)

    def anchor(self, span: Span) -> Anchor:
        """What holds a span fast, without the spaces at its ends; of a span without words, empty."""
        start, end = self.offset(span.start), self.offset(span.end)
        words = self.whole[start:end]
        start += len(words) - len(words.lstrip())
        exact = words.strip()
        end = start + len(exact)
        return Anchor(exact, self.whole[max(start - AROUND, 0) : start], self.whole[end : end + AROUND], start)

    def find(self, anchor: Anchor) -> Found | None:
        """Where the words of an anchor are now; None where they aren't any more.

        The same words are looked for first, of several those with the same around them; then what stands between the
        words that were around; then words that are much like them, and more so than any others. It takes no longer
        than reading the text a few dozen times over.
        """
        if not anchor.exact or not self.numbers:
            return None
        bounds = self._same(anchor)
        if bounds:
            return Found(self._span(*bounds), True)
        if self._is_cut_out(anchor):
            return None
        framed = self._between(anchor)
        if len(framed) == 1 and not _frames_itself(anchor):
            # What stands there now is what became of the words, however much like them others may be.
            told = framed[0] if framed[0].share >= _LEAST_BETWEEN else None
            return Found(self._span(told.start, told.end), False) if told else None
        told = _clearly_best(framed)
        if told and told.share >= _LEAST_ALIKE and any(map(_is_number, _words(anchor.exact))):
            return Found(self._span(told.start, told.end), False)
        bounds = self._alike(anchor)
        return Found(self._span(*bounds), False) if bounds else None

    def _bounds(self, slot: int) -> tuple[int, int]:
        return self._ends[slot - 1] if slot else 0, self._ends[slot] - len(_SEAM)

    def _span(self, start: int, end: int) -> Span:
        last = self.place(end - 1)
        return Span(self.place(start), Place(last.block, last.character + 1))

    def _same(self, anchor: Anchor) -> tuple[int, int] | None:
        exact, best = anchor.exact, (-1, 0, 0)
        start = anchor.position
        if self.whole.startswith(f"{anchor.before}{exact}{anchor.after}", max(start - len(anchor.before), 0)):
            return start, start + len(exact)
        for start in self._occurrences(exact, anchor.position):
            around = self._around(anchor, start, start + len(exact))
            best = max(best, (around, -abs(start - anchor.position), start))
        around, _, start = best
        is_sure = len(exact) >= _SURE or around >= min(_FEW_AROUND, len(anchor.before) + len(anchor.after))
        return (start, start + len(exact)) if around >= 0 and is_sure else None

    def _occurrences(self, words: str, near: int) -> Iterator[int]:
        """Where words stand, those about a position first: half of the tries from there on, half from the beginning."""
        for begin in (max(near - AROUND, 0), 0):
            at = self.whole.find(words, begin)
            for _ in range(_MOST_TRIED // 2):
                if at < 0:
                    break
                yield at
                at = self.whole.find(words, at + 1)

    def _around(self, anchor: Anchor, start: int, end: int) -> int:
        """How many characters before and after a stretch are those of the anchor."""
        before = _alike_length(self.whole[max(start - AROUND, 0) : start][::-1], anchor.before[::-1])
        return before + _alike_length(self.whole[end : end + AROUND], anchor.after)

    def _between(self, anchor: Anchor) -> "list[_Stretch]":
        """What stands now between the words that were around; these may be in several places."""
        if len(anchor.before) < _SURE or len(anchor.after) < _SURE:
            return []
        most = len(anchor.exact) * _STRETCHED + _SLACK
        wanted = _words(anchor.exact)
        found: list[_Stretch] = []
        for at in self._few(anchor.before, anchor.position - len(anchor.before)):
            start = at + len(anchor.before)
            end = self.whole.find(anchor.after, start, start + most + len(anchor.after))
            if end > start and all(one.start != start for one in found):
                there = _words(self.whole[start:end])
                found.append(_Stretch(start, end, _share(wanted, there), _has_most_numbers(wanted, wanted & there)))
        return found

    def _is_cut_out(self, anchor: Anchor) -> bool:
        """Whether what stood before the words is now right before what stood after them, and is none of themselves."""
        before, after = anchor.before.rstrip(), anchor.after.lstrip()
        if min(len(before), len(after)) < _SURE or _frames_itself(anchor):
            return False
        return any(f"{before}{seam}{after}" in self.whole for seam in ("", _SEAM))

    def _alike(self, anchor: Anchor) -> tuple[int, int] | None:
        """Words that are much like those of an anchor, of a long one like its beginning and its end."""
        exact, beside = anchor.exact, self._beside(anchor)
        if len(exact) <= _LONG:
            return self._like(exact, anchor.position, beside)
        first = self._like(exact[:_EDGE], anchor.position, beside)
        last = self._like(exact[-_EDGE:], anchor.position + len(exact) - _EDGE, beside)
        is_in_order = first and last and 0 < last[1] - first[0] < len(exact) * _STRETCHED + _SLACK
        return (first[0], last[1]) if first and last and is_in_order else None

    def _beside(self, anchor: Anchor) -> list[tuple[int, int]]:
        """Where the words stand that were around an anchor's: those can't be what became of its own."""
        several = [words for around in (anchor.before, anchor.after) if len(words := around.strip()) >= _SURE]
        return [
            (at, at + len(words))
            for words in several
            if words not in anchor.exact
            for at in self._few(words, anchor.position)
        ]

    def _like(self, exact: str, position: int, beside: list[tuple[int, int]]) -> tuple[int, int] | None:
        """Where most of the words stand, in their order: some of them three at a time tell about where to look.

        Nowhere, where they stand in two places about as well: none of these can be told to be it.
        """
        words = list(_WORD.finditer(exact))
        if len(words) < _FEWEST:
            return None
        votes: dict[int, set[int]] = {}
        room = len(exact) // 4 + 16
        for number in range(0, len(words) - 2, max(len(words) // _SEEDS, 1)):
            start = words[number].start()
            seed = exact[start : words[number + 2].end()]
            for at in self._few(seed, position + start):
                votes.setdefault((at - start) // room, set()).add(number)
        places = sorted(votes, key=lambda bucket: len(votes[bucket]) + len(votes.get(bucket + 1, ())), reverse=True)
        found: list[_Stretch] = []
        for bucket in places[:_PLACES_TRIED]:
            begin = max((bucket - 1) * room, 0)
            known = [(one.start, one.end) for one in found]
            there = self._aligned(words, begin, (bucket + 3) * room + len(exact), [*beside, *known])
            if there and there.share > _LEAST_ALIKE - _TOLD_APART:
                found.append(there)
        best = _clearly_best(found)
        least = _LEAST_ALIKE if len(words) >= _FEW_WORDS else _LEAST_ALIKE_OF_FEW
        return (best.start, best.end) if best and best.share >= least else None

    def _few(self, words: str, near: int) -> Iterator[int]:
        for number, at in enumerate(self._occurrences(words, near)):
            if number == _TRIED_OF_SEED:
                return
            yield at

    def _aligned(
        self, words: list[re.Match[str]], begin: int, end: int, beside: list[tuple[int, int]]
    ) -> "_Stretch | None":
        """The stretch of the text in [begin, end) from the first to the last word that is one of the anchor's."""
        from difflib import SequenceMatcher

        wanted = [word.group().casefold() for word in words]
        there = [
            word
            for word in _WORD.finditer(self.whole, begin, min(end, len(self.whole)))
            if not any(start < word.end() and word.start() < stop for start, stop in beside)
        ]
        matcher = SequenceMatcher(None, wanted, [word.group().casefold() for word in there], autojunk=False)
        same = [block for block in matcher.get_matching_blocks() if block.size]
        if not same:
            return None
        kept = [word for block in same for word in wanted[block.a : block.a + block.size]]
        share = sum(map(_weight, kept)) / sum(map(_weight, wanted))
        start, last = there[same[0].b].start(), there[same[-1].b + same[-1].size - 1]
        return _Stretch(start, last.end(), share, _has_most_numbers(wanted, kept))


class _Stretch(NamedTuple):
    """What may have become of an anchor's words: the share of them that is there, and whether most numbers are."""

    start: int
    end: int
    share: float
    has_numbers: bool


_LEAST_BETWEEN = 0.3
_LEAST_ALIKE = 0.6
"""Shares of the words that must still be there: where those around are the same, where nothing else is known."""
_LONG, _EDGE = 900, 300
_FEWEST = 5
_SEEDS, _TRIED_OF_SEED = 24, 24
_FEW_WORDS, _LEAST_ALIKE_OF_FEW = 16, 0.7  # what is short is in any long text, more or less
_PLACES_TRIED = 8
_TOLD_APART = 0.05  # of the words must be there more than anywhere else
_WEIGHT_OF_NUMBER = 3  # words: what is the same but for its number is another thing


def _frames_itself(anchor: Anchor) -> bool:
    """Whether what was around the words is in them too, as in lists of what is alike but for a name."""
    return anchor.before.strip() in anchor.exact or anchor.after.strip() in anchor.exact


def _clearly_best(several: list[_Stretch]) -> _Stretch | None:
    """The one that is told apart from all others; of what has other numbers, none."""
    if not several:
        return None
    best, *others = sorted(several, key=lambda one: one.share, reverse=True)
    if not best.has_numbers:
        return None
    return None if any(other.share > best.share - _TOLD_APART for other in others) else best


def _is_number(word: str) -> bool:
    return any(map(str.isdecimal, word))


def _has_most_numbers(wanted: Iterable[str], kept: Iterable[str]) -> bool:
    numbers = sum(map(_is_number, wanted))
    return not numbers or 2 * sum(map(_is_number, kept)) > numbers


def _weight(word: str) -> int:
    return _WEIGHT_OF_NUMBER if _is_number(word) else 1


def _alike_length(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


def _words(text: str) -> set[str]:
    return {word.group().casefold() for word in _WORD.finditer(text)}


def _share(some: set[str], others: set[str]) -> float:
    return len(some & others) / max(len(some), len(others), 1)
