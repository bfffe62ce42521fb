"""The cells of a picture: those that the terminal draws it over where it has it, else half cells."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from reader.tui.half_cells import half_cells

if TYPE_CHECKING:
    from reader.picturing import Pixels
    from reader.tui.sent_pictures import SentPictures


def picture_cells(
    pixels: "Pixels", size: tuple[int, int], row: int, ground: Style, sent: "SentPictures | None"
) -> list[Segment]:
    """The cells of one row of a picture, counted from 0, drawn at a size (columns and rows of pixels)."""
    if sent and pixels.size == size and sent.has(pixels.number):
        from reader.tui.kitty import placeholders

        return placeholders(pixels.number, size[0], row, ground)
    return half_cells(pixels, size, row, ground)
