"""Whether all is well with a library: one finding a matter, also where it is damaged."""

import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, NamedTuple

from reader.errors import LibraryError
from reader.library import backups, copies, faults, files, gone, salvage, shape, volumes
from reader.library.migrations import STEPS, compatible, version
from reader.library.missing import missing
from reader.text import counted

REPAIR = "`reader doctor --repair`"
LOW_DISK = 200_000_000  # bytes free under which a person is told
STALE_SECONDS = 3600  # after which a half made file is nobody's any more
OLD_DAYS = 30  # after which a newest backup is called old


class Finding(NamedTuple):
    """What is known of one matter: says what is, todo what a person can do. repair names how reader mends it itself."""

    name: str
    state: Literal["ok", "note", "wrong"]
    says: str
    todo: str = ""
    repair: str = ""


def findings(folder: Path) -> Iterator[Finding]:
    """All that is found about the library of a folder; nothing is changed by looking."""
    file = folder / "main.db"
    found = list(_guarded("library", _of_file, file))
    yield from found
    if all(one.state != "wrong" or one.repair for one in found):
        yield from _guarded("permissions", _permissions, file)
    looks = {"backups": _backups, "left over": _left_over, "disk": _disk, "file system": _file_system, "sync": _sync}
    for name, look in looks.items():
        yield from _guarded(name, look, file)


def _guarded(name: str, look: Callable[[Path], Iterator[Finding]], file: Path) -> Iterator[Finding]:
    try:
        yield from look(file)
    except OSError as error:
        yield Finding(name, "wrong", f"{error.filename or file}: {error.strerror}", "change its permissions")
    except LibraryError as error:
        yield Finding(name, "wrong", str(error))


def _of_file(file: Path) -> Iterator[Finding]:
    try:
        os.lstat(file)
    except FileNotFoundError:
        if found := gone.signs(file):
            yield _gone(file, found)
        else:
            yield Finding("library", "ok", f"{file}: none yet; b or `reader add` begins one")
        return
    if not file.is_file():
        yield Finding("library", "wrong", f"{file}: not a file", faults.way_on(file))
    elif wal := files.foreign_wal(file):
        yield Finding("library", "wrong", f"{wal}: of another file than {file.name}", f"{REPAIR} sets it aside", "wal")
    else:
        yield from _in_file(file)


def _gone(file: Path, found: list[Path]) -> Finding:
    says, begins = f"{file}: {gone.told(file, found)}", gone.way_to_begin(found)
    if gone.has_backups(file, found):
        todo = f"{REPAIR} puts the newest there, `reader restore` lists them; {begins}"
        return Finding("library", "wrong", says, todo, "restore")
    return Finding("library", "wrong", says, f"put it back there; {begins}")


def _in_file(file: Path) -> Iterator[Finding]:
    rebuild = f"{REPAIR} sets it aside and saves what can be read"
    try:
        with _looking(file) as (connection, damage):
            yield from _of_ours(file, connection, damage, rebuild)
    except sqlite3.DatabaseError as error:
        if faults.code(error) in (*faults.ACCESS, *faults.LOCKED):
            raise faults.explained(error, file) from error
        yield Finding("library", "wrong", f"{file}: it can't be read as a library ({error})", rebuild, "rebuild")


@contextmanager
def _looking(file: Path) -> Iterator[tuple[sqlite3.Connection, sqlite3.DatabaseError | None]]:
    """A connection that changes nothing; where another process has the library open, one that sees what that writes.

    Beside it the damage for which reader can't open the file as it does else: this connection reads on all the same.
    """
    is_open = any(os.path.lexists(f"{file}{end}") for end in ("-wal", "-shm"))
    try:
        connection = files.opened(file.absolute(), "mode=ro" if is_open else "mode=ro&immutable=1")
    except sqlite3.DatabaseError as error:
        with salvage.damaged(file) as apart:
            yield apart, error if faults.is_damage(error) else None
        return
    with closing(connection):
        connection.text_factory = salvage.readable
        connection.execute("PRAGMA cell_size_check = ON")
        yield connection, None


