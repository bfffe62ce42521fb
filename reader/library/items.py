"""Rows of the library and the bookmarks they are: the SQL that reader.library.bookmarks speaks."""

import os
import sqlite3
import unicodedata
from collections.abc import Iterable
from math import ceil
from typing import Any, NamedTuple

from reader import links
from reader.errors import LibraryError
from reader.library import copies
from reader.library.identity import key_of
from reader.library.store import new_uid, now
from reader.text import one_line
from reader.values import WORDS_A_MINUTE, Article, Conversation


class Bookmark(NamedTuple):
    """One kept article, without its text.

    id is what people type (@12); key says which article it is (reader.library.identity); source is where
    it was read, for reading again; name is the title or the first words; complete is False while
    comments are known to be missing from the copy; trashed_at is None for what isn't in the trash; note is the person's.
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

    @property
    def partial(self) -> bool:
        return not self.complete

    @property
    def minutes(self) -> int:
        """Reading time, rounded up."""
        return ceil(self.word_count / WORDS_A_MINUTE)


SELECT = """SELECT item.id, uid, key, source, url, title, name, byline, site, published, word_count, comment_count,
    declared_count, complete, added_at, changed_at, revision, trashed_at, note,
    (SELECT group_concat(tag.name, char(10)) FROM tag WHERE tag.item_id = item.id) AS tags FROM item """


def folded(text: str) -> str:
    """Text as it is compared: no difference of case, of spaces, or of how an accent is written."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


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
        "word_count": article.word_count,
        "comment_count": len(conversation.comments),
        "declared_count": conversation.declared_count,
        "complete": conversation.complete,
    }


def words_of(article: Article, conversation: Conversation) -> str:
    parts = [article.title, article.byline, article.site, article.url, article.words]
    for comment in conversation.comments:
        parts += (comment.author, comment.text)
    return folded("\n".join(filter(None, parts)))


def insert(connection: sqlite3.Connection, columns: dict[str, Any], key: str, source: str, text: str) -> int:
    moment = now()
    place = source if source == "-" or links.is_web(source) else os.path.abspath(source)
    values = columns | {
        "uid": new_uid(),
        "key": key,
        "source_key": key_of(source, None, text),
        "source": one_line(place),
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


def put_copy(connection: sqlite3.Connection, item_id: int, packed: tuple[bytes, bytes], words: str) -> None:
    digest, body = packed
    row = (item_id, copies.CODEC, digest, body, now())
    connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", row)
    connection.execute("INSERT OR REPLACE INTO searched VALUES (?, ?)", (item_id, words))


def put_tags(connection: sqlite3.Connection, item_id: int, names: Iterable[str]) -> None:
    moment = now()
    rows = [(item_id, name, moment) for name in map(one_line, names) if name]
    connection.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?, ?)", rows)


def keep_only_tags(connection: sqlite3.Connection, item_id: int, names: Iterable[str]) -> None:
    """Takes all other tags away; case doesn't tell them apart."""
    kept = {one_line(name).casefold() for name in names}
    rows = connection.execute("SELECT name FROM tag WHERE item_id = ?", (item_id,)).fetchall()
    gone = [(item_id, row["name"]) for row in rows if row["name"].casefold() not in kept]
    connection.executemany("DELETE FROM tag WHERE item_id = ? AND name = ?", gone)


def unknown(item_id: int) -> LibraryError:
    return LibraryError(f"there is no bookmark @{item_id}; reader list shows those there are")


def bookmark_of(row: sqlite3.Row) -> Bookmark:
    values = dict(row)
    values["complete"] = bool(values["complete"])
    values["tags"] = tuple(sorted(values["tags"].split("\n"))) if values["tags"] else ()
    return Bookmark(**values)
