"""Bookmarks as other programs and libraries bring them: many at once, mostly of only an address."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count
from sqlite3 import Connection, Row
from time import monotonic
from typing import Any, NamedTuple, cast

from reader.library import acts, brought, copies, highlights, items
from reader.library.acts import Before
from reader.library.highlights import Quote
from reader.library.identity import key_of, key_of_article
from reader.library.long_act import LongAct
from reader.library.many_rows import insert
from reader.library.store import Store, new_uid, now
from reader.library.tag_names import tag_name
from reader.text import clean, counted, one_line
from reader.values import NO_CONVERSATION, Article, Conversation

# Every index of a batch is written where its keys belong, which is everywhere: of many small ones each writes it all.
_BATCH = 5_000
_CHARACTERS = 2_000  # of a copy weigh as much as a bookmark without one
_SECONDS = 1.0  # until what came with copies is kept
_MOST_FORMER = 20_000_000
"""Bytes of replaced copies that are kept for taking an import back; where there are more, the new ones stay then."""
_CACHE = 40 * 1024  # KiB for the pages of a batch
_MERGED = ("read_at", "archived_at", "note", "favourite", "progress", "folder", "title", "byline", "published")

_FOUND = f"""SELECT id, key, name, complete, trashed_at,
    EXISTS (SELECT 1 FROM snapshot WHERE item_id = item.id) AS has_copy, {", ".join(_MERGED)} FROM item WHERE """
_LAST_ID = "SELECT max(ifnull(max(id), 0), (SELECT total(seq) FROM sqlite_sequence WHERE name = 'item')) FROM item"
_NAMED = " UNION ALL ".join(
    f"SELECT {name} FROM item WHERE {name} IN (SELECT value FROM json_each(:names))"
    for name in ("key", "source_key", "uid")
)


class Keys(NamedTuple):
    """What a bookmark is known by (reader.library.identity): its own key, and that of where it was read."""

    own: str
    of_source: str


class Address(NamedTuple):
    """What is kept of a page that wasn't read here. Times are as the library writes them, None for what isn't known.

    quotes are what was highlighted in it. From another library of reader's it comes with its uid, and all that it was
    there: its copy, where it was read if not at its url, its key where that follows from neither, what it was imported
    from, when it was changed and put into the trash. known_by are its keys, where they were made ahead.
    """

    url: str
    title: str | None = None
    added_at: str | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    read_at: str | None = None
    archived_at: str | None = None
    favourite: bool = False
    progress: float = 0.0
    folder: str | None = None
    byline: str | None = None
    site: str | None = None
    published: str | None = None
    quotes: tuple[Quote, ...] = ()
    source: str | None = None
    article: Article | None = None
    conversation: Conversation = NO_CONVERSATION
    uid: str | None = None
    key: str | None = None
    origin: str | None = None
    changed_at: str | None = None
    trashed_at: str | None = None
    known_by: Keys | None = None

    @property
    def keys(self) -> Keys:
        if self.known_by:
            return self.known_by
        source = self.source or self.url
        text = self.article.markdown if self.article else ""
        of_source = key_of(source, None, text)
        own = key_of_article(source, self.article) if self.article else of_source
        return Keys(self.key or own, of_source)


class Kept(NamedTuple):
    """How many bookmarks came, how many that were there got something new, and how many had it all.

    trashed_count is how many of the last two lie in the trash, copy_count how many of the first two got a copy,
    note_count how many brought a note that wasn't taken, as another stands there.
    """

    came_count: int = 0
    joined_count: int = 0
    same_count: int = 0
    trashed_count: int = 0
    copy_count: int = 0
    note_count: int = 0


def keep(store: Store, addresses: Iterable[Address], origin: str) -> Iterator[Kept]:
    """Keeps addresses, some thousand in one transaction, with the counts so far after each; on disk when it yields.

    origin names where they come from ("pocket"). A page that is kept already isn't kept again: tags join, and what
    wasn't known of it is filled in, but what a person has said of it here stands; notes of one page in what is
    imported are joined. One in the trash stays there, but
    for what only taking back put there: that counts as come. All of it is one act to take back (reader.library.acts),
    with what came before it was broken off and asked for again, copies included; highlights stay then, as they outlive
    their bookmarks.
    """
    counts, room, act, last_before = [0] * len(Kept._fields), _MOST_FORMER, None, 0
    for batch in _batches(addresses):
        if act is None:
            _make_ready(store)
        with store.write() as connection:
            if act is None:
                act, last_before = LongAct(connection, lambda count: _imported(count, origin)), _last_id(connection)
            keeping = _Batch(connection, origin, counts, room, acts.taken_back(store), last_before)
            keeping.look_up(batch)
            for address, keys in batch:
                keeping.keep(address, keys)
            keeping.end()
            act.record(connection, keeping.before)
        counts, room = keeping.counts, keeping.room
        yield Kept(*counts)
    if act:
        with store.write() as connection:
            act.end(connection)
            acts.forget_taken_back(store, connection)


def _imported(count: int, origin: str) -> str:
    return f"imported {counted(count, 'bookmark')} from {one_line(origin)}"


def has_copy(store: Store, keys: Keys) -> bool:
    """Whether there is a copy already of what is known by these keys."""
    sql = "SELECT 1 FROM item JOIN snapshot ON item_id = id WHERE key = ? OR source_key = ?"
    return store.row(sql, keys) is not None


def _make_ready(store: Store) -> None:
    """Lets a library, made where there is none, have in memory what SQLite would write aside before each statement."""
    with store.write():
        pass
    with store.connected() as connection:
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        connection.execute("PRAGMA temp_store = MEMORY")


def _batches(addresses: Iterable[Address]) -> Iterator[list[tuple[Address, Keys]]]:
    """As many at a time as memory should hold, with their copies; each with its keys."""
    batch, weight, begun = list[tuple[Address, Keys]](), 0, monotonic()
    for address in addresses:
        batch.append((address, address.keys))
        weight += 1
        if address.article:
            texts = (address.article.markdown, *(comment.markdown for comment in address.conversation.comments))
            weight += sum(map(len, texts)) // _CHARACTERS
        # Copies may have to be made first, which takes its time: it mustn't be lost.
        if weight >= _BATCH or (address.article and monotonic() - begun > _SECONDS):
            yield batch
            batch, weight, begun = [], 0, monotonic()
    if batch:
        yield batch


class _Batch:
    """What one transaction keeps: counts as those of Kept, before what takes it back, room for copies in that.

    taken_back is as acts has it; last_before is the last id that was there before the import.
    """

    def __init__(
        self,
        connection: Connection,
        origin: str,
        counts: Sequence[int],
        room: int,
        taken_back: Collection[str],
        last_before: int,
    ) -> None:
        self.counts = list(counts)
        self.room = room
        self.before = Before()
        self._connection = connection
        self._origin = one_line(origin)
        self._now = now()
        self._columns: tuple[str, ...] = ()
        self._items: list[tuple[Any, ...]] = []  # each in these columns
        self._tags: list[tuple[int, str, str]] = []
        self._taken_back = taken_back
        self._there: set[str] = set()
        self._last_before = last_before
        self._ids = count(_last_id(connection) + 1)

    def look_up(self, batch: Sequence[tuple[Address, Keys]]) -> None:
        """Asks at once which of all its names are known here: of most imports none is."""
        names = json.dumps([*{name for address, keys in batch for name in _names(address, keys)}])
        self._there = {name for (name,) in self._connection.execute(_NAMED, {"names": names})}

    def keep(self, address: Address, keys: Keys) -> None:
        names = _names(address, keys)
        found = None
        if not self._there.isdisjoint(names):
            self.end()  # it may be one that has just come
            found = _found(self._connection, keys, address)
        self._there.update(names)
        if found is None:
            self._come(address, keys)
            is_trashed, got_copy, which = False, address.article is not None, 0
        else:
            got_copy = self._gets_copy(found, address)
            is_new, comes_again = self._join(found, address, keys, got_copy), self._comes_again(found, address)
            is_trashed = found["trashed_at"] is not None and not comes_again
            which = 0 if comes_again else 1 if is_new else 2
        self.counts[which] += 1
        self.counts[3] += is_trashed
        self.counts[4] += got_copy

    def end(self) -> None:
        """Writes what was put off: much is sooner written together."""
        insert(self._connection, "item", self._columns, self._items)
        insert(self._connection, "tag", ("item_id", "name", "added_at"), self._tags, "ON CONFLICT DO NOTHING")
        self._items, self._tags = [], []

    def _come(self, address: Address, keys: Keys) -> None:
        item_id = next(self._ids)
        values = {"id": item_id} | _values(address, keys, self._origin, self._now)
        self.before.columns.append((item_id, acts.CAME))
        self._tags += [(item_id, name, values["added_at"]) for tag in address.tags if (name := tag_name(tag))]
        if address.quotes:
            highlights.bring(self._connection, keys.own, address.quotes)
        if address.article:
            values |= _said(address.article, address.conversation, _columns(address, self._now))
            insert(self._connection, "item", [*values], [[*values.values()]])
            items.put_copy(self._connection, item_id, copies.pack(address.article, address.conversation))
        else:
            self._columns = tuple(values)
            self._items.append(tuple(values.values()))

    def _comes_again(self, found: Row, address: Address) -> bool:
        """Takes out of the trash what nobody has deleted; whether it was."""
        comes = found["trashed_at"] in self._taken_back and address.trashed_at is None
        if comes:
            acts.put(self._connection, found["id"], {"trashed_at": None})
            self.before.columns.append((found["id"], acts.CAME))
        return comes

    @staticmethod
    def _gets_copy(found: Row, address: Address) -> bool:
        is_better = not found["has_copy"] or (address.conversation.complete and not found["complete"])
        return address.article is not None and is_better

    def _join(self, found: Row, address: Address, keys: Keys, gets_copy: bool) -> bool:
        """Adds what isn't known yet of one that is there; whether there was any such thing."""
        connection, item_id = self._connection, found["id"]
        values = _columns(address, self._now)
        new = {name: values[name] for name in _MERGED if values[name] and not found[name]}
        if "title" in new:
            new["name"] = new["title"]
        if (note := values["note"]) and found["note"] and note not in found["note"]:
            if item_id > self._last_before:
                new["note"] = f"{found['note']}\n\n{note}"
            else:
                self.counts[5] += 1
        if new:
            acts.put(connection, item_id, new)
            self.before.columns.append((item_id, {name: found[name] for name in new}))
        came = items.put_tags_on_all(connection, [item_id], address.tags) if address.tags else []
        self.before.came += came
        marks = highlights.bring(connection, found["key"], address.quotes)
        if gets_copy:
            assert address.article
            packed = copies.pack(address.article, address.conversation)
            said = _said(address.article, address.conversation, dict(found) | new)
            copy = brought.bring(connection, item_id, packed, said)
            self.room -= copy.size
            if self.room >= 0 or not copy.former:
                self.before.copies.append(copy)
            if found["key"] != keys.own:
                items.call(connection, item_id, keys.own, found["key"])
        return bool(new or came or marks or gets_copy)


