"""A bookmark whose row is lost, made anew of what an index and the history still know of it: without a copy."""

import sqlite3
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from reader import links
from reader.library import plausible
from reader.library.identity import key_of
from reader.library.items import place_of
from reader.library.store import new_uid, now


def put(source: sqlite3.Connection, target: sqlite3.Connection, item_id: int, key: str) -> bool:
    """Puts a bookmark of an id and a key into a library from what a damaged one has besides; whether that went.

    What is known of it is its address, else at most its title and site, and when it was added and put into the trash.
    """
    if plausible.REPLACEMENT in key or not (address := _address(key)):
        return False
    opened = _row(target, "SELECT source, name, site FROM opened WHERE key = ?", key)
    times = _row(source, "SELECT added_at, trashed_at FROM item INDEXED BY item_ranked WHERE id = ?", item_id)
    read_at = opened.get("source") or address
    values = {
        "id": item_id,
        "uid": new_uid(),
        "key": key,
        "source_key": key_of(read_at),
        "source": place_of(read_at),
        "url": address if links.is_web(address) else None,
        "title": opened.get("name"),
        "name": opened.get("name") or address,
        "site": opened.get("site"),
        "host": links.site(address),
        "word_count": 0,
        "comment_count": 0,
        "complete": False,
        "added_at": _moment(times.get("added_at")) or now(),
        "changed_at": now(),
        "trashed_at": _moment(times.get("trashed_at")),
    }
    there = {row[1] for row in target.execute("PRAGMA table_info(item)")}
    row = {name: value for name, value in values.items() if name in there}
    with suppress(sqlite3.IntegrityError):  # its id or key is another's
        target.execute(f"INSERT INTO item ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
        return True
    return False


def _address(key: str) -> str:
    """Where a bookmark of a key can be read again; "" for what came over standard input, and for no key."""
    if key.startswith("file:///"):
        return url2pathname(urlsplit(key).path)
    return key if links.is_web(key) else ""


def _row(connection: sqlite3.Connection, sql: str, value: object) -> dict[str, Any]:
    """What is found by column; nothing where the library is too damaged, or of a version that hasn't that."""
    with suppress(sqlite3.DatabaseError):
        cursor = connection.execute(sql, (value,))
        if row := cursor.fetchone():
            return {column[0]: said for column, said in zip(cursor.description, row, strict=True)}
    return {}


def _moment(value: object) -> str | None:
    return value if isinstance(value, str) and plausible.is_time(value) else None
