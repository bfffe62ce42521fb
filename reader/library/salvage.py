"""What can still be read of a damaged library, row by row."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reader.library import files
from reader.library.migrations import STEPS, version
from reader.text import clean

MOST_TRIED = 5_000_000
"""Row ids that are tried one by one between the two ends of a table that can be read."""

Row = tuple[Any, ...]
_FILLED = ("changed", "tag_count")


class Table(NamedTuple):
    """A table of a library. order is what its rows are kept by: "rowid", or the columns of its key."""

    name: str
    columns: str
    order: tuple[str, ...]
    width: int

    @property
    def is_numbered(self) -> bool:
        return self.order == ("rowid",)


@contextmanager
def damaged(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that reads whatever it can of a library's file, with what is left in its -wal; neither is changed.

    Raises sqlite3.DatabaseError where the file has lost its head.
    """
    wal = file.with_name(f"{file.name}-wal")
    has_wal = wal.exists() and wal.stat().st_size > 0 and not files.foreign_wal(file)
    with TemporaryDirectory(prefix="reader-") as folder:
        at = file.absolute()
        if has_wal:
            at = Path(shutil.copy(file, folder))
            shutil.copy(wal, folder)
        mode = "mode=rw" if has_wal else "mode=ro&immutable=1"
        with closing(sqlite3.connect(f"{at.as_uri()}?{mode}", uri=True, isolation_level=None)) as connection:
            connection.text_factory = readable
            # Without this a file that was cut short isn't read at all; nothing is written by it.
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield connection


def readable(octets: bytes) -> str:
    """A text of a damaged library, where it may be no UTF-8 any more."""
    return octets.decode("utf-8", "replace")


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a damaged library; today's where that can't be told."""
    found = version(connection)
    return found if 0 < found <= len(STEPS) else len(STEPS)


def tables(connection: sqlite3.Connection) -> list[Table]:
    """The tables of a library, bookmarks first: others belong to them. Those that triggers fill aren't among them."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name <> 'item', name"
    )
    return [_table(connection, name) for (name,) in names.fetchall() if name not in _FILLED]


def _table(connection: sqlite3.Connection, name: str) -> Table:
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    order = ("rowid",)
    try:
        connection.execute(f"SELECT rowid FROM {name} LIMIT 0")
    except sqlite3.OperationalError:
        order = tuple(column["name"] for column in sorted(columns, key=lambda one: one["pk"]) if column["pk"])
    return Table(name, ", ".join(column["name"] for column in columns), order, len(columns))


def rows(source: sqlite3.Connection, table: Table) -> list[Row]:
    """All rows of a table of a library that is whole; none where it hasn't got that table."""
    try:
        return [tuple(row) for row in source.execute(f"SELECT {table.columns} FROM {table.name}")]
    except sqlite3.OperationalError:
        return []


def put(target: sqlite3.Connection, table: Table, several: Iterable[Row]) -> int:
    """Adds rows that aren't there yet and that the library allows; how many it does not."""
    # A new library has facts about itself already, such as its uid.
    verb = "REPLACE" if table.name == "meta" else "IGNORE"
    sql = f"INSERT OR {verb} INTO {table.name} ({table.columns}) VALUES ({', '.join('?' * table.width)})"
    refused = 0
    target.execute("BEGIN")
    for row in several:
        try:
            target.execute(sql, row)
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError):
            refused += 1
    target.execute("COMMIT")
    return refused


def salvage(source: sqlite3.Connection, target: sqlite3.Connection, table: Table, highest: int = 0) -> bool:
    """Copies every row of a table that can be read and makes sense; whether that is all.

    highest is the last row id that the table may have had.
    """
    readable = _Readable(source, table, highest)
    refused = put(target, table, (tuple(map(_cleaned, row)) for row in readable.rows()))
    return not (readable.is_broken or refused)


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


class _Readable:
    """The rows of a damaged table: from both ends as far as that goes, and one by one between."""

    def __init__(self, source: sqlite3.Connection, table: Table, highest: int) -> None:
        self._source, self._table, self._highest = source, table, highest
        self.is_broken = False
        self._last = 0

    def rows(self) -> Iterator[Row]:
        """Some may come twice."""
        yield from self._walk("ASC")
        if not self.is_broken:
            return
        low = self._last
        self._last = self._highest + 1
        yield from self._walk("DESC", low)
        if self._table.is_numbered:
            for number in range(low + 1, min(self._last, low + MOST_TRIED)):
                with suppress(sqlite3.DatabaseError):
                    yield from (row[1:] for row in self._select(f"WHERE rowid = {number}"))

    def _walk(self, direction: str, stop: int = 0) -> Iterator[Row]:
        """Yields rows until one can't be read, or has the number to stop at."""
        try:
            for number, *row in self._select(
                f"ORDER BY {', '.join(f'{name} {direction}' for name in self._table.order)}"
            ):
                if self._table.is_numbered:
                    if stop and number <= stop:
                        return
                    self._last = number
                yield tuple(row)
        except sqlite3.DatabaseError:
            self.is_broken = True

    def _select(self, how: str) -> Iterator[Row]:
        table = self._table
        return iter(self._source.execute(f"SELECT {table.order[0]}, {table.columns} FROM {table.name} {how}"))


def known(source: sqlite3.Connection) -> dict[int, str]:
    """The id and address of each bookmark that the index of addresses knows, which lies apart from the rows."""
    found: dict[int, str] = {}
    with suppress(sqlite3.DatabaseError):
        for key, item_id in source.execute("SELECT key, id FROM item ORDER BY key"):
            if isinstance(item_id, int) and 0 < item_id < 2**48:
                found[item_id] = clean(str(key))
    return found
