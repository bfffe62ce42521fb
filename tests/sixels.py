"""A terminal's side of sixels: what it would draw of them."""

import re
from typing import NamedTuple

Dot = tuple[int, int, int] | None
_PART = re.compile(rb'"1;1;(\d+);(\d+)|#(\d+);2;(\d+);(\d+);(\d+)|#(\d+)|(?:!(\d+))?([?-~])|([$-])')


class Drawn(NamedTuple):
    """The size that was announced, and by column and row the colour of each dot that is drawn."""

    width: int
    height: int
    dots: dict[tuple[int, int], Dot]


def decoded(sixels: bytes) -> Drawn:
    """What sixels draw; they must be sixels alone."""
    width = height = column = row = at = 0
    colours: dict[int, Dot] = {}
    colour: Dot = None
    dots: dict[tuple[int, int], Dot] = {}
    while at < len(sixels):
        part = _PART.match(sixels, at)
        assert part, sixels[at : at + 20]
        at = part.end()
        if part[1]:
            width, height = int(part[1]), int(part[2])
        elif part[3]:
            red, green, blue = (round(int(share) * 255 / 100) for share in part.group(4, 5, 6))
            colours[int(part[3])] = red, green, blue
        elif part[7]:
            colour = colours[int(part[7])]
        elif part[9]:
            for _ in range(int(part[8] or 1)):
                for bit in range(6):
                    if part[9][0] - 63 >> bit & 1:
                        dots[column, row + bit] = colour
                column += 1
        else:
            column, row = 0, row + 6 * (part[10] == b"-")
    assert all(x < width and y < height for x, y in dots)
    return Drawn(width, height, dots)
