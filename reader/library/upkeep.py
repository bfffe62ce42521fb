"""What the library needs now and then while it is used: a word about where it lies, and today's backup."""

import math
from collections.abc import Callable
from pathlib import Path

from reader.errors import LibraryError
from reader.library import backups, settings, volumes
from reader.library.store import Store

_AT_THE_END = 0.3
"""How many seconds today's backup may delay the end of reader; one that needs more is made while reader runs."""
_LARGE = 20_000_000  # bytes of a library, whose backup takes longer than a blink

_WARNED = "warned of sync"


def warning(store: Store) -> str | None:
    """Once for a folder, that a sync client copies the library. Raises LibraryError where the library can't be read."""
    folder = str(store.file.parent)
    if store.row("SELECT 1") is None:  # there is none yet
        return None
    client = None if settings.get(store, _WARNED) == folder else volumes.sync_client(store.file.parent)
    if client is None or store.notice:
        return None
    settings.put(store, _WARNED, folder)
    return f"{volumes.SYNCED.format(client)} ({folder}); {volumes.SYNCED_WAY_ON}"


def back_up(folder: Path) -> str | None:
    """Makes today's backup where it is due, however long it takes; what went wrong, in a line."""
    return _back_up(folder, None)


def back_up_at_the_end(folder: Path, waiting: Callable[[str], None]) -> str | None:
    """The same where someone waits: what takes long is left to another time, but not for more than a week.

    ^C ends that too. waiting is told what is waited for, and "" once it isn't any more.
    """
    if not backups.is_overdue(folder):
        return _back_up(folder, _AT_THE_END)
    is_large = (folder / "main.db").stat().st_size > _LARGE
    if is_large:
        waiting("backing up the library, for the first time in a week; ^C leaves it to another time")
    try:
        return _back_up(folder, math.inf)
    finally:
        if is_large:
            waiting("")


def _back_up(folder: Path, seconds: float | None) -> str | None:
    try:
        backups.daily(folder, seconds)
    except LibraryError as error:
        return str(error)
    return None
