"""Blocks at a width: exact line starts for those that are looked at, and what stands on any one drawn line.

Wrapping holds the line starts of every block at one width, and of a long text a guess at the height of those that
nobody looked at yet; a Layout is a choice of blocks out of one wrapping, so that hiding or folding recomputes only
where each block begins. Nothing here knows a screen.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from time import perf_counter
from typing import Literal, NamedTuple, Protocol

from reader.document import table
from reader.document.blocks import Block
from reader.document.window import view_of
from reader.text import cut_starts, fit, is_narrow, line_starts, width
from reader.values import Place

MIN_CELLS = 8
ASIDE_GAP = 2
Wide = Literal["cut", "moved", "whole"]
"""How a line of code is drawn that is wider than its room: on several lines; as far as it is in a window that can be
moved, and so are tables; as it is."""
_BAR = "│"
_EDGE = 2  # cells left of code and of a table that moves: the bar, and the sign for what is hidden
_LONGEST_MOVED = 1000  # cells; nobody moves further, so what is longer is cut in any case
_MORE_BEFORE, _MORE_AFTER = "‹", "›"
_BY_LINE = ("code", "table")
_RAGGED = 2  # cells that a line leaves free on the right, most likely
_SLICE = 64  # blocks wrapped between two looks at the clock
_SAID = re.compile("[a-z0-9]: ")  # ends what reader.document.linear says before a block
_MOST_HEAD_LINES = 2
"""A comment's head that would take more is cut to one line, in the name with which it begins."""


class Piece(NamedTuple):
    """A stretch of a drawn line: literal text (start is -1), or [start, start + len(text)) of the block's text.

    column is where it begins, in cells from the line's left edge; role tells literals apart
    ("prefix", "aside", "rule", "more"). hides is the stretch of the block's text that a sign for more stands for.
    """

    column: int
    text: str
    start: int = -1
    role: str = ""
    hides: tuple[int, int] | None = None


class Lines(Protocol):
    """What a pane can draw: numbered blocks one under the other, their lines counted from 0."""

    @property
    def height(self) -> int: ...

    def block(self, number: int) -> Block: ...

    def place_of(self, line: int) -> Place: ...

    def line_of(self, place: Place) -> int: ...

    def pieces(self, line: int) -> tuple[int, list[Piece]]: ...


_prefix_width = lru_cache(maxsize=1024)(width)
"""Of what stands before blocks, which is the same before many."""


