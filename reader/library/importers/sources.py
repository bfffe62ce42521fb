"""What is imported from, as bytes or as text: a file, or a file in an archive."""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from reader.library.importers import lz4
from reader.library.importers.rows import DamagedError
from reader.utf16 import utf16_without_mark

HEAD = 1 << 16
_LABEL = re.compile(
    rb"""(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{1,20})""", re.I
)
# The encodings of bookmark files from before UTF-8; those not named here are read as UTF-8 and Windows-1252.
_OLD = re.compile(
    r"iso-8859-(?:[2-9]|1[0-6])|windows-125[013-8]|koi8-[ru]|shift_jis|euc-jp|euc-kr|gb2312|gbk|gb18030|big5"
)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8, as Windows-1252: old exports are in it, others have single lines of it."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("windows-1252", "replace"), error.end


codecs.register_error("reader.windows-1252", _as_windows)


class Source:
    """Bytes that can be read from their start more than once. beside opens its neighbour in an archive, by name."""

    def __init__(
        self, name: str, opened: Callable[[], BinaryIO], beside: Callable[[str], "Source | None"] = lambda name: None
    ) -> None:
        self.name = name
        self.beside = beside
        self._opened = opened
        self._at: Callable[[], int] = lambda: 0

    @classmethod
    def of_file(cls, path: Path) -> "Source":
        return cls(path.name, lambda: path.open("rb"))

    @property
    def position(self) -> int:
        """How many bytes are read."""
        try:
            return self._at()
        except ValueError:  # closed, as it ended
            return 0

    @contextmanager
    def binary(self) -> Iterator[BinaryIO]:
        with self._opened() as stream:
            self._at = stream.tell
            yield stream

    def head(self) -> bytes:
        """How it begins; of a packed one, what is packed."""
        with self.binary() as stream:
            return _unpacked(stream).read(HEAD)

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """Its text, in whichever encoding, line ends as they are.

        What can't be unpacked of it ends it; DamagedError is raised when all before that was taken.
        """
        encoding = encoding_of(self.head())
        with self.binary() as stream:
            plain = _unpacked(stream)
            yield io.TextIOWrapper(plain, encoding, "reader.windows-1252", newline="")
            for layer in (stream, plain):
                if isinstance(layer, _Unpacked) and layer.damage:
                    raise layer.damage


class _Pieces(io.RawIOBase):
    """Bytes that come in pieces, up to where they are damaged."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.damage: DamagedError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            self._rest = self._rest or next(self._pieces, b"")
        except DamagedError as error:
            self.damage = error
        count = min(len(buffer), len(self._rest))
        buffer[:count], self._rest = self._rest[:count], self._rest[count:]
        return count


class _Unpacked(io.BufferedReader):
    """The same as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = _Pieces(pieces)
        super().__init__(self._pieces)

    @property
    def damage(self) -> DamagedError | None:
        return self._pieces.damage


def in_pieces(pieces: Iterator[bytes]) -> BinaryIO:
    """Pieces of bytes as a file, that ends where making them raises DamagedError."""
    return _Unpacked(pieces)


def _unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream itself, or what is packed in it."""
    assert isinstance(stream, io.BufferedReader)
    return in_pieces(lz4.unpacked(stream)) if stream.peek(len(lz4.MAGIC)).startswith(lz4.MAGIC) else stream


def encoding_of(head: bytes) -> str:
    """The codec for a text that begins so: by its mark, its NULs, its bytes, else the label in it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if wide := utf16_without_mark(head):
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        found = _LABEL.search(head)
        label = found[1].decode("ascii").lower() if found else ""
        return label if _OLD.fullmatch(label) else "utf-8"
    return "utf-8"
