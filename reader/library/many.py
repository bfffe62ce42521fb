"""Very many bookmarks changed in slices, each on disk before the next is begun, and all of them one act."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.library import acts, bookmarks
from reader.library.bookmarks import CHANGES
from reader.library.store import Store

_SLICE = 1_000
"""Bookmarks of one transaction: a tenth of a second, for which other processes wait."""


class Step(NamedTuple):
    """How far it has come: of how many bookmarks how many are done, and by which act that can be taken back."""

    done_count: int
    total_count: int
    act_id: int | None


def without(store: Store, item_ids: Sequence[int], name: str) -> list[int]:
    """Those bookmarks that a change (reader.library.bookmarks.CHANGES) would change, in their order."""
    change = CHANGES[name]
    has_it = f"{change.column} IS NOT NULL" if change.column.endswith("_at") else f"{change.column} <> 0"
    sql = f"SELECT id FROM item WHERE id IN (SELECT value FROM json_each(?)) AND ({has_it}) <> ?"
    found = {row[0] for row in store.rows(sql, (json.dumps(list(item_ids)), change.is_on))}
    return [item_id for item_id in item_ids if item_id in found]


def edit(
    store: Store,
    item_ids: Sequence[int],
    changes: Sequence[str] = (),
    *,
    come: Sequence[str] = (),
    go: Sequence[str] = (),
) -> Iterator[Step]:
    """Does to bookmarks what reader.library.bookmarks.edit does, and tells after each slice how far it has come.

    Where nobody asks for the next, what is done stays done. Raises LibraryError, before the slice that can't be done.
    """
    act_id, changed_count, total_count = None, 0, len(item_ids)
    for start in range(0, total_count, _SLICE):
        some = item_ids[start : start + _SLICE]
        with store.write() as connection:
            before, done = bookmarks.edited(connection, some, changes, come=come, go=go)
            changed_count += len(before.ids)
            act_id = acts.record(connection, f"{done} {changed_count:,} bookmarks", before, act_id)
        yield Step(start + len(some), total_count, act_id)
