"""How many lines each item of a thread takes at a width: exact where it was measured, a guess where not yet."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import compress
from time import perf_counter

from reader.document import heads
from reader.document.blocks import Block
from reader.document.layout import Wrapping, room_beside
from reader.document.thread import ABSENT, FOLDED, STUBBED, Thread, indented, item_of
from reader.text import is_narrow, line_starts
from reader.values import Place

_SLICE = 16  # items measured between two looks at the clock


class Heights:
    """The drawn lines of each item of a thread at a width in cells, the gap above it included."""

    def __init__(self, thread: Thread, cells: int, before: "Heights | None" = None) -> None:
        """What was measured before at the same width is taken over."""
        self.thread = thread
        self.cells = cells
        self.open: list[int] = [
            gap + 1 + (1 + len(comment.markdown) // cells if comment.markdown else 0)
            for comment, gap in zip(thread.items.comments, thread.items.gaps, strict=True)
        ]
        self._heads = array("i", [1]) * len(thread.items)  # without the gaps above them
        self._measured = bytearray(len(thread.items))
        self._stubs = [_height(heads.stub(depth), cells) for depth in range(heads.MAX_DRAWN_DEPTH + 1)]
        if before and before.cells == cells:
            self._take_over(before)

    @property
    def is_settled(self) -> bool:
        """Whether all heights are exact."""
        return self._measured.find(0) < 0

    def of(self, number: int, state: int) -> int:
        """The lines of a shown item."""
        if state == FOLDED:
            return self.thread.items.gaps[number] + self._heads[number]
        if state == STUBBED:
            return self._stub(self.thread.drawn_depth(number))
        return self.open[number]

    def shown(self, states: bytearray, items: Sequence[int]) -> list[int]:
        """The lines of all shown items, whose numbers are items."""
        how = states.translate(None, bytes([ABSENT]))
        if FOLDED in how:
            sizes, gaps, lines = self.open, self.thread.items.gaps, self._heads
            heights = [
                gaps[number] + lines[number] if state == FOLDED else sizes[number]
                for number, state in zip(items, how, strict=True)
            ]
        else:
            heights = list(compress(self.open, states))
        slot = how.find(STUBBED)
        while slot >= 0:
            heights[slot] = self._stub(self.thread.drawn_depth(items[slot]))
            slot = how.find(STUBBED, slot + 1)
        return heights

    def _stub(self, depth: int) -> int:
        return self._stubs[min(depth, heads.MAX_DRAWN_DEPTH)]

    def measure(self, numbers: Iterable[int]) -> None:
        """Makes the heights of some items exact."""
        for number in numbers:
            if not self._measured[number]:
                self._measure(number)

    def measure_about(self, states: bytearray, items: Sequence[int], place: Place, lines: int) -> range:
        """Measures the shown items from so many lines above a place to twice as many below; their slots in items."""
        middle = max(bisect_right(items, item_of(place.block)[0]) - 1, 0)
        first, above = middle, 0
        while first > 0 and above < lines:
            first -= 1
            above += self._measured_lines(items[first], states)
        # The place may be at the end of its item: that one doesn't count.
        stop, below = middle, -self._measured_lines(items[middle], states)
        while stop < len(items) and below < 2 * lines:
            below += self._measured_lines(items[stop], states)
            stop += 1
        return range(first, stop)

    def _measured_lines(self, number: int, states: bytearray) -> int:
        self.measure((number,))
        return self.of(number, states[number])

    def measure_some(self, seconds: float) -> None:
        """Goes on measuring from the first item that isn't, for about so long."""
        end = perf_counter() + seconds
        while (first := self._measured.find(0)) >= 0 and perf_counter() < end:
            self.measure(range(first, min(first + _SLICE, len(self._measured))))

    def forget(self, numbers: Iterable[int]) -> None:
        """The verdicts on some items changed, and with them what stands beside their heads."""
        for number in numbers:
            self._measured[number] = 0

    def _measure(self, number: int) -> None:
        item, depth = self.thread.items[number], self.thread.drawn_depth(number)
        room = room_beside(len(heads.indent(depth)) + len(heads.MARKER), self.cells)
        self._heads[number] = self._head_height(number, room)
        lines = item.gap + self._heads[number]
        for index, block in enumerate(self.thread.body(number)):
            if block.kind == "paragraph" and not block.first and not block.rest:
                lines += (block.gap if index else 0) + len(line_starts(block.text, room))
            else:
                lines += _height(indented(block, depth, first=index == 0), self.cells)
        self.open[number] = lines
        self._measured[number] = 1

    def _head_height(self, number: int, room: int) -> int:
        comment = self.thread.items.comments[number]
        text = heads.head_text(comment)
        if comment.id in self.thread.muted:
            return _height(self.thread.head(number)._replace(gap=0), self.cells)
        if len(text) <= room and is_narrow(text) and not heads.aside(self.thread.verdicts.get(comment.id)):
            return 1
        return _height(self.thread.head(number)._replace(gap=0), self.cells)

    def _take_over(self, before: "Heights") -> None:
        """Takes the heights of items that are drawn as they were."""
        was, now = before.thread, self.thread
        muted_otherwise = frozenset(was.muted) ^ frozenset(now.muted)
        for number, item in enumerate(now.items):
            old_number = was.number_of.get(item.comment.id)
            if old_number is None or not before._measured[old_number]:
                continue
            old = was.items[old_number]
            is_same = (old.comment is item.comment or old.comment == item.comment) and old.depth == item.depth
            is_same = is_same and item.comment.id not in muted_otherwise
            old_verdict, verdict = was.verdicts.get(item.comment.id), now.verdicts.get(item.comment.id)
            if is_same and (old_verdict is verdict or old_verdict == verdict):
                self.open[number] = before.open[old_number] + item.gap - old.gap
                self._heads[number] = before._heads[old_number]
                self._measured[number] = 1


def _height(block: Block, cells: int) -> int:
    return Wrapping((block,), cells).heights[0]
