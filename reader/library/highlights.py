"""Highlights: words of an article or of a comment that a person marked, each with a note where they made one."""

from collections.abc import Sequence
from sqlite3 import Connection, Row
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import LibraryError
from reader.library.store import Store, new_uid, now
from reader.text import clean

if TYPE_CHECKING:
    from reader.document.anchors import Anchor

_COLUMNS = "uid, comment_id, exact, before, after, position, note, made_at"


class Highlight(NamedTuple):
    """One highlight of an article; uid names it, comment_id is None for words of the article itself."""

    uid: str
    comment_id: str | None
    anchor: "Anchor"
    note: str
    made_at: str


class Quote(NamedTuple):
    """Words that were marked elsewhere; where nobody knows what stood around them and where, position is None."""

    exact: str
    note: str = ""
    made_at: str | None = None
    comment_id: str | None = None
    before: str = ""
    after: str = ""
    position: int | None = None


def add(store: Store, key: str, anchor: "Anchor", comment_id: str | None = None) -> Highlight:
    """Keeps a highlight of the article of that key (reader.library.identity); on disk when this returns."""
    uid, moment = new_uid(), now()
    values = {"uid": uid, "key": key, "comment_id": None if comment_id is None else clean(comment_id)}
    values |= _words(anchor) | {"made_at": moment, "changed_at": moment}
    sql = f"INSERT INTO highlight ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    with store.write() as connection:
        connection.execute(sql, tuple(values.values()))
    return _existing(store, uid)


def move(store: Store, uid: str, anchor: "Anchor") -> Highlight:
    """Makes a highlight one of other words. Raises LibraryError for an unknown uid, as all of these do."""
    return _changed(store, uid, _words(anchor))


def annotate(store: Store, uid: str, note: str) -> Highlight:
    """Puts a note in the place of the one that a highlight has; "" for none."""
    return _changed(store, uid, {"note": clean(note).strip()})


def remove(store: Store, uid: str) -> None:
    """Takes a highlight away."""
    with store.write() as connection:
        _change(connection, uid, {"removed_at": now()})


def restore(store: Store, uid: str) -> Highlight:
    """Brings back one that was taken away, as it was."""
    return _changed(store, uid, {"removed_at": None})


def listing(store: Store, key: str, source_key: str | None = None) -> list[Highlight]:
    """The highlights of an article and its comments, in the order in which they were made.

    source_key is the key of where it was read: what was imported before its page was asked is known by that.
    """
    sql = f"SELECT {_COLUMNS} FROM highlight WHERE key IN (?, ?) AND removed_at IS NULL ORDER BY id"
    return list(map(_highlight, store.rows(sql, (key, source_key))))


def bring(connection: Connection, key: str, quotes: Sequence[Quote]) -> int:
    """Keeps quotes of the article of that key, in an open transaction; how many of them are new here.

    Without a position they are found by their words alone, once there is a text. One that was taken away here stays
    away. What has its position comes as it was, each, where nothing of the article is highlighted yet.
    """
    count = 0
    is_first = bool(quotes) and not connection.execute("SELECT 1 FROM highlight WHERE key = ?", (key,)).fetchone()
    for quote in quotes:
        is_exact = quote.position is not None
        exact, moment = clean(quote.exact) if is_exact else " ".join(clean(quote.exact).split()), now()
        words = (exact, clean(quote.before), clean(quote.after), quote.position or 0)
        comment_id = None if quote.comment_id is None else clean(quote.comment_id)
        if exact and ((is_exact and is_first) or not _is_known(connection, key, comment_id, words)):
            values = (new_uid(), key, comment_id, *words, clean(quote.note).strip(), quote.made_at or moment, moment)
            columns = "uid, key, comment_id, exact, before, after, position, note, made_at, changed_at"
            connection.execute(f"INSERT INTO highlight ({columns}) VALUES (?{', ?' * 9})", values)
            count += 1
    return count


def _is_known(connection: Connection, key: str, comment_id: str | None, words: tuple[str, str, str, int]) -> bool:
    """Whether these words were marked here, at this place, or at one that isn't known of one of the two."""
    sql = """SELECT 1 FROM highlight WHERE key = ? AND comment_id IS ? AND exact = ?
        AND ((before, after, position) = (?, ?, ?) OR (before, after, position) = ('', '', 0) OR ?)"""
    is_anywhere = words[1:] == ("", "", 0)
    return connection.execute(sql, (key, comment_id, *words, is_anywhere)).fetchone() is not None


def _words(anchor: "Anchor") -> dict[str, Any]:
    words = {"exact": anchor.exact, "before": anchor.before, "after": anchor.after}
    return {name: clean(text) for name, text in words.items()} | {"position": anchor.position}


def _changed(store: Store, uid: str, columns: dict[str, Any]) -> Highlight:
    with store.write() as connection:
        _change(connection, uid, columns)
    return _existing(store, uid)


def _change(connection: Connection, uid: str, columns: dict[str, Any]) -> None:
    values = columns | {"changed_at": now()}
    assigned = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE highlight SET {assigned}, revision = revision + 1 WHERE uid = ?"
    if not connection.execute(sql, (*values.values(), uid)).rowcount:
        raise _unknown()


def _existing(store: Store, uid: str) -> Highlight:
    row = store.row(f"SELECT {_COLUMNS} FROM highlight WHERE uid = ?", (uid,))
    if row is None:
        raise _unknown()
    return _highlight(row)


def _unknown() -> LibraryError:
    return LibraryError("this highlight is no longer in the library")


def _highlight(row: Row) -> Highlight:
    from reader.document.anchors import Anchor

    anchor = Anchor(row["exact"], row["before"], row["after"], row["position"])
    return Highlight(row["uid"], row["comment_id"], anchor, row["note"], row["made_at"])
