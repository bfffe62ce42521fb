"""What a person said of comments: spam or not. Kept here, applied by reader.spam.marks."""

from dataclasses import dataclass
from sqlite3 import Row

from reader.library.store import Store, new_uid, now
from reader.text import clean


@dataclass(frozen=True, slots=True)
class KeptMark:
    """One mark: by what a comment is known again (host, name, key of its text), and where it was made."""

    id: int
    host: str | None
    name: str | None
    text_key: str | None
    spam: bool
    comment_id: str | None
    page_key: str | None
    made_at: str


_SELECT = "SELECT id, host, name, text_key, spam, comment_id, page_key, made_at FROM mark WHERE undone_at IS NULL "


def add(
    store: Store,
    host: str | None,
    name: str | None,
    text_key: str | None,
    spam: bool,
    comment_id: str | None = None,
    page_key: str | None = None,
) -> int:
    """Keeps a mark; its id, for undoing it."""
    texts = [None if text is None else clean(text) for text in (host, name, text_key, comment_id, page_key)]
    with store.write() as connection:
        cursor = connection.execute(
            "INSERT INTO mark (host, name, text_key, comment_id, page_key, spam, uid, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*texts, spam, new_uid(), now()),
        )
        return int(cursor.lastrowid or 0)


def undo(store: Store, mark_id: int | None = None) -> KeptMark | None:
    """Takes back a mark, the last one where none is named; None where there is none to take back."""
    which, values = ("AND id = ?", (mark_id,)) if mark_id is not None else ("ORDER BY id DESC LIMIT 1", ())
    row = store.row(_SELECT + which, values)
    if row is None:
        return None
    with store.write() as connection:
        connection.execute("UPDATE mark SET undone_at = ? WHERE id = ?", (now(), row["id"]))
    return _mark(row)


def listing(store: Store) -> list[KeptMark]:
    """All marks that stand, the newest last."""
    return [_mark(row) for row in store.rows(_SELECT + "ORDER BY id")]


def _mark(row: Row) -> KeptMark:
    return KeptMark(**dict(row) | {"spam": bool(row["spam"])})
