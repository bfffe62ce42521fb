"""The library as a backup had it, in the place of the present one, which is kept as a backup itself."""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from reader import paths
from reader.errors import LibraryError
from reader.library import backups, faults, files, repair
from reader.library.migrations import STEPS, compatible
from reader.library.store import Store, new_uid


class Restored(NamedTuple):
    """What came of it. aside is where the library as it was is now, None where there was none.

    gone are the names of the bookmarks that are only in that one; None where it is too damaged to tell.
    """

    backup: backups.Backup
    aside: Path | None
    gone: list[str] | None


def chosen(folder: Path, word: str) -> backups.Backup:
    """The backup that a word names: latest, a file, or the name of one in backups/. Raises LibraryError for none."""
    file = folder / "main.db"
    if word == "latest":
        found = backups.newest_good(file)
        if found is None:
            raise LibraryError(f"{backups.folder_of(file)}: there is no backup that is whole")
        return found
    if not word.strip():
        raise LibraryError("no backup is named so; `reader restore` lists the backups that there are")
    inside = backups.folder_of(file) / word
    at = inside if os.sep not in word and os.path.isfile(inside) else Path(os.path.expanduser(word))
    looked = backups.look(at, thoroughly=True)
    if looked.problem:
        raise LibraryError(f"{at}: {looked.problem}; `reader restore` lists the backups that there are")
    with backups.reading(at) as connection:
        if compatible(connection) > len(STEPS):
            raise LibraryError(f"{at}: of a newer reader; restore it with that one")
    if at.exists() and file.exists() and at.samefile(file):
        raise LibraryError(f"{at}: that is the library itself; `reader restore` lists its backups")
    return looked


def restore(folder: Path, backup: backups.Backup) -> Restored:
    """Puts a backup in the library's place. Raises LibraryError where it can't be done; nothing is changed then."""
    done = _restored(folder, folder / "main.db", backup)
    Store.open(folder).close()
    return done


def _restored(folder: Path, file: Path, backup: backups.Backup) -> Restored:
    if not os.path.lexists(file):
        _put(folder, backup)
        return Restored(backup, None, [])
    try:
        with Store.open(folder) as store:
            if store.notice:
                raise LibraryError(store.notice)
            with store.connected() as present:
                return _over(present, file, backup)
    except (LibraryError, sqlite3.DatabaseError) as error:
        cause = error.__cause__ if isinstance(error, LibraryError) else error
        if not (isinstance(cause, sqlite3.Error) and faults.is_damage(cause)):
            raise
    repair.check_alone(file)
    return Restored(backup, _put(folder, backup), None)


def _over(present: sqlite3.Connection, file: Path, backup: backups.Backup) -> Restored:
    """Writes a backup over the library in one transaction; who else has it open sees it from then on."""
    aside = files.unused(paths.made(backups.folder_of(file)) / f"{backups.BEFORE_RESTORE}{files.moment()}.db")
    try:
        backups.copy(present, aside)
    except OSError as error:
        raise LibraryError(
            f"{aside}: the library could not be kept before: {error.strerror}; free some space"
        ) from error
    names = {row["uid"]: row["name"] for row in present.execute("SELECT uid, name FROM item WHERE trashed_at IS NULL")}
    with backups.reading(backup.file) as source:
        kept = {row["uid"] for row in source.execute("SELECT uid FROM item WHERE trashed_at IS NULL")}
        source.backup(present)
    files.drop_index(file)
    return Restored(backup, aside, [name for uid, name in names.items() if uid not in kept])


def _put(folder: Path, backup: backups.Backup) -> Path | None:
    """Puts a backup in the place of what is damaged, or not there; where that is now."""
    file, fresh = folder / "main.db", paths.made(folder) / f".new-{new_uid()}.db"
    try:
        shutil.copy(backup.file, fresh)
        fresh.chmod(0o600)
        with closing(files.opened(fresh, "mode=rw")) as connection:
            backups.check(connection)
        had_one = os.path.lexists(file)
        aside = repair.exchange(fresh, file)
        return aside if had_one else None
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(f"{file}: {backup.file.name} could not be put there: {error}") from error
    finally:
        with suppress(OSError):
            files.remove(fresh)
