"""Links marked in words, for ears and fingers: after the words of each its number in the document, "[link 3]".

The marks are no part of the text, so that places, highlights and what is found are the same with and without them.
"""

from collections.abc import Sequence
from itertools import accumulate

from reader.document.blocks import Block
from reader.document.layout import Piece, Wrapping
from reader.document.spots import spots_of
from reader.text import line_starts, width

_NO_BREAK = "\u00a0"


def link_mark(number: int) -> str:
    """What stands behind the words of a link."""
    return f" [link {number}]"


class NumberedWrapping(Wrapping):
    """A document in which room is left for the marks."""

    def __init__(self, blocks: Sequence[Block], cells: int) -> None:
        self._marks: list[list[tuple[int, str]]] = []  # of each block: where in its text a mark stands, and the mark
        self._link_count = 0
        super().__init__(blocks, cells)

    def add(self, blocks: Sequence[Block]) -> None:
        for number, block in enumerate(blocks, len(self._marks)):
            links = [spot for spot in spots_of(number, block) if spot.kind == "link"]
            marks = [(spot.end, link_mark(self._link_count + count)) for count, spot in enumerate(links, 1)]
            self._marks.append(marks)
            self._link_count += len(links)
        super().add(blocks)

    def _starts_of(self, block: Block, number: int) -> list[int]:
        marks = self._marks[number]
        if not marks or block.kind in ("table", "code"):
            return super()._starts_of(block, number)
        parts, position = [], 0
        for at, mark in marks:
            parts += [block.text[position:at], mark.replace(" ", _NO_BREAK)]
            position = at
        # Where in the text each character of the marked one stands, by the parts that it is made of.
        ends = list(accumulate(map(len, parts)))
        starts: list[int] = []
        part = added = 0
        for start in line_starts("".join((*parts, block.text[position:])), self.room(block)):
            while part < len(parts) and ends[part] <= start:
                added += len(parts[part]) if part % 2 else 0
                part += 1
            is_in_mark = part < len(parts) and part % 2
            starts.append(marks[part // 2][0] if is_in_mark else start - added)
        return list(dict.fromkeys(starts))

    def text_pieces(self, number: int, row: int, left: int) -> list[Piece]:
        (piece, *others) = super().text_pieces(number, row, left)
        starts, text = self.starts(number), self.blocks[number].text
        end = starts[row + 1] if row + 1 < len(starts) else len(text)
        pieces, column, position = [], left, piece.start
        for at, mark in self._marks[number]:
            if piece.start < at <= end:
                words = text[position:at]
                pieces += [Piece(column, words, position), Piece(column + width(words), mark, role="link")]
                column, position = column + width(words) + len(mark), at
        rest = text[position:end].rstrip(" \n")
        return [*pieces, *([Piece(column, rest, position)] if rest or not pieces else []), *others]
