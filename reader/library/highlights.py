"""Highlights: words of an article or of a comment that a person marked, each with a note where they made one.

Making them, taking them away and noting are acts that can be taken back (reader.library.acts).
"""

from collections.abc import Sequence
from sqlite3 import Connection, Row
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.errors import LibraryError
from reader.library import acts
from reader.library.acts import Before
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
    return add_all(store, key, [(anchor, comment_id)])[0]


def add_all(store: Store, key: str, several: Sequence[tuple["Anchor", str | None]]) -> list[Highlight]:
    """Keeps several highlights of an article and its comments as one act. One that is there already stays the one."""
    moment, uids, made = now(), list[str](), list[str]()
    with store.write() as connection:
        for anchor, comment_id in several:
            values = {"key": key, "comment_id": None if comment_id is None else clean(comment_id)} | _words(anchor)
            which = " AND ".join(f"{name} IS ?" for name in values)
            sql = f"SELECT uid FROM highlight WHERE {which} AND removed_at IS NULL"
            there = connection.execute(sql, tuple(values.values())).fetchone()
            uids.append(there["uid"] if there else new_uid())
            if not there:
                made.append(uids[-1])
                values |= {"uid": uids[-1], "made_at": moment, "changed_at": moment}
                sql = f"INSERT INTO highlight ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
                connection.execute(sql, tuple(values.values()))
        _record(connection, "highlighted words in", key, [(uid, {"removed_at": moment}) for uid in made])
    return [_existing(store, uid) for uid in uids]


def move(store: Store, uid: str, anchor: "Anchor") -> Highlight:
    """Makes a highlight one of other words: a part of making it, and no act of its own.

    Raises LibraryError for an unknown uid, as all of these do.
    """
    with store.write() as connection:
        _change(connection, uid, _words(anchor))
    return _existing(store, uid)


def annotate(store: Store, uid: str, note: str, known: str | None = None) -> Highlight:
    """Puts a note in the place of the one that a highlight has; "" for none.

    known is the note as who wrote this one saw it. Raises LibraryError where it is another by now.
    """
    with store.write() as connection:
        if known is not None and _existing(store, uid).note != known:
            raise LibraryError("its note was changed elsewhere meanwhile, nothing was kept")
        key, before = _change(connection, uid, {"note": clean(note).strip()})
        _record(connection, "noted something on a highlight in", key, [(uid, before)])
    return _existing(store, uid)


def find(store: Store, uid: str) -> Highlight:
    """A highlight as it is now, taken away or not. Raises LibraryError for an unknown uid."""
    return _existing(store, uid)


def remove(store: Store, uid: str) -> None:
    """Takes a highlight away."""
    with store.write() as connection:
        key, before = _change(connection, uid, {"removed_at": now()})
        _record(connection, "took away a highlight in", key, [(uid, before)])


def listing(store: Store, key: str, source_key: str | None = None) -> list[Highlight]:
    """The highlights of an article and its comments, in the order in which they were made.

    source_key is the key of where it was read: what was imported before its page was asked is known by that.
    """
    sql = f"SELECT {_COLUMNS} FROM highlight WHERE key IN (?, ?) AND removed_at IS NULL ORDER BY id"
    return list(map(_highlight, store.rows(sql, (key, source_key))))


def keys(store: Store) -> list[str]:
    """The keys of all articles that have any."""
    return [row["key"] for row in store.rows("SELECT DISTINCT key FROM highlight WHERE removed_at IS NULL")]


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


def _change(connection: Connection, uid: str, columns: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Changes a highlight; the key of its article, and these columns as they were."""
    row = connection.execute(f"SELECT key, {', '.join(columns)} FROM highlight WHERE uid = ?", (uid,)).fetchone()
    if row is None:
        raise _unknown()
    acts.put_highlight(connection, uid, columns)
    return row["key"], {name: row[name] for name in columns}


def _record(connection: Connection, done: str, key: str, before: Sequence[tuple[str, dict[str, Any]]]) -> None:
    row = connection.execute("SELECT name FROM item WHERE key = ? OR source_key = ?", (key, key)).fetchone()
    acts.record(connection, f"{done} {row['name'] if row else key}", Before(highlights=before))


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
