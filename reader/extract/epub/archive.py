"""A zip archive in memory: its files by name, and nothing of one that was made to burst."""

import io
import struct
import zipfile
import zlib
from urllib.parse import unquote, urlsplit

from reader.errors import DissectError

ENTRY_LIMIT = 50_000
ENTRY_BYTES = 100_000_000
TOTAL_BYTES = 200_000_000
RATIO = 200
"""Text compresses to a fifth; a bomb to a thousandth."""
_SMALL = 1_000_000
_LOCAL_HEADER_BYTES = 30
_CENTRAL_SIGNATURE = b"PK\x01\x02"
_ENCRYPTED = 1
# EPUB OCF 3, section 4.3: stored or deflated, nothing else.
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, OSError, NotImplementedError, RuntimeError, ValueError),
)

DAMAGED = "this EPUB is damaged; get it again"
BOMB = "this EPUB claims to hold far more than a book does, and is not unpacked"
LOCKED = "this EPUB is encrypted; open it with the program it was bought for"


class Archive:
    """The files of a zip archive. Raises DissectError for what is damaged, encrypted, or a bomb."""

    def __init__(self, content: bytes) -> None:
        if content.count(_CENTRAL_SIGNATURE) > ENTRY_LIMIT:
            raise DissectError(BOMB)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN:
            raise DissectError(DAMAGED) from None
        entries = self._zip.infolist()
        if _is_bomb(entries, len(content)):
            raise DissectError(BOMB)
        self._entries = {entry.filename: entry for entry in entries}
        self._folded = {name.casefold(): name for name in self._entries}

    @property
    def names(self) -> list[str]:
        return list(self._entries)

    def find(self, name: str) -> str | None:
        """The name of a file as the archive has it: as asked, else in other case."""
        return name if name in self._entries else self._folded.get(name.casefold())

    def read(self, name: str) -> bytes:
        """A file's bytes. Raises DissectError where it is not there, encrypted or damaged."""
        found = self.find(name)
        if found is None:
            raise DissectError(f"{DAMAGED}: it lacks {name}")
        entry = self._entries[found]
        if entry.flag_bits & _ENCRYPTED:
            raise DissectError(LOCKED)
        if entry.compress_type not in _COMPRESSIONS:
            raise DissectError(f"{DAMAGED}: {name} is packed in a way that EPUB doesn't know")
        try:
            with self._zip.open(entry) as file:
                return file.read(ENTRY_BYTES)
        except _BROKEN:
            raise DissectError(f"{DAMAGED}: {name} can't be unpacked") from None


def _is_bomb(entries: list[zipfile.ZipInfo], size: int) -> bool:
    """Whether the archive unpacks to too much, or its entries share the same bytes, as those of small bombs do."""
    total = sum(entry.file_size for entry in entries)
    if total > TOTAL_BYTES or total > max(RATIO * size, _SMALL):
        return True
    for entry in entries:
        if entry.file_size > ENTRY_BYTES or entry.file_size > max(RATIO * entry.compress_size, _SMALL):
            return True
    ends = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < ends:
            return True
        ends = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size
    return ends > size


def resolved(reference: str, base: str) -> tuple[str, str]:
    """(name, fragment) of what a reference in the file named base leads to; name is "" where it leads out."""
    from posixpath import dirname, join, normpath

    try:
        parts = urlsplit(reference.strip())
    except ValueError:
        return "", ""
    if parts.scheme or parts.netloc:
        return "", ""
    path = unquote(parts.path)
    name = normpath(join("/", dirname(base), path)).lstrip("/") if path else base
    return name, unquote(parts.fragment)
