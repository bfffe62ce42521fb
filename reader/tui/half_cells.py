"""A picture in half cells: two pixels in each cell, one above the other."""

from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

if TYPE_CHECKING:
    from reader.picturing import Pixels

Rgb = tuple[int, int, int]
_UPPER_HALF, _LOWER_HALF = "▀", "▄"
_SEEN = 128  # opacity from which a pixel is drawn where the colour behind it isn't known


def half_cells(pixels: "Pixels", size: tuple[int, int], row: int, ground: Style) -> list[Segment]:
    """The cells of one row of a picture, counted from 0, that is drawn at a size (columns and rows of pixels).

    Pixels of another size are stretched: those of the right size are on their way. ground is what the picture stands
    on, and what is seen where it is transparent.
    """
    colour = ground.bgcolor
    behind = None if colour is None or colour.is_default else colour.get_truecolor(foreground=False)
    upper, lower = (_colours(pixels, size, 2 * row + half, behind) for half in (0, 1))
    return [_segment(*pair, sum(1 for _ in same), ground) for pair, same in groupby(zip(upper, lower, strict=True))]


def _colours(pixels: "Pixels", size: tuple[int, int], row: int, ground: Rgb | None) -> list[Rgb | None]:
    """The colours of a row of pixels; None where there is nothing but the ground."""
    columns, rows = size
    if row >= rows:
        return [None] * columns
    there = row * pixels.rows // rows
    return [_seen(pixels.at(column * pixels.columns // columns, there), ground) for column in range(columns)]


def _seen(pixel: tuple[int, int, int, int], ground: Rgb | None) -> Rgb | None:
    red, green, blue, opacity = pixel
    if opacity == 255 or (ground is None and opacity >= _SEEN):
        return red, green, blue
    if ground is None or not opacity:
        return None
    share = opacity / 255
    red, green, blue = (
        round(own * share + behind * (1 - share)) for own, behind in zip((red, green, blue), ground, strict=True)
    )
    return red, green, blue


def _segment(upper: Rgb | None, lower: Rgb | None, cells: int, ground: Style) -> Segment:
    if upper and lower:
        return Segment(_UPPER_HALF * cells, _style(upper, lower))
    if upper:
        return Segment(_UPPER_HALF * cells, ground + _style(upper, None))
    return Segment(_LOWER_HALF * cells, ground + _style(lower, None)) if lower else Segment(" " * cells, ground)


@lru_cache(maxsize=8192)
def _style(ink: Rgb, ground: Rgb | None) -> Style:
    return Style(color=Color.from_rgb(*ink), bgcolor=Color.from_rgb(*ground) if ground else None)
