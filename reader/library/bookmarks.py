"""Bookmarks: articles kept with their conversations, found again, put into the trash and taken out."""

from collections.abc import Iterable, Sequence

from reader.errors import LibraryError
from reader.library import copies, items
from reader.library.identity import key_of
from reader.library.items import Bookmark
from reader.library.store import Store, now
from reader.text import clean
from reader.values import Article, Conversation

__all__ = [
    "Bookmark", "add", "annotate", "find", "listing", "remove", "restore", "snapshot", "tag", "tags", "update",
]  # fmt: skip


def add(store: Store, article: Article, conversation: Conversation, source: str, tags: Iterable[str] = ()) -> Bookmark:
    """Keeps an article; on disk when this returns.

    One that is kept already stays as it is, but that missing comments are completed and tags join;
    one from the trash comes back as if new.
    """
    packed = copies.pack(article, conversation)
    columns = items.columns_of(article, conversation)
    key = key_of(source, article.url, article.markdown)
    with store.write() as connection:
        found = connection.execute("SELECT id, complete, trashed_at FROM item WHERE key = ?", (key,)).fetchone()
        item_id = found["id"] if found else items.insert(connection, columns, key, source, article.markdown)
        if found is None or found["trashed_at"]:
            items.change(connection, item_id, columns | {"trashed_at": None, "added_at": now()})
            items.put_copy(connection, item_id, packed, items.words_of(article, conversation))
        elif conversation.complete and not found["complete"]:
            items.change(connection, item_id, columns)
            items.put_copy(connection, item_id, packed, items.words_of(article, conversation))
        items.put_tags(connection, item_id, tags)
    return _existing(store, item_id)


def update(store: Store, item_id: int, article: Article, conversation: Conversation) -> Bookmark:
    """Puts a newer copy in the place of the one that is kept. Raises LibraryError for an unknown id."""
    packed = copies.pack(article, conversation)
    with store.write() as connection:
        items.change(connection, item_id, items.columns_of(article, conversation))
        items.put_copy(connection, item_id, packed, items.words_of(article, conversation))
    return _existing(store, item_id)


def tag(store: Store, item_id: int, names: Iterable[str]) -> Bookmark:
    """Adds tags. Case doesn't tell them apart. Raises LibraryError for an unknown id."""
    with store.write() as connection:
        items.change(connection, item_id, {})
        items.put_tags(connection, item_id, names)
    return _existing(store, item_id)


def annotate(store: Store, item_id: int, note: str, names: Sequence[str]) -> Bookmark:
    """Puts a note and tags in the place of those that a bookmark has. Raises LibraryError for an unknown id."""
    with store.write() as connection:
        items.change(connection, item_id, {"note": clean(note).strip()})
        items.keep_only_tags(connection, item_id, names)
        items.put_tags(connection, item_id, names)
    return _existing(store, item_id)


def tags(store: Store) -> list[str]:
    """All tags of bookmarks that aren't in the trash, those of most bookmarks first."""
    sql = """SELECT tag.name FROM tag JOIN item ON item.id = item_id WHERE trashed_at IS NULL
        GROUP BY tag.name ORDER BY count(*) DESC, tag.name"""
    return [row["name"] for row in store.rows(sql)]


def remove(store: Store, item_id: int) -> None:
    """Puts a bookmark into the trash. Raises LibraryError for an unknown id."""
    with store.write() as connection:
        items.change(connection, item_id, {"trashed_at": now()})


def restore(store: Store, item_id: int) -> Bookmark:
    """Takes a bookmark out of the trash, as it was. Raises LibraryError for an unknown id."""
    with store.write() as connection:
        items.change(connection, item_id, {"trashed_at": None})
    return _existing(store, item_id)


def find(store: Store, which: int | str) -> Bookmark | None:
    """The bookmark of an id, in the trash or not; or of a key (its own or its source's), not in the trash."""
    if isinstance(which, int):
        row = store.row(items.SELECT + "WHERE id = ?", (which,)) if 0 < which < 2**63 else None
    else:
        where = "WHERE (key = ? OR source_key = ?) AND trashed_at IS NULL ORDER BY key = ? DESC, added_at DESC, id DESC"
        row = store.row(items.SELECT + where, (which, which, which))
    return items.bookmark_of(row) if row else None


def listing(store: Store, query: str | None = None, limit: int | None = None, trashed: bool = False) -> list[Bookmark]:
    """Bookmarks, newest first: those in which each word of the query occurs, in any case.

    Looked through are title, byline, site, address, the article's text and its comments.
    """
    words = sorted(set(items.folded(query or "").split()))
    joined = "JOIN searched ON searched.item_id = item.id " if words else ""
    where = [f"trashed_at IS {'NOT ' if trashed else ''}NULL"] + ["instr(words, ?)"] * len(words)
    sql = f"{items.SELECT}{joined}WHERE {' AND '.join(where)} ORDER BY added_at DESC, item.id DESC LIMIT ?"
    return [items.bookmark_of(row) for row in store.rows(sql, (*words, -1 if limit is None else limit))]


def snapshot(store: Store, item_id: int) -> tuple[Article, Conversation]:
    """The copy that was kept. Raises LibraryError for an unknown id and for a damaged copy."""
    row = store.row("SELECT codec, digest, body FROM snapshot WHERE item_id = ?", (item_id,))
    if row is None:
        raise items.unknown(item_id)
    try:
        return copies.unpack(row["codec"], row["digest"], row["body"])
    except LibraryError as error:
        raise LibraryError(f"bookmark @{item_id}: {error}; open its page again to read it") from error


def _existing(store: Store, item_id: int) -> Bookmark:
    bookmark = find(store, item_id)
    if bookmark is None:
        raise items.unknown(item_id)
    return bookmark
