"""An act of many transactions, kept in each of them: it is one to take back wherever it was broken off."""

import re
from collections.abc import Callable
from sqlite3 import Connection

from reader.library import acts
from reader.library.acts import Before

_BROKEN_OFF = ", not to the end"
_COUNT = re.compile(r"\d[\d,]*")


class LongAct:
    """words tell what was done to so many bookmarks.

    Where the last act of all is one of the same words that was broken off, it is that which goes on.
    """

    def __init__(self, connection: Connection, words: Callable[[int], str]) -> None:
        self._words = words
        self._id: int | None = None
        self._changed: set[int] = set()
        last = connection.execute("SELECT id, words FROM act ORDER BY id DESC LIMIT 1").fetchone()
        if last and last["words"] == words(_count(last["words"])) + _BROKEN_OFF:
            self._id = last["id"]

    def record(self, connection: Connection, before: Before) -> None:
        """Keeps what a transaction did, in it."""
        count = self._said_of(connection)
        if count is None:  # it is the first, or what was before it has been taken back
            self._changed, count = set(), 0
        count += len(before.ids - self._changed)
        self._changed |= before.ids
        self._id = acts.record(connection, self._words(count) + _BROKEN_OFF, before, self._id)

    def end(self, connection: Connection) -> None:
        """Says that it was done to its end."""
        count = self._said_of(connection)
        if count is not None:
            connection.execute("UPDATE act SET words = ? WHERE id = ?", (self._words(count), self._id))

    def _said_of(self, connection: Connection) -> int | None:
        """Of how many bookmarks the act tells, which another process may go on with too; None where it isn't there."""
        row = connection.execute("SELECT words FROM act WHERE id = ?", (self._id,)).fetchone()
        return _count(row["words"]) if row else None


def _count(words: str) -> int:
    """The number in an act's words."""
    stated = _COUNT.search(words)
    return int(stated[0].replace(",", "")) if stated else 0
