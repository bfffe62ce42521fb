"""A damaged library made whole: read as far as it goes, completed from its newest good backup, and set aside."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from reader.errors import LibraryError
from reader.library import backups, copies, faults, files, heads, items, plausible, remains, salvage, shape
from reader.library.migrations import STEPS, migrate, version
from reader.library.store import new_uid, now

_NO_COPY = (copies.CODEC, b"", b"")


class Rebuilt(NamedTuple):
    """What came of it. Bookmarks are told by name, or by address where nothing else is left.

    aside is where the damaged file is now. from_backup were lost or can't have been right, and are as the backup had
    them; odd can't be right either, and no backup has them; without_copy have lost their text, stripped most else too
    but their address; lost are gone; doubtful may have been deleted before, and are in the trash; tables are those of
    which other rows may be missing, bookmarks among them where nothing tells which there were.
    """

    aside: Path
    bookmark_count: int
    backup: backups.Backup | None
    from_backup: list[str]
    odd: list[str]
    without_copy: list[str]
    stripped: list[str]
    lost: list[str]
    doubtful: list[str]
    tables: list[str]


def rebuild(folder: Path) -> Rebuilt:
    """Makes the library anew from what its file still has and the backup has besides; the file is set aside, whole.

    Raises LibraryError where there is nothing left in either, or another process has it open; nothing is changed then.
    """
    file = folder / "main.db"
    check_alone(file)
    fresh = folder / f".new-{new_uid()}.db"
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with ExitStack() as opened:
            source = _source(opened, file)
            wanted = shape.version_of(source) if source else len(STEPS)
            backup = backups.newest_good(file)
            spare = opened.enter_context(_brought_to(backup.file, wanted)) if backup else None
            if source is None and spare is None:
                raise _nothing(file)
            files.fill(fresh, STEPS[:wanted])
            target = opened.enter_context(closing(files.opened(fresh, "mode=rw")))
            work = _Rebuilding(source, spare, target)
            found = work.run(backup)
            if source and spare is None and not (found.bookmark_count or heads.has_tables(source)):
                raise _nothing(file)
        done = found._replace(aside=exchange(fresh, file))
        for left in folder.glob(".new-*.db*"):  # by a repair that was killed: no other is at work here
            left.unlink(missing_ok=True)
        return done
    except (OSError, sqlite3.Error) as error:
        raise LibraryError(f"{folder}: it could not be repaired ({error}); see that it has space") from error
    finally:
        with suppress(OSError):
            files.remove(fresh)


def _nothing(file: Path) -> LibraryError:
    return LibraryError(f"{file}: nothing of it can be read, and there is no backup; {faults.way_on(file)}")


def check_alone(file: Path) -> None:
    """Raises LibraryError where another process has the library open.

    Each that has holds a lock on 510 bytes at 1 GB and 2 (sqlite.org/src: SHARED_FIRST in os.h), if it reads or not.
    """
    try:
        import fcntl
    except ImportError:
        return
    with suppress(FileNotFoundError), file.open("r+b") as handle:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
        except OSError:
            raise LibraryError(f"{file}: another reader has it open; close that and try again") from None


def _source(opened: ExitStack, file: Path) -> sqlite3.Connection | None:
    """The damaged library; None where nothing tells how to read it. Raises LibraryError for another program's."""
    if file.stat().st_size == 0:
        return None
    try:
        source = opened.enter_context(salvage.damaged(file))
        is_ours = files.is_ours(source)
        if not (is_ours or shape.is_library(source)):
            raise LibraryError(f"{file}: not a library of reader; left as it is; {faults.way_on(file)}")
        if is_ours and version(source) > len(STEPS) and not shape.flaws(source):
            raise LibraryError(f"{file}: written by a newer reader; repair it with that one")
        return source
    except sqlite3.DatabaseError as error:
        if faults.code(error) in (*faults.ACCESS, *faults.LOCKED):
            raise faults.explained(error, file) from error
        return opened.enter_context(heads.with_a_head(file))


