"""Notes that are being written, by what they are about: who is cut off has them again at the next asking."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import Connection
from typing import NamedTuple

from reader.library import settings
from reader.library.store import Store
from reader.text import clean

_NAME = "drafts"
_MOST = 50
"""So many are kept, those written last."""


class Draft(NamedTuple):
    """What was written, and what stood there when that was begun."""

    words: str
    base: str = ""


def recall(store: Store, about: str) -> Draft | None:
    """What was being written about a highlight, by its uid, or an article, by its key; None for nothing."""
    row = store.row("SELECT value FROM setting WHERE name = ?", (_NAME,))
    return _read(row["value"] if row else "").get(about)


def put(store: Store, about: str, draft: Draft) -> None:
    """Keeps what has been written so far."""
    with _changed(store) as drafts:
        drafts.pop(about, None)
        drafts[about] = draft


def drop(store: Store, about: str) -> None:
    """Forgets it: it has become a note, or was given up."""
    with _changed(store) as drafts:
        drafts.pop(about, None)


@contextmanager
def _changed(store: Store) -> Iterator[dict[str, Draft]]:
    with store.write() as connection:
        drafts = _read(_written(connection))
        yield drafts
        kept = json.dumps(dict(list(drafts.items())[-_MOST:]))
        settings.put_in(connection, _NAME, kept)


def _written(connection: Connection) -> str:
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (_NAME,)).fetchone()
    return row["value"] if row else ""


def _read(value: str) -> dict[str, Draft]:
    """Those in the library; none where there is something else in their place."""
    try:
        found = json.loads(value or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    several = ((about, draft) for about, draft in found.items() if isinstance(draft, list) and len(draft) == 2)
    return {about: Draft(clean(str(words)), clean(str(base))) for about, (words, base) in several}
