"""search.db beside the library: an index of all words, which can be thrown away and made anew.

main.db numbers every change of a bookmark's words in the transaction that makes it, and the index remembers up to
which number it has come. So a save never waits for the index, searching writes nothing into main.db, and an index that
is missing, damaged, foreign or of another version is begun again from number 0. In WAL with NORMAL an index loses its
last steps when the power fails, and its number with them.
"""

import json
import os
import sqlite3
import time
import unicodedata
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from reader.errors import LibraryError
from reader.library import copies, faults, files, volumes
from reader.library.folding import folded
from reader.library.query import COLUMNS

if TYPE_CHECKING:
    from reader.library.store import Store

_T = TypeVar("_T")
APPLICATION_ID = 0x52445249  # "RDRI"
FORMAT = 1
_STEP = 200  # changes that are indexed in one transaction
_PAGE_SIZE = 16384
_SCHEMA = f"""
-- Where the index stands: of which library, by which Unicode its words were folded, up to which number of main.db's
-- table changed it has come, and of which bookmark that was.
CREATE TABLE state (library TEXT NOT NULL, unicode TEXT NOT NULL, number INTEGER NOT NULL, item_id INTEGER NOT NULL);
-- The texts of a bookmark as they were indexed, unfolded, as a JSON list, compressed: FTS5 can take a row out of an
-- index without contents only by what was put in.
CREATE TABLE document (item_id INTEGER PRIMARY KEY, texts BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 ({", ".join(COLUMNS)}, content = '', tokenize = 'ascii');
INSERT INTO words (words, rank) VALUES ('pgsz', {_PAGE_SIZE - 200});
"""
_INSERT = f"INSERT INTO words (rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})"
_DELETE = f"INSERT INTO words (words, rowid, {', '.join(COLUMNS)}) VALUES ('delete', ?{', ?' * len(COLUMNS)})"


