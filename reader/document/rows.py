"""Rows that are all as high as each other: as many as one likes, each made when it is drawn."""

from collections.abc import Sequence
from itertools import accumulate

from reader.document.blocks import Block
from reader.document.layout import Piece
from reader.values import Place


class Rows:
    """Blocks of so many lines each, with blank lines between them. A block's lines are those of its text.

    What of a text has more lines than that isn't drawn, and a line that is too long isn't cut.
    """

    def __init__(self, blocks: Sequence[Block], lines: int, gap: int = 1) -> None:
        self._blocks = blocks
        self._gap = gap
        self._pitch = lines + gap

    @property
    def height(self) -> int:
        return max(len(self._blocks) * self._pitch - self._gap, 0)

    def block(self, number: int) -> Block:
        return self._blocks[number]

    def place_of(self, line: int) -> Place:
        """The row that a line belongs to, its gap above included, and the first character on the line.

        A line of the gap counts down from -1, as elsewhere (reader.document.layout).
        """
        if not len(self._blocks):
            return Place()
        number, at = self._slot(line)
        return Place(number, at if at <= 0 else self._starts(number)[: at + 1][-1])

    def line_of(self, place: Place) -> int:
        """The line that shows a place."""
        if not len(self._blocks):
            return 0
        number, character = min(place.block, len(self._blocks) - 1), place.character
        top = number * self._pitch
        if character <= 0:
            return max(top + max(character, -self._gap), 0)
        at = sum(start <= character for start in self._starts(number)) - 1
        return top + min(at, self._pitch - self._gap - 1)

    def pieces(self, line: int) -> tuple[int, list[Piece]]:
        """The row that a line belongs to (-1 past the end), and what stands on it."""
        if not 0 <= line < self.height:
            return -1, []
        number, at = self._slot(line)
        lines = self._blocks[number].text.split("\n")
        if not 0 <= at < len(lines):
            return number, []
        return number, [Piece(0, lines[at], self._starts(number)[at])]

    def _slot(self, line: int) -> tuple[int, int]:
        """The row of a line, and which of its lines that is, counted from 0; below 0 in the gap above."""
        number, at = divmod(max(line, 0) + self._gap, self._pitch)
        last = len(self._blocks) - 1
        return (number, at - self._gap) if number <= last else (last, self._pitch - self._gap - 1)

    def _starts(self, number: int) -> list[int]:
        lines = self._blocks[number].text.split("\n")
        return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
