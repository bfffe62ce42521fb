"""A picture opened in place: the lines that are kept free for it, under the block that it stands in."""

from reader.document.layout import Piece, Wrapping
from reader.text import width

PICTURE = "picture"
"""The role of the piece that a picture is drawn over."""


class PictureLines:
    """The lines of a picture in half cells: each shows two of its rows."""

    def __init__(self, number: int, wrapping: Wrapping, size: tuple[int, int]) -> None:
        """number is its block's, size its columns and rows. What stands before the block's lines goes on beside it."""
        block = wrapping.blocks[number]
        lead = wrapping.lead(block, block.rest)
        columns, rows = size
        self.height = (rows + 1) // 2
        self._number = number
        self._pieces = [Piece(0, lead, role="prefix")] if lead else []
        self._pieces.append(Piece(width(lead), " " * columns, role=PICTURE))

    def pieces(self, row: int) -> tuple[int, list[Piece]]:
        return self._number, self._pieces
