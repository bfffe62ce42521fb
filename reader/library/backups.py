"""Backups: whole copies of the library in backups/ beside it, checked when they are made, listed, and thinned."""

import errno
import os
import re
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader import paths
from reader.errors import LibraryError
from reader.library import faults, files
from reader.patterns import lazy

if TYPE_CHECKING:
    from reader.library.store import Store

DAYS, WEEKS = 7, 4
"""How many of the daily backups are kept: the newest, and before them the last of each week."""

_DAILY = "daily-"
BEFORE_RESTORE = "before-restore-"
_NAME = lazy(r"(?:daily-|before-restore-)?\d{4}-\d\d-\d\d(?:T\d\d-\d\d-\d\dZ)?(?:-\d+)?|version-\d+", re.ASCII)
_NAMED_MOMENT = lazy(r"(\d{4}-\d\d-\d\d)(?:T(\d\d)-(\d\d)-(\d\d)Z)?", re.ASCII)
_COUNT = "SELECT count(*) FROM item WHERE trashed_at IS NULL"


class Backup(NamedTuple):
    """One copy. made_at is the moment in its name, else when it was written.

    bookmark_count is None for one that can't be read, and problem then says why.
    """

    file: Path
    made_at: str
    size: int
    bookmark_count: int | None
    problem: str = ""


def folder_of(file: Path) -> Path:
    """Where the backups of a library's file are; not made here."""
    return file.parent / "backups"


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """A copy of the library as it stands now, checked, on disk when this returns; one of that name gives way.

    The library is checked first: a copy of a damaged one can look whole, as its indexes are made anew.
    Raises OSError, where there is no room too, and sqlite3.Error.
    """
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        _check_room(connection, target.parent)
        check(connection)
        fresh.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        count = connection.execute(_COUNT).fetchone()[0]
        connection.execute("VACUUM INTO ?", (str(fresh),))
        count_after = connection.execute(_COUNT).fetchone()[0]
        with fresh.open("r+b") as handle:
            os.fsync(handle.fileno())
        with reading(fresh) as made:
            check(made)
            copied = made.execute(_COUNT).fetchone()[0]
        if not min(count, count_after) <= copied <= max(count, count_after):
            raise sqlite3.DatabaseError(f"the copy has {copied} of {count} bookmarks")
        os.replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


def _check_room(connection: sqlite3.Connection, folder: Path) -> None:
    import shutil

    needed = _pragma(connection, "page_count") * _pragma(connection, "page_size")
    room = 2 * needed  # what is saved after it needs some too
    if shutil.disk_usage(folder).free < room:
        raise OSError(errno.ENOSPC, f"{room / 1e6:,.1f} MB are needed, and not free", str(folder))


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing, and nothing beside the file; of a library nobody else has open."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def check(connection: sqlite3.Connection) -> None:
    """Raises sqlite3.DatabaseError where a library or a copy isn't whole."""
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise sqlite3.DatabaseError(f"it is not whole ({answer.removeprefix('*** in database main ***').strip()})")


def before_migration(connection: sqlite3.Connection, file: Path, version: int) -> None:
    """A copy of the library at its version, of which one is kept for each. Raises LibraryError where none can be."""
    folder = paths.made(folder_of(file))
    try:
        copy(connection, folder / f"version-{version}.db")
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, sqlite3.Error) and faults.is_damage(error):
            raise faults.explained(error, file) from error
        raise LibraryError(
            f"{file}: no backup could be made before bringing it up to date, so it was left as it is: {error}"
        ) from error


def make(store: "Store", target: Path) -> None:
    """A backup of an open library. Raises LibraryError where it can't be made or doesn't hold."""
    try:
        with store.connected() as connection:
            copy(connection, target)
    except OSError as error:
        raise LibraryError(f"{target}: no backup could be made: {error.strerror}; name another file") from error


def daily(folder: Path, seconds: float | None = None) -> Path | None:
    """Today's backup of a library, where none is made yet and something changed since the last one.

    It is given up when it takes longer than some seconds. Raises LibraryError where it can't be made.
    """
    from reader.library.store import Store

    file = folder / "main.db"
    target = folder_of(file) / f"{_DAILY}{datetime.now(UTC).date()}.db"
    if not os.access(folder, os.W_OK) or target.exists() or not _changed(file):
        return None
    deadline = None if seconds is None else time.monotonic() + seconds
    with Store.open(folder) as store, store.connected() as connection:
        if store.notice:
            return None
        if deadline is not None:
            connection.set_progress_handler(lambda: time.monotonic() > deadline, 100)
        paths.made(target.parent)
        try:
            copy(connection, target)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                return None
            raise
        except OSError as error:
            raise LibraryError(f"{target}: today's backup could not be made: {error.strerror}") from error
    thin(target.parent)
    return target


