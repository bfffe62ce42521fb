"""The history: what was opened on the screen, the last first, each article once; and all other traces of that."""

import os
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from reader import links
from reader.library.backups import folder_of
from reader.library.store import Store, now
from reader.text import one_line
from reader.values import Article

MOST = 10_000
"""Articles that are remembered; those that were opened longest ago are forgotten."""
_COLUMNS = "key, source, name, site, times, opened_at"
_TRACES = ("place", "visit")
_NOT_KEPT = "key NOT IN (SELECT key FROM item UNION ALL SELECT source_key FROM item)"


class Opened(NamedTuple):
    """An article by its key (reader.library.identity), where it was read, what it is called, and by which site.

    times is how often it was opened, opened_at when for the last time.
    """

    key: str
    source: str
    name: str
    site: str | None
    times: int
    opened_at: str


def add(store: Store, key: str, source: str, article: Article) -> None:
    """Remembers that an article was opened; not one from standard input, which can't be opened again."""
    if source == "-":
        return
    place = one_line(source if links.is_web(source) else os.path.abspath(source))
    name, site = one_line(article.name), one_line(article.site or links.site(source) or "") or None
    with store.write() as connection:
        before = connection.execute("SELECT times FROM opened WHERE key = ?", (key,)).fetchone()
        connection.execute("DELETE FROM opened WHERE key = ?", (key,))
        values = (key, place, name, site, before["times"] + 1 if before else 1, now())
        connection.execute(f"INSERT INTO opened ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", values)
        connection.execute(
            "DELETE FROM opened WHERE number < (SELECT number FROM opened ORDER BY number DESC LIMIT 1 OFFSET ?)",
            (MOST - 1,),
        )


def listing(store: Store, words: str = "", limit: int | None = None) -> list[Opened]:
    """What was opened, the last first; with words only what has all of them in its name, site or address."""
    wanted = words.casefold().split()
    found = (Opened(*row) for row in store.rows(f"SELECT {_COLUMNS} FROM opened ORDER BY number DESC"))
    return list(islice((one for one in found if not wanted or _has(one, wanted)), limit))


def _has(one: Opened, wanted: Iterable[str]) -> bool:
    text = f"{one.name}\n{one.site or ''}\n{one.source}".casefold()
    return all(word in text for word in wanted)


class Forgotten(NamedTuple):
    """What was taken out of the history, and what else told of having been there: rows of three tables."""

    opened: list[tuple[object, ...]]
    places: list[tuple[object, ...]]
    visits: list[tuple[object, ...]]

    @property
    def place_count(self) -> int:
        """How many articles that aren't kept had a place where reading stopped, or comments that were seen."""
        return len({row[0] for row in (*self.places, *self.visits)})


def forget(store: Store, keys: Iterable[str] | None = None) -> Forgotten:
    """Takes articles out of the history, or all; what put_back takes. The file's pages keep none of their words.

    Where reading stopped in them and what was seen of their comments goes too, but for what is kept as a bookmark, and
    with all of it the answers of comment services, which can be asked for again.
    """
    import json

    where, values = "true", tuple[str, ...]()
    if keys is not None:
        where, values = "key IN (SELECT value FROM json_each(?))", (json.dumps([*keys]),)
    with store.write() as connection:
        connection.execute("PRAGMA secure_delete = ON")

        def gone(table: str, where: str) -> list[tuple[object, ...]]:
            rows = connection.execute(f"SELECT * FROM {table} WHERE {where}", values).fetchall()
            connection.execute(f"DELETE FROM {table} WHERE {where}", values)
            return [tuple(row) for row in rows]

        if keys is None:
            connection.execute("DELETE FROM answer")
        return Forgotten(gone("opened", where), *(gone(name, f"{where} AND {_NOT_KEPT}") for name in _TRACES))


def said_of(gone: Forgotten, store: Store) -> str:
    """What went besides, and where it is still: ", and where reading stopped in 2 that aren't kept"."""
    count = gone.place_count
    places = f", and where reading stopped in {count:,} that {'is' if count == 1 else 'are'}n't kept" if count else ""
    return f"{places}; backups made before still have it" if folder_of(store.file).is_dir() else places


def put_back(store: Store, gone: Forgotten) -> None:
    """Brings back what was taken out, where it stood; what was opened since is the newer."""
    with store.write() as connection:
        for table, rows in zip(("opened", *_TRACES), gone, strict=True):
            if rows:
                sql = f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(rows[0]))})"
                connection.executemany(sql, rows)
