"""What a person said of comments: spam or not. Kept here, applied by reader.spam.marks."""

from collections.abc import Iterable
from sqlite3 import Connection, Row
from typing import NamedTuple

from reader.library.store import Store, new_uid, now
from reader.text import clean
from reader.values import Mark


class KeptMark(NamedTuple):
    """One mark and where it was made; uid names it."""

    uid: str
    mark: Mark
    comment_id: str | None
    page_key: str | None
    made_at: str


_COLUMNS = "uid, host, name, text_key, address, words, spam, comment_id, page_key, made_at"
_SELECT = f"SELECT {_COLUMNS} FROM mark "


def add(store: Store, mark: Mark, comment_id: str | None = None, page_key: str | None = None) -> str:
    """Keeps a mark; its uid, for undoing it."""
    uid = new_uid()
    with store.write() as connection:
        _insert(connection, KeptMark(uid, mark, comment_id, page_key, now()))
    return uid


def undo(store: Store, uid: str | None = None) -> KeptMark | None:
    """Takes back a mark, the last one where none is named; None where there is none to take back."""
    which, values = ("WHERE uid = ?", (uid,)) if uid is not None else ("ORDER BY id DESC LIMIT 1", ())
    row = store.row(_SELECT + which, values)
    if row is None:
        return None
    _put_away(store, "WHERE uid = ?", row["uid"])
    return _kept(row)


def forget(store: Store) -> int:
    """Takes back all marks at once; how many there were."""
    return _put_away(store, "WHERE ?", 1, batch=new_uid()) if listing(store) else 0


def remember(store: Store) -> int:
    """Brings back what was last forgotten, before all that was marked since; how many marks that are."""
    last = store.row("SELECT batch FROM undone_mark WHERE batch IS NOT NULL ORDER BY rowid DESC LIMIT 1")
    if last is None:
        return 0
    with store.write() as connection:
        which, values = "FROM undone_mark WHERE batch = ?", (last["batch"],)
        (highest,) = connection.execute(f"SELECT max(id) {which}", values).fetchone()
        connection.execute("UPDATE mark SET id = -id")
        connection.execute("UPDATE mark SET id = ? - id", (highest,))
        connection.execute(f"INSERT INTO mark (id, {_COLUMNS}) SELECT id, {_COLUMNS} {which}", values)
        return connection.execute(f"DELETE {which}", values).rowcount


def join(store: Store, several: Iterable[KeptMark]) -> int:
    """Adds marks of another library, or of this one before, in the order they were made; how many are new here.

    One that was taken back stands again.
    """
    with store.write() as connection:
        known = {row["uid"] for row in connection.execute("SELECT uid FROM mark")}
        joining = {one.uid: one for one in several if one.uid not in known}
        for one in joining.values():
            _insert(connection, one)
            connection.execute("DELETE FROM undone_mark WHERE uid = ?", (one.uid,))
        rows = connection.execute("SELECT id FROM mark ORDER BY made_at, id").fetchall()
        ids = [row["id"] for row in rows]
        if ids != sorted(ids):
            connection.execute("UPDATE mark SET id = -id")
            connection.executemany("UPDATE mark SET id = ? WHERE id = ?", ((n, -id_) for n, id_ in enumerate(ids, 1)))
    return len(joining)


def listing(store: Store) -> list[KeptMark]:
    """All marks that stand, the newest last."""
    return [_kept(row) for row in store.rows(_SELECT + "ORDER BY id")]


def _insert(connection: Connection, one: KeptMark) -> None:
    mark = one.mark
    known = (mark.host, mark.name, mark.text_key, mark.address, mark.words)
    texts = [None if text is None else clean(text) for text in (*known, one.comment_id, one.page_key)]
    connection.execute(
        "INSERT INTO mark (host, name, text_key, address, words, comment_id, page_key, spam, uid, made_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*texts, mark.spam, one.uid, one.made_at),
    )


def _put_away(store: Store, which: str, value: object, batch: str | None = None) -> int:
    """Moves marks into the undo log; how many."""
    with store.write() as connection:
        connection.execute(
            f"INSERT INTO undone_mark (id, {_COLUMNS}, undone_at, batch) SELECT id, {_COLUMNS}, ?, ? FROM mark {which}",
            (now(), batch, value),
        )
        return connection.execute(f"DELETE FROM mark {which}", (value,)).rowcount


def _kept(row: Row) -> KeptMark:
    mark = Mark(row["host"], row["name"], row["text_key"], bool(row["spam"]), row["address"], row["words"])
    return KeptMark(row["uid"], mark, row["comment_id"], row["page_key"], row["made_at"])
