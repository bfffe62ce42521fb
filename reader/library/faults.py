"""What SQLite says when something is wrong, in words for the person."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryError

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
ACCESS = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN)
REPAIR = "`reader doctor --repair` sets it aside and saves what can be read of it"
FOREIGN_WAL = (
    "it was copied over another library whose main.db-wal is still there, and would be damaged by it;"
    " `reader doctor --repair` sets that aside"
)


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the error isn't SQLite's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def explained(error: sqlite3.Error, file: Path) -> LibraryError:
    """The one line that a person reads: what failed, why, what to do; and the same in a few words."""
    what, way_on = _words(code(error), error, file)
    short = "damaged; `reader doctor --repair` saves what can be read" if is_damage(error) else what
    return LibraryError(f"{file}: {what}; {way_on}", short)


def no_library(what: str, file: Path) -> LibraryError:
    """The same of what stands in the place of a library and is none."""
    return LibraryError(f"{file}: {what}; {way_on(file)}", f"{what}; move it away, or use --library")


def gone(file: Path) -> LibraryError:
    """The same of a library that was taken away, or another put in its place, while it is open."""
    what = "it was deleted, moved or replaced while it was open, nothing was kept"
    return LibraryError(f"{file}: {what}; put it back, or close reader and open it again", what)


@contextmanager
def telling_damage() -> Iterator[None]:
    """Where SQLite names a damaged table, Python can't read the message: that too is damage, and is raised as such."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise sqlite3.DatabaseError("its list of tables can't be read") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file isn't as it was written.

    What reader itself finds so has no code of SQLite's, and neither has a text that Python can't decode. A table that
    isn't there, or a form of file that SQLite doesn't know, is an ordinary error to SQLite; here the statements are
    reader's own, and the file was one that they fit.
    """
    if code(error) in (*DAMAGE, sqlite3.SQLITE_ERROR):
        return True
    return code(error) == 0 and type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError)


def _words(reason: int, error: sqlite3.Error, file: Path) -> tuple[str, str]:
    if reason == sqlite3.SQLITE_FULL:
        return "the disk is full, nothing was changed", "free some space and try again"
    if reason in LOCKED:
        return "another program holds it locked", "try again when that is done"
    if reason == sqlite3.SQLITE_NOTADB:
        return f"damaged or no library ({error}); left as it is", f"{REPAIR}, or {way_on(file)}"
    if is_damage(error):
        return f"damaged ({error}); left as it is", f"{REPAIR}{_backups(file)}"
    if reason in ACCESS:
        return f"it may not be read or written here ({error})", "change its permissions, or name another with --library"
    if reason == sqlite3.SQLITE_IOERR:
        return f"the disk failed, nothing was changed ({error})", "see that it is there and has space"
    return str(error), "name another folder with --library"


def way_on(file: Path) -> str:
    """What to do about a file that can't be the library."""
    return f"move it away to begin a new library{_backups(file)}, or name another with --library"


def _backups(file: Path) -> str:
    return " (`reader restore` lists its backups)" if (file.parent / "backups").is_dir() else ""
