"""The log of what was done to bookmarks and highlights, by which the last acts can be taken back, also later."""

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library import settings
from reader.library.store import Store, now
from reader.text import counted

if TYPE_CHECKING:
    from reader.library.brought import Brought

MOST = 100
"""Acts that can be taken back; older ones are forgotten."""
CAME = {"trashed_at": ""}
"""What takes back that a bookmark came: it is put into the trash, at the moment of taking back."""
_TAKEN_BACK = "moments of taking back"
_LONG = 20_000  # bytes of an act, packed: what a few thousand bookmarks need


class Act(NamedTuple):
    """Something that was done, in words: "archived 3 bookmarks"."""

    id: int
    words: str
    made_at: str


class Before:
    """What takes an act back: columns of bookmarks and of highlights as they were, tags that came, and that went.

    copies are those that came.
    """

    def __init__(
        self,
        columns: Iterable[tuple[int, dict[str, Any]]] = (),
        came: Iterable[tuple[int, str]] = (),
        went: Iterable[tuple[int, str, str]] = (),
        highlights: Iterable[tuple[str, dict[str, Any]]] = (),
        copies: "Iterable[Brought]" = (),
    ) -> None:
        self.columns = list(columns)
        self.came = list(came)
        self.went = list(went)
        self.highlights = list(highlights)
        self.copies = list(copies)

    def add(self, other: "Before") -> None:
        """Adds what was done after it."""
        self.columns += other.columns
        self.came += other.came
        self.went += other.went
        self.highlights += other.highlights
        self.copies += other.copies

    @property
    def ids(self) -> set[int]:
        """The bookmarks that were changed."""
        return {row[0] for rows in (self.columns, self.came, self.went, self.copies) for row in rows}


def record(connection: Connection, words: str, before: Before, act_id: int | None = None) -> int | None:
    """Keeps an act, in the transaction that does it; its id, None where it changed nothing.

    act_id is that of an act of which this is more, with words for all of it.
    """
    import json

    if not (before.ids or before.highlights):
        return act_id
    rows = [before.columns, before.came, before.went, before.highlights, before.copies]
    packed, moment = zlib.compress(json.dumps(rows).encode()), now()
    begun = connection.execute("SELECT before FROM act WHERE id = ?", (act_id,)).fetchone()
    if begun:
        sql = "UPDATE act SET words = ?, before = ?, made_at = ? WHERE id = ?"
        connection.execute(sql, (words, begun["before"] + packed, moment, act_id))
        return act_id
    made = connection.execute("INSERT INTO act (words, before, made_at) VALUES (?, ?, ?)", (words, packed, moment))
    connection.execute("DELETE FROM act WHERE id <= (SELECT max(id) FROM act) - ?", (MOST,))
    return made.lastrowid


def listing(store: Store) -> list[Act]:
    """The acts that can be taken back, the last first."""
    return [Act(*row) for row in store.rows("SELECT id, words, made_at FROM act ORDER BY id DESC")]


def is_long(store: Store, act_id: int | None = None) -> bool:
    """Whether taking back the last act, or that of an id, takes so long that one notices."""
    which, values = ("", ()) if act_id is None else ("WHERE id = ?", (act_id,))
    row = store.row(f"SELECT length(before) FROM act {which} ORDER BY id DESC LIMIT 1", values)
    return row is not None and row[0] > _LONG


def last_of_many(store: Store, most: int) -> Act | None:
    """The last act, if it is of more bookmarks than that; None for one of fewer, and where there is none."""
    # A long one isn't unpacked: that takes its time.
    sql = "SELECT id, words, made_at, CASE WHEN length(before) <= ? THEN before END FROM act ORDER BY id DESC LIMIT 1"
    row = store.row(sql, (_LONG,))
    if row is None or (row[3] is not None and len(_unpacked(row[3]).ids) <= most):
        return None
    return Act(*row[:3])


def newest(store: Store) -> int:
    """The id of the last act; 0 for none."""
    row = store.row("SELECT max(id) FROM act")
    return int(row[0] or 0) if row else 0


