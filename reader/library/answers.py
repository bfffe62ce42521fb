"""What comment services answered, kept with its validators so that they can say "not modified"."""

import json
import zlib
from typing import NamedTuple

from reader.batches import Batch, batch_from
from reader.library.store import Store, now
from reader.values import to_fields

MOST = 500
"""Answers that are kept; the oldest go first."""


class Kept(NamedTuple):
    """An answer as it was read, and its (etag, last_modified)."""

    batch: Batch
    validators: tuple[str | None, str | None]


def remember(store: Store, url: str, batch: Batch, validators: tuple[str | None, str | None]) -> None:
    """Keeps an answer instead of the one before; one without validators isn't worth it."""
    if not any(validators):
        return
    packed = zlib.compress(json.dumps(to_fields(batch)).encode())
    with store.write() as connection:
        connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?)", (url, *validators, packed, now()))
        oldest = "SELECT url FROM answer ORDER BY fetched_at DESC LIMIT -1 OFFSET ?"
        connection.execute(f"DELETE FROM answer WHERE url IN ({oldest})", (MOST,))


def recall(store: Store, url: str) -> Kept | None:
    """The answer of an address; None where none is kept that can be read."""
    row = store.row("SELECT etag, last_modified, batch FROM answer WHERE url = ?", (url,))
    if row is None:
        return None
    try:
        batch = batch_from(json.loads(zlib.decompress(row["batch"])))
    except (zlib.error, ValueError, TypeError, KeyError):
        return None
    return Kept(batch, (row["etag"], row["last_modified"]))