def _last_id(connection: Connection) -> int:
    """The highest that a bookmark has or had."""
    return int(connection.execute(_LAST_ID).fetchone()[0])


def _names(address: Address, keys: Keys) -> set[str]:
    """All that it may be known by."""
    return {*keys, address.uid} if address.uid else {*keys}


def _found(connection: Connection, keys: Keys, address: Address) -> Row | None:
    """The bookmark that it is; what has a copy is known by its own key alone, what comes from a library by its uid."""
    only = f" AND {items.IS_UNSETTLED}" if address.article else ""
    ways = [("key = ?", keys.own)]
    if not address.key:  # one that a library knew by another key was none of those of its source there
        ways.append((f"source_key = ?{only}", keys.of_source))
    if address.uid:
        ways.insert(0, ("uid = ?", address.uid))
    sql = " UNION ALL ".join(_FOUND + where for where, _ in ways) + " LIMIT 1"
    return cast(Row | None, connection.execute(sql, [value for _, value in ways]).fetchone())


def _said(article: Article, conversation: Conversation, known: dict[str, Any]) -> dict[str, Any]:
    """The columns of a copy; what its page doesn't say of itself may have come from elsewhere, and stays."""
    said = items.columns_of(article, conversation)
    kept = {name: value for name, value in said.items() if value not in (None, "") or not known.get(name)}
    return kept | {"name": said["title"] or known.get("title") or said["name"]}


