"""Bookmarks that a backup has and the library no more, though nobody can have deleted them.

What is put away lies in the trash for thirty days, so what a younger backup has is in the library, if only there;
unless a backup from before was restored. Else the library is another than the one that was backed up.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from reader.library import backups, trash
from reader.library.backups import Backup


class Missing(NamedTuple):
    """How many of a backup's bookmarks, those in its trash not counted, the library hasn't got."""

    backup: Backup
    missing_count: int
    of_count: int


def missing(file: Path, library: sqlite3.Connection) -> Missing | None:
    """Of the backups the one that most is missing of, where that is more than half of what it has."""
    uids, most = {row[0] for row in library.execute("SELECT uid FROM item")}, None
    for backup in _telling(file):
        bookmarks = _bookmarks(backup)
        count = sum(not (uid in uids or _is_in(library, key)) for uid, key in bookmarks)
        if 2 * count > len(bookmarks) and (most is None or count > most.missing_count):
            most = Missing(backup, count, len(bookmarks))
    return most


def _bookmarks(backup: Backup) -> list[tuple[str, str]]:
    """The uid and key of each that isn't in the trash; of none where it can't be read."""
    with suppress(sqlite3.Error), backups.reading(backup.file) as copy:
        return [tuple(row) for row in copy.execute("SELECT uid, key FROM item WHERE trashed_at IS NULL")]
    return []


def _is_in(library: sqlite3.Connection, key: str) -> bool:
    """Whether the bookmark of a key is there: one that was made anew from a damaged library has another uid."""
    return library.execute("SELECT 1 FROM item WHERE key = ?", (key,)).fetchone() is not None


def _telling(file: Path) -> Iterator[Backup]:
    """The backups since the last time that one was restored, as far as the trash goes back."""
    found = backups.listing(file)
    restored_at = (one.made_at for one in found if one.file.name.startswith(backups.BEFORE_RESTORE))
    trash_begins_at = (datetime.now(UTC) - timedelta(trash.DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    since = max([trash_begins_at, *restored_at])
    return (one for one in found if one.made_at > since and not one.problem)
