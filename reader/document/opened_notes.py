"""Footnotes opened in place: a layout with their text drawn once more, under the paragraphs that refer to them."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from reader.document.blocks import Block
from reader.document.layout import Layout, Lines, Piece, Wrapping
from reader.document.spots import note_blocks
from reader.values import Place

_INDENT = "  ⋮ "
_END = 1 << 40  # behind the last character of any block


class OpenedNotes:
    """A document's lines with some notes between them. A note's blocks keep the numbers that they have at the end."""

    def __init__(self, layout: Layout, notes: Mapping[int, Sequence[int]]) -> None:
        """notes are for each block under which some are open the numbers of their blocks, in order."""
        self._layout = layout
        self._numbers = [tuple(notes[host]) for host in sorted(notes)]
        self._hosts = sorted(notes)
        self._insides = [Layout(_wrapped(layout, numbers)) for numbers in self._numbers]
        self._tops: list[int] = []  # the line on which each insert begins
        self._added: list[int] = []  # the lines that it adds together with those before it
        added = 0
        for host, inside in zip(self._hosts, self._insides, strict=True):
            self._tops.append(layout.line_of(Place(host, _END)) + 1 + added)
            added += inside.height
            self._added.append(added)
        self.height = layout.height + added

    def block(self, number: int) -> Block:
        return self._layout.block(number)

    def place_of(self, line: int) -> Place:
        """The place that a line shows; on a note's line the end of the block above it."""
        slot = self._slot_of(line)
        if slot >= 0 and line < self._tops[slot] + self._insides[slot].height:
            host = self._hosts[slot]
            return Place(host, max(len(self.block(host).text) - 1, 0))
        return self._layout.place_of(line - self._added_before(slot))

    def line_of(self, place: Place) -> int:
        line = self._layout.line_of(place)
        above = bisect_right(self._hosts, place.block - 1) - 1
        return line + self._added_before(above)

    def lines_under(self, host: int) -> tuple[int, int]:
        """The lines [first, last] of the notes that are open under a block."""
        slot = self._hosts.index(host)
        return self._tops[slot], self._tops[slot] + self._insides[slot].height - 1

    def pieces(self, line: int) -> tuple[int, list[Piece]]:
        slot = self._slot_of(line)
        if slot < 0 or line >= self._tops[slot] + self._insides[slot].height:
            return self._layout.pieces(line - self._added_before(slot))
        number, pieces = self._insides[slot].pieces(line - self._tops[slot])
        return self._numbers[slot][number], pieces

    def _slot_of(self, line: int) -> int:
        """The last insert that begins at a line or above it; -1 where none does."""
        return bisect_right(self._tops, line) - 1

    def _added_before(self, slot: int) -> int:
        return self._added[slot] if slot >= 0 else 0


def with_notes(layout: Lines, opened: Mapping[int, Sequence[str]], blocks: Sequence[Block]) -> Lines:
    """A document's layout with notes open: by block the labels of those that are to stand under it."""
    assert isinstance(layout, Layout)
    return OpenedNotes(
        layout,
        {
            host: [number for label in labels for number in note_blocks(label, blocks)]
            for host, labels in opened.items()
        },
    )


def _wrapped(layout: Layout, numbers: Sequence[int]) -> Wrapping:
    blocks = [layout.block(number) for number in numbers]
    indented = [block._replace(first=_INDENT + block.first, rest=_INDENT + block.rest, gap=0) for block in blocks]
    return Wrapping(indented, layout.wrapping.cells)
