"""Files of libraries: opened, made whole under another name, put in place, set aside."""

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from reader.library import faults, volumes
from reader.library.migrations import Step, migrate

APPLICATION_ID = 0x52445231  # "RDR1"
PAGE_SIZE = 16384  # compressed copies of 2 to 4 KB would waste a third of pages of 4 KB
PATIENCE = 5.0  # seconds that a write waits for another process
REMOTE_PATIENCE = 30.0  # the same on the network, where each write locks the whole file (12 s were measured)
_BESIDE = ("-wal", "-shm", "-journal")

Identity = tuple[int, int]
"""Device and inode."""


def opened(file: Path, mode: str, is_remote: bool = False) -> sqlite3.Connection:
    """A connection that has read the file's head: a file that is no database raises here.

    On the network it is alone until settle: a log that was left can only be read without shared memory so.
    """
    patience = REMOTE_PATIENCE if is_remote else PATIENCE
    connection = sqlite3.connect(
        f"{file.as_uri()}?{mode}", uri=True, timeout=patience, isolation_level=None, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    pragmas = ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF")
    try:
        with faults.telling_damage():
            for pragma in ("locking_mode = EXCLUSIVE", *pragmas) if is_remote else pragmas:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def begin(connection: sqlite3.Connection, is_remote: bool) -> None:
    """Begins a transaction that writes, as soon as no other process has one.

    SQLite's own waiting asks ever more seldom, up to ten times a second, and one process that writes all the time
    finds the moment between two writes of another too late. So it is asked for every few milliseconds, and out of step.
    """
    patience = REMOTE_PATIENCE if is_remote else PATIENCE
    end = time.monotonic() + patience
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                    raise
            time.sleep((1 + time.monotonic_ns() % 4) / 1000)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * patience)}")


def settle(connection: sqlite3.Connection, is_remote: bool) -> None:
    """Keeps the library as fits where it lies: with a write-ahead log, on the network with a journal.

    Where others have it open it stays as it is, until one is first.
    """
    with suppress(sqlite3.OperationalError):
        connection.execute(f"PRAGMA journal_mode = {'DELETE' if is_remote else 'WAL'}")
    if is_remote:
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def is_ours(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def fill(fresh: Path, steps: Sequence[Step]) -> None:
    """Makes an empty file an empty library."""
    connection = opened(fresh, "mode=rw")
    try:
        connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        settle(connection, volumes.network_file_system(fresh.parent) is not None)
        migrate(connection, fresh, steps)
    finally:
        connection.close()


def put(fresh: Path, file: Path) -> None:
    """Gives a new file its name, unless another process was faster."""
    try:
        os.link(fresh, file)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not file.exists():
            os.rename(fresh, file)


def identity(file: Path) -> Identity | None:
    """Which file lies at a path, whatever its name; None for none."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def foreign_wal(file: Path) -> Path | None:
    """The -wal that belongs to another file than the one it lies beside; None where there is none.

    A backup has no write-ahead log (its head says so: sqlite.org/fileformat.html, 1.3.3). Where one was copied over
    the library by hand while a log was left, SQLite would write pages of the old file into the new one.
    """
    wal = file.with_name(f"{file.name}-wal")
    try:
        if wal.stat().st_size == 0:
            return None
        with file.open("rb") as head:
            return wal if head.read(20)[18:] == b"\1\1" else None
    except OSError:
        return None


def aside(file: Path, why: str) -> Path:
    """A name beside a file with the moment and the reason in it: main-2026-11-28T12-15-00Z-damaged.db."""
    return unused(file.with_name(f"{file.stem}-{moment()}-{why}{file.suffix}"))


def unused(file: Path) -> Path:
    """A name that nothing has yet: the one given, or that with a number."""
    names = (file.with_stem(f"{file.stem}-{number}") for number in count(2))
    return next(name for name in chain([file], names) if not os.path.lexists(name))


def set_beside_aside(file: Path, aside: Path) -> None:
    """Renames what SQLite keeps beside a library's file, to lie beside another."""
    for end in _BESIDE:
        with suppress(FileNotFoundError):
            os.rename(f"{file}{end}", f"{aside}{end}")


def drop_index(file: Path) -> Path | None:
    """Removes search.db beside a library, which is made anew from it; where a folder of that name is now, set aside."""
    index = file.with_name("search.db")
    if not index.is_dir() or index.is_symlink():
        remove(index)
        return None
    moved = aside(index, "folder")
    os.rename(index, moved)
    return moved


def remove(file: Path) -> None:
    """Removes a file of SQLite's with what that keeps beside it, which stays where a full disk ended its work."""
    for end in ("", *_BESIDE):
        Path(f"{file}{end}").unlink(missing_ok=True)


def moment() -> str:
    """This moment as it stands in names of files: 2026-11-28T12-15-00Z."""
    return time.strftime("%Y-%m-%dT%H-%M-%SZ", time.gmtime())
