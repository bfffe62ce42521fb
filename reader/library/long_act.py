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
        self._earlier_count = 0
        last = connection.execute("SELECT id, words FROM act ORDER BY id DESC LIMIT 1").fetchone()
        if last and (stated := _COUNT.search(last["words"])):
            count = int(stated[0].replace(",", ""))
            if last["words"] == words(count) + _BROKEN_OFF:
                self._id, self._earlier_count = last["id"], count

    def record(self, connection: Connection, before: Before) -> None:
        """Keeps what a transaction did, in it."""
        if not connection.execute("SELECT 1 FROM act WHERE id = ?", (self._id,)).fetchone():
            # It is the first, or what was before it has been taken back.
            self._changed, self._earlier_count = set(), 0
        self._changed |= before.ids
        self._id = acts.record(connection, self._said() + _BROKEN_OFF, before, self._id)

    def end(self, connection: Connection) -> None:
        """Says that it was done to its end."""
        connection.execute("UPDATE act SET words = ? WHERE id = ?", (self._said(), self._id))

    def _said(self) -> str:
        return self._words(self._earlier_count + len(self._changed))
