"""The log of what was done to bookmarks, by which the last acts can be taken back, also after a restart."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from sqlite3 import Connection
from typing import Any, NamedTuple

from reader.library.store import Store, now

MOST = 100
"""Acts that can be taken back; older ones are forgotten."""
_BROKEN_OFF = ", not to the end"


class Act(NamedTuple):
    """Something that was done, in words: "archived 3 bookmarks"."""

    id: int
    words: str
    made_at: str


class Before:
    """What takes an act back: columns of bookmarks as they were, the tags that came, and those that went."""

    def __init__(
        self,
        columns: Iterable[tuple[int, dict[str, Any]]] = (),
        came: Iterable[tuple[int, str]] = (),
        went: Iterable[tuple[int, str, str]] = (),
    ) -> None:
        self.columns = list(columns)
        self.came = list(came)
        self.went = list(went)

    def add(self, other: "Before") -> None:
        """Adds what was done after it."""
        self.columns += other.columns
        self.came += other.came
        self.went += other.went

    @property
    def ids(self) -> set[int]:
        """The bookmarks that were changed."""
        return {row[0] for rows in (self.columns, self.came, self.went) for row in rows}


def record(connection: Connection, words: str, before: Before) -> int | None:
    """Keeps an act, in the transaction that does it, and gives its id; nothing where it changed nothing."""
    if not before.ids:
        return None
    sql = "INSERT INTO act (words, before, made_at) VALUES (?, ?, ?)"
    act_id = connection.execute(sql, (words, _packed(before), now())).lastrowid
    connection.execute("DELETE FROM act WHERE id <= (SELECT max(id) FROM act) - ?", (MOST,))
    return act_id


class LongAct:
    """An act of many transactions, kept in each of them: it is one to take back wherever it was broken off.

    words tell what was done to so many bookmarks. Where the last act is one of the same words that was broken off, it
    is that which goes on.
    """

    def __init__(self, connection: Connection, words: Callable[[int], str]) -> None:
        self._words = words
        self._id: int | None = None
        self._changed: set[int] = set()
        last = connection.execute("SELECT * FROM act ORDER BY id DESC LIMIT 1").fetchone()
        if last and last["words"].endswith(_BROKEN_OFF):
            changed = _unpacked(last["before"]).ids
            if last["words"] == words(len(changed)) + _BROKEN_OFF:
                self._id, self._changed = last["id"], changed

    def record(self, connection: Connection, before: Before) -> None:
        """Keeps what a transaction did, in it."""
        if not before.ids:
            return
        changed = self._changed | before.ids
        values = (self._words(len(changed)) + _BROKEN_OFF, _packed(before), self._id)
        sql = "UPDATE act SET words = ?, before = CAST(before || ? AS BLOB) WHERE id = ?"
        if connection.execute(sql, values).rowcount:
            self._changed = changed
        else:  # the first, or what was before it has been taken back meanwhile
            self._changed = before.ids
            self._id = record(connection, self._words(len(before.ids)) + _BROKEN_OFF, before)

    def end(self, connection: Connection) -> None:
        """Says that it was done to its end."""
        connection.execute("UPDATE act SET words = ? WHERE id = ?", (self._words(len(self._changed)), self._id))


def listing(store: Store) -> list[Act]:
    """The acts that can be taken back, the last first."""
    return [Act(*row) for row in store.rows("SELECT id, words, made_at FROM act ORDER BY id DESC")]


def newest(store: Store) -> int:
    """The id of the last act; 0 for none."""
    row = store.row("SELECT max(id) FROM act")
    return int(row[0] or 0) if row else 0


def undo(store: Store, act_id: int | None = None) -> Act | None:
    """Takes back the last act, whoever did it, or that of an id; None where there is none to take back."""
    if not listing(store):
        return None
    which, values = ("", ()) if act_id is None else ("WHERE id = ?", (act_id,))
    with store.write() as connection:
        row = connection.execute(f"SELECT * FROM act {which} ORDER BY id DESC LIMIT 1", values).fetchone()
        if row is None:
            return None
        before = _unpacked(row["before"])
        for item_id, columns in before.columns:
            put(connection, item_id, columns)
        untag(connection, before.came)
        connection.executemany("INSERT INTO tag VALUES (?, ?, ?) ON CONFLICT DO NOTHING", before.went)
        touch(connection, before.ids - {item_id for item_id, _ in before.columns})
        connection.execute("DELETE FROM act WHERE id = ?", (row["id"],))
    return Act(row["id"], row["words"], row["made_at"])


def put(connection: Connection, item_id: int, columns: Mapping[str, Any]) -> None:
    """Changes a bookmark and counts the change."""
    values = {**columns, "changed_at": now()}
    assigned = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE item SET {assigned}, revision = revision + 1 WHERE id = ?"
    connection.execute(sql, (*values.values(), item_id))


def touch(connection: Connection, item_ids: Iterable[int]) -> None:
    """Counts a change of something that isn't a column of theirs."""
    moment = now()
    sql = "UPDATE item SET changed_at = ?, revision = revision + 1 WHERE id = ?"
    connection.executemany(sql, [(moment, item_id) for item_id in item_ids])


def untag(connection: Connection, tags: Iterable[tuple[int, str]]) -> None:
    """Takes tags away."""
    connection.executemany("DELETE FROM tag WHERE item_id = ? AND name = ?", tags)


def _packed(before: Before) -> bytes:
    import json

    return zlib.compress(json.dumps([before.columns, before.came, before.went]).encode())


def _unpacked(packed: bytes) -> Before:
    """What was packed, or several, one after the other."""
    import json

    before = Before()
    while packed:
        unpacking = zlib.decompressobj()
        columns, came, went = json.loads(unpacking.decompress(packed))
        packed = unpacking.unused_data
        before.columns += ((item_id, kept) for item_id, kept in columns)
        before.came += ((item_id, name) for item_id, name in came)
        before.went += ((item_id, name, added_at) for item_id, name, added_at in went)
    return before
