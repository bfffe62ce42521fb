"""Bookmarks: articles kept with their conversations, found again, put into the trash and taken out."""

import os
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Any

from reader import links
from reader.errors import LibraryError
from reader.library import copies
from reader.library.identity import key_of
from reader.library.store import Store, new_uid, now
from reader.text import one_line
from reader.values import WORDS_A_MINUTE, Article, Conversation


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One kept article, without its text.

    id is what people type (@12); key says which article it is (reader.library.identity); source is where
    it was read, for reading again; name is the title or the first words; complete is False while
    comments are known to be missing from the copy; trashed_at is None for what isn't in the trash.
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

    @property
    def partial(self) -> bool:
        return not self.complete

    @property
    def minutes(self) -> int:
        """Reading time, rounded up."""
        return ceil(self.word_count / WORDS_A_MINUTE)


_SELECT = """SELECT item.id, uid, key, source, url, title, name, byline, site, published, word_count, comment_count,
    declared_count, complete, added_at, changed_at, revision, trashed_at,
    (SELECT group_concat(tag.name, char(10)) FROM tag WHERE tag.item_id = item.id) AS tags FROM item """


def add(store: Store, article: Article, conversation: Conversation, source: str, tags: Iterable[str] = ()) -> Bookmark:
    """Keeps an article; on disk when this returns.

    One that is kept already stays as it is, but that missing comments are completed and tags join;
    one from the trash comes back as if new.
    """
    packed = copies.pack(article, conversation)
    columns = _columns(article, conversation)
    key = key_of(source, article.url, article.markdown)
    with store.write() as connection:
        found = connection.execute("SELECT id, complete, trashed_at FROM item WHERE key = ?", (key,)).fetchone()
        item_id = found["id"] if found else _insert(connection, columns, key, source, article.markdown)
        if found is None or found["trashed_at"]:
            _change(connection, item_id, columns | {"trashed_at": None, "added_at": now()})
            _put_copy(connection, item_id, packed, _words(article, conversation))
        elif conversation.complete and not found["complete"]:
            _change(connection, item_id, columns)
            _put_copy(connection, item_id, packed, _words(article, conversation))
        _put_tags(connection, item_id, tags)
    return _existing(store, item_id)


def update(store: Store, item_id: int, article: Article, conversation: Conversation) -> Bookmark:
    """Puts a newer copy in the place of the one that is kept. Raises LibraryError for an unknown id."""
    packed = copies.pack(article, conversation)
    with store.write() as connection:
        _change(connection, item_id, _columns(article, conversation))
        _put_copy(connection, item_id, packed, _words(article, conversation))
    return _existing(store, item_id)


def tag(store: Store, item_id: int, names: Iterable[str]) -> Bookmark:
    """Adds tags. Case doesn't tell them apart. Raises LibraryError for an unknown id."""
    with store.write() as connection:
        _change(connection, item_id, {})
        _put_tags(connection, item_id, names)
    return _existing(store, item_id)


def remove(store: Store, item_id: int) -> None:
    """Puts a bookmark into the trash. Raises LibraryError for an unknown id."""
    with store.write() as connection:
        _change(connection, item_id, {"trashed_at": now()})


def restore(store: Store, item_id: int) -> Bookmark:
    """Takes a bookmark out of the trash, as it was. Raises LibraryError for an unknown id."""
    with store.write() as connection:
        _change(connection, item_id, {"trashed_at": None})
    return _existing(store, item_id)


def find(store: Store, which: int | str) -> Bookmark | None:
    """The bookmark of an id, in the trash or not; or of a key (its own or its source's), not in the trash."""
    if isinstance(which, int):
        row = store.row(_SELECT + "WHERE id = ?", (which,)) if 0 < which < 2**63 else None
    else:
        where = "WHERE ? IN (key, source_key) AND trashed_at IS NULL ORDER BY key = ? DESC, added_at DESC, id DESC"
        row = store.row(_SELECT + where, (which, which))
    return _bookmark(row) if row else None


