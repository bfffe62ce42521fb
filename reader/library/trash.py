"""The trash: what lay in it for thirty days goes for good."""

import time

from reader.library import settings
from reader.library.store import Store

DAYS = 30
_DAY = 24 * 3600
_EMPTIED = "trash emptied"


def empty(store: Store) -> int:
    """Deletes what was put away thirty days ago or earlier; how many bookmarks. Looks no more than once a day."""
    today = time.strftime("%Y-%m-%d", time.gmtime())
    if store.notice or settings.get(store, _EMPTIED) == today or not store.rows("SELECT 1 FROM item LIMIT 1"):
        return 0
    before = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - DAYS * _DAY))
    with store.write() as connection:
        deleted = connection.execute("DELETE FROM item WHERE state = 'trash' AND trashed_at <= ?", (before,)).rowcount
    settings.put(store, _EMPTIED, today)
    return deleted
