"""What the library needs now and then while it is used: a word about where it lies, and today's backup."""

from pathlib import Path

from reader.errors import LibraryError
from reader.library import backups, settings, volumes
from reader.library.store import Store

AT_THE_END = 0.3
"""How many seconds today's backup may delay the end of reader; one that needs more is made while reader runs."""

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


def back_up(folder: Path, seconds: float | None = AT_THE_END) -> str | None:
    """Makes today's backup where it is due; what went wrong, in a line."""
    try:
        backups.daily(folder, seconds)
    except LibraryError as error:
        return str(error)
    return None
