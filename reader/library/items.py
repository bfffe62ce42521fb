"""Rows of the library and the bookmarks they are: the SQL that reader.library.bookmarks speaks."""

import os
import sqlite3
from collections.abc import Iterable
from functools import cache
from types import NoneType
from typing import Any, Literal, NamedTuple, get_args

from reader import links
from reader.errors import LibraryError
from reader.library import copies
from reader.library.identity import key_of
from reader.library.store import new_uid, now
from reader.library.tag_names import folded, tag_name
from reader.text import one_line
from reader.values import Article, Conversation

State = Literal["unread", "read", "archived", "trash"]


class Bookmark(NamedTuple):
    """One kept article, without its text.

    id is what people type (@12); key says which article it is (reader.library.identity); source is where
    it was read, for reading again; name is the title or the first words; complete is False while
    comments are known to be missing from the copy; trashed_at is None for what isn't in the trash; note is what the
    person wrote about it; read_at and archived_at are None for what is neither; progress is how much was read, 0 to 1;
    folder is where it lay in what it was imported from ("Trips / Wales"), origin what that was, None for what was kept
    here; has_copy is False where only the address is kept.
    """

    id: int
    uid: str
    key: str
    source: str
    url: str | None
    title: str | None
    name: str
    byline: str | None
    site: str | None
    published: str | None
    word_count: int
    comment_count: int
    declared_count: int | None
    complete: bool
    added_at: str
    changed_at: str
    revision: int
    trashed_at: str | None
    tags: tuple[str, ...]
    note: str = ""
    read_at: str | None = None
    archived_at: str | None = None
    favourite: bool = False
    progress: float = 0.0
    folder: str | None = None
    origin: str | None = None
    host: str | None = None
    has_copy: bool = True

    @property
    def state(self) -> State:
        """Where it lies; an archived one was read or not."""
        if self.trashed_at:
            return "trash"
        if self.archived_at:
            return "archived"
        return "read" if self.read_at else "unread"

    @property
    def partial(self) -> bool:
        return not self.complete


SELECT = """SELECT item.id, uid, key, source, url, title, name, byline, site, published, word_count, comment_count,
    declared_count, complete, added_at, changed_at, revision, trashed_at, note, read_at, archived_at,
    favourite, progress, folder, origin, host,
    EXISTS (SELECT 1 FROM snapshot WHERE snapshot.item_id = item.id) AS has_copy,
    (SELECT group_concat(tag.name, char(10)) FROM tag WHERE tag.item_id = item.id) AS tags FROM item """


def columns_of(article: Article, conversation: Conversation) -> dict[str, Any]:
    """What a list shows of an article, in one line each."""
    texts = {
        "url": article.url,
        "title": article.title,
        "name": article.name,
        "byline": article.byline,
        "site": article.site,
        "published": article.published,
    }
    return {name: one_line(text) if text is not None else None for name, text in texts.items()} | {
        "word_count": article.reading_count,
        "comment_count": len(conversation.comments),
        "declared_count": conversation.declared_count,
        "complete": conversation.complete,
    }


IS_UNSETTLED = "(NOT has_copy OR (key = source_key AND (NOT complete OR key LIKE 'file:%' OR key LIKE 'text:%')))"
"""Whether a bookmark may yet be called what its page calls itself: that was never read, as far as is known, or it was
kept when files were known only by where they lie, and what was piped in by its text."""


def kept_as(connection: sqlite3.Connection, key: str, source_key: str) -> sqlite3.Row | None:
    """Which bookmark an article is: id, source, complete, trashed_at, has_copy; None where it isn't kept.

    One that was kept before its page could say what it calls itself is known by its source.
    """
    columns = "id, source, complete, trashed_at, EXISTS (SELECT 1 FROM snapshot WHERE item_id = item.id) AS has_copy"
    row: sqlite3.Row | None = connection.execute(f"SELECT {columns} FROM item WHERE key = ?", (key,)).fetchone()
    if row is None:
        sql = f"SELECT {columns} FROM item WHERE source_key = ? AND {IS_UNSETTLED} LIMIT 1"
        row = connection.execute(sql, (source_key,)).fetchone()
        if row:
            call(connection, row["id"], key, source_key)
    return row


def call(connection: sqlite3.Connection, item_id: int, key: str, former: str) -> None:
    """Lets a bookmark, and what was highlighted in it, go by the name that its page gives itself; not by another's."""
    if connection.execute("SELECT 1 FROM item WHERE key = ?", (key,)).fetchone():
        return
    connection.execute("UPDATE item SET key = ? WHERE id = ?", (key, item_id))
    connection.execute("UPDATE highlight SET key = ? WHERE key = ?", (key, former))


def place_of(source: str) -> str:
    """Where a bookmark was read, as it is kept: an address, the whole path of a file, or "-"."""
    return one_line(source if source == "-" or links.is_web(source) else os.path.abspath(source))


