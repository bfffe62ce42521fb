"""What can be opened on the lines that a pane shows, and where on them it stands."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from reader.document.spots import Spot, spots_of
from reader.text import width
from reader.tui.widgets.opened_view import OpenedView

if TYPE_CHECKING:
    from reader.document.blocks import Block
    from reader.document.layout import Piece
    from reader.tui.widgets.line_view import LineView

_MARKERS = ("▾ ", "▸ ")


class Seen(NamedTuple):
    """A spot, or its first stretch in sight: a line of the layout, its columns [column, end) of the pane's cells."""

    spot: Spot
    line: int
    column: int
    end: int


def stretches(view: "LineView", line: int) -> list[Seen]:
    """Every stretch of a spot on a line of a pane's layout, from left to right."""
    number, pieces = view.layout_.pieces(line)
    if number < 0 or not pieces:
        return []
    block = view.layout_.block(number)
    return sorted(
        (seen for piece in pieces for seen in _on_piece(view, line, number, block, piece)),
        key=lambda seen: (seen.column, -seen.end),
    )


def in_sight(view: "LineView") -> list[Seen]:
    """The first stretch of each spot that a pane shows now, in reading order."""
    top = round(view.scroll_y)
    found: dict[Spot, Seen] = {}
    for line in range(top, top + view.page_height):
        for seen in stretches(view, line):
            found.setdefault(seen.spot, seen)
    return list(found.values())


def _on_piece(view: "LineView", line: int, number: int, block: "Block", piece: "Piece") -> Iterator[Seen]:
    left = view.left + piece.column
    if piece.role == "picture" and isinstance(view, OpenedView) and (picture := view.picture_on(line)):
        yield Seen(picture[0], line, left, left + width(piece.text))
    if piece.start < 0:
        # The marker of a comment with replies stands at the end of what is before its head.
        drawn = view.literal(number, block, piece)
        if block.kind == "comment" and piece.role == "prefix" and drawn.endswith(_MARKERS):
            end = left + width(drawn)
            yield Seen(Spot("fold", number, -1, -1, block.text), line, end - width(_MARKERS[0]), end - 1)
        return
    for spot in spots_of(number, block, piece.start, piece.start + len(piece.text)):
        start, end = max(spot.start, piece.start), min(spot.end, piece.start + len(piece.text))
        if start < end:
            before = width(piece.text[: start - piece.start])
            cells = width(piece.text[start - piece.start : end - piece.start])
            yield Seen(spot, line, left + before, left + before + cells)
