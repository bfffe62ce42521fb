"""From any older shape of the library to today's: numbered steps, each all or nothing."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader import __version__

Step = Callable[[sqlite3.Connection], None]


def _first(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema.sql")


def _second(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema-2.sql")


def _third(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema-3.sql")


def _fourth(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema-4.sql")


def _fifth(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema-5.sql")


def _sixth(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema-6.sql")


def _seventh(connection: sqlite3.Connection) -> None:
    from reader import links

    _run_file(connection, "schema-7.sql")
    rows = connection.execute("SELECT id, coalesce(url, source) FROM item").fetchall()
    connection.executemany("UPDATE item SET host = ? WHERE id = ?", [(links.site(row[1]), row[0]) for row in rows])


def _eighth(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema-8.sql")


def _ninth(connection: sqlite3.Connection) -> None:
    _run_file(connection, "schema-9.sql")


def _run_file(connection: sqlite3.Connection, name: str) -> None:
    run_script(connection, Path(__file__).with_name(name).read_text("utf-8"))


STEPS: tuple[Step, ...] = (_first, _second, _third, _fourth, _fifth, _sixth, _seventh, _eighth, _ninth)
"""Step n brings a library of version n to version n + 1; a step that was published never changes."""

HARMLESS: frozenset[int] = frozenset((8, 9))
"""The versions that only added what older readers needn't know: these may go on writing."""


def version(connection: sqlite3.Connection) -> int:
    """How many steps a library has behind it."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def compatible(connection: sqlite3.Connection) -> int:
    """How many steps a reader must know to write into a library."""
    try:
        found = connection.execute("SELECT value FROM meta WHERE name = 'compatible'").fetchone()
    except sqlite3.OperationalError:
        return version(connection)
    return int(found[0]) if found and found[0].isdecimal() else version(connection)


def migrate(connection: sqlite3.Connection, file: Path, steps: Sequence[Step] = STEPS) -> None:
    """Runs the steps that are still to do, after a verified backup where there is anything to lose.

    A step that fails leaves the library at the version before it, and raises what failed.
    """
    done = version(connection)
    if done >= len(steps):
        return
    if done:
        from reader.library import backups, shape

        if done < len(STEPS) and shape.version_of(connection) != done:
            raise sqlite3.DatabaseError(f"its tables are not those of version {done}, which it says it has")
        backups.before_migration(connection, file, done)
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for number, step in enumerate(steps[done:], done + 1):
            _take(connection, number, step)
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _take(connection: sqlite3.Connection, number: int, step: Step) -> None:
    """One step in one transaction; nothing where another process has taken it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version(connection) == number - 1:
            step(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise sqlite3.IntegrityError(f"version {number} would leave rows without their owner")
            needed = max(n for n in range(number + 1) if n not in HARMLESS)
            facts = (("written_by", __version__), ("compatible", str(needed)))
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts)
            connection.execute(f"PRAGMA user_version = {number:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def run_script(connection: sqlite3.Connection, script: str) -> None:
    """Runs each statement in the open transaction (sqlite3's executescript would commit it first)."""
    for statement in _statements(script):
        connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