def listing(store: Store, query: str | None = None, limit: int | None = None, trashed: bool = False) -> list[Bookmark]:
    """Bookmarks, newest first: those in which each word of the query occurs, in any case.

    Looked through are title, byline, site, address, the article's text and its comments.
    """
    words = sorted(set(folded(query or "").split()))
    joined = "JOIN searched ON searched.item_id = item.id " if words else ""
    where = [f"trashed_at IS {'NOT ' if trashed else ''}NULL"] + ["instr(words, ?)"] * len(words)
    sql = f"{_SELECT}{joined}WHERE {' AND '.join(where)} ORDER BY added_at DESC, item.id DESC LIMIT ?"
    return [_bookmark(row) for row in store.rows(sql, (*words, -1 if limit is None else limit))]


def snapshot(store: Store, item_id: int) -> tuple[Article, Conversation]:
    """The copy that was kept. Raises LibraryError for an unknown id and for a damaged copy."""
    row = store.row("SELECT codec, digest, body FROM snapshot WHERE item_id = ?", (item_id,))
    if row is None:
        raise _unknown(item_id)
    try:
        return copies.unpack(row["codec"], row["digest"], row["body"])
    except LibraryError as error:
        raise LibraryError(f"bookmark @{item_id}: {error}; open its page again to read it") from error


def folded(text: str) -> str:
    """Text as it is compared: no difference of case, of spaces, or of how an accent is written."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _columns(article: Article, conversation: Conversation) -> dict[str, Any]:
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


def _words(article: Article, conversation: Conversation) -> str:
    parts = [article.title, article.byline, article.site, article.url, article.text]
    for comment in conversation.comments:
        parts += (comment.author, comment.text)
    return folded("\n".join(filter(None, parts)))


def _insert(connection: sqlite3.Connection, columns: dict[str, Any], key: str, source: str, text: str) -> int:
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
    sql = f"INSERT INTO item ({', '.join(values)}) VALUES ({', '.join('?' * len(values))}) RETURNING id"
    return int(connection.execute(sql, tuple(values.values())).fetchone()[0])


def _change(connection: sqlite3.Connection, item_id: int, columns: dict[str, Any]) -> None:
    """Changes a bookmark and counts the change. Raises LibraryError for an unknown id."""
    values = columns | {"changed_at": now()}
    assigned = ", ".join(f"{name} = ?" for name in values)
    sql = f"UPDATE item SET {assigned}, revision = revision + 1 WHERE id = ?"
    if not connection.execute(sql, (*values.values(), item_id)).rowcount:
        raise _unknown(item_id)


def _put_copy(connection: sqlite3.Connection, item_id: int, packed: tuple[bytes, bytes], words: str) -> None:
    digest, body = packed
    row = (item_id, copies.CODEC, digest, body, now())
    connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", row)
    connection.execute("INSERT OR REPLACE INTO searched VALUES (?, ?)", (item_id, words))


def _put_tags(connection: sqlite3.Connection, item_id: int, names: Iterable[str]) -> None:
    moment = now()
    rows = [(item_id, name, moment) for name in map(one_line, names) if name]
    connection.executemany("INSERT OR IGNORE INTO tag VALUES (?, ?, ?)", rows)


def _existing(store: Store, item_id: int) -> Bookmark:
    bookmark = find(store, item_id)
    if bookmark is None:
        raise _unknown(item_id)
    return bookmark


def _unknown(item_id: int) -> LibraryError:
    return LibraryError(f"there is no bookmark @{item_id}; reader list shows those there are")


def _bookmark(row: sqlite3.Row) -> Bookmark:
    values = dict(row)
    values["complete"] = bool(values["complete"])
    values["tags"] = tuple(sorted((values["tags"] or "").split("\n"))) if values["tags"] else ()
    return Bookmark(**values)
