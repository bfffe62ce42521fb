"""A footnote opened in place: its text drawn once more, under the paragraph that refers to it."""

from collections.abc import Sequence

from reader.document.blocks import Block
from reader.document.layout import Layout, Piece, Wrapping
from reader.document.spots import note_blocks

_INDENT = "  ⋮ "


class NoteLines:
    """The lines of a note, whose blocks keep the numbers that they have at the document's end."""

    def __init__(self, label: str, blocks: Sequence[Block], cells: int) -> None:
        """blocks are all of the document's; cells is the width of the text."""
        self._numbers = note_blocks(label, blocks)
        noted = [blocks[number] for number in self._numbers]
        indented = [block._replace(first=_INDENT + block.first, rest=_INDENT + block.rest, gap=0) for block in noted]
        self._lines = Layout(Wrapping(indented, cells))
        self.height = self._lines.height

    def pieces(self, row: int) -> tuple[int, list[Piece]]:
        number, pieces = self._lines.pieces(row)
        return self._numbers[number], pieces
