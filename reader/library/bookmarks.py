"""Bookmarks: articles kept with their conversations, changed one or many at a time, put into the trash and taken out.

Each function that changes bookmarks is one transaction, raises LibraryError for an id that isn't there, having changed
nothing then, and is an act that can be taken back (reader.library.acts). Those that take many give how many changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, NamedTuple

from reader import links
from reader.errors import LibraryError
from reader.library import acts, copies, items
from reader.library.acts import Before
from reader.library.identity import key_of, key_of_article
from reader.library.items import Bookmark
from reader.library.store import Store, now
from reader.text import clean
from reader.values import Article, Conversation

__all__ = [
    "CHANGES", "Bookmark", "Change", "add", "annotate", "archive", "complete", "edit", "edited", "favour", "find",
    "listing", "mark_read", "note", "read_to", "remove", "restore", "retag", "snapshot", "tag", "tag_all", "tags",
    "trash", "untag_all", "update",
]  # fmt: skip


class Change(NamedTuple):
    """What can be done to a bookmark: the column that it sets, or sets back, and the words of its act."""

    column: str
    is_on: bool
    done: str

    def value(self) -> Any:
        """For the column: of a time, now."""
        if self.column.endswith("_at"):
            return now() if self.is_on else None
        return int(self.is_on)


CHANGES = {
    "read": Change("read_at", True, "read"),
    "unread": Change("read_at", False, "unread"),
    "archive": Change("archived_at", True, "archived"),
    "unarchive": Change("archived_at", False, "took out of the archive:"),
    "favourite": Change("favourite", True, "favoured"),
    "unfavourite": Change("favourite", False, "no longer favoured:"),
    "trash": Change("trashed_at", True, "put away"),
    "restore": Change("trashed_at", False, "took out of the trash:"),
}


def add(
    store: Store,
    article: Article,
    conversation: Conversation,
    source: str,
    tags: Iterable[str] = (),
    is_local: bool = False,
) -> Bookmark:
    """Keeps an article; on disk when this returns.

    One that is kept already stays as it is, but that missing comments are completed and tags join;
    one from the trash comes back as if new, and one of which only the address was kept, or a text that an export had,
    gets its copy. is_local tells that it came from this machine: then it replaces no copy of the page that it says it
    is, as anybody may have written a file that says so. The page itself takes the place of such a file, which is an act
    to take back.
    """
    packed = copies.pack(article, conversation)
    columns = items.columns_of(article, conversation)
    key = key_of_article(source, article)
    with store.write() as connection:
        found = items.kept_as(connection, key, key_of(source, None, article.markdown))
        item_id = found["id"] if found else items.insert(connection, columns, key, source, article.markdown)
        is_local = is_local or not links.is_web(source)
        stays = bool(found and is_local and links.is_web(found["source"]) and not is_for_now(store, item_id))
        is_page_of_file = bool(found and not is_local and not links.is_web(found["source"]))
        if is_page_of_file:
            columns |= {"source": items.place_of(source)}
        if found is None or found["trashed_at"]:
            items.change(connection, item_id, ({} if stays else columns) | {"trashed_at": None, "added_at": now()})
            if not stays:
                items.put_copy(connection, item_id, packed)
            acts.record(connection, f"kept {columns['name']}", Before([(item_id, acts.CAME)]))
        elif is_page_of_file:
            from reader.library import brought

            copy = brought.bring(connection, item_id, packed, columns)
            done = f"put the page in the place of the file {found['source']}"
            acts.record(connection, done, Before(copies=[copy]))
        elif not (found["complete"] or stays) and (conversation.complete or is_for_now(store, item_id)):
            items.change(connection, item_id, columns)
            items.put_copy(connection, item_id, packed)
        items.put_tags(connection, item_id, tags)
    return _existing(store, item_id)


def update(store: Store, item_id: int, article: Article, conversation: Conversation) -> Bookmark:
    """Puts more of the same visit, or the same again, in the place of the copy that is kept."""
    packed = copies.pack(article, conversation)
    with store.write() as connection:
        items.change(connection, item_id, items.columns_of(article, conversation))
        items.put_copy(connection, item_id, packed)
    return _existing(store, item_id)


def refresh(
    store: Store,
    item_id: int,
    article: Article,
    conversation: Conversation,
    act_id: int | None = None,
    words: str = "",
) -> int | None:
    """Puts a page as it is now in the place of the copy that is kept, which the act brings back; the act's id.

    Where the copy says the same already that is no act. The comments that were kept stay where some could not be had,
    and where a page has none any more.
    act_id is as in acts.record, words tell what was done if it isn't only this.
    """
    from reader.library import brought

    try:
        former = snapshot(store, item_id)
    except LibraryError:
        former = None  # of a damaged copy there is nothing to compare with
    kept_count, came_count = len(former[1].comments) if former else 0, len(conversation.comments)
    if former and came_count < kept_count and not (conversation.complete and came_count):
        conversation = former[1]
    if former == (article, conversation):
        update(store, item_id, article, conversation)
        return act_id
    packed = copies.pack(article, conversation)
    with store.write() as connection:
        copy = brought.bring(connection, item_id, packed, items.columns_of(article, conversation))
        done = words or f"brought {article.name} up to date"
        return acts.record(connection, done, Before(copies=[copy]), act_id)


def complete(store: Store, item_id: int, article: Article, conversation: Conversation, source: str) -> None:
    """Gives a bookmark of which only the address was kept its copy, and what its page calls itself.

    Where that is another bookmark's name it keeps its own.
    """
    packed = copies.pack(article, conversation)
    key = key_of_article(source, article)
    with store.write() as connection:
        items.change(connection, item_id, items.columns_of(article, conversation))
        items.put_copy(connection, item_id, packed)
        former = connection.execute("SELECT key FROM item WHERE id = ?", (item_id,)).fetchone()["key"]
        items.call(connection, item_id, key, former)


# One or many


def mark_read(store: Store, item_ids: Sequence[int], is_read: bool = True) -> int:
    """Marks bookmarks as read, or as unread."""
    return edit(store, item_ids, ["read" if is_read else "unread"])


def archive(store: Store, item_ids: Sequence[int], is_archived: bool = True) -> int:
    """Puts bookmarks into the archive, or takes them out: they are read or unread then, as before."""
    return edit(store, item_ids, ["archive" if is_archived else "unarchive"])


def favour(store: Store, item_ids: Sequence[int], is_favourite: bool = True) -> int:
    """Makes bookmarks favourites, or no longer."""
    return edit(store, item_ids, ["favourite" if is_favourite else "unfavourite"])


def trash(store: Store, item_ids: Sequence[int], is_trashed: bool = True) -> int:
    """Puts bookmarks into the trash, or takes them out, as they were."""
    return edit(store, item_ids, ["trash" if is_trashed else "restore"])


def note(store: Store, item_ids: Sequence[int], text: str) -> int:
    """Puts a note in the place of those that bookmarks have; "" for none."""
    return edit(store, item_ids, note=text)


def edit(
    store: Store,
    item_ids: Sequence[int],
    changes: Sequence[str] = (),
    *,
    note: str | None = None,
    come: Sequence[str] = (),
    go: Sequence[str] = (),
) -> int:
    """Does several things as one act: changes by name (CHANGES), a note in the place of others, tags come and go."""
    with store.write() as connection:
        before, done = edited(connection, item_ids, changes, note=note, come=come, go=go)
        acts.record(connection, f"{done} {_named(connection, before.ids)}", before)
    return len(before.ids)


def edited(
    connection: Connection,
    item_ids: Sequence[int],
    changes: Sequence[str] = (),
    *,
    note: str | None = None,
    come: Sequence[str] = (),
    go: Sequence[str] = (),
) -> tuple[Before, str]:
    """Does the same in an open transaction; what takes it back, and what was done, in words."""
    done = [CHANGES[name].done for name in changes]
    columns = {change.column: change.value() for change in map(CHANGES.__getitem__, changes)}
    if note is not None:
        columns["note"] = clean(note).strip()
        done.append("noted something on")
    if come or go:
        done.append("changed tags of" if come and go else "tagged" if come else "untagged")
    before = Before(came=items.put_tags_on_all(connection, item_ids, come))
    before.went = items.take_tags(connection, item_ids, go)
    tagged = before.ids
    for name, value in columns.items():  # each by itself: a time that stands stays, whatever else is changed
        before.add(_put(connection, item_ids, {name: value}))
    acts.touch(connection, tagged - {row[0] for row in before.columns})
    return before, done[0] if len(done) == 1 else "changed"


def tag_all(store: Store, item_ids: Sequence[int], names: Iterable[str]) -> int:
    """Adds tags. Case doesn't tell them apart."""
    return edit(store, item_ids, come=tuple(names))