def undo(store: Store, act_id: int | None = None) -> Act | None:
    """Takes back the last act, whoever did it, or that of an id; None where there is none to take back.

    Its words go on with what else became of bookmarks: "imported 3 bookmarks from Pocket (2 put into the trash)".
    """
    from reader.library import brought

    if not listing(store):
        return None
    which, values = ("", ()) if act_id is None else ("WHERE id = ?", (act_id,))
    with store.write() as connection:
        row = connection.execute(f"SELECT * FROM act {which} ORDER BY id DESC LIMIT 1", values).fetchone()
        if row is None:
            return None
        before = _unpacked(row["before"])
        # The last change first: one that an act changed twice becomes what it was before both.
        copies = Counter(brought.take_back(connection, copy) for copy in reversed(before.copies))
        moment = now()
        for item_id, columns in reversed(before.columns):
            put(connection, item_id, columns | {"trashed_at": moment} if columns == CAME else columns)
        if any(columns == CAME for _, columns in before.columns):
            _keep_moments(connection, {*taken_back(store), moment})
        for uid, columns in reversed(before.highlights):
            put_highlight(connection, uid, columns)
        untag(connection, before.came)
        connection.executemany("INSERT INTO tag VALUES (?, ?, ?) ON CONFLICT DO NOTHING", before.went)
        touch(connection, before.ids - {item_id for item_id, _ in before.columns})
        connection.execute("DELETE FROM act WHERE id = ?", (row["id"],))
    also = ", ".join(filter(None, (_of_trash(before), *(_of_copies(count, how) for how, count in copies.items()))))
    return Act(row["id"], f"{row['words']} ({also})" if also else row["words"], row["made_at"])


def taken_back(store: Store) -> frozenset[str]:
    """The moments at which what had come was put into the trash by taking that back: nobody has deleted it."""
    return frozenset((settings.get(store, _TAKEN_BACK) or "").split())


def forget_taken_back(store: Store, connection: Connection) -> None:
    """Forgets the moments of which nothing is in the trash: what is put there in the same second is deleted."""
    if moments := taken_back(store):
        left = connection.execute("SELECT DISTINCT trashed_at FROM item WHERE state = 'trash'")
        _keep_moments(connection, moments.intersection(row["trashed_at"] for row in left))


def _keep_moments(connection: Connection, moments: Iterable[str]) -> None:
    settings.put_in(connection, _TAKEN_BACK, " ".join(sorted(moments)[-MOST:]))


def _of_trash(before: Before) -> str:
    """That several bookmarks lie in the trash now."""
    trashed = {item_id for item_id, columns in before.columns if columns.get("trashed_at") is not None}
    return f"{len(trashed):,} put into the trash" if len(before.ids) > 1 and trashed else ""


def _of_copies(count: int, how: str | None) -> str:
    copies = counted(count, "copy", "copies")
    return {"gone": f"{copies} taken away", "back": f"{copies} put back"}.get(how or "", "")


def put(connection: Connection, item_id: int, columns: Mapping[str, Any]) -> None:
    """Changes a bookmark and counts the change."""
    _put(connection, "item", "id", item_id, columns)


def put_highlight(connection: Connection, uid: str, columns: Mapping[str, Any]) -> None:
    """Likewise a highlight."""
    _put(connection, "highlight", "uid", uid, columns)


def _put(connection: Connection, table: str, column: str, name: int | str, columns: Mapping[str, Any]) -> None:
    values = {**columns, "changed_at": now()}
    assigned = ", ".join(f"{one} = ?" for one in values)
    sql = f"UPDATE {table} SET {assigned}, revision = revision + 1 WHERE {column} = ?"
    connection.execute(sql, (*values.values(), name))


def touch(connection: Connection, item_ids: Iterable[int]) -> None:
    """Counts a change of something that isn't a column of theirs."""
    moment = now()
    sql = "UPDATE item SET changed_at = ?, revision = revision + 1 WHERE id = ?"
    connection.executemany(sql, [(moment, item_id) for item_id in item_ids])


def untag(connection: Connection, tags: Iterable[tuple[int, str]]) -> None:
    """Takes tags away."""
    connection.executemany("DELETE FROM tag WHERE item_id = ? AND name = ?", tags)


def _unpacked(packed: bytes) -> Before:
    """All parts of an act, which lie compressed one behind the other."""
    whole = Before()
    while packed:
        part = zlib.decompressobj()
        whole.add(_read(part.decompress(packed)))
        packed = part.unused_data
    return whole


def _read(plain: bytes) -> Before:
    import json

    from reader.library.brought import Brought

    # Acts that were logged before highlights and copies were are without them.
    columns, came, went, highlights, copies = [*json.loads(plain), [], []][:5]
    return Before(
        ((item_id, kept) for item_id, kept in columns),
        ((item_id, name) for item_id, name in came),
        ((item_id, name, added_at) for item_id, name, added_at in went),
        ((uid, kept) for uid, kept in highlights),
        (Brought(*copy) for copy in copies),
    )
