"""The child process that decodes one picture: its bytes in, the few pixels that a terminal has room for out.

Run as `python -P -m reader.pixels`: a line of JSON on standard input (columns, rows, dots, sixel_bytes) and the
picture; a line of JSON comes back (columns, rows, width and height of the whole picture, or error) and four bytes for
each pixel, line by line: red, green, blue, and how opaque it is. Where dots says that a pixel is more than one of the
terminal's dots wide or high, the same in dots follows: a PNG, or where sixel_bytes says how many there may be of them,
a line for each band of sixels. The child has 10 s of CPU and 1 GB of memory where the system can limit them, and needs
Pillow, of the extra "images".
"""

import io
import json
import resource
import sys
from contextlib import suppress
from math import ceil
from typing import Any

from reader import sixel
from reader.banding import bands

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 10
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_MOST_PIXELS = 50_000_000
_MOST_DOTS = 2_000_000
_USUAL_DOTS = 10  # across a cell, as large as those of a web page


def fitted(width: int, height: int, columns: int, rows: int) -> tuple[int, int]:
    """The size of a picture where there is room for columns and rows: in its proportions, never enlarged."""
    share = min(1.0, columns / width, rows / height)
    return max(round(width * share), 1), max(round(height * share), 1)


def pixels_of(
    content: bytes, columns: int, rows: int, dots: tuple[float, float], sixel_bytes: int = 0
) -> tuple[dict[str, int], bytes, bytes]:
    """A picture's sizes and its pixels, no more than asked, and the same in dots, if that is finer.

    In dots it is a PNG, or so many bytes of sixels at most, a line for each band of them. Raises ValueError for what
    is no picture.
    """
    across, down = dots
    # One that is yet to be turned may be wide where it is to be high.
    picture, width, height = _decoded(content, ceil(2 * max(columns * across, rows * down)))
    share = min(_USUAL_DOTS / across, 1.0)  # where dots are finer, each of the picture's takes several
    width, height = ceil(width / (across * share)), ceil(height / (down * share))
    size = fitted(width, height, columns, rows)
    pixels = _scaled(picture, *size).tobytes()
    fine = b""
    if across * down > 1:
        wide, high = round(size[0] * across), round(size[1] * down)
        cell = round(2 * down)
        fine = _sixels(picture, wide, high, cell, sixel_bytes) if sixel_bytes else _png(picture, wide, high)
    return {"columns": size[0], "rows": size[1], "width": width, "height": height}, pixels, fine


def _decoded(content: bytes, longest: int) -> tuple[Any, int, int]:
    """A picture upright, its sides not much longer than longest where that is quicker, and its own width and height."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        opened = Image.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise ValueError(f"it is none of {', '.join(_FORMATS)}") from None
    with opened as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise ValueError("it has more than 50 million pixels")
        width, height = picture.size
        picture.draft("RGB", (longest, longest))
        ImageOps.exif_transpose(picture, in_place=True)
        small = picture.convert("RGBA")
    if (small.width > small.height) != (width > height):
        width, height = height, width
    return small, width, height


def _scaled(picture: Any, width: int, height: int) -> Any:
    from PIL import Image

    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _png(picture: Any, width: int, height: int) -> bytes:
    """A picture of RGBA as PNG, at most so large, without its opacity where all of it is opaque."""
    width, height = min(width, picture.width), min(height, picture.height)
    share = min(1.0, (_MOST_DOTS / (width * height)) ** 0.5)
    fine = _scaled(picture, max(int(width * share), 1), max(int(height * share), 1))
    if fine.getextrema()[3][0] == 255:
        fine = fine.convert("RGB")
    kept = io.BytesIO()
    fine.save(kept, "PNG")
    return kept.getvalue()


def _sixels(picture: Any, width: int, height: int, cell: int, most: int) -> bytes:
    """A picture of RGBA in so many dots, without those at its end that fill no row of sixels in its lines of cells."""
    room = ceil(height / cell) * cell // sixel.HIGH * sixel.HIGH
    return b"\n".join(bands(picture, width, min(height, room), cell, most)) if room else b""


def main() -> int:
    for kind, amount in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        with suppress(ValueError, OSError):  # macOS has no limit of memory
            resource.setrlimit(kind, (amount, amount))
    asked = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, int] | dict[str, str]
    pixels = fine = b""
    try:
        answer, pixels, fine = pixels_of(sys.stdin.buffer.read(), **asked)
    except ImportError:
        answer = {"error": "Pillow is not installed"}
    except ValueError as error:
        answer = {"error": str(error)}
    except Exception as error:  # whatever a hostile picture finds in the decoders
        answer = {"error": f"it can't be decoded ({type(error).__name__})"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pixels + fine)
    return 0


if __name__ == "__main__":
    sys.exit(main())