def retag(store: Store, item_ids: Sequence[int], come: Iterable[str], go: Iterable[str]) -> int:
    """Adds tags and takes others away, as one act."""
    return edit(store, item_ids, come=tuple(come), go=tuple(go))


def untag_all(store: Store, item_ids: Sequence[int], names: Iterable[str]) -> int:
    """Takes tags away."""
    return edit(store, item_ids, go=tuple(names))


def read_to(store: Store, item_id: int, progress: float) -> None:
    """Keeps that so much of an article was read, 0 to 1, where it is more than before.

    It is no act, and no change of the bookmark that others need to know.
    """
    with store.write() as connection:
        connection.execute("UPDATE item SET progress = max(progress, min(?, 1.0)) WHERE id = ?", (progress, item_id))


# One


def tag(store: Store, item_id: int, names: Iterable[str]) -> Bookmark:
    """Adds tags. Case doesn't tell them apart."""
    tag_all(store, [item_id], names)
    return _existing(store, item_id)


def annotate(store: Store, item_id: int, text: str, names: Sequence[str], known: Bookmark | None = None) -> Bookmark:
    """Puts a note and tags in the place of those that a bookmark has.

    known is the bookmark as who wrote them saw it. Raises LibraryError where it has another note or other tags by now.
    """
    with store.write() as connection:
        present = _existing(store, item_id)
        if known and (present.note, present.tags) != (known.note, known.tags):
            raise LibraryError("its note or tags were changed elsewhere meanwhile, nothing was kept")
        before = _put(connection, [item_id], {"note": clean(text).strip()})
        before.went = items.keep_only_tags(connection, item_id, names)
        before.came = items.put_tags_on_all(connection, [item_id], names)
        acts.touch(connection, before.ids - {row[0] for row in before.columns})
        acts.record(connection, f"changed note and tags of {_named(connection, before.ids)}", before)
    return _existing(store, item_id)


