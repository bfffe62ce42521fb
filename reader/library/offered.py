"""What a shell offers while somebody types: tags and bookmarks that begin so, by one query that changes nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from reader.library.tag_names import tag_name

MOST = 200
_SECONDS = 0.2  # of waiting for who is writing
_TAGS = "SELECT name FROM tag_count WHERE substr(name, 1, length(?1)) = ?1 COLLATE NOCASE ORDER BY count DESC LIMIT ?2"
_BOOKMARKS = """SELECT id, name FROM item WHERE trashed_at IS NULL AND substr(id, 1, length(?1)) = ?1
    ORDER BY id DESC LIMIT ?2"""


def tags(file: Path, beginning: str) -> list[str]:
    """Tags that begin so, whatever their case, the most used first. Raises sqlite3.Error, as bookmarks does."""
    return [name for (name,) in _rows(file, _TAGS, tag_name(beginning))]


def bookmarks(file: Path, beginning: str) -> list[tuple[int, str]]:
    """(id, name) of the bookmarks whose id begins so, the newest first."""
    return list(_rows(file, _BOOKMARKS, beginning))


def _rows(file: Path, sql: str, beginning: str) -> Iterator[tuple]:  # type: ignore[type-arg]
    with closing(sqlite3.connect(f"file:{quote(str(file))}?mode=ro", uri=True, timeout=_SECONDS)) as connection:
        yield from connection.execute(sql, (beginning, MOST))
