"""Threads at a width: what stands on any one line.

A ThreadLayout puts the shown items one under the other, so that hiding and folding only add up heights again;
an item that is looked at is laid out as a little document of its own.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from reader.document import heads
from reader.document.blocks import Block
from reader.document.layout import Layout, Piece, Wrapping
from reader.document.thread import BODY, FOLDED, HEAD, STUB, STUBBED, block_number, item_of
from reader.document.thread_heights import Heights
from reader.values import Place


class ThreadLayout:
    """The shown items one under the other. Its lines count from 0; its blocks are numbered as the thread's."""

    def __init__(
        self,
        heights: Heights,
        states: bytearray,
        items: Sequence[int] | None = None,
        below: Callable[[int], str] = lambda number: "",
    ) -> None:
        """states are the thread's; items the numbers of those that are shown, where they are known already.

        below says what is folded away under an item, or stands under a muted one.
        """
        self.heights = heights
        self.below = below
        self.states = states
        self.items = heights.thread.shown(states) if items is None else items
        first_gap = self._gap(self.items[0]) if self.items else 0
        self._tops = list(accumulate(heights.shown(states, self.items), initial=-first_gap))
        self.height = self._tops[-1] if self.items else 0
        self._insides: dict[int, Layout] = {}

    def inside(self, number: int) -> Layout:
        """A shown item as a document of its own."""
        layout = self._insides.get(number)
        if layout is None:
            thread, cells = self.heights.thread, self.heights.cells
            blocks, state = thread.blocks(number), self.states[number]
            if state == FOLDED or thread.items.comments[number].id in thread.muted:
                blocks[HEAD] = heads.folded(blocks[HEAD], self.below(number), cells)
            wrapping = Wrapping(blocks, cells)
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
        return 1 if self.states[number] == STUBBED else self.heights.thread.items.gaps[number]