def remove(store: Store, item_id: int) -> None:
    """Puts a bookmark into the trash."""
    trash(store, [item_id])


def restore(store: Store, item_id: int) -> Bookmark:
    """Takes a bookmark out of the trash, as it was."""
    trash(store, [item_id], is_trashed=False)
    return _existing(store, item_id)


# Looking


def find(store: Store, which: int | str) -> Bookmark | None:
    """The bookmark of an id, in the trash or not; or of a key (its own or its source's), not in the trash."""
    if isinstance(which, int):
        row = store.row(items.SELECT + "WHERE id = ?", (which,)) if 0 < which < 2**63 else None
    else:
        where = "WHERE (key = ? OR source_key = ?) AND trashed_at IS NULL ORDER BY key = ? DESC, added_at DESC, id DESC"
        row = store.row(items.SELECT + where, (which, which, which))
    return items.bookmark_of(row) if row else None


def listing(store: Store, query: str | None = None, limit: int | None = None, trashed: bool = False) -> list[Bookmark]:
    """The bookmarks that a query finds (reader.library.query), newest first; more of it: reader.library.search."""
    from reader.library import search
    from reader.library.query import parse

    asked = f"{query or ''}{' is:trash' if trashed else ''}"
    return [hit.bookmark for hit in search.find(store, parse(asked), sort="newest", limit=limit).hits]


def tags(store: Store) -> list[str]:
    """All tags of bookmarks that aren't in the trash, those of most bookmarks first."""
    from reader.library.counting import tag_counts

    return [name for name, _ in tag_counts(store)]


def snapshot(store: Store, item_id: int) -> tuple[Article, Conversation]:
    """The copy that was kept. Raises LibraryError for an unknown id, for a damaged copy, and where there is none."""
    row = store.row("SELECT codec, digest, body FROM snapshot WHERE item_id = ?", (item_id,))
    if row is None:
        if find(store, item_id) is None:
            raise items.unknown(item_id)
        raise LibraryError(f"bookmark @{item_id}: only its address is kept, no copy; open its page to read it")
    try:
        return copies.unpack(row["codec"], row["digest"], row["body"])
    except LibraryError as error:
        raise LibraryError(f"bookmark @{item_id}: {error}; open its page again to read it") from error


def is_for_now(store: Store, item_id: int) -> bool:
    """Whether there is no copy of the page itself: none that can be read, or only the text that an export had."""
    try:
        return copies.is_of_export(snapshot(store, item_id)[1])
    except LibraryError:
        return True


def _existing(store: Store, item_id: int) -> Bookmark:
    bookmark = find(store, item_id)
    if bookmark is None:
        raise items.unknown(item_id)
    return bookmark


def _put(connection: Connection, item_ids: Sequence[int], columns: Mapping[str, Any]) -> Before:
    """Gives bookmarks these columns, in an open transaction. A time that stands stays as it is."""
    before = Before()
    for item_id in dict.fromkeys(item_ids):
        row = connection.execute(f"SELECT {', '.join(columns)} FROM item WHERE id = ?", (item_id,)).fetchone()
        if row is None:
            raise items.unknown(item_id)
        if any(_differs(row[name], value, name) for name, value in columns.items()):
            acts.put(connection, item_id, columns)
            before.columns.append((item_id, dict(row)))
    return before


def _differs(old: object, new: object, name: str) -> bool:
    return (old is None) != (new is None) if name.endswith("_at") else old != new


def _named(connection: Connection, item_ids: set[int]) -> str:
    if len(item_ids) != 1:
        return f"{len(item_ids):,} bookmarks"
    return str(connection.execute("SELECT name FROM item WHERE id = ?", tuple(item_ids)).fetchone()[0])
