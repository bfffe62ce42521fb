"""Which comments of an article a person has seen, by the key of the article (reader.library.identity)."""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from reader.library.store import Store, now


@dataclass(frozen=True, slots=True)
class Visit:
    """The last visit: the ids of all comments seen until then, and when it was."""

    seen: frozenset[str]
    visited_at: str


def remember(store: Store, key: str, seen: Iterable[str]) -> None:
    """Keeps what was seen, instead of what was kept before."""
    packed = zlib.compress(json.dumps(sorted(seen)).encode())
    with store.write() as connection:
        connection.execute("INSERT OR REPLACE INTO visit VALUES (?, ?, ?)", (key, packed, now()))


def recall(store: Store, key: str) -> Visit | None:
    """The last visit; None for what was never visited, and for what can't be read."""
    row = store.row("SELECT seen, visited_at FROM visit WHERE key = ?", (key,))
    if row is None:
        return None
    try:
        return Visit(frozenset(json.loads(zlib.decompress(row["seen"]))), row["visited_at"])
    except (zlib.error, ValueError, TypeError):
        return None