@contextmanager
def _brought_to(backup: Path, wanted: int) -> Iterator[sqlite3.Connection | None]:
    """A backup in the shape of a version; None for one that is newer."""
    with TemporaryDirectory(prefix="reader-") as folder:
        copied = Path(shutil.copy(backup, folder))
        with closing(files.opened(copied, "mode=rw")) as connection:
            if shape.flaws(connection):
                connection.execute(f"PRAGMA user_version = {shape.version_of(connection):d}")
            migrate(connection, copied, STEPS[:wanted])
            yield connection if version(connection) == wanted else None


class _Rebuilding:
    """From a damaged library and a spare one, either of which may be missing, into an empty one of the same version."""

    def __init__(
        self, source: sqlite3.Connection | None, spare: sqlite3.Connection | None, target: sqlite3.Connection
    ) -> None:
        self._source, self._spare, self._target = source, spare, target
        self._known, self._knows_all = salvage.known(source) if source else ({}, False)
        self._tables: list[str] = []
        self._taken: set[int] = set()
        self._odd: set[int] = set()
        self._doubtful: set[int] = set()
        self._stripped: set[int] = set()

    def run(self, backup: backups.Backup | None) -> Rebuilt:
        item, *others = salvage.tables(self._target)
        opened = [table for table in others if table.name == "opened"]
        before = self._fill(item)
        self._taken |= self._names().keys() - before
        for table in opened:  # it knows titles
            self._fill(table)
        self._rebuild_items()
        for table in others:
            if table not in opened:
                self._fill(table)
        self._mend_copies()
        self._clothe()
        highest = max((*self._known, *self._names()), default=0)
        self._target.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'item'", (highest,))
        return self._told(backup)

    def _fill(self, table: salvage.Table) -> set[int]:
        """Fills a table from both; the ids of the bookmarks that there were without the spare."""
        whole = False
        if self._source:
            doubt = self._doubt if table.name == "item" else None
            whole = salvage.salvage(self._source, self._target, table, doubt)
            if table.name == "item":
                self._right(table)
        ids = set(self._names())
        if not whole:
            self._tables.append(table.name)
            if self._spare:
                salvage.put(self._target, table, salvage.rows(self._spare, table))
        return ids

    def _doubt(self, row: salvage.Row) -> salvage.Row:
        """Puts into the trash what may have been deleted before: the index of addresses doesn't know it either."""
        item = salvage.tables(self._target)[0]
        at = [field.name for field in item.fields].index("trashed_at")
        if row[0] in self._known or row[at]:
            return row
        self._doubtful.add(row[0])
        return (*row[:at], now(), *row[at + 1 :])

    def _right(self, table: salvage.Table) -> None:
        """Takes the bookmarks that were read but can't be right from the spare; what that has just so is right."""
        for one in self._target.execute(f"SELECT {table.columns} FROM item").fetchall():
            row = dict(one)
            if row["id"] in self._doubtful:
                continue
            flaws = plausible.flaws(row, self._known.get(row["id"]))
            if spare := self._in_spare(row, table, is_known="uid" not in flaws):
                flaws += plausible.silent_changes(row, spare)
                flaws = [name for name in flaws if row[name] != spare[name]]
            if not flaws:
                continue
            if spare and not plausible.flaws(spare):
                own = {name: row[name] for name in plausible.UNCOUNTED if name in row and name not in flaws}
                if self._put_over(row["id"], spare | own, table):
                    self._taken.add(spare["id"])
                    continue
            self._odd.add(row["id"])

    def _in_spare(self, row: dict[str, Any], table: salvage.Table, is_known: bool) -> dict[str, Any] | None:
        """The spare's row of the same bookmark: by its uid or key, by its id alone where the uid is none."""
        if not self._spare:
            return None
        sql = f"SELECT {table.columns} FROM item WHERE uid = ? OR (id = ? AND (key = ? OR ?)) ORDER BY uid <> ?"
        values = (row["uid"], row["id"], row["key"], not is_known, row["uid"])
        found = self._spare.execute(sql, values).fetchone()
        return dict(found) if found else None

    def _put_over(self, item_id: int, row: dict[str, Any], table: salvage.Table) -> bool:
        """Puts a row in the place of a bookmark's; not where another bookmark has its id, uid or key."""
        sql = f"UPDATE item SET ({table.columns}) = ({', '.join('?' * len(row))}) WHERE id = ?"
        with suppress(sqlite3.IntegrityError):
            self._target.execute(sql, (*row.values(), item_id))
            return True
        return False

    def _rebuild_items(self) -> None:
        """Makes the bookmarks anew whose own row was lost, but whose copy is good."""
        for item_id in self._known.keys() - self._names().keys():
            with suppress(sqlite3.DatabaseError, LibraryError):
                article, conversation = copies.unpack(*self._copy_in(self._source, item_id))
                columns, key = items.columns_of(article, conversation), self._known[item_id]
                made = items.insert(self._target, columns, key, article.url or key, article.markdown)
                self._target.execute("UPDATE item SET id = ? WHERE id = ?", (item_id, made))
        for item_id in self._known.keys() - self._names().keys():
            if self._source and remains.put(self._source, self._target, item_id, self._known[item_id]):
                self._stripped.add(item_id)

    def _clothe(self) -> None:
        """Takes what a copy says to the bookmarks of which else only the address is left."""
        for item_id in sorted(self._stripped):
            with suppress(LibraryError):
                columns = items.columns_of(*copies.unpack(*self._copy_in(self._target, item_id)))
                assigned = ", ".join(f"{name} = ?" for name in columns)
                self._target.execute(f"UPDATE item SET {assigned} WHERE id = ?", (*columns.values(), item_id))
                self._stripped.discard(item_id)

    def _mend_copies(self) -> None:
        """Takes the copies that are damaged or lost from the spare."""
        for item_id in self._names():
            if is_whole(self._copy_in(self._target, item_id)):
                continue
            packed = self._copy_in(self._spare, item_id)
            if is_whole(packed):
                row = (item_id, *packed, now())
                self._target.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", row)

    def _copy_in(self, library: sqlite3.Connection | None, item_id: int) -> tuple[str, bytes, bytes]:
        """A bookmark's copy as it is packed; none where it can't be read."""
        with suppress(sqlite3.DatabaseError):
            sql = "SELECT codec, digest, body FROM snapshot WHERE item_id = ?"
            row = library.execute(sql, (item_id,)).fetchone() if library else None
            if row:
                return tuple(row)
        return _NO_COPY

    def _names(self) -> dict[int, str]:
        return dict(map(tuple, self._target.execute("SELECT id, name FROM item")))

    def _told(self, backup: backups.Backup | None) -> Rebuilt:
        names = self._names()
        bare = [name for one, name in names.items() if one not in self._stripped and self._lacks_copy(one)]
        lost = [self._known[one] for one in sorted(self._known.keys() - names.keys())]
        taken, odd, doubtful, stripped = (
            [names[one] for one in sorted(ids & names.keys())]
            for ids in (self._taken, self._odd, self._doubtful, self._stripped)
        )
        tables = [name for name in self._tables if name != "item" or not self._knows_all]
        return Rebuilt(Path(), len(names), backup, taken, odd, bare, stripped, lost, doubtful, tables)

    def _lacks_copy(self, item_id: int) -> bool:
        """Whether a copy is damaged, or was lost: a bookmark that never had one has no words and no comments."""
        packed = self._copy_in(self._target, item_id)
        return not is_whole(packed) and (packed != _NO_COPY or ("snapshot" in self._tables and self._had_one(item_id)))

    def _had_one(self, item_id: int) -> bool:
        sql = "SELECT word_count > 0 OR comment_count > 0 FROM item WHERE id = ?"
        return bool(self._target.execute(sql, (item_id,)).fetchone()[0])


def is_whole(packed: tuple[str, bytes, bytes]) -> bool:
    try:
        copies.check(*packed)
    except LibraryError:
        return False
    return True


def exchange(fresh: Path, file: Path) -> Path:
    """Puts the new file in the place of the damaged one; where that is now.

    At no moment is there no library: a reader that started then would begin an empty one.
    """
    aside = files.aside(file, "damaged")
    with suppress(FileNotFoundError):
        try:
            os.link(file, aside)
        except OSError:  # a file system without links
            shutil.copy2(file, aside)
    files.set_beside_aside(file, aside)
    os.replace(fresh, file)
    files.drop_index(file)
    return aside
