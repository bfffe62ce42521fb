"""Pixels as sixels: the characters by which a terminal of the VT340's line draws a picture in dots.

Source: vt100.net/docs/vt3xx-gp, chapter 14. Pure: numbers of colours in, bytes out.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from math import gcd

Rgb = tuple[int, int, int]
HIGH = 6
"""Rows of dots in one of sixels."""
MOST_COLOURS = 256
_ALPHABET = bytes((*range(ord("?"), ord("~") + 1), *b'0123456789"#;!$-'))
_TOO_LONG = re.compile(rb"\d{5}")
_NOTHING = ord("?")
_SHORTEST = 4  # sixels; a shorter run is written out
_LEAST_LINES = 8


def lines_of_band(height: int) -> int:
    """Some lines of cells, each so many dots high, that whole rows of sixels fill: from 8 to 12."""
    least = HIGH // gcd(height, HIGH)
    return -(-_LEAST_LINES // least) * least


def encoded(pixels: bytes, width: int, palette: Sequence[Rgb], hole: int | None = None) -> bytes:
    """A picture from the number of each pixel's colour, row by row; what has that of a hole isn't drawn.

    The framing by which a terminal knows it is not part of it.
    """
    strips = [_layers(rows, hole) for rows in _strips(pixels, width)]
    used = sorted(set().union(*strips))
    colours = (b"#%d;2;%d;%d;%d" % (number, *map(_percent, palette[number])) for number in used)
    drawn = b"-".join(map(_strip, strips))
    return b'"1;1;%d;%d' % (width, len(pixels) // width) + b"".join(colours) + drawn


def fits(pixels: bytes, width: int, hole: int | None, most: float) -> bool:
    """Whether the sixels of a picture, without its colours, take no more than so many bytes; it stops where they do."""
    taken = accumulate(len(_strip(_layers(rows, hole))) + 1 for rows in _strips(pixels, width))
    return all(size <= most for size in taken)


def _strips(pixels: bytes, width: int) -> list[list[bytes]]:
    """The rows of a picture, six by six."""
    rows = [pixels[start : start + width] for start in range(0, len(pixels), width)]
    return [rows[top : top + HIGH] for top in range(0, len(rows), HIGH)]


def is_harmless(sixels: bytes) -> bool:
    """Whether it has nothing that encoded() doesn't write, so that it can't end the string it stands in."""
    return not sixels.translate(None, _ALPHABET) and not _TOO_LONG.search(sixels)


def framed(sixels: bytes) -> str:
    """What a terminal is sent of a picture; where nothing is drawn it leaves what is there."""
    return f"\x1bP0;1;0q{sixels.decode('ascii')}\x1b\\"


def _percent(part: int) -> int:
    return (part * 100 + 127) // 255


Runs = list[tuple[int, int, int]]
"""Where each begins, where it ends, and as bits which of the six dots in its columns are drawn."""


def _layers(rows: Sequence[bytes], hole: int | None) -> dict[int, Runs]:
    """The runs of each colour in up to six rows."""
    layers: dict[int, Runs] = {}
    start = 0
    for column, same in groupby(zip(*rows, strict=True)):
        end = start + sum(1 for _ in same)
        for colour, bits in _bits(column).items():
            if colour != hole:
                layers.setdefault(colour, []).append((start, end, bits))
        start = end
    return layers


def _bits(column: tuple[int, ...]) -> dict[int, int]:
    bits: dict[int, int] = {}
    for row, colour in enumerate(column):
        bits[colour] = bits.get(colour, 0) | 1 << row
    return bits


def _strip(layers: dict[int, Runs]) -> bytes:
    return b"$".join(b"#%d" % colour + b"".join(_written(runs)) for colour, runs in layers.items())


def _written(runs: Runs) -> Iterator[bytes]:
    """The sixels of one colour from the left on, as far as there are any."""
    at = 0
    for bits, same in groupby(_filled(runs), lambda run: run[2]):
        *_, (_, end, _) = same
        count, sixel = end - at, _NOTHING + bits
        yield b"!%d%c" % (count, sixel) if count >= _SHORTEST else b"%c" % sixel * count
        at = end


def _filled(runs: Runs) -> Iterator[tuple[int, int, int]]:
    """The runs with the gaps between them."""
    at = 0
    for start, end, bits in runs:
        if start > at:
            yield at, start, 0
        yield start, end, bits
        at = end
