"""Which tables a library of a version has, and where one that was damaged differs: a check that SQLite's own isn't.

PRAGMA integrity_check holds pages and rows against the tables that the library says it has, whatever those are.
"""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reader.library.migrations import STEPS, migrate, version

_OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type, name"


class _Object(NamedTuple):
    """A table, index or trigger; what it is: the columns of a table, of others the words it was made by."""

    name: str
    is_made_of: tuple[object, ...]


def is_library(connection: sqlite3.Connection) -> bool:
    """Whether the tables are a library's for the most part, whatever the file's head says it is.

    Raises sqlite3.DatabaseError where nobody can tell which tables there are.
    """
    there = {name for (_, name, _) in connection.execute(_OBJECTS).fetchall()}
    return any(
        2 * len({one.name for one in _of_version(number)} & there) > len(_of_version(number))
        for number in range(1, len(STEPS) + 1)
    )


def flaws(connection: sqlite3.Connection) -> list[str]:
    """The names of what a library lacks, or has otherwise than its version says.

    What a newer version has nobody knows here; but one that has today's tables to the letter has only a wrong number.
    """
    number, has = version(connection), _objects(connection)
    if number > len(STEPS):
        return ["its version"] if has == _of_version(len(STEPS)) else []
    ought, today = _of_version(number), _of_version(len(STEPS))
    wrong = sorted(one.name for one in ought - has)
    # More than a version has is another program's affair; what a later one has tells that the number is wrong.
    later = {one.name for one in today} - {one.name for one in ought}
    return wrong + sorted(later & {one.name for one in has})


def version_of(connection: sqlite3.Connection) -> int:
    """The version of a damaged library: that which has most of its tables; among equals the one that it says.

    Else the one that has the fewest besides: much of what a library had may be lost.
    """
    said = version(connection)
    try:
        has = _objects(connection)
    except sqlite3.DatabaseError:
        has = set()
    if not has:
        return said if 0 < said <= len(STEPS) else len(STEPS)

    def likeness(number: int) -> tuple[int, bool, int, int]:
        ought = _of_version(number)
        return len(has & ought), number == said, -len(ought - has), number

    return max(range(1, len(STEPS) + 1), key=likeness)


@cache
def _of_version(number: int) -> frozenset[_Object]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        migrate(empty, Path(":memory:"), STEPS[:number])
        return frozenset(_objects(empty))


def _objects(connection: sqlite3.Connection) -> set[_Object]:
    found = set()
    for kind, name, sql in connection.execute(_OBJECTS).fetchall():
        if kind == "table":
            # The columns, as versions of SQLite write what ALTER TABLE did each in their own way.
            columns = connection.execute(
                'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?)', (name,)
            )
            found.add(_Object(name, tuple(map(tuple, columns.fetchall()))))
        else:
            found.add(_Object(name, (sql,)))
    return found
