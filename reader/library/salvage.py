"""What can still be read of a damaged library, row by row."""

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reader.library import faults, files, leaves
from reader.library.plausible import REPLACEMENT
from reader.text import clean

Row = tuple[Any, ...]
_FILLED = ("changed", "tag_count")
# Nothing that reader wrote has one, as all of it was cleaned: they tell that a text isn't what it was.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127), REPLACEMENT)


class Column(NamedTuple):
    """A column: its name, which kinds of values SQLite keeps in it ("int", "text", "blob", "null"), and its default."""

    name: str
    types: frozenset[str]
    default: object


class Table(NamedTuple):
    """A table of a library; is_numbered tells that its rows are kept by a number, which names also its first column."""

    name: str
    fields: tuple[Column, ...]
    is_numbered: bool

    @property
    def columns(self) -> str:
        return ", ".join(field.name for field in self.fields)


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
            with faults.telling_damage():
                connection.execute("PRAGMA writable_schema = ON")
                connection.execute("PRAGMA cell_size_check = ON")
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            yield connection


def readable(octets: bytes) -> str:
    """A text of a damaged library, where it may be no UTF-8 any more."""
    return octets.decode("utf-8", "replace")


def tables(connection: sqlite3.Connection) -> list[Table]:
    """The tables of a library, bookmarks first: others belong to them. Those that triggers fill aren't among them."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name <> 'item', name"
    )
    return [_table(connection, name) for (name,) in names.fetchall() if name not in _FILLED]


def _table(connection: sqlite3.Connection, name: str) -> Table:
    found = connection.execute(f"PRAGMA table_info({name})").fetchall()
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    is_alias = found[0]["pk"] and found[0]["type"] == "INTEGER" and not sql.endswith("WITHOUT ROWID")
    fields = [Column(one["name"], _types_of(one), _default(connection, one["dflt_value"])) for one in found]
    if is_alias:
        fields[0] = fields[0]._replace(types=frozenset(("null",)))
    return Table(name, tuple(fields), bool(is_alias))


def _types_of(column: sqlite3.Row) -> frozenset[str]:
    kind = {"INTEGER": ("int",), "REAL": ("int", "float"), "BLOB": ("blob",)}.get(column["type"], ("text",))
    return frozenset(kind if column["notnull"] or column["pk"] else (*kind, "null"))


def _default(connection: sqlite3.Connection, written: str | None) -> object:
    return None if written is None else connection.execute(f"SELECT {written}").fetchone()[0]


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
    sql = f"INSERT OR {verb} INTO {table.name} ({table.columns}) VALUES ({', '.join('?' * len(table.fields))})"
    refused = 0
    target.execute("BEGIN")
    for row in several:
        try:
            target.execute(sql, row)
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError):
            refused += 1
    target.execute("COMMIT")
    return refused


def salvage(
    source: sqlite3.Connection, target: sqlite3.Connection, table: Table, doubt: Callable[[Row], Row] | None = None
) -> bool:
    """Copies every row of a table that can be read and makes sense; whether that is all.

    doubt is what becomes of a row that no tree leads to, where it may have been deleted before.
    """
    walked = _Walked(source, table)
    refused = put(target, table, (tuple(map(_cleaned, row)) for row in walked))
    if walked.is_broken:
        scattered = (tuple(map(_cleaned, row)) for row in _scattered(source, table))
        is_doubtful = doubt and not leaves.knows_free_pages(_file_of(source))
        put(target, table, map(doubt, scattered) if doubt and is_doubtful else scattered)
    return not (walked.is_broken or refused)


def _cleaned(value: object) -> object:
    return clean(value.translate(_CONTROLS)) if isinstance(value, str) else value


class _Walked:
    """The rows of a table in their order, until one can't be read."""

    def __init__(self, source: sqlite3.Connection, table: Table) -> None:
        self._source, self._table = source, table
        self.is_broken = False

    def __iter__(self) -> Iterator[Row]:
        try:
            yield from map(tuple, self._source.execute(f"SELECT {self._table.columns} FROM {self._table.name}"))
            # Pages that a file has lost at its end read as empty ones, and a page may have lost count of its rows.
            self.is_broken = not is_sound(self._source, self._table.name)
        except sqlite3.DatabaseError:
            self.is_broken = True


def is_sound(source: sqlite3.Connection, table: str) -> bool:
    """Whether SQLite finds nothing wrong with the pages of a table and of its indexes."""
    return [row[0] for row in source.execute(f"PRAGMA quick_check({table})")] == ["ok"]


def _file_of(source: sqlite3.Connection) -> Path:
    """The file that a connection reads, with all that was in its -wal."""
    with suppress(sqlite3.DatabaseError):
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(source.execute("PRAGMA database_list").fetchone()[2])


def _scattered(source: sqlite3.Connection, table: Table) -> Iterator[Row]:
    """The rows in all intact pages of the file that can only be the table's, in no order, those before among them.

    What was deleted isn't among them, unless the list of free pages is damaged too (reader.library.leaves).
    """
    file = _file_of(source)
    rest = [field.default for field in table.fields]

    def is_of_table(types: list[int]) -> bool:
        if not 0 < len(types) <= len(table.fields):
            return False
        found = zip(map(_type, types), table.fields, strict=False)
        missing = table.fields[len(types) :]
        return all(kind in field.types for kind, field in found) and all(
            field.default is not None or "null" in field.types for field in missing
        )

    for number, values in leaves.records(file, is_of_table):
        if table.is_numbered:
            values[0] = number
        yield (*values, *rest[len(values) :])


def _type(serial: int) -> str:
    """What a serial type keeps (sqlite.org/fileformat.html, 2.1)."""
    if serial in (0, 7):
        return "float" if serial else "null"
    return "int" if serial < 10 else "text" if serial % 2 else "blob"


def known(source: sqlite3.Connection) -> tuple[dict[int, str], bool]:
    """The id and address of each bookmark that the index of addresses knows, which lies apart from the rows.

    Beside them whether these are all.
    """
    found: dict[int, str] = {}
    try:
        for key, item_id in source.execute("SELECT key, id FROM item ORDER BY key"):
            if isinstance(item_id, int) and 0 < item_id < 2**48:
                found[item_id] = clean(str(key))
        return found, is_sound(source, "item")
    except sqlite3.DatabaseError:
        return found, False
