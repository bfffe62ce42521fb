"""Copies that an act gave to bookmarks, and what takes them away again: those that were there before come back."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from sqlite3 import Connection
from typing import Any, Literal, NamedTuple

from reader.library import items

_COPY = "SELECT codec, digest, body, saved_at FROM snapshot WHERE item_id = ?"


class Brought(NamedTuple):
    """A copy that came, as JSON can carry it: digest is its own, in hex.

    columns are those of the bookmark that went with it, as they were; former is the copy that it replaced, as its
    codec, digest in hex, body in base 64 and time, None for none.
    """

    item_id: int
    digest: str
    columns: dict[str, Any]
    former: tuple[str, str, str, str] | None = None

    @property
    def size(self) -> int:
        """Characters of the copy that it replaced."""
        return len(self.former[2]) if self.former else 0


def bring(connection: Connection, item_id: int, packed: tuple[bytes, bytes], columns: Mapping[str, Any]) -> Brought:
    """Gives a bookmark a copy and the columns that go with it, in an open transaction."""
    row = connection.execute(_COPY, (item_id,)).fetchone()
    former = (row[0], row[1].hex(), b64encode(row[2]).decode(), row[3]) if row else None
    before = connection.execute(f"SELECT {', '.join(columns)} FROM item WHERE id = ?", (item_id,)).fetchone()
    items.change(connection, item_id, dict(columns))
    items.put_copy(connection, item_id, packed)
    return Brought(item_id, packed[0].hex(), dict(before), former)


def take_back(connection: Connection, copy: Brought) -> Literal["gone", "back"] | None:
    """Takes such a copy away; None where another has come since: that stays."""
    row = connection.execute(_COPY, (copy.item_id,)).fetchone()
    if row is None or row["digest"].hex() != copy.digest:
        return None
    items.change(connection, copy.item_id, copy.columns)
    if copy.former:
        codec, digest, body, saved_at = copy.former
        kept = (copy.item_id, codec, bytes.fromhex(digest), b64decode(body), saved_at)
        connection.execute("INSERT OR REPLACE INTO snapshot VALUES (?, ?, ?, ?, ?)", kept)
        return "back"
    connection.execute("DELETE FROM snapshot WHERE item_id = ?", (copy.item_id,))
    # No trigger tells the index of a copy that went.
    connection.execute("INSERT INTO changed (item_id) VALUES (?)", (copy.item_id,))
    return "gone"
