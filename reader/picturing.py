"""The pictures of pages as the pixels that a terminal has room for: fetched once, decoded in a child of its own."""

import asyncio
import json
import sys
from collections import OrderedDict, defaultdict
from importlib.util import find_spec
from typing import NamedTuple

from reader import links
from reader.errors import FetchError
from reader.fetch.limits import Limits
from reader.pixels import fitted
from reader.sixel import is_harmless

_SECONDS = 20.0
_MOST_AT_ONCE = 2
_KEPT_BYTES = 32_000_000


class Pixels(NamedTuple):
    """Rows of pixels, four bytes each: red, green, blue, opacity. width and height are those of the whole picture.

    png is the same finer, for a terminal that draws pictures itself; number is what it calls the picture once it was
    sent there, 0 where it wasn't. sixels are the same for one that draws these: bands of whole lines of cells.
    """

    columns: int
    rows: int
    width: int
    height: int
    content: bytes
    png: bytes = b""
    number: int = 0
    sixels: tuple[bytes, ...] = ()

    @property
    def size(self) -> tuple[int, int]:
        return self.columns, self.rows

    def fitted(self, columns: int, rows: int) -> tuple[int, int]:
        """The columns and rows that the picture has where there is room for so many."""
        return fitted(self.width, self.height, columns, rows)

    def at(self, column: int, row: int) -> tuple[int, int, int, int]:
        """The colour of a pixel, and its opacity."""
        start = 4 * (row * self.columns + column)
        red, green, blue, opacity = self.content[start : start + 4]
        return red, green, blue, opacity


class Pictures:
    """Gets pictures, a few at once, from each host one after the other; their bytes are kept for the next size.

    Lives in the loop of the network.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._seats = asyncio.Semaphore(_MOST_AT_ONCE)

    async def pixels(
        self,
        address: str,
        source: str,
        room: tuple[int, int],
        dots: tuple[float, float] = (1, 1),
        sixel_bytes: int = 0,
    ) -> Pixels:
        """The picture at an address that a page at source names, for a room of so many columns and rows of pixels.

        So many dots of the terminal, across and down, go into each, as PNG, or in so many bytes of sixels. It is not
        enlarged beyond its size on a web page.
        Raises FetchError where it can't be had, or is none that can be decoded within the limits.
        """
        async with self._turns[links.host(address) or ""]:
            if address not in self._kept:
                async with self._seats:
                    self._keep(address, await _fetched(address, source, self._limits))
            content = self._kept[address]
        async with self._seats:
            return await _decoded(content, room, dots, sixel_bytes)

    def _keep(self, address: str, content: bytes) -> None:
        """Keeps the bytes of a picture; the oldest go where all would be too many."""
        self._kept[address] = content
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > _KEPT_BYTES:
            self._kept.popitem(last=False)


def can_draw() -> bool:
    """Whether the extra for pictures is installed."""
    return find_spec("PIL") is not None


async def _fetched(address: str, source: str, limits: Limits) -> bytes:
    """The bytes of a picture. Only the page's own host may be on a private network."""
    from reader.fetch import http
    from reader.fetch.network import Guard

    guard = Guard(is_public=links.host(address) != links.host(source))
    page = await http.get(address, address, limits, lambda host, what: None, guard=guard, is_picture=True)
    return page.content


async def _decoded(content: bytes, room: tuple[int, int], dots: tuple[float, float], sixel_bytes: int) -> Pixels:
    # -P: a folder named reader in the working directory must not be what is run.
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "reader.pixels",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    asked = json.dumps({"columns": room[0], "rows": room[1], "dots": dots, "sixel_bytes": sixel_bytes}).encode()
    try:
        out, _ = await asyncio.wait_for(child.communicate(asked + b"\n" + content), _SECONDS)
        line, _, found = out.partition(b"\n")
        answer = json.loads(line)
    except (TimeoutError, OSError, ValueError):
        raise FetchError("this picture takes more memory or time than a picture may") from None
    finally:
        if child.returncode is None:
            child.kill()
    if "error" in answer:
        raise FetchError(answer["error"])
    length = 4 * answer["columns"] * answer["rows"]
    if not length or len(found) < length:
        raise FetchError("it is empty")
    pixels, fine = Pixels(**answer, content=found[:length]), found[length:]
    return pixels._replace(sixels=_checked(fine, sixel_bytes)) if sixel_bytes else pixels._replace(png=fine)


def _checked(fine: bytes, most: int) -> tuple[bytes, ...]:
    """The bands of sixels; none where there is anything else in them, whatever a picture has made of the child."""
    bands = tuple(fine.split(b"\n")) if fine else ()
    return bands if sum(map(len, bands)) <= most and all(map(is_harmless, bands)) else ()
