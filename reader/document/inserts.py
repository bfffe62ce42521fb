"""A layout with lines between its own: under the blocks of a text, what was opened in them.

What is inserted holds no characters of the document, so that finding, marks and copying know nothing of it.
"""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Protocol

from reader.document.blocks import Block
from reader.document.layout import Lines, Piece
from reader.document.spots import Spot
from reader.values import Place

_END = 1 << 40  # behind the last character of any block


class Insert(Protocol):
    """Lines that stand under a block, counted from 0."""

    @property
    def height(self) -> int: ...

    def pieces(self, row: int) -> tuple[int, list[Piece]]: ...


class Inserted:
    """A document's lines with inserts between them, each by the spot that was opened."""

    def __init__(self, layout: Lines, inserts: Mapping[Spot, Insert]) -> None:
        """Those of one block stand under each other, as their spots follow each other in its text."""
        self._layout = layout
        self._spots = sorted(inserts, key=lambda spot: (spot.block, spot.start))
        self._hosts = [spot.block for spot in self._spots]
        self._inserts = [inserts[spot] for spot in self._spots]
        self._tops: list[int] = []  # the line on which each insert begins
        self._added: list[int] = []  # the lines that it adds together with those before it
        added = 0
        for host, insert in zip(self._hosts, self._inserts, strict=True):
            self._tops.append(layout.line_of(Place(host, _END)) + 1 + added)
            added += insert.height
            self._added.append(added)
        self.height = layout.height + added

    def block(self, number: int) -> Block:
        return self._layout.block(number)

    def place_of(self, line: int) -> Place:
        """The place that a line shows; those of inserts count on behind the end of the block above them.

        So a place leads back to its very line while an insert is there, else to the end of the block.
        """
        slot = self._slot_on(line)
        if slot is None:
            return self._layout.place_of(line - self._added_above(line))
        host = self._hosts[slot]
        return Place(host, len(self.block(host).text) + 1 + line - self._tops[self._first_slot(host)])

    def line_of(self, place: Place) -> int:
        first, after = self._first_slot(place.block), bisect_right(self._hosts, place.block)
        row = place.character - len(self.block(place.block).text) - 1 if first < after else -1
        if row < 0:
            return self._layout.line_of(place) + (self._added[first - 1] if first else 0)
        return min(self._tops[first] + row, self._tops[after - 1] + self._inserts[after - 1].height - 1)

    def pieces(self, line: int) -> tuple[int, list[Piece]]:
        slot = self._slot_on(line)
        if slot is None:
            return self._layout.pieces(line - self._added_above(line))
        return self._inserts[slot].pieces(line - self._tops[slot])

    def lines_of(self, spot: Spot) -> tuple[int, int]:
        """The lines [first, last] of what was opened at a spot."""
        slot = self._spots.index(spot)
        return self._tops[slot], self._tops[slot] + self._inserts[slot].height - 1

    def opened_on(self, line: int) -> tuple[Spot, int] | None:
        """The spot whose insert a line is of, and which row of that; None for a line of the document."""
        slot = self._slot_on(line)
        return None if slot is None else (self._spots[slot], line - self._tops[slot])

    def _slot_on(self, line: int) -> int | None:
        """Which insert a line is of."""
        slot = bisect_right(self._tops, line) - 1
        return slot if slot >= 0 and line < self._tops[slot] + self._inserts[slot].height else None

    def _first_slot(self, host: int) -> int:
        """The first insert under a block or below."""
        return bisect_right(self._hosts, host - 1)

    def _added_above(self, line: int) -> int:
        """The lines of all inserts that begin above a line."""
        slot = bisect_right(self._tops, line) - 1
        return self._added[slot] if slot >= 0 else 0
