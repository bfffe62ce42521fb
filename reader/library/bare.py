"""Bookmarks of which only the address is kept, as other programs' exports bring them: many at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from operator import itemgetter
from sqlite3 import Connection, Row
from typing import Any, NamedTuple, cast

from reader.library import acts, items
from reader.library.acts import Before
from reader.library.identity import key_of
from reader.library.store import Store, new_uid, now
from reader.text import clean, one_line

# Every index of a batch is written where its keys belong, which is everywhere: of many small ones each writes it all.
_BATCH = 5_000
_CACHE = 32 * 1024  # KiB for the pages of a batch
_MERGED = ("read_at", "archived_at", "note", "favourite", "progress", "folder", "title", "byline", "published")


class Address(NamedTuple):
    """What is kept of a page that wasn't read here. Times are as the library writes them, None for what isn't known."""

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


class Kept(NamedTuple):
    """How many bookmarks came, how many that were there got something new, and how many had it all."""

    came_count: int = 0
    joined_count: int = 0
    same_count: int = 0


def keep(store: Store, addresses: Iterable[Address], origin: str) -> Iterator[Kept]:
    """Keeps addresses, some thousand in one transaction, with the counts so far after each; on disk when it yields.

    origin names where they come from ("pocket"). A page that is kept already isn't kept again: tags join, and what
    wasn't known of it is filled in, but what a person has said of it here stands. One in the trash stays there. All of
    it is one act to take back (reader.library.acts), once it has ended.
    """
    before, counts, waiting = Before(), [0, 0, 0], iter(addresses)
    while batch := list(islice(waiting, _BATCH)):
        with store.write() as connection:
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")
            for address in batch:
                counts[_keep(connection, address, origin, before)] += 1
        yield Kept(*counts)
    with store.write() as connection:
        acts.record(connection, f"imported {len(before.ids):,} bookmarks from {one_line(origin)}", before)


def _keep(connection: Connection, address: Address, origin: str, before: Before) -> int:
    """Keeps one; which of the three counts it belongs to."""
    key = key_of(address.url)
    found = _found(connection, key)
    values = _columns(address)
    if found is None:
        item_id = _insert(connection, values, key, address, origin)
        before.columns.append((item_id, {"trashed_at": values["added_at"]}))
        tags = [(item_id, one_line(name), values["added_at"]) for name in address.tags]
        connection.executemany("INSERT INTO tag VALUES (?, ?, ?) ON CONFLICT DO NOTHING", filter(itemgetter(1), tags))
        return 0
    new = {name: values[name] for name in _MERGED if values[name] and not found[name]}
    if "title" in new:
        new["name"] = new["title"]
    if new:
        acts.put(connection, found["id"], new)
        before.columns.append((found["id"], {name: found[name] for name in new}))
    came = items.put_tags_on_all(connection, [found["id"]], address.tags) if address.tags else []
    before.came += came
    return 1 if new or came else 2


def _found(connection: Connection, key: str) -> Row | None:
    for column in ("key", "source_key"):
        sql = f"SELECT id, name, {', '.join(_MERGED)} FROM item WHERE {column} = ?"
        if row := connection.execute(sql, (key,)).fetchone():
            return cast(Row, row)
    return None


def _columns(address: Address) -> dict[str, Any]:
    texts = {
        "title": address.title,
        "byline": address.byline,
        "site": address.site,
        "published": address.published,
        "folder": address.folder,
    }
    return {name: (one_line(text) or None) if text else None for name, text in texts.items()} | {
        "note": clean(address.note).strip(),
        "read_at": address.read_at,
        "archived_at": address.archived_at,
        "favourite": int(address.favourite),
        "progress": address.progress,
        "added_at": address.added_at or now(),
    }


def _insert(connection: Connection, columns: dict[str, Any], key: str, address: Address, origin: str) -> int:
    url = one_line(address.url)
    values = columns | {
        "uid": new_uid(),
        "key": key,
        "source_key": key,
        "source": url,
        "url": url,
        "name": columns["title"] or url,
        "host": key.partition("://")[2].partition("/")[0].partition(":")[0] or None,
        "origin": one_line(origin),
        "word_count": 0,
        "comment_count": 0,
        "complete": False,
        "changed_at": now(),
    }
    sql = f"INSERT INTO item ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    return int(connection.execute(sql, tuple(values.values())).lastrowid or 0)