def _of_ours(
    file: Path, connection: sqlite3.Connection, damage: sqlite3.DatabaseError | None, rebuild: str
) -> Iterator[Finding]:
    if file.stat().st_size == 0:
        says, todo = gone.emptied(file)
        yield Finding("library", "wrong", f"{file}: {says}", todo, "rebuild" if backups.newest_good(file) else "")
        return
    if not files.is_ours(connection):
        if shape.is_library(connection):
            yield Finding("library", "wrong", f"{file}: its head calls it another program's", rebuild, "rebuild")
        else:
            yield Finding("library", "wrong", f"{file}: no library of reader", faults.way_on(file))
        return
    checks: tuple[tuple[str, Callable[[sqlite3.Connection], Iterator[Finding]]], ...] = (
        ("library", lambda library: _contents(file, library)),
        ("version", _version),
        ("structure", lambda library: _structure(library, damage)),
        ("copies", _copies),
    )
    for name, look in checks:
        try:
            yield from look(connection)
        except sqlite3.DatabaseError as error:
            yield Finding(name, "wrong", f"damaged ({error})", rebuild, "rebuild")
    yield from _search(file.with_name("search.db"))


def _contents(file: Path, library: sqlite3.Connection) -> Iterator[Finding]:
    kept, trashed = library.execute("SELECT sum(trashed_at IS NULL), sum(trashed_at IS NOT NULL) FROM item").fetchone()
    trash = f", {trashed:,} in the trash" if trashed else ""
    says = f"{file}: {counted(kept or 0, 'bookmark')}{trash}, {size(file.stat().st_size)}"
    if lost := missing(file, library):
        name = lost.backup.file.name
        says += (
            f"; of {counted(lost.of_count, 'bookmark')} in the backup {name} {lost.missing_count:,} are neither here"
        )
        says += " nor in the trash, where what is put away stays for 30 days"
        todo = f"`reader restore {name}` brings that backup back, and sets this library aside"
        yield Finding("library", "note", says, todo)
    else:
        yield Finding("library", "ok", says)


def _version(library: sqlite3.Connection) -> Iterator[Finding]:
    found = version(library)
    writer = library.execute("SELECT value FROM meta WHERE name = 'written_by'").fetchone()
    says = f"{found}, written by reader {writer[0] if writer else '?'}"
    if found <= len(STEPS):
        yield Finding(
            "version", "ok", says + ("" if found == len(STEPS) else f"; the next write makes it {len(STEPS)}")
        )
    elif compatible(library) <= len(STEPS):
        yield Finding("version", "note", f"{says}, newer than this one, which may still write")
    else:
        yield Finding("version", "wrong", f"{says}; this one may only read", "install that version, or a newer one")


def _structure(library: sqlite3.Connection, damage: sqlite3.DatabaseError | None) -> Iterator[Finding]:
    rebuild = f"{REPAIR} sets the file aside and saves what can be read"
    if damage:
        yield Finding("structure", "wrong", f"damaged ({damage})", rebuild, "rebuild")
        return
    (says, *more) = [str(row[0]) for row in library.execute("PRAGMA integrity_check(3)")]
    if says != "ok":
        says = ", ".join("\n".join([says, *more]).replace("*** in database main ***\n", "").splitlines()[:3])
        yield Finding("structure", "wrong", f"damaged ({says})", rebuild, "rebuild")
    elif flaws := shape.flaws(library):
        says = f"damaged (its version has these otherwise: {several(flaws)})"
        yield Finding("structure", "wrong", says, rebuild, "rebuild")
    elif orphans := library.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding("structure", "wrong", f"rows that belong to nothing: {len(orphans):,}", rebuild, "rebuild")
    else:
        yield Finding("structure", "ok", "whole")


def _copies(library: sqlite3.Connection) -> Iterator[Finding]:
    """Every offline copy against its checksum: a flipped bit in one is none in the structure."""
    bad, count = [], 0
    rows = "SELECT id, name, codec, digest, body FROM item JOIN snapshot ON item_id = id ORDER BY id"
    for item_id, name, *packed in library.execute(rows):
        count += 1
        try:
            copies.check(*packed)
        except LibraryError:
            bad.append(f"@{item_id} {name}")
    if not bad:
        yield Finding("copies", "ok", f"{counted(count, 'copy', 'copies')} as they were saved")
        return
    says = f"{len(bad):,} of {count:,} damaged: {several(bad)}"
    todo = f"{REPAIR} takes them from a backup; where none has them, open them and press r"
    yield Finding("copies", "wrong", says, todo, "copies")