def insert(connection: sqlite3.Connection, columns: dict[str, Any], key: str, source: str, text: str) -> int:
    moment, place = now(), place_of(source)
    values = columns | {
        "uid": new_uid(),
        "key": key,
        "source_key": key_of(source, None, text),
        "source": place,
        "host": links.site(columns["url"] or place),
        "added_at": moment,
        "changed_at": moment,
        "revision": 0,
    }
    sql = f"INSERT INTO item ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    return int(connection.execute(sql, tuple(values.values())).lastrowid or 0)


def change(connection: sqlite3.Connection, item_id: int, columns: dict[str, Any]) -> None:
    """Changes a bookmark and counts the change. Raises LibraryError for an unknown id."""
    values = columns | {"changed_at": now()}
    assigned = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE item SET {assigned}, revision = revision + 1 WHERE id = ?"
    if not connection.execute(sql, (*values.values(), item_id)).rowcount:
        raise unknown(item_id)


def put_copy(connection: sqlite3.Connection, item_id: int, packed: tuple[bytes, bytes]) -> None:
    digest, body = packed
    row = (item_id, copies.CODEC, digest, body, now())
    connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", row)


def put_tags(connection: sqlite3.Connection, item_id: int, names: Iterable[str]) -> None:
    put_tags_on_all(connection, [item_id], names)


def put_tags_on_all(
    connection: sqlite3.Connection, item_ids: Iterable[int], names: Iterable[str]
) -> list[tuple[int, str]]:
    """Adds tags; which came, and to which bookmarks. Raises LibraryError for an unknown id."""
    moment, wanted, came = now(), [name for name in map(tag_name, names) if name], []
    for item_id in item_ids:
        if not connection.execute("SELECT 1 FROM item WHERE id = ?", (item_id,)).fetchone():
            raise unknown(item_id)
        for name in wanted:
            # Not OR IGNORE: a trigger's own statements would follow it.
            sql = "INSERT INTO tag VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            if connection.execute(sql, (item_id, name, moment)).rowcount:
                came.append((item_id, name))
    return came


def take_tags(
    connection: sqlite3.Connection, item_ids: Iterable[int], names: Iterable[str]
) -> list[tuple[int, str, str]]:
    """Takes tags away; which went, from which bookmarks, and when they had come.

    Where there is none that is written so, it is the one that says the same.
    """
    wanted, went = [one_line(name) for name in names], []
    for item_id in item_ids if wanted else ():
        sql = "SELECT item_id, name, added_at FROM tag WHERE item_id = ?"
        there = [tuple(row) for row in connection.execute(sql, (item_id,))]
        for name in wanted:
            so = [row for row in there if row[1].casefold() == name.casefold()]
            so = so or [row for row in there if folded(row[1]) == folded(name)]
            connection.executemany("DELETE FROM tag WHERE item_id = ? AND name = ?", [row[:2] for row in so])
            went += so
            there = [row for row in there if row not in so]
    return went


def keep_only_tags(connection: sqlite3.Connection, item_id: int, names: Iterable[str]) -> list[tuple[int, str, str]]:
    """Takes all other tags away, likewise; case doesn't tell them apart."""
    kept = {folded(name) for name in names}
    rows = connection.execute("SELECT name FROM tag WHERE item_id = ?", (item_id,)).fetchall()
    return take_tags(connection, [item_id], [row["name"] for row in rows if row["name"].casefold() not in kept])


def unknown(item_id: int) -> LibraryError:
    return LibraryError(f"there is no bookmark @{item_id}; reader list shows those there are")


def bookmark_of(row: sqlite3.Row) -> Bookmark:
    """The bookmark of a row that SELECT found; where the file is damaged, without what is no value of its column."""
    values = dict(row)
    if not _are_sound(tuple(values), tuple(map(type, row))):
        values = {name: _sound(name, value) for name, value in values.items()}
        values["name"] = values["name"] or values["source"]
    for flag in ("complete", "favourite", "has_copy"):
        values[flag] = bool(values[flag])
    values["tags"] = tuple(sorted(values["tags"].split("\n"))) if values["tags"] else ()
    return Bookmark(**values)


@cache
def _are_sound(names: tuple[str, ...], types: tuple[type, ...]) -> bool:
    return all(issubclass(kind, _kinds(name)) for name, kind in zip(names, types, strict=True))


def _sound(name: str, value: object) -> object:
    kinds = _kinds(name)
    return value if isinstance(value, kinds) else None if NoneType in kinds else kinds[0]()


@cache
def _kinds(name: str) -> tuple[type, ...]:
    """What a column may hold, as Bookmark says it."""
    if name == "tags":
        return str, NoneType
    said = Bookmark.__annotations__[name]
    kinds = get_args(said) or (said,)
    return (*kinds, int) if kinds[0] in (bool, float) else kinds
