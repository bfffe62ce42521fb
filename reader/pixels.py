"""The child process that decodes one picture: its bytes in, the few pixels that a terminal has room for out.

Run as `python -P -m reader.pixels`: a line of JSON on standard input (columns, rows, ground: the colour behind what is
transparent) and the picture; a line of JSON comes back (columns, rows, or error) and three bytes for each pixel, line
by line. It has 10 s of CPU and 1 GB of memory where the system can limit them, and needs Pillow, of the extra "images".
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


def pixels_of(content: bytes, columns: int, rows: int, ground: tuple[int, int, int]) -> tuple[int, int, bytes]:
    """A picture's columns, rows and pixels (RGB), no larger than asked. Raises ValueError for what is no picture."""
    from PIL import Image

    with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
        if picture.width * picture.height > _MOST_PIXELS:
            raise ValueError("it has more than 50 million pixels")
        picture.draft("RGB", (columns * 2, rows * 2))
        small = picture.convert("RGBA")
    small.thumbnail((columns, rows))
    behind = Image.new("RGBA", small.size, (*ground, 255))
    behind.alpha_composite(small)
    return small.width, small.height, behind.convert("RGB").tobytes()


def main() -> int:
    for kind, amount in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        with suppress(ValueError, OSError):  # macOS has no limit of memory
            resource.setrlimit(kind, (amount, amount))
    asked = json.loads(sys.stdin.buffer.readline())
    answer: dict[str, int | str]
    pixels = b""
    try:
        red, green, blue = asked["ground"]
        columns, rows, pixels = pixels_of(sys.stdin.buffer.read(), asked["columns"], asked["rows"], (red, green, blue))
        answer = {"columns": columns, "rows": rows}
    except ImportError:
        answer = {"error": "Pillow is not installed"}
    except Exception as error:  # whatever a hostile picture finds in the decoders
        answer = {"error": f"it can't be decoded ({type(error).__name__})"}
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + pixels)
    return 0


if __name__ == "__main__":
    sys.exit(main())
