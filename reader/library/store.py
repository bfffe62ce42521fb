"""The file that holds the library: opened, made on the first write, locked, and never damaged."""

import os
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

from reader import paths
from reader.errors import LibraryError
from reader.library import faults, files, volumes
from reader.library.migrations import STEPS, Step, compatible, migrate, version

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from reader.library.index import Index

_WAY_ON = "; change that, or name another folder with --library"
_ONLY_READ = f"open for reading only{_WAY_ON}"
# How many connections this process has to each file. While there is one, the file must not be
# opened beside SQLite: closing any handle on it would end all locks that the process has there (fcntl(2), "advisory
# record locking"), and the next process would take the write-ahead log for left behind.
_OPEN: Counter[files.Identity | None] = Counter()
_OPENING = RLock()


def now() -> str:
    """This moment in UTC, as all times of the library are written."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def new_uid() -> str:
    """A name that no other machine gives: the milliseconds since 1970, then 80 random bits.

    Names in the order of time keep their index together, which is written sooner. Source: RFC 9562, section 5.7.
    """
    return f"{time.time_ns() // 1_000_000:012x}{os.urandom(10).hex()}"


class Store:
    """One library in one folder. Any thread may use it; other processes may have it open too.

    notice is None, or the line that says why this library can only be read.
    """

    def __init__(self, folder: Path, steps: Sequence[Step] = STEPS) -> None:
        self.file = Path(os.path.abspath(folder), "main.db")
        self.notice: str | None = None
        self._steps = steps
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._copy: TemporaryDirectory[str] | None = None
        self._index: Index | None = None
        self._is_remote = False
        self._opened: files.Identity | None = None

    @classmethod
    def open(cls, folder: Path, steps: Sequence[Step] = STEPS) -> "Store":
        """The library of a folder; one that doesn't exist is empty, and made by the first write.

        Raises LibraryError where there is a file that can't be read as a library; it is left as it is. Raises it too
        where there was a library (reader.library.gone); none is made in its place.
        """
        store = cls(folder, steps)
        store.check()
        return store

    def check(self) -> None:
        """Raises LibraryError as any reading would; a library that isn't there yet is an empty one."""
        with self._lock, self._explaining():
            self._connected()

    @property
    def index(self) -> "Index":
        """The index of its words, opened when it is first asked."""
        from reader.library.index import Index

        self._index = self._index or Index(self)
        return self._index

    @property
    def why_read_only(self) -> str:
        """The notice without the name of the file; "" where there is none."""
        return (self.notice or "").removeprefix(f"{self.file}: ")

    def close(self) -> None:
        if self._index:
            self._index.close()
        with self._lock:
            if self._connection:
                with _OPENING:
                    self._connection.close()
                    _OPEN[self._opened] -= 1
            if self._copy:
                self._copy.cleanup()
            self._connection = self._copy = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """What a query finds; nothing where there is no library yet."""
        with self._lock, self._explaining():
            connection = self._connected()
            return connection.execute(sql, values).fetchall() if connection else []

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first of the rows."""
        return next(iter(self.rows(sql, values)), None)

    def changes_elsewhere(self) -> int:
        """A number that is another one once another connection, be it another process', has changed the library.

        Source: sqlite.org/pragma.html#pragma_data_version.
        """
        found = self.row("PRAGMA data_version")
        return found[0] if found else 0

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on disk when the block ends, undone where it raises.

        Raises LibraryError where the library can't be written, and for what SQLite raises in the block.
        """
        with self._lock, self._explaining():
            connection = self._connected() or self._made()
            if self.notice:
                raise LibraryError(self.notice, self.why_read_only.removesuffix(_WAY_ON))
            files.begin(connection, self._is_remote)
            try:
                yield connection
                if not self.is_at_its_path(self.file, self._opened):
                    raise faults.gone(self.file)
                connection.execute("COMMIT")
            except BaseException:
                # A full disk has ended the transaction already, and may refuse this too.
                with suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def connected(self) -> Iterator[sqlite3.Connection]:
        """The connection itself, for what is no transaction: checks and backups. No other thread has it meanwhile.

        Raises LibraryError where there is no library.
        """
        with self._lock, self._explaining():
            connection = self._connected()
            if connection is None:
                raise LibraryError(f"{self.file}: there is no library yet; b or `reader add` begins one")
            yield connection

    @contextmanager
    def _explaining(self) -> Iterator[None]:
        try:
            with faults.telling_damage():
                yield
        except sqlite3.Error as error:
            if self._connection and not self.is_at_its_path(self.file, self._opened):
                raise faults.gone(self.file) from error
            raise faults.explained(error, self.file) from error

    def _connected(self) -> sqlite3.Connection | None:
        """The connection; None while there is no file."""
        if self._connection is None and self._is_there():
            if not self.file.is_file():
                raise faults.no_library("not a file", self.file)
            self._is_remote = volumes.network_file_system(self.file.parent) is not None
            with _OPENING:
                self._opened = files.identity(self.file)
                if not _OPEN[self._opened] and files.foreign_wal(self.file):
                    raise LibraryError(f"{self.file}: {faults.FOREIGN_WAL}")
                self._connection = self._writable() or self._read_only()
                _OPEN[self._opened] += 1
        return self._connection

    def is_at_its_path(self, file: Path, opened: files.Identity | None) -> bool:
        """Whether a file that was opened is still the one at its path: what is written goes with it.

        On the network only whether there is one: some file systems there number their files anew.
        """
        found = files.identity(file)
        return found is not None and (found == opened or self._is_remote)

    def _is_there(self) -> bool:
        """Whether there is a library. Raises LibraryError where that can't be known, and where it is gone."""
        try:
            os.lstat(self.file)
        except NotADirectoryError as error:
            what = "no folder; name the library's folder with --library"
            raise LibraryError(f"{self.file.parent}: {what}", what) from error
        except FileNotFoundError:
            from reader.library import gone

            gone.check(self.file)
            return False
        except OSError as error:
            raise LibraryError(f"{self.file}: {error.strerror}; change its permissions") from error
        return True

    def _writable(self) -> sqlite3.Connection | None:
        """A connection that can write, the library brought up to date; None where it can't be written."""
        if not (os.access(self.file, os.W_OK) and os.access(self.file.parent, os.W_OK)):
            self.notice = f"{self.file}: no permission to write here; {_ONLY_READ}"
            return None
        try:
            connection = files.opened(self.file, "mode=rw", self._is_remote)
        except sqlite3.Error as error:
            if faults.code(error) in (*faults.DAMAGE, *faults.LOCKED):
                raise
            # SQLite speaks of an I/O error where there is no room for what it shares with other processes.
            why = "the disk is full" if volumes.is_full(self.file.parent) else error
            self.notice = f"{self.file}: it can't be written ({why}); {_ONLY_READ}"
            return None
        return self._checked(connection)

    def _checked(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        """A connection to a library of ours, of today's version or newer; closed where it raises."""
        try:
            if not files.is_ours(connection):
                from reader.library import shape

                if shape.is_library(connection):
                    raise sqlite3.DatabaseError("its head calls it another program's")
                if self.file.stat().st_size == 0:
                    from reader.library import gone

                    what, way_on = gone.emptied(self.file)
                    raise LibraryError(f"{self.file}: {what}; {way_on}", f"{what}; {way_on}")
                raise faults.no_library("not a library of reader; left as it is", self.file)
            if compatible(connection) > len(self._steps):
                self._keep_from_writing(connection)
            elif self.notice is None:
                files.settle(connection, self._is_remote)
                migrate(connection, self.file, self._steps)
            elif version(connection) < len(self._steps):
                raise LibraryError(f"{self.file}: of an older reader, and it may not be brought up to date here")
        except BaseException:
            connection.close()
            raise
        return connection

    def _keep_from_writing(self, connection: sqlite3.Connection) -> None:
        found = connection.execute("SELECT value FROM meta WHERE name = 'written_by'").fetchone()
        writer = found[0] if found else "a newer version"
        self.notice = f"{self.file}: written by reader {writer}; open for reading only until this reader is as new"
        connection.execute("PRAGMA query_only = ON")

    def _read_only(self) -> sqlite3.Connection:
        """A connection where nothing may be written, what a killed process left in the -wal included.

        In WAL SQLite needs to write beside the file even for reading. Where it may not, a file without
        a -wal is read as immutable; with one, both are copied and the copy is read.
        """
        with suppress(sqlite3.OperationalError):
            return self._checked(files.opened(self.file, "mode=ro"))
        wal = self.file.with_name("main.db-wal")
        if not wal.exists() or wal.stat().st_size == 0:
            return self._checked(files.opened(self.file, "mode=ro&immutable=1"))
        return self._checked(files.opened(self._copied(wal), "mode=rw"))

    def _copied(self, wal: Path) -> Path:
        import shutil
        from tempfile import TemporaryDirectory

        try:
            self._copy = TemporaryDirectory(prefix="reader-")
            copied = Path(shutil.copy(self.file, self._copy.name))
            shutil.copy(wal, self._copy.name)
            copied.chmod(0o600)
            copied.with_name(wal.name).chmod(0o600)
        except OSError as error:
            raise LibraryError(f"{self.file}: it can't be read ({error.strerror}); change its permissions") from error
        return copied

    def _made(self) -> sqlite3.Connection:
        """A connection to a new library, or to the one that another process made meanwhile.

        It is made whole under another name first: main.db is never seen half made.
        """
        folder = paths.made(self.file.parent)
        fresh = folder / f".new-{new_uid()}.db"
        try:
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            files.fill(fresh, self._steps)
            files.put(fresh, self.file)
        except OSError as error:
            raise LibraryError(f"{folder}: {error.strerror}; name another folder with --library") from error
        finally:
            with suppress(OSError):
                files.remove(fresh)
        connection = self._connected()
        if connection is None:
            raise LibraryError(f"{self.file}: it vanished while it was made; try again")
        return connection
