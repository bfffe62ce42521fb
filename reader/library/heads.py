"""A damaged library that has lost its first page, or a part of it, with one that makes the others readable.

By sqlite.org/fileformat.html: the head of a file in 1.3, pages of b-trees in 1.6.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.library import files, salvage
from reader.library.migrations import STEPS

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
_NO_TABLES = (b"\x0d\0\0\0\0" + files.PAGE_SIZE.to_bytes(2, "big") + b"\0").ljust(files.PAGE_SIZE - _LENGTH, b"\0")


@contextmanager
def with_a_head(file: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection to a copy of a library whose first page was mended as far as need be; None where that can't be done.

    Where the list of tables is lost the copy has none: its rows are found by their shape alone, and may be anyone's.
    """
    with TemporaryDirectory(prefix="reader-") as folder, ExitStack() as opened:
        yield next(_readable(file, Path(folder), opened), None) if file.stat().st_size > files.PAGE_SIZE else None


def has_tables(connection: sqlite3.Connection) -> bool:
    """Whether a library still knows which tables it has."""
    try:
        found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('item', 'snapshot')").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found[0] == 2)


def _readable(file: Path, folder: Path, opened: ExitStack) -> Iterator[sqlite3.Connection]:
    """Connections to the copy, with as much of its own first page as can be read."""
    copied = Path(shutil.copy(file, folder))
    copied.chmod(0o600)
    wal = file.with_name(f"{file.name}-wal")
    if wal.exists() and not files.foreign_wal(file):
        shutil.copy(wal, folder)
    with file.open("rb") as damaged:
        page = damaged.read(files.PAGE_SIZE)
    for rest, head in product((page[_LENGTH:], _NO_TABLES), (*_own(page), _new(folder))):
        with copied.open("r+b") as mended:
            mended.write(head + rest)
        attempt = ExitStack()
        try:
            connection = attempt.enter_context(salvage.damaged(copied))
            if rest == _NO_TABLES or has_tables(connection):
                opened.push(attempt.pop_all())
                yield connection
        except sqlite3.DatabaseError:
            continue
        finally:
            attempt.close()


def _own(page: bytes) -> list[bytes]:
    """The library's own head, if that is one but for its first bytes: it knows which pages are free."""
    is_ours = page[16:18] == files.PAGE_SIZE.to_bytes(2, "big") and page[68:72] == files.APPLICATION_ID.to_bytes(
        4, "big"
    )
    return [_MAGIC + page[16:_LENGTH]] if is_ours else []


def _new(folder: Path) -> bytes:
    """The head of an empty library, without a count of pages: SQLite takes the file's size then."""
    empty = folder / "empty.db"
    empty.touch(0o600)
    files.fill(empty, STEPS)
    with empty.open("rb") as opened:
        head = opened.read(_LENGTH)
    return head[:28] + bytes(4) + head[32:]
