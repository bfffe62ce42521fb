"""The child process that decodes one picture: its bytes in, the few pixels that a terminal has room for out.

Run as `python -P -m reader.pixels`: a line of JSON on standard input (columns, rows) and the picture; a line of JSON
comes back (columns, rows, width and height of the whole picture, or error) and four bytes for each pixel, line by line:
red, green, blue, and how opaque it is. It has 10 s of CPU and 1 GB of memory where the system can limit them, and needs
Pillow, of the extra "images".
"""

import io
import json
import resource
import sys
from contextlib import suppress

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 10
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
_MOST_PIXELS = 50_000_000


def fitted(width: int, height: int, columns: int, rows: int) -> tuple[int, int]:
    """The size of a picture where there is room for columns and rows: in its proportions, never enlarged."""
    share = min(1.0, columns / width, rows / height)
    return max(round(width * share), 1), max(round(height * share), 1)


def pixels_of(content: bytes, columns: int, rows: int) -> tuple[dict[str, int], bytes]:
    """A picture's sizes and its pixels, no more than asked. Raises ValueError for what is no picture."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        opened = Image.open(io.BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError:
        raise ValueError(f"it is none of {', '.join(_FORMATS)}") from None
    with opened as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise ValueError("it has more than 50 million pixels")
        width, height = picture.size
        longest = 2 * max(columns, rows)  # a picture that is yet to be turned may be wide where it is to be high
        picture.draft("RGB", (longest, longest))
        ImageOps.exif_transpose(picture, in_place=True)
        small = picture.convert("RGBA")
    if (small.width > small.height) != (width > height):
        width, height = height, width
    size = fitted(width, height, columns, rows)
    pixels = small.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0).tobytes()
    return {"columns": size[0], "rows": size[1], "width": width, "height": height}, pixels


def main() -> int:
    for kind, amount in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        with suppress(ValueError, OSError):  # macOS has no limit of memory
            resource.setrlimit(kind, (amount, amount))
    asked = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, int] | dict[str, str]
    pixels = b""
    try:
        answer, pixels = pixels_of(sys.stdin.buffer.read(), asked["columns"], asked["rows"])
    except ImportError:
        answer = {"error": "Pillow is not installed"}
    except ValueError as error:
        answer = {"error": str(error)}
    except Exception as error:  # whatever a hostile picture finds in the decoders
        answer = {"error": f"it can't be decoded ({type(error).__name__})"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pixels)
    return 0


if __name__ == "__main__":
    sys.exit(main())
