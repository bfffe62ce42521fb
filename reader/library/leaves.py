"""The rows in those pages of a damaged database that are intact, found without the tree that leads to them.

By sqlite.org/fileformat.html: page sizes and the freelist in 1.3, pages of b-trees in 1.6, records in 2.1.
"""

import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

Value = None | int | float | str | bytes

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_COLUMNS = 100


class Broken(ValueError):
    """A cell, or what it leads to, is none."""


def records(file: Path, is_wanted: Callable[[list[int]], bool]) -> Iterator[tuple[int | None, list[Value]]]:
    """The records that can be read whole of all pages in use: (row id, None for one of an index, values).

    is_wanted is asked with a record's serial types before its values are read. A text that is no UTF-8 comes with
    replacement characters.
    """
    with file.open("rb") as opened:
        pages = _Pages(opened)
        for number in range(1, pages.count + 1):
            if number in pages.free:
                continue
            page = pages.read(number)
            for cell in _cells(page, 100 if number == 1 else 0):
                try:
                    found = _record(pages, page, cell, page[100 if number == 1 else 0], is_wanted)
                except (Broken, IndexError, struct.error):
                    continue
                if found:
                    yield found


def knows_free_pages(file: Path) -> bool:
    """Whether the list of free pages is as long as the file's head says. Else what was deleted may be among records."""
    with file.open("rb") as opened:
        pages = _Pages(opened)
        return len(pages.free) == pages.free_count


class _Pages:
    """The pages of a file, those that are free by their numbers; free_count is how many these should be."""

    def __init__(self, opened: BinaryIO) -> None:
        self._opened = opened
        head = opened.read(100)
        size = int.from_bytes(head[16:18], "big")
        self.size = 65_536 if size == 1 else size
        self.usable = self.size - head[20]
        self.count = opened.seek(0, 2) // self.size if self.size >= 512 else 0
        self.free = self._free(int.from_bytes(head[32:36], "big"))
        self.free_count = int.from_bytes(head[36:40], "big")

    def read(self, number: int) -> bytes:
        """Raises Broken for a page that isn't there."""
        if not 0 < number <= self.count:
            raise Broken
        self._opened.seek((number - 1) * self.size)
        return self._opened.read(self.size)

    def _free(self, trunk: int) -> set[int]:
        """What lies on the freelist, as far as that can be followed: what stands there was deleted."""
        free = set[int]()
        while 0 < trunk <= self.count and trunk not in free:
            free.add(trunk)
            page = self.read(trunk)
            count = min(int.from_bytes(page[4:8], "big"), (self.usable - 8) // 4)
            free.update(struct.unpack_from(f">{count}I", page, 8))
            trunk = int.from_bytes(page[:4], "big")
        return free


def _cells(page: bytes, start: int) -> list[int]:
    """Where in a page of records its cells begin."""
    kind = page[start]
    if kind not in (_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR):
        return []
    begin = start + (12 if kind == _INDEX_INTERIOR else 8)
    count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (len(page) - begin) // 2)
    return list(struct.unpack_from(f">{count}H", page, begin))


def _record(
    pages: _Pages, page: bytes, at: int, kind: int, is_wanted: Callable[[list[int]], bool]
) -> tuple[int | None, list[Value]] | None:
    row_id = None
    if kind == _INDEX_INTERIOR:
        at += 4
    length, at = _varint(page, at)
    if kind == _TABLE_LEAF:
        row_id, at = _varint(page, at)
    local = _local(length, pages.usable, kind == _TABLE_LEAF)
    types = _types(page[at : at + local])
    if not is_wanted(types):
        return None
    payload = page[at : at + local]
    if local < length:
        payload += _overflow(pages, int.from_bytes(page[at + local : at + local + 4], "big"), length - local)
    return row_id, _values(payload, types)


def _local(length: int, usable: int, is_table: bool) -> int:
    """How much of a payload lies in its page (1.6, "Cell payload overflow")."""
    most = usable - 35 if is_table else (usable - 12) * 64 // 255 - 23
    least = (usable - 12) * 32 // 255 - 23
    if length <= most:
        return length
    wanted = least + (length - least) % (usable - 4)
    return wanted if wanted <= most else least


def _overflow(pages: _Pages, number: int, length: int) -> bytes:
    if length > pages.count * pages.size:
        raise Broken
    parts = []
    while length > 0:
        page = pages.read(number)
        parts.append(page[4 : 4 + min(length, pages.usable - 4)])
        length -= pages.usable - 4
        number = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _types(payload: bytes) -> list[int]:
    """The serial types in a record's head."""
    end, at = _varint(payload, 0)
    types = list[int]()
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
        if len(types) > _MOST_COLUMNS or kind in (10, 11):
            raise Broken
    return types


def _values(payload: bytes, types: list[int]) -> list[Value]:
    at, _ = _varint(payload, 0)
    values = list[Value]()
    for kind in types:
        size = 8 if kind == 7 else _INTEGERS.get(kind, 0) if kind < 12 else (kind - 12) // 2
        part = payload[at : at + size]
        if len(part) < size:
            raise Broken
        at += size
        if kind == 0:
            values.append(None)
        elif kind == 7:
            values.append(struct.unpack(">d", part)[0])
        elif kind < 10:
            values.append(int.from_bytes(part, "big", signed=True) if part else kind - 8)
        else:
            values.append(part.decode("utf-8", "replace") if kind % 2 else part)
    return values


def _varint(octets: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes (1.6), and where the next begins."""
    number = 0
    for count in range(9):
        octet = octets[at + count]
        if count == 8:
            return number << 8 | octet, at + 9
        number = number << 7 | octet & 0x7F
        if octet < 0x80:
            break
    return number, at + count + 1
