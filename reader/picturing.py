"""A picture of a page as the pixels that a terminal has room for: fetched, then decoded in a child of its own."""

import asyncio
import json
import sys
from importlib.util import find_spec
from typing import NamedTuple

from reader import links
from reader.errors import FetchError
from reader.fetch.limits import Limits

_SECONDS = 20.0


class Pixels(NamedTuple):
    """Rows of pixels, three bytes each: red, green, blue."""

    columns: int
    rows: int
    content: bytes

    def at(self, column: int, row: int) -> tuple[int, int, int]:
        """The colour of a pixel; below the last row, of that."""
        start = 3 * (min(row, self.rows - 1) * self.columns + column)
        red, green, blue = self.content[start : start + 3]
        return red, green, blue


def can_draw() -> bool:
    """Whether the extra for pictures is installed."""
    return find_spec("PIL") is not None


async def fetched(address: str, source: str, limits: Limits) -> bytes:
    """The bytes of the picture at an address that a page at source names.

    Only the page's own host may be on a private network. Raises FetchError where it can't be had.
    """
    from reader.fetch import http
    from reader.fetch.network import Guard

    guard = Guard(is_public=links.host(address) != links.host(source))
    page = await http.get(address, address, limits, lambda host, what: None, guard=guard, is_picture=True)
    return page.content


async def decoded(content: bytes, columns: int, rows: int, ground: tuple[int, int, int]) -> Pixels:
    """The pixels of a picture's bytes, at most columns by rows, on a ground.

    Raises FetchError where they are none that can be decoded within the limits.
    """
    # -P: a folder named reader in the working directory must not be what is run.
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "reader.pixels",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    asked = json.dumps({"columns": columns, "rows": rows, "ground": ground}).encode()
    try:
        out, _ = await asyncio.wait_for(child.communicate(asked + b"\n" + content), _SECONDS)
        line, _, pixels = out.partition(b"\n")
        answer = json.loads(line)
    except (TimeoutError, OSError, ValueError):
        raise FetchError("this picture takes more memory or time than a picture may") from None
    finally:
        if child.returncode is None:
            child.kill()
    if "error" in answer or len(pixels) != 3 * answer["columns"] * answer["rows"] or not pixels:
        raise FetchError(f"this is no picture that can be drawn: {answer.get('error', 'it is empty')}")
    return Pixels(answer["columns"], answer["rows"], pixels)