def room_beside(prefix: int, cells: int) -> int:
    """The cells beside a prefix that takes some: in a narrow pane, or after fifty quotation bars, half of all.

    In a pane that is too narrow to read in, the text is drawn wider than it, so that its lines are not too many.
    """
    return max(cells - prefix, cells // 2) if cells >= MIN_CELLS else MIN_CELLS


class Wrapping:
    """The line starts of all blocks at one width in cells, and how far each is moved sideways, also in cells."""

    def __init__(
        self,
        blocks: Sequence[Block],
        cells: int,
        wide: Wide = "cut",
        shifts: dict[int, int] | None = None,
        is_lazy: bool = False,
    ) -> None:
        """shifts are by a block's number; they may be larger than can be. A lazy one wraps what is looked at."""
        self.blocks: list[Block] = []
        self.cells = cells
        self.wide = wide
        self.shifts = {} if shifts is None else shifts
        self.widths: dict[int, int] = {}
        """The cells of each block's longest line that is wider than its box."""
        self.heights: list[int] = []
        """The drawn lines of each block, the gap above it included: a guess where it wasn't wrapped yet."""
        self.revision = 0
        """Goes up where a height was not as guessed."""
        self._is_lazy = is_lazy
        self._wrapped_count = 0
        self._starts: list[list[int] | None] = []
        self._first_unwrapped = 0  # or further on
        self.add(blocks)

    def add(self, blocks: Sequence[Block]) -> None:
        """Further blocks, which follow the others."""
        known = len(self.blocks)
        self.blocks += blocks
        self._starts += [None] * len(blocks)
        if self._is_lazy:
            cells = max(self.cells - _RAGGED, 1)
            self.heights += [
                block.gap + 1 + (block.text.count("\n") if block.kind in _BY_LINE else len(block.text) // cells)
                for block in blocks
            ]
        else:
            self.heights += [0] * len(blocks)
            for number in range(known, len(self.blocks)):
                self.starts(number)

    def starts(self, number: int) -> list[int]:
        """Where in its text the lines of a block begin; those of words before it with its begin."""
        starts = self._starts[number]
        if starts is None:
            block = self.blocks[number]
            self._starts[number] = starts = [0] * len(self.rows_before(block)) + self._starts_of(block, number)
            height = self._height_of(block, starts)
            self.revision += height != self.heights[number]
            self.heights[number] = height
            self._wrapped_count += 1
        return starts

    @property
    def is_settled(self) -> bool:
        """Whether all heights are exact."""
        return self._wrapped_count == len(self.blocks)

    def wrap_about(self, number: int, lines: int) -> None:
        """Makes the heights exact from so many lines above a block to twice as many below it."""
        if self.is_settled:
            return
        before = after = number
        above = below = 0
        self.starts(number)
        while before > 0 and above < lines:
            before -= 1
            self.starts(before)
            above += self.heights[before]
        while after + 1 < len(self.blocks) and below < 2 * lines:
            after += 1
            self.starts(after)
            below += self.heights[after]

    def wrap_some(self, seconds: float) -> None:
        """Goes on from the first block that wasn't wrapped, for about so long."""
        end = perf_counter() + seconds
        while not self.is_settled and perf_counter() < end:
            first = self._first_unwrapped
            self._first_unwrapped = min(first + _SLICE, len(self.blocks))
            for number in range(first, self._first_unwrapped):
                self.starts(number)

    def room(self, block: Block) -> int:
        """The cells that a block's text has beside what stands before it."""
        if not block.first and not block.rest and block.kind != "code":
            return max(self.cells, MIN_CELLS)
        bar = _EDGE if block.kind == "code" else 0
        first = 0 if self.rows_before(block) else _prefix_width(block.first)
        return room_beside(max(first, _prefix_width(block.rest)) + bar, self.cells)

    def rows_before(self, block: Block) -> list[str]:
        """Words that stand before a block ("quote of depth 2: item:") and leave no room beside them: rows of their own.

        Signs have none: of those the innermost are drawn.
        """
        first = block.first
        if len(first) <= self.cells - self.cells // 2 or block.kind == "code" or not _SAID.search(first):
            return []
        words = first.strip()
        starts = line_starts(words, self.cells)
        return [words[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]

    def lead(self, block: Block, prefix: str) -> str:
        """What of a block's prefix fits beside the room: its end, where the innermost mark stands."""
        most = max(self.cells - self.room(block) - (_EDGE if block.kind == "code" else 0), 0)
        while width(prefix) > most:
            prefix = prefix[1 if len(prefix) <= most else len(prefix) - most :]
        return prefix

    def window(self, number: int) -> int:
        """The cells in which a block that can be moved is seen: those beside its room for the signs."""
        block = self.blocks[number]
        return max(self.room(block) - (1 if block.kind == "code" else 1 + _EDGE), 1)

    def shift(self, number: int) -> int:
        """The cells that a block is moved by."""
        shift = self.shifts.get(number, 0)
        return min(shift, max(self.widths[number] - self.window(number), 0)) if shift else 0

    def grid(self, block: Block) -> table.Grid:
        return table.lay_out(block.text, block.align, self.room(block), self.wide == "moved")

    def row_of(self, number: int, character: int) -> int:
        """The drawn line of a block, counted from 0, that a character is on."""
        row = max(bisect_right(self.starts(number), character) - 1, 0)
        block = self.blocks[number]
        return self.grid(block).row_of(row, character) if block.kind == "table" else row

    def line(self, number: int, row: int) -> list[table.Slice]:
        """The stretches of a block's text on one of its drawn lines, as if that were as wide as can be."""
        block, starts = self.blocks[number], self.starts(number)
        if block.kind == "table":
            return self.grid(block).lines[row]
        return [(0, starts[row], starts[row + 1] if row + 1 < len(starts) else len(block.text))]

    def text_pieces(self, number: int, row: int, left: int) -> list[Piece]:
        """What of a block's text stands on one of its rows, which begins in that column."""
        text = self.blocks[number].text
        line = self.line(number, row)
        return [Piece(left + column, text[start:end].rstrip(" \n"), start) for column, start, end in line]

    def _starts_of(self, block: Block, number: int) -> list[int]:
        room = self.room(block)
        if block.kind == "table":
            grid = self.grid(block)
            if grid.width > room and self.wide == "moved":
                self.widths[number] = grid.width
            return grid.starts
        if block.kind == "code":
            if self.wide == "moved":
                return self._starts_of_code(block, number, room)
            return cut_starts(block.text, room if self.wide == "cut" else len(block.text))
        starts = line_starts(block.text, room)
        return [0] if len(starts) > _MOST_HEAD_LINES and self.name_room(block) else starts

    def _starts_of_code(self, block: Block, number: int, room: int) -> list[int]:
        lines = block.text.split("\n")
        sizes = list(map(len if is_narrow(block.text) else width, lines))
        starts: list[int] = []
        begin = 0
        for line, cells in zip(lines, sizes, strict=True):
            if cells > _LONGEST_MOVED:
                starts += [begin + start for start in cut_starts(line, room - 1)]
            else:
                starts.append(begin)
            begin += len(line) + 1
        widest = max(cells for cells in (0, *sizes) if cells <= _LONGEST_MOVED)
        if widest > room:
            self.widths[number] = widest
        return starts

    def name_room(self, block: Block) -> int:
        """The cells that the name in a comment's head has where all of the head is to be on one line.

        0 for other blocks, and where the rest leaves no room.
        """
        if block.kind != "comment" or not block.runs:
            return 0
        cells = self.room(block) - width(block.text[block.runs[0].end :])
        return cells if cells >= MIN_CELLS else 0

    def _height_of(self, block: Block, starts: list[int]) -> int:
        """Drawn lines of a block, the gap above it included."""
        height = block.gap + len(starts)
        return height if not block.aside else height + len(self.aside_lines(block, starts))

    def aside_lines(self, block: Block, starts: list[int]) -> list[int]:
        """Line starts of an aside that doesn't fit beside the first line; none where it does."""
        used = width(block.text[: starts[1]] if len(starts) > 1 else block.text)
        if used + ASIDE_GAP + width(block.aside) <= self.room(block):
            return []
        return line_starts(block.aside, self.room(block))


class Layout:
    """The chosen blocks of a wrapping, one under the other. Lines and blocks count from 0."""

    def __init__(self, wrapping: Wrapping, chosen: Sequence[int] | None = None) -> None:
        self.wrapping = wrapping
        self.chosen: Sequence[int] = range(len(wrapping.blocks)) if chosen is None else chosen
        self._revision = wrapping.revision
        heights = wrapping.heights
        # The first block shows no gap above it.
        first_gap = wrapping.blocks[self.chosen[0]].gap if self.chosen else 0
        shown = heights if chosen is None else [heights[index] for index in chosen]
        self.tops = list(accumulate(shown, initial=-first_gap))
        self.height = self.tops[-1] if self.chosen else 0

    @property
    def is_current(self) -> bool:
        """Whether its lines are where the wrapping, as far as that has come, would put them now."""
        return self._revision == self.wrapping.revision and len(self.chosen) == len(self.wrapping.blocks)

    def block(self, number: int) -> Block:
        return self.wrapping.blocks[number]

    def slot_at(self, line: int) -> int:
        """Which of the chosen blocks a line belongs to; its gap above counts as its own."""
        return max(min(bisect_right(self.tops, line) - 1, len(self.chosen) - 1), 0)

    def top_of(self, slot: int) -> int:
        """The line on which the text of a chosen block begins."""
        return self.tops[slot] + self.wrapping.blocks[self.chosen[slot]].gap

    def slot_of(self, block: int) -> int:
        """The slot of a block, or of the last chosen one before it."""
        return max(bisect_right(self.chosen, block) - 1, 0)

    def place_of(self, line: int) -> Place:
        """The place that a line shows: the block, and its first character on the line.

        A line of the gap above a block counts down from -1, so that a place leads back to its very line.
        """
        if not self.chosen:
            return Place()
        slot = self.slot_at(line)
        block = self.chosen[slot]
        starts = self.wrapping.starts(block)
        row = line - self.top_of(slot)
        return Place(block, row if row < 0 else starts[min(row, len(starts) - 1)])

    def line_of(self, place: Place) -> int:
        """The line that shows a place; where its block is hidden, the end of the last shown one before it."""
        if not self.chosen:
            return 0
        slot = self.slot_of(place.block)
        if self.chosen[slot] != place.block:
            return self.top_of(slot)
        if place.character < 0:
            return self.top_of(slot) + max(place.character, -self.wrapping.blocks[place.block].gap)
        row = self.wrapping.row_of(place.block, place.character)
        # Where the height is a guess, the line may be behind those that the block was given.
        return min(self.top_of(slot) + row, max(self.tops[slot + 1] - 1, self.top_of(slot)))

    def pieces(self, line: int) -> tuple[int, list[Piece]]:
        """The block a line belongs to (-1 past the end), and what stands on it from left to right."""
        if not 0 <= line < self.height:
            return -1, []
        slot = self.slot_at(line)
        row = line - self.top_of(slot)
        index = self.chosen[slot]
        return index, gap_pieces(self.wrapping, index) if row < 0 else row_pieces(self.wrapping, index, row)


def gap_pieces(wrapping: Wrapping, index: int) -> list[Piece]:
    """What stands on a line of the gap above a block: the bars that go on through it, over those beside the block."""
    block = wrapping.blocks[index]
    if not block.above:
        return []
    cut = len(block.rest) - len(wrapping.lead(block, block.rest))
    return [Piece(0, block.above[cut:], role="prefix")]


def row_pieces(wrapping: Wrapping, index: int, row: int) -> list[Piece]:
    """What stands on one row of a block: its prefix, its text, its aside."""
    block, starts = wrapping.blocks[index], wrapping.starts(index)
    if row >= wrapping.heights[index] - block.gap:
        return []
    words = wrapping.rows_before(block)
    if row < len(words):
        return [Piece(0, words[row], role="prefix")]
    prefix = block.rest if row or words else block.first
    prefix = wrapping.lead(block, prefix) if prefix else ""
    left = width(prefix)
    pieces = [Piece(0, prefix, role="prefix")] if prefix else []
    room = wrapping.room(block)
    if block.kind == "rule":
        return [*pieces, Piece(left, "* * *".center(min(room, 72)).rstrip(), role="rule")]
    if row >= len(starts):
        return [*pieces, *_aside_below(wrapping, block, starts, row - len(starts), left)]
    if block.kind == "code":
        if wrapping.wide != "whole":
            pieces.append(Piece(left, _BAR, role="prefix"))
        left += _EDGE
    if index in wrapping.widths:
        return [*pieces, *_moved(wrapping, index, row, left)]
    if len(starts) == 1 and (cells := wrapping.name_room(block)) and width(block.text) > room:
        name_end = block.runs[0].end
        name = fit(block.text[:name_end], cells)
        return [*pieces, Piece(left, name, 0), Piece(left + width(name), block.text[name_end:], name_end)]
    pieces += wrapping.text_pieces(index, row, left)
    if block.aside and row == 0 and not wrapping.aside_lines(block, starts):
        pieces.append(Piece(left + room - width(block.aside), block.aside, role="aside"))
    return pieces


def _moved(wrapping: Wrapping, index: int, row: int, left: int) -> list[Piece]:
    """What is seen of a row that may be wider than its box, between signs for what is hidden."""
    block, cells = wrapping.blocks[index], wrapping.window(index)
    if block.kind == "table":
        left += _EDGE
    view = view_of(block.text, wrapping.line(index, row), wrapping.shift(index), cells)
    pieces = [Piece(left + column, block.text[start:end], start) for column, start, end in view.seen]
    if view.before:
        pieces.insert(0, Piece(left - 1, _MORE_BEFORE, role="more", hides=view.before))
    if view.after:
        pieces.append(Piece(left + cells, _MORE_AFTER, role="more", hides=view.after))
    return pieces


def _aside_below(wrapping: Wrapping, block: Block, starts: list[int], row: int, left: int) -> list[Piece]:
    lines = wrapping.aside_lines(block, starts)
    end = lines[row + 1] if row + 1 < len(lines) else len(block.aside)
    return [Piece(left, block.aside[lines[row] : end].rstrip(), role="aside")]


def plain_lines(layout: Lines) -> list[str]:
    """The whole layout as text, a string a line."""
    lines = []
    for number in range(layout.height):
        line = ""
        for piece in layout.pieces(number)[1]:
            line += " " * (piece.column - width(line)) + piece.text
        lines.append(line.rstrip())
    return lines
