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
_UPPER_HALF = "▀"


def half_cells(pixels: "Pixels", size: tuple[int, int], row: int, ground: Style) -> list[Segment]:
    """The cells of one row of a picture, counted from 0, that is drawn at a size (columns and rows of pixels).

    Pixels of another size are stretched: those of the right size are on their way. ground is what the picture stands
    on, and what is seen where it is transparent.
    """
    behind = _ground(ground)
    upper, lower = (_colours(pixels, size, 2 * row + half, behind) for half in (0, 1))
    return [
        Segment(_UPPER_HALF * sum(1 for _ in same), _style(*pair))
        for pair, same in groupby(zip(upper, lower, strict=True))
    ]


def _colours(pixels: "Pixels", size: tuple[int, int], row: int, ground: Rgb) -> list[Rgb]:
    columns, rows = size
    if row >= rows:
        return [ground] * columns
    there = row * pixels.rows // rows
    return [_on(ground, *pixels.at(column * pixels.columns // columns, there)) for column in range(columns)]


def _on(ground: Rgb, red: int, green: int, blue: int, opacity: int) -> Rgb:
    if opacity == 255:
        return red, green, blue
    red, green, blue = (
        (own * opacity + behind * (255 - opacity)) // 255
        for own, behind in zip((red, green, blue), ground, strict=True)
    )
    return red, green, blue


def _ground(style: Style) -> Rgb:
    red, green, blue = (style.bgcolor or Color.default()).get_truecolor(foreground=False)
    return red, green, blue


@lru_cache(maxsize=8192)
def _style(upper: Rgb, lower: Rgb) -> Style:
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
