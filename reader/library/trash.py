"""What is done once a day: the trash loses what lay in it for thirty days."""

import time
from sqlite3 import Connection

from reader.library import settings
from reader.library.store import Store

DAYS = 30
_DAY = 24 * 3600
_MOST_OLD = 1_000
_EMPTIED = "trash emptied"


def empty(store: Store) -> int:
    """Deletes what was put away thirty days ago or earlier; how many bookmarks. Looks no more than once a day."""
    today = time.strftime("%Y-%m-%d", time.gmtime())
    if store.notice or settings.get(store, _EMPTIED) == today or not store.rows("SELECT 1 FROM item LIMIT 1"):
        return 0
    before = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - DAYS * _DAY))
    with store.write() as connection:
        deleted = connection.execute("DELETE FROM item WHERE state = 'trash' AND trashed_at <= ?", (before,)).rowcount
        _shorten(connection)
    settings.put(store, _EMPTIED, today)
    return deleted


def _shorten(connection: Connection) -> None:
    """Leaves of the list of changes the last of each bookmark, where most of it is older ones."""
    (length,) = connection.execute("SELECT count(*) FROM changed").fetchone()
    (count,) = connection.execute("SELECT count(*) FROM item").fetchone()
    if length > 2 * count + _MOST_OLD:
        connection.execute("DELETE FROM changed WHERE number NOT IN (SELECT max(number) FROM changed GROUP BY item_id)")
