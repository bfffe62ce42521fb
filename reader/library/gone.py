"""Whether a library's file is gone: it isn't there, or has nothing in it, but what reader keeps beside one is there."""

import os
from contextlib import suppress
from pathlib import Path

from reader.errors import LibraryError
from reader.library import backups, faults

_APPLICATION_ID_AT = 68  # sqlite.org/fileformat.html, 1.3


def check(file: Path) -> None:
    """Raises LibraryError where a library is gone: an empty one in its place would hide that.

    Who begins one makes its file first, so what lies beside it is looked for before the file is looked for once more.
    """
    if os.path.lexists(file) or not (found := signs(file)) or os.path.lexists(file):
        return
    what, way_on = told(file, found), way_to_begin(found)
    if has_backups(file, found):
        back, lists = "`reader restore latest`", "`reader restore` lists them"
        raise LibraryError(
            f"{file}: {what}; {back} puts the newest there, {lists}; {way_on}", f"gone; {back} brings it back"
        )
    raise LibraryError(f"{file}: {what}; put it back there; {way_on}", f"{what}; put it back there")


def emptied(file: Path) -> tuple[str, str]:
    """What is to be said of a library's file that has not one byte, and what to do about it."""
    if backups.newest_good(file):
        return "empty", "`reader doctor --repair` puts a backup there"
    return "empty, and there is no backup", faults.way_on(file)


def signs(file: Path) -> list[Path]:
    """What lies beside a library's file only where there was one; what others call by such a name is none.

    Raises LibraryError where that may not be known.
    """
    found = [backups.folder_of(file)] if any(map(_is_of_library, backups.listing(file))) else []
    if _is_index(index := file.with_name("search.db")):
        found.append(index)
    # What is left in it SQLite would take for the next library's.
    log = file.with_name(f"{file.name}-wal")
    if log.is_file() and log.stat().st_size:
        found.append(log)
    return found + sorted(file.parent.glob(f"{file.stem}-*-damaged{file.suffix}"))


def has_backups(file: Path, found: list[Path]) -> bool:
    """Whether there are backups among the signs."""
    return backups.folder_of(file) in found


def told(file: Path, found: list[Path]) -> str:
    """What is known of a library that left these signs."""
    return "gone, but it has backups" if has_backups(file, found) else f"gone, but it has left {_names(found)}"


def way_to_begin(found: list[Path]) -> str:
    """How a new library is begun on purpose."""
    return f"to begin a new one move {_names(found)} away, or name another folder with --library"


def _names(found: list[Path]) -> str:
    *first, last = (one.name for one in found)
    return f"{', '.join(first)} and {last}" if first else last


def _is_of_library(backup: backups.Backup) -> bool:
    """Whether it is a copy of a library, or by its name was one before it was damaged."""
    return not backup.problem or backups.is_named_so(backup.file)


def _is_index(file: Path) -> bool:
    with suppress(OSError), file.open("rb") as opened:
        from reader.library.index import APPLICATION_ID

        return opened.read(_APPLICATION_ID_AT + 4)[_APPLICATION_ID_AT:] == APPLICATION_ID.to_bytes(4, "big")
    return False