def _columns(address: Address, moment: str) -> dict[str, Any]:
    return {
        "title": _line(address.title),
        "byline": _line(address.byline),
        "site": _line(address.site),
        "published": _line(address.published),
        "folder": _line(address.folder),
        "note": clean(address.note).strip(),
        "read_at": address.read_at,
        "archived_at": address.archived_at,
        "favourite": int(address.favourite),
        "progress": min(max(address.progress, 0.0), 1.0),
        "added_at": address.added_at or moment,
    }


def _line(text: str | None) -> str | None:
    return (one_line(text) or None) if text else None


def _values(address: Address, keys: Keys, origin: str, moment: str) -> dict[str, Any]:
    """The row of one that comes, but for its id."""
    columns, url = _columns(address, moment), one_line(address.url)
    return columns | {
        "uid": address.uid or new_uid(),
        "key": keys.own,
        "source_key": keys.of_source,
        "source": one_line(address.source) if address.source else url,
        "url": url or None,
        "name": columns["title"] or url,
        "host": keys.own.partition("://")[2].partition("/")[0].partition(":")[0] or None,
        "origin": address.origin if address.uid else origin,
        "word_count": 0,
        "comment_count": 0,
        "complete": False,
        "changed_at": address.changed_at or moment,
        "trashed_at": address.trashed_at,
    }
