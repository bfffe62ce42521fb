"""How many bookmarks there are: by state, by tag, by folder, by site."""

from collections import Counter
from itertools import accumulate
from typing import NamedTuple

from reader.library import conditions
from reader.library.query import Query
from reader.library.store import Store

_TAGS = """WITH trashed AS (SELECT tag.name, count(*) AS count FROM item CROSS JOIN tag ON item_id = item.id
    WHERE state = 'trash' GROUP BY tag.name)
    SELECT tag_count.name, tag_count.count - coalesce(trashed.count, 0) FROM tag_count
    LEFT JOIN trashed ON trashed.name = tag_count.name WHERE tag_count.count > coalesce(trashed.count, 0)"""


_DEEPEST = 20
"""Folders in each other that are counted by themselves; what lies deeper counts for that one."""


class Counts(NamedTuple):
    """How many bookmarks there are, by state."""

    unread: int = 0
    read: int = 0
    archived: int = 0
    trash: int = 0
    favourite: int = 0

    @property
    def kept(self) -> int:
        """All that aren't in the trash."""
        return self.unread + self.read + self.archived


def count(store: Store, query: Query) -> int:
    """How many bookmarks the filters of a query let through, whatever its words."""
    condition = conditions.of(store, query)
    rows = store.rows(f"SELECT count(*) FROM item WHERE {condition.sql}", condition.values)
    return int(rows[0][0]) if rows else 0


def counts(store: Store) -> Counts:
    """How many bookmarks lie where."""
    rows = {row[0]: row[1] for row in store.rows("SELECT state, count(*) FROM item GROUP BY state")}
    favourites = store.row("SELECT count(*) FROM item WHERE favourite AND trashed_at IS NULL")
    return Counts(**rows, favourite=favourites[0] if favourites else 0)


def tag_counts(store: Store) -> list[tuple[str, int]]:
    """All tags of bookmarks that aren't in the trash, each with how many have it, those of most first."""
    return [(row[0], row[1]) for row in store.rows(f"{_TAGS} ORDER BY 2 DESC, 1")]


def folder_counts(store: Store) -> list[tuple[str, int]]:
    """The folders of bookmarks that aren't in the trash, each with how many lie in it or below, by name."""
    sql = """SELECT folder, count(*) FROM item WHERE folder IS NOT NULL AND trashed_at IS NULL
        GROUP BY folder COLLATE NOCASE"""
    found: Counter[str] = Counter()
    for folder, count in store.rows(sql):
        names = folder.split(conditions.BELOW)[:_DEEPEST]
        found.update(dict.fromkeys(accumulate(names, lambda above, name: above + conditions.BELOW + name), count))
    return sorted(found.items(), key=lambda one: one[0].casefold().split(conditions.BELOW))


def site_counts(store: Store) -> list[tuple[str, int]]:
    """The sites of bookmarks that aren't in the trash, likewise."""
    sql = """SELECT host, count(*) AS count FROM item WHERE host IS NOT NULL AND trashed_at IS NULL
        GROUP BY host ORDER BY count DESC, host"""
    return [(row[0], row[1]) for row in store.rows(sql)]
