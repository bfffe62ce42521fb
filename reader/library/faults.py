"""What SQLite says when something is wrong, in words for the person."""

import sqlite3
from pathlib import Path

from reader.errors import LibraryError

DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where the error isn't SQLite's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def explained(error: sqlite3.Error, file: Path) -> LibraryError:
    """The one line that a person reads: what failed, why, what to do."""
    return LibraryError(f"{file}: {_words(code(error), error, file)}")


def _words(reason: int, error: sqlite3.Error, file: Path) -> str:
    if reason == sqlite3.SQLITE_FULL:
        return "the disk is full, nothing was changed; free some space and try again"
    if reason in LOCKED:
        return "another program has held it locked for 5 s; try again when that is done"
    if reason in DAMAGE:
        return f"damaged or no library ({error}); left as it is; {way_on(file)}"
    if reason in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return f"it may not be read or written here ({error}); change its permissions, or name another with --library"
    if reason == sqlite3.SQLITE_IOERR:
        return f"the disk failed, nothing was changed ({error}); see that it is there and has space"
    return f"{error}; name another folder with --library"


def way_on(file: Path) -> str:
    """What to do about a file that can't be the library."""
    backups = file.parent / "backups"
    kept = f" (copies of it are in {backups})" if backups.is_dir() else ""
    return f"move it away to begin a new library{kept}, or name another with --library"
