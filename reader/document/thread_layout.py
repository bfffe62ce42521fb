"""Threads at a width: how many lines each item takes, and what stands on any one line.

Heights measures the items, those in view at once and the rest in slices; until one is measured its height is
a guess. A ThreadLayout puts the shown items one under the other, so that hiding and folding only add up
heights again; an item that is looked at is laid out as a little document of its own.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, compress
from time import perf_counter

from reader.document import heads
from reader.document.blocks import Block
from reader.document.layout import MIN_CELLS, Layout, Piece, Wrapping
from reader.document.thread import BODY, FOLDED, HEAD, STUB, STUBBED, Thread, block_number, indented, item_of
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
            item.gap + 1 + (1 + len(item.comment.markdown) // cells if item.comment.markdown else 0)
            for item in thread.items
        ]
        self._folded: list[int] = [item.gap + 1 for item in thread.items]
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
            return self._folded[number]
        if state == STUBBED:
            return self._stubs[min(self.thread.items[number].depth, heads.MAX_DRAWN_DEPTH)]
        return self.open[number]

    def shown(self, states: bytearray) -> list[int]:
        """The lines of all shown items."""
        sizes = self.open
        if FOLDED in states or STUBBED in states:
            sizes = sizes.copy()
            for state in (FOLDED, STUBBED):
                number = states.find(state)
                while number >= 0:
                    sizes[number] = self.of(number, state)
                    number = states.find(state, number + 1)
        return list(compress(sizes, states))

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

    def forget(self, number: int) -> None:
        """An item's verdict changed, and with it what stands beside its head."""
        self._measured[number] = 0

    def _measure(self, number: int) -> None:
        item = self.thread.items[number]
        room = max(self.cells - len(heads.indent(item.depth)) - len(heads.MARKER), MIN_CELLS)
        lines = self._folded[number] = self._head_height(number, room)
        for index, block in enumerate(self.thread.body(number)):
            if block.kind == "paragraph" and not block.first and not block.rest:
                lines += (block.gap if index else 0) + len(line_starts(block.text, room))
            else:
                lines += _height(indented(block, item.depth, first=index == 0), self.cells)
        self.open[number] = lines
        self._measured[number] = 1

    def _head_height(self, number: int, room: int) -> int:
        comment, gap = self.thread.items[number].comment, self.thread.items[number].gap
        text = heads.head_text(comment)
        if len(text) <= room and is_narrow(text) and not heads.aside(self.thread.verdicts.get(comment.id)):
            return gap + 1
        return _height(self.thread.head(number), self.cells)

    def _take_over(self, before: "Heights") -> None:
        """Takes the heights of items that are drawn as they were."""
        was, now = before.thread, self.thread
        for number, item in enumerate(now.items):
            old_number = was.number_of.get(item.comment.id)
            if old_number is None or not before._measured[old_number]:
                continue
            old = was.items[old_number]
            is_same = (old.comment is item.comment or old.comment == item.comment) and old.depth == item.depth
            old_verdict, verdict = was.verdicts.get(item.comment.id), now.verdicts.get(item.comment.id)
            if is_same and (old_verdict is verdict or old_verdict == verdict):
                self.open[number] = before.open[old_number] + item.gap - old.gap
                self._folded[number] = before._folded[old_number] + item.gap - old.gap
                self._measured[number] = 1


def _height(block: Block, cells: int) -> int:
    return Wrapping((block,), cells).heights[0]


class ThreadLayout:
    """The shown items one under the other. Its lines count from 0; its blocks are numbered as the thread's."""

    def __init__(self, heights: Heights, states: bytearray, items: Sequence[int] | None = None) -> None:
        """states are the thread's; items the numbers of those that are shown, where they are known already."""
        self.heights = heights
        self.states = states
        self.items = shown_items(states) if items is None else items
        first_gap = self._gap(self.items[0]) if self.items else 0
        self._tops = list(accumulate(heights.shown(states), initial=-first_gap))
        self.height = self._tops[-1] if self.items else 0
        self._insides: dict[int, Layout] = {}

    def inside(self, number: int) -> Layout:
        """A shown item as a document of its own."""
        layout = self._insides.get(number)
        if layout is None:
            wrapping = Wrapping(self.heights.thread.blocks(number), self.heights.cells)
            state = self.states[number]
            one = {FOLDED: range(HEAD, BODY), STUBBED: range(STUB, HEAD)}
            layout = Layout(wrapping, one.get(state, range(HEAD, len(wrapping.blocks))))
            self._insides[number] = layout
        return layout

    def block(self, number: int) -> Block:
        item, block = item_of(number)
        return self.inside(item).block(block)

    def lines_of(self, number: int) -> tuple[int, int]:
        """The lines [first, last] that a shown item is drawn on."""
        slot = self._slot_of(number)
        return self._tops[slot] + self._gap(number), self._tops[slot + 1] - 1

    def place_of(self, line: int) -> Place:
        """The place that a line shows, as Layout.place_of."""
        if not self.items:
            return Place()
        number, row = self._at(line)
        inside = self.inside(number)
        place = Place(inside.chosen[0], row) if row < 0 else inside.place_of(min(row, inside.height - 1))
        return Place(block_number(number, place.block), place.character)

    def line_of(self, place: Place) -> int:
        """The line that shows a place; where it is hidden, the end of what is shown before it."""
        if not self.items:
            return 0
        number, block = item_of(place.block)
        slot = self._slot_of(number)
        shown = self.items[slot]
        top = self._tops[slot] + self._gap(shown)
        inside = self.inside(shown)
        if shown > number:
            return 0
        if shown < number:
            return top + inside.top_of(len(inside.chosen) - 1)
        if place.character < 0 and block == inside.chosen[0]:
            return top + max(place.character, -self._gap(shown))
        return top + inside.line_of(Place(block, place.character))

    def pieces(self, line: int) -> tuple[int, list[Piece]]:
        """The block a line belongs to (-1 past the end), and what stands on it, as Layout.pieces."""
        if not 0 <= line < self.height:
            return -1, []
        number, row = self._at(line)
        inside = self.inside(number)
        block, pieces = (inside.chosen[0], []) if row < 0 else inside.pieces(row)
        return block_number(number, max(block, 0)), pieces

    def is_exact_about(self, place: Place, lines: int) -> bool:
        """Whether the items stand about a place as they will; measures them as Heights.measure_about."""
        slots = self.heights.measure_about(self.states, self.items, place, lines)
        tops, sizes = self._tops, self.heights
        return all(
            tops[slot + 1] - tops[slot] == sizes.of(self.items[slot], self.states[self.items[slot]]) for slot in slots
        )

    def _at(self, line: int) -> tuple[int, int]:
        """The item on a line, and which of its rows that is; those of the gap above it count from -1 down."""
        slot = max(min(bisect_right(self._tops, line) - 1, len(self.items) - 1), 0)
        return self.items[slot], line - self._tops[slot] - self._gap(self.items[slot])

    def _slot_of(self, number: int) -> int:
        """Where an item stands among the shown ones, or the last shown one before it."""
        return max(bisect_right(self.items, number) - 1, 0)

    def _gap(self, number: int) -> int:
        return 1 if self.states[number] == STUBBED else self.heights.thread.items[number].gap


def shown_items(states: bytearray) -> list[int]:
    """The numbers of the items that are shown at all."""
    return list(compress(range(len(states)), states))
