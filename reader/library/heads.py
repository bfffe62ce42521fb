"""A damaged library that has lost its first page, or a part of it, with one that makes the others readable.

The first page is a head of 100 bytes, which says how to read the file, and after it the list of tables. Each may be
lost without the other. By sqlite.org/fileformat.html: the head in 1.3, pages of b-trees in 1.6.
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
_HEAD_LENGTH = 100
_PAGE_SIZE = files.PAGE_SIZE.to_bytes(2, "big")
_EMPTY_LEAF = b"\x0d\0\0\0\0" + _PAGE_SIZE + b"\0"  # of a table: no cells, their room begins at the page's end
_NO_TABLES = _EMPTY_LEAF.ljust(files.PAGE_SIZE - _HEAD_LENGTH, b"\0")


@contextmanager
def with_a_head(file: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection to a copy of a library whose first page was mended as far as need be; None where that can't be done.

    Where the list of tables is lost the copy has none: its rows are found by their shape alone, and may be anyone's.
    """
    with TemporaryDirectory(prefix="reader-") as folder, ExitStack() as opened:
        has_more_pages = file.stat().st_size > files.PAGE_SIZE
        yield next(_attempts(file, Path(folder), opened), None) if has_more_pages else None


def has_tables(connection: sqlite3.Connection) -> bool:
    """Whether a library still knows which tables it has."""
    try:
        found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('item', 'snapshot')").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(found[0] == 2)


def _attempts(file: Path, folder: Path, opened: ExitStack) -> Iterator[sqlite3.Connection]:
    """Connections to the copy, the first of them with the most of its own first page that can be read.

    Its own list of tables goes before none at all, and with each its own head before that of an empty library.
    """
    copied = _copied(file, folder)
    with file.open("rb") as damaged:
        first_page = damaged.read(files.PAGE_SIZE)
    tables = (first_page[_HEAD_LENGTH:], _NO_TABLES)
    heads = (*_own_head(first_page), _new_head(folder))
    for table_list, head in product(tables, heads):
        with copied.open("r+b") as mended:
            mended.write(head + table_list)
        with ExitStack() as attempt:
            try:
                connection = attempt.enter_context(salvage.damaged(copied))
            except sqlite3.DatabaseError:
                continue
            if table_list == _NO_TABLES or has_tables(connection):
                opened.push(attempt.pop_all())
                yield connection


def _copied(file: Path, folder: Path) -> Path:
    """A copy that may be written, with the -wal that belongs to it."""
    copied = Path(shutil.copy(file, folder))
    copied.chmod(0o600)
    wal = file.with_name(f"{file.name}-wal")
    if wal.exists() and not files.foreign_wal(file):
        shutil.copy(wal, folder)
    return copied


def _own_head(first_page: bytes) -> list[bytes]:
    """The library's own head, if that is one but for its first bytes: it knows which pages are free."""
    application_id = files.APPLICATION_ID.to_bytes(4, "big")
    is_ours = first_page[16:18] == _PAGE_SIZE and first_page[68:72] == application_id
    return [_MAGIC + first_page[16:_HEAD_LENGTH]] if is_ours else []


def _new_head(folder: Path) -> bytes:
    """The head of an empty library, without the count of its pages: SQLite takes the file's size then."""
    empty = folder / "empty.db"
    empty.touch(0o600)
    files.fill(empty, STEPS)
    with empty.open("rb") as opened:
        head = opened.read(_HEAD_LENGTH)
    return head[:28] + bytes(4) + head[32:]
