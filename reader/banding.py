"""A picture of Pillow's as bands of sixels: as fine as there is room for in so many bytes."""

import time
from typing import Any

from reader import sixel

_SECONDS = 3.0  # of CPU, after which nothing coarser is tried
_WAYS = (
    (1, 256), (1, 128), (2, 256), (2, 128), (3, 256), (3, 128), (3, 64), (4, 128), (4, 64), (6, 128), (6, 64),
    (12, 128), (12, 64),
)  # fmt: skip
"""How many dots a pixel is wide and high, and how many colours there are: the finest that has room is taken."""
_SLICE = 24  # dots, which whole rows of sixels and whole pixels fill in each of the ways
_EVERY = 8  # of so many slices one is tried before all are
_MOST_SLICES = 5
_SEEN = 128  # opacity from which a pixel is drawn


def bands(picture: Any, width: int, height: int, cell: int, most: int) -> list[bytes]:
    """A picture of RGBA in so many dots, as bands of whole lines of cells, each so many dots high.

    None where it would take more than most bytes however coarse it is, or too long to find out.
    """
    from PIL import Image

    end = time.process_time() + _SECONDS
    full = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    sample = _sample(full)
    step = width * sixel.lines_of_band(cell) * cell
    for dot, colours in _WAYS:
        if time.process_time() > end:
            break
        tried, _, hole = _numbered(sample, dot, colours)
        if not sixel.fits(tried, width, hole, most * sample.height / height):
            continue
        pixels, palette, hole = _numbered(full, dot, colours)
        starts = range(0, len(pixels), step)
        found = [sixel.encoded(pixels[start : start + step], width, palette, hole) for start in starts]
        if sum(map(len, found)) <= most:
            return found
    return []


def _sample(full: Any) -> Any:
    """Slices of a picture, one under the other; of a low one all."""
    from PIL import Image

    step = max(_EVERY * _SLICE, full.height // _MOST_SLICES)
    tops = range(step // 2, full.height - _SLICE, step)
    if not tops:
        return full
    sample = Image.new(full.mode, (full.width, len(tops) * _SLICE))
    for number, top in enumerate(tops):
        sample.paste(full.crop((0, top, full.width, top + _SLICE)), (0, number * _SLICE))
    return sample


def _numbered(full: Any, dot: int, colours: int) -> tuple[bytes, list[sixel.Rgb], int | None]:
    """The numbers of the colours of all dots, the colours, and the number of what isn't drawn, if there is any."""
    from PIL import Image

    small = full.reduce(dot) if dot > 1 else full
    hole = None if small.getextrema()[3][0] >= _SEEN else sixel.MOST_COLOURS - 1
    numbers = small.convert("RGB").quantize(min(colours, hole or colours), Image.Quantize.MEDIANCUT)
    palette = numbers.getpalette("RGB")
    if hole:
        numbers.paste(hole, mask=small.getchannel("A").point(lambda opacity: 255 * (opacity < _SEEN)))
    wide = numbers.resize((small.width * dot, small.height * dot), Image.Resampling.NEAREST)
    pixels = wide.crop((0, 0, *full.size)).tobytes()
    return pixels, list(zip(palette[::3], palette[1::3], palette[2::3], strict=True)), hole