class Index:
    """The index of one library. Any thread may use it; other processes may have it open too."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._lock = RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity: files.Identity | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def close(self) -> None:
        with self._lock:
            if self._connection:
                self._connection.close()
            if self._folder:
                self._folder.cleanup()
            self._connection = self._folder = None

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """What a query finds in the index and the library together.

        An index that turns out damaged is made anew first. Raises LibraryError where none can be made.
        """
        return self._answered(lambda connection: connection.execute(sql, values).fetchall())

    def texts(self, item_ids: Iterable[int]) -> dict[int, dict[str, str]]:
        """The texts of bookmarks by column, of those that are indexed. Raises as rows does."""
        sql = "SELECT item_id, texts FROM document WHERE item_id IN (SELECT value FROM json_each(?))"
        ids = json.dumps(list(item_ids))
        return self._answered(
            lambda connection: {item_id: _unpacked(packed) for item_id, packed in connection.execute(sql, (ids,))}
        )

    def _answered(self, ask: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock:
            try:
                with faults.telling_damage():
                    return ask(self._opened())
            except sqlite3.DatabaseError as error:
                if not _is_damage(error):
                    raise faults.explained(error, self._file()) from error
            self.throw_away()
            while self._stepped():
                pass
            try:
                with faults.telling_damage():
                    return ask(self._opened())
            except sqlite3.Error as error:
                # The index is new: what is damaged is the library.
                at = self._store.file if _is_damage(error) else self._file()
                raise faults.explained(error, at) from error

    def catch_up(self, seconds: float | None = None) -> int:
        """Indexes what has changed, for no longer than that; how many bookmarks are left.

        What another process does at the same time isn't done twice. Where the index is locked it stays as it is; where
        the disk is full, it is made for this run in the system's folder for such files.
        """
        end = None if seconds is None else time.monotonic() + seconds
        while self._stepped() and (end is None or time.monotonic() < end):
            pass
        return self._left()

    def throw_away(self) -> None:
        """Deletes the index; the next search begins a new one."""
        with self._lock:
            file = self._file()
            self.close()
            for name in (f"{file.name}-wal", f"{file.name}-shm", file.name):
                with suppress(OSError):
                    file.with_name(name).unlink(missing_ok=True)

    def _left(self) -> int:
        is_left = "number > (SELECT number FROM state)"
        return int(self.rows(f"SELECT count(DISTINCT item_id) FROM library.changed WHERE {is_left}")[0][0])

    # One step

    def _stepped(self) -> bool:
        """Takes a step, in a new index where this one is damaged; whether there may be another."""
        with self._lock:
            try:
                with faults.telling_damage():
                    return self._step()
            except sqlite3.Error as error:
                self._undo_step()
                if self._moved_for(error):
                    return True
                if not _is_damage(error):
                    return False
            self.throw_away()
            try:
                with faults.telling_damage():
                    return self._step()
            except sqlite3.Error:
                self._undo_step()
                return False

    def _undo_step(self) -> None:
        if self._connection and self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    def _step(self) -> bool:
        """Indexes some of what has changed, in one transaction; whether there may be more."""
        connection = self._opened()
        newest = "SELECT max(number) FROM library.changed"
        if not connection.execute(f"SELECT coalesce(({newest}) > (SELECT number FROM state), 0)").fetchone()[0]:
            return False
        connection.execute("BEGIN")
        # A write first: it waits for another process, and what is read after it is what that has left.
        connection.execute("UPDATE state SET number = number")
        changed = "SELECT item_id, number FROM library.changed WHERE number > (SELECT number FROM state)"
        rows = connection.execute(f"{changed} ORDER BY number LIMIT ?", (_STEP,)).fetchall()
        # FTS5 writes a segment for every row that comes before the one it had last.
        for item_id in sorted({item_id for item_id, _ in rows}):
            self._replace(connection, item_id)
        if rows:
            connection.execute("UPDATE state SET item_id = ?, number = ?", rows[-1])
        connection.execute("COMMIT")
        return len(rows) == _STEP

    def _replace(self, connection: sqlite3.Connection, item_id: int) -> None:
        before = connection.execute("SELECT texts FROM document WHERE item_id = ?", (item_id,)).fetchone()
        texts = _texts(connection, item_id)
        packed = _packed(texts) if texts else None
        if before and before[0] == packed:
            return
        if before:
            connection.execute(_DELETE, (item_id, *map(folded, _unpacked(before[0]).values())))
            connection.execute("DELETE FROM document WHERE item_id = ?", (item_id,))
        if texts:
            connection.execute(_INSERT, (item_id, *map(folded, texts)))
            connection.execute("INSERT INTO document VALUES (?, ?)", (item_id, packed))

    # The file

    def _file(self) -> Path:
        """Where the index is: beside the library, or in a folder for this run where nothing may be written there."""
        if self._store.notice is None and self._folder is None:
            return self._store.file.with_name("search.db")
        self._folder = self._folder or TemporaryDirectory(prefix="reader-")
        return Path(self._folder.name, "search.db")

    def _opened(self) -> sqlite3.Connection:
        """A connection to the index of this library, with the library attached, only to be read."""
        if self._connection and not self._store.is_at_its_path(self._file(), self._identity):
            self.close()  # another process has thrown it away
        if self._connection is None:
            try:
                with faults.telling_damage():
                    self._connection = self._checked(self._connected())
            except sqlite3.DatabaseError as error:
                if self._moved_for(error):
                    return self._opened()
                if faults.code(error) in faults.LOCKED:
                    raise
                self._connection = None
            if self._connection is None:
                self.throw_away()
                self._connection = self._checked(self._connected())
            if self._connection is None:
                raise LibraryError(f"{self._file()}: there can be no index for searching here; delete it")
        return self._connection

    def _moved_for(self, error: sqlite3.Error) -> bool:
        """Whether the index is now one for this run in another folder, because there was no room beside the library.

        A folder that has the name of the index leaves it none.
        """
        beside = self._store.file.parent
        has_no_room = faults.code(error) == sqlite3.SQLITE_FULL or volumes.is_full(beside) or self._file().is_dir()
        if self._folder or not has_no_room:
            return False
        self.close()
        self._folder = TemporaryDirectory(prefix="reader-")
        return True

    def _connected(self) -> sqlite3.Connection:
        file = self._file()
        # One that is there must not be opened: closing it again would end the locks of other connections here.
        with suppress(OSError):
            os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        connection = sqlite3.connect(
            f"{file.as_uri()}?mode=rw", uri=True, timeout=5.0, isolation_level=None, check_same_thread=False
        )
        try:
            self._identity = files.identity(file)
            self._attach(connection)
            journal = connection.execute("PRAGMA library.journal_mode").fetchone()[0]
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA main.synchronous = NORMAL")
            if not connection.execute("PRAGMA main.schema_version").fetchone()[0]:
                connection.execute(f"PRAGMA main.page_size = {_PAGE_SIZE}")
                connection.execute(f"PRAGMA main.journal_mode = {'WAL' if journal == 'wal' else 'DELETE'}")
                self._fill(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _attach(self, connection: sqlite3.Connection) -> None:
        opened = Path(self._store.rows("PRAGMA database_list")[0]["file"])
        try:
            connection.execute("ATTACH ? AS library", (f"{opened.as_uri()}?mode=ro",))
            connection.execute("SELECT count(*) FROM library.sqlite_master").fetchone()
        except sqlite3.OperationalError:
            if self._store.notice is None:
                raise
            # A folder where nothing may be written, and no -wal in it (reader.library.store).
            with suppress(sqlite3.Error):
                connection.execute("DETACH library")
            connection.execute("ATTACH ? AS library", (f"{opened.as_uri()}?mode=ro&immutable=1",))

    def _fill(self, connection: sqlite3.Connection) -> None:
        """Makes an empty index, unless another process has made one meanwhile."""
        from reader.library.migrations import run_script

        connection.execute("BEGIN IMMEDIATE")
        if not connection.execute("SELECT count(*) FROM main.sqlite_master").fetchone()[0]:
            run_script(connection, _SCHEMA)
            connection.execute("INSERT INTO state VALUES (?, ?, 0, 0)", (self._library(), unicodedata.unidata_version))
            connection.execute(f"PRAGMA main.application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA main.user_version = {FORMAT}")
        connection.execute("COMMIT")

    def _checked(self, connection: sqlite3.Connection) -> sqlite3.Connection | None:
        """The connection, if it is to an index of this library and of this version; else None, and it is closed."""
        try:
            application = connection.execute("PRAGMA main.application_id").fetchone()[0]
            form = connection.execute("PRAGMA main.user_version").fetchone()[0]
            if (application, form) == (APPLICATION_ID, FORMAT) and self._is_of_library(connection):
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
        return None

    def _is_of_library(self, connection: sqlite3.Connection) -> bool:
        """Whether the library is the one that was indexed, and not one from before: a backup that was brought back."""
        library, unicode, number, item_id = connection.execute("SELECT * FROM state").fetchone()
        if (library, unicode) != (self._library(), unicodedata.unidata_version):
            return False
        newest = connection.execute("SELECT max(number) FROM library.changed").fetchone()[0] or 0
        same = connection.execute("SELECT item_id FROM library.changed WHERE number = ?", (number,)).fetchone()
        return newest >= number and same in (None, (item_id,))

    def _library(self) -> str:
        return str(self._store.rows("SELECT value FROM meta WHERE name = 'uid'")[0][0])


def _texts(connection: sqlite3.Connection, item_id: int) -> list[str] | None:
    """What is to be found of a bookmark, in the order of the columns; None where it is gone."""
    sql = "SELECT key, title, byline, site, coalesce(url, source), note FROM library.item WHERE id = ?"
    item = connection.execute(sql, (item_id,)).fetchone()
    if item is None:
        return None
    # Of a damaged library a value may be none of its column's.
    key, title, byline, site, address, note = (value if isinstance(value, str) else "" for value in item)
    tags = connection.execute("SELECT name FROM library.tag WHERE item_id = ?", (item_id,)).fetchall()
    sql = "SELECT exact, note FROM library.highlight WHERE key = ? AND removed_at IS NULL ORDER BY id"
    marked = connection.execute(sql, (key,)).fetchall()
    return [
        title,
        byline,
        site,
        address,
        ", ".join(name for (name,) in tags),
        note,
        "\n".join(text for row in marked for text in row if text),
        *_copied(connection, item_id),
    ]


def _copied(connection: sqlite3.Connection, item_id: int) -> tuple[str, str]:
    """The words of a copy and of its comments; none where there is no copy, or none that can be read."""
    sql = "SELECT codec, digest, body FROM library.snapshot WHERE item_id = ?"
    row = connection.execute(sql, (item_id,)).fetchone()
    try:
        article, conversation = copies.unpack(*row) if row else (None, None)
    except LibraryError:
        return "", ""
    if article is None or conversation is None:
        return "", ""
    said = (f"{comment.author or ''}\n{comment.text}" for comment in conversation.comments)
    return article.words, "\n\n".join(said)


def _packed(texts: Sequence[str]) -> bytes:
    return zlib.compress(json.dumps(texts, ensure_ascii=False).encode("utf-8", "surrogatepass"), 1)


def _unpacked(packed: bytes) -> dict[str, str]:
    """The texts by column. Raises sqlite3.DatabaseError where they are damaged."""
    try:
        texts = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
        return dict(zip(COLUMNS, texts, strict=True))
    except (zlib.error, ValueError, TypeError) as error:
        raise sqlite3.DatabaseError("a text of the index isn't as it was written") from error


def _is_damage(error: sqlite3.Error) -> bool:
    """As faults.is_damage, but for an expression that FTS5 doesn't take: the file is whole then."""
    return faults.is_damage(error) and not str(error).startswith("fts5: ")