def is_overdue(folder: Path) -> bool:
    """Whether a library has no daily backup of the last seven days, so that the next is worth waiting for."""
    newest = max((one.name for one in folder_of(folder / "main.db").glob(f"{_DAILY}*.db")), default="")
    return (folder / "main.db").is_file() and newest < f"{_DAILY}{datetime.now(UTC).date() - timedelta(DAYS)}.db"


def _changed(file: Path) -> bool:
    """Whether the library was written since the newest of its backups."""
    written = max((_written(file.with_name(file.name + end)) for end in ("", "-wal")), default=0.0)
    kept = folder_of(file).glob("*.db") if folder_of(file).is_dir() else ()
    return written > max(map(_written, kept), default=0.0)


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def thin(folder: Path) -> None:
    """Removes the daily backups that are too many; others stay until a person removes them."""
    made: dict[date, Path] = {}
    for file in folder.glob(f"{_DAILY}*.db"):
        try:
            made[date.fromisoformat(file.stem.removeprefix(_DAILY))] = file
        except ValueError:
            continue
    for day in made.keys() - worth_keeping(made):
        made[day].unlink(missing_ok=True)


def worth_keeping(days: Iterable[date]) -> set[date]:
    """Of the days of backups the seven newest, and of those before the newest of each of four weeks."""
    newest_first = sorted(days, reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in newest_first[DAYS:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    return {*newest_first[:DAYS], *list(weeks.values())[:WEEKS]}


def listing(file: Path) -> list[Backup]:
    """All backups of a library's file, the newest first, not checked."""
    folder = folder_of(file)
    try:
        # Unlike glob this tells of a folder that may not be read.
        names = os.listdir(folder) if folder.is_dir() else []
        found = [look(folder / name) for name in names if name.endswith(".db")]
    except OSError as error:
        raise LibraryError(f"{folder}: {error.strerror}; change its permissions") from error
    return sorted(found, key=lambda one: (one.made_at, one.file.name), reverse=True)


def is_named_so(file: Path) -> bool:
    """Whether a file has a name that reader gives to backups."""
    return _NAME.fullmatch(file.stem) is not None


def look(file: Path, *, thoroughly: bool = False) -> Backup:
    """What a backup holds; thoroughly, whether it is whole too."""
    made_at, size = "", 0
    try:
        facts = file.stat()
        made_at, size = _made_at(file, facts.st_mtime), facts.st_size
        if not stat.S_ISREG(facts.st_mode):
            return Backup(file, made_at, size, None, "that is no file")
        with reading(file) as connection:
            if not files.is_ours(connection):
                return Backup(file, made_at, size, None, "not a library of reader")
            if thoroughly:
                check(connection)
            return Backup(file, made_at, size, connection.execute(_COUNT).fetchone()[0])
    except FileNotFoundError:
        return Backup(file, made_at, size, None, "there is no such file")
    except OSError as error:
        return Backup(file, made_at, size, None, f"it can't be read ({error.strerror})")
    except sqlite3.Error as error:
        return Backup(file, made_at, size, None, f"it can't be read ({error})")


def _made_at(file: Path, written: float) -> str:
    """When a backup was made: a change to the file afterwards, damage too, makes it no newer."""
    moment = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(written))
    named = _NAMED_MOMENT.search(file.stem)
    if named is None or (named[2] is None and moment.startswith(named[1])):
        return moment
    day, *clock = named.groups("00")
    stated = f"{day}T{':'.join(clock)}Z"
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return moment
    return stated


def newest_good(file: Path) -> Backup | None:
    """The newest backup that is whole; not what another one was restored over."""
    for one in listing(file):
        if one.file.name.startswith(BEFORE_RESTORE):
            continue
        looked = look(one.file, thoroughly=True)
        if not looked.problem:
            return looked
    return None


def damaged_since(file: Path, backup: Backup) -> list[Backup]:
    """The backups that are newer than one of them, but not whole; the newest first."""
    newer = takewhile(lambda one: one.file != backup.file, listing(file))
    return [looked for one in newer if (looked := look(one.file, thoroughly=True)).problem]