def _search(file: Path) -> Iterator[Finding]:
    """The index can be made anew at any time."""
    if not file.exists():
        return
    if file.is_dir():
        todo = f"{REPAIR} sets it aside; till then each run that searches makes an index for itself"
        yield Finding("search", "wrong", f"{file.name}: a folder", todo, "search")
        return
    try:
        address = f"{file.absolute().as_uri()}?mode=ro"
        with faults.telling_damage(), closing(sqlite3.connect(address, uri=True)) as index:
            backups.check(index)
        yield Finding("search", "ok", f"{file.name}: {size(file.stat().st_size)}")
    except (sqlite3.Error, OSError) as error:
        yield Finding("search", "wrong", f"{file.name}: {error}", f"{REPAIR} makes it anew", "search")


def _permissions(file: Path) -> Iterator[Finding]:
    if not file.exists():
        return
    if shut := [at for at in (file.parent, file) if not os.access(at, os.W_OK)]:
        yield Finding(
            "permissions", "wrong", f"{shut[0]}: no permission to write; open for reading only", "change that"
        )
    elif shared := others_may_use(file):
        says = f"others may use {' and '.join(map(str, shared))}"
        yield Finding("permissions", "wrong", says, f"{REPAIR} ends that", "permissions")
    else:
        yield Finding("permissions", "ok", "only you can read it")


def others_may_use(file: Path) -> list[Path]:
    """The folder, where others may write into it, and the file, where they may read it."""
    limits = ((file.parent, 0o022), (file, 0o077))
    return [at for at, mode in limits if at.exists() and stat.S_IMODE(at.stat().st_mode) & mode]


def _backups(file: Path) -> Iterator[Finding]:
    looked = [backups.look(one.file, thoroughly=True) for one in backups.listing(file)]
    good = [one for one in looked if not one.problem]
    for one in looked:
        if one.problem:
            yield Finding("backups", "wrong", f"{one.file}: {one.problem}", "remove it; it restores nothing")
    if good:
        newest = good[0]
        says = f"{len(good):,}, {size(sum(one.size for one in good))}; the newest of {newest.made_at[:10]} has"
        says += f" {counted(newest.bookmark_count or 0, 'bookmark')}"
        yield Finding("backups", "ok" if _days_since(newest.made_at) < OLD_DAYS else "note", says)
    elif file.exists():
        yield Finding("backups", "note", "none yet", "`reader backup` makes one; else each day of use does")


def _days_since(moment: str) -> float:
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds() / 86_400


def _left_over(file: Path) -> Iterator[Finding]:
    if stale := left_over(file):
        yield Finding("left over", "note", several([one.name for one in stale]), f"{REPAIR} removes them", "left over")
    if aside := sorted(one for one in file.parent.glob("main-*-damaged.db")):
        says = f"set aside: {several([one.name for one in aside])}"
        yield Finding("left over", "note", says, "remove them once you miss nothing")


def left_over(file: Path) -> list[Path]:
    """What processes that were killed left half made."""
    made = [*file.parent.glob(".new-*.db*"), *backups.folder_of(file).glob("*.new*")]
    return sorted(one for one in made if time.time() - one.stat().st_mtime > STALE_SECONDS)


def _disk(file: Path) -> Iterator[Finding]:
    there = next(one for one in (file.parent, *file.parent.parents) if one.exists())
    free = shutil.disk_usage(there).free
    needed = max(LOW_DISK, 2 * file.stat().st_size if file.exists() else 0)
    if free < needed:
        yield Finding("disk", "wrong", f"{size(free)} free", "free some space: saves and backups will fail")
    else:
        yield Finding("disk", "ok", f"{size(free)} free")


def _file_system(file: Path) -> Iterator[Finding]:
    if kind := volumes.network_file_system(file.parent):
        says = f"on the network ({kind}): kept without a write-ahead log, which is slower"
        yield Finding("file system", "note", says, "--library or library in config.toml names a folder on a disk")
    else:
        yield Finding("file system", "ok", "a disk of this machine")


def _sync(file: Path) -> Iterator[Finding]:
    if client := volumes.sync_client(file.parent):
        yield Finding("sync", "wrong", volumes.SYNCED.format(client), volumes.SYNCED_WAY_ON)
    else:
        yield Finding("sync", "ok", "no sync client copies the folder")


def size(octets: int) -> str:
    """A size as people read it: "1.4 MB"."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6)):
        if octets >= factor:
            return f"{octets / factor:,.1f} {unit}"
    return f"{octets / 1e3:,.0f} KB"


def several(names: list[str], most: int = 5) -> str:
    """The first of some names, and how many more there are."""
    rest = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + rest
