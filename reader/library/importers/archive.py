"""A zip archive on disk: its files by name, read as streams and never unpacked, and nothing of one made to burst."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from reader.library.importers.rows import DamagedError, ImportingError
from reader.library.importers.sources import Source, in_pieces

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins; the second is an empty one."""
ENTRY_BYTES = 1_000_000_000
RATIO = 200
"""Exports of text shrink to a fifth, of repeated rows to a fiftieth; a bomb to a thousandth."""
_PIECE = 1 << 16
_SMALL = 1_000_000
_DIRECTORY_BYTES = 8_000_000
_LOCAL_HEADER_BYTES = 30
_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_COMMENT = 1 << 16
_ENCRYPTED = 1
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, OSError, NotImplementedError, RuntimeError, ValueError),
)

_DAMAGED = "the archive is damaged; get it again, or unpack it and import what is in it"
_BOMB = "the archive claims to hold far more than an export does, and is not unpacked"
_LARGE = "the archive holds more files than an export does; unpack it and import what is in it"
_LOCKED = "the archive is encrypted; unpack it with its password and import what is in it"


class Archive:
    """The files of an archive. Raises ImportingError for what is damaged, encrypted or a bomb."""

    def __init__(self, path: Path) -> None:
        size = path.stat().st_size
        if _directory_bytes(path, size) > _DIRECTORY_BYTES:
            raise ImportingError(_LARGE)
        self._file = path.open("rb")
        try:
            self._zip = zipfile.ZipFile(self._file)
        except _BROKEN:
            raise ImportingError(_DAMAGED) from None
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise ImportingError(_LOCKED)
        if _is_bomb(entries, size):
            raise ImportingError(_BOMB)
        # A service wrote some files twice; the last of a name counts.
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> list[str]:
        """Its files in their order, without what macOS puts beside each."""
        return [name for name in self._entries if not name.startswith("__MACOSX/")]

    @property
    def position(self) -> int:
        """Where it is read."""
        return self._file.tell()

    def find(self, name: str) -> Source | None:
        """A file of it, None where it isn't there."""
        entry = self._entries.get(name)
        return Source(name, lambda: in_pieces(self._pieces(entry)), self.find) if entry else None

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(entry) as stream:
                while piece := stream.read(_PIECE):
                    yield piece
        except _BROKEN:
            raise DamagedError(f"{entry.filename} can't be unpacked from here on", in_row=False) from None


def _directory_bytes(path: Path, size: int) -> int:
    """What the archive's directory says it takes, as zipfile would read it whole. 0 where none is found.

    Source: PKWARE APPNOTE 4.3.16; its largest value stands for "more than fits", and counts as such.
    """
    with path.open("rb") as stream:
        stream.seek(max(0, size - _END_BYTES - _LONGEST_COMMENT))
        end = stream.read()
    at = end.rfind(_END)
    return int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0


def _is_bomb(entries: list[zipfile.ZipInfo], size: int) -> bool:
    """Whether a file unpacks to too much, or files share the same bytes, as those of small bombs do."""
    if any(entry.file_size > min(ENTRY_BYTES, max(RATIO * entry.compress_size, _SMALL)) for entry in entries):
        return True
    if sum(entry.file_size for entry in entries) > max(RATIO * size, _SMALL):
        return True
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            return True
        end = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size
    return end > size
