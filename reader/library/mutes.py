"""Authors that a person doesn't want to read. Kept here, applied by reader.spam.authors."""

from collections.abc import Iterable
from sqlite3 import Row
from typing import NamedTuple

from reader.library.store import Store, new_uid, now
from reader.text import clean
from reader.values import Author


class KeptMute(NamedTuple):
    """One muted author; called is the name that stood there, uid names the row, whose number id is."""

    id: int
    uid: str
    author: Author
    called: str | None
    made_at: str


_LONGEST = 500  # characters of a name to show
_COLUMNS = "id, uid, link, name, place, called, made_at"
_SELECT = f"SELECT {_COLUMNS} FROM mute "
_WHO = "WHERE link IS ? AND name IS ? AND place = ?"
_INSERT = f"INSERT OR IGNORE INTO mute ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"


def add(store: Store, author: Author, called: str | None = None) -> KeptMute:
    """Mutes an author; one who is muted already stays so."""
    texts = map(_cleaned, (*author, called and called[:_LONGEST]))
    with store.write() as connection:
        if not connection.execute(f"{_SELECT}{_WHO}", author).fetchone():
            connection.execute(_INSERT, (None, new_uid(), *texts, now()))
        return _kept(connection.execute(f"{_SELECT}{_WHO}", author).fetchone())


def remove(store: Store, author: Author) -> KeptMute | None:
    """Ends muting an author; what restore takes, None for one who wasn't muted."""
    row = store.row(f"{_SELECT}{_WHO}", author)
    if row is None:
        return None
    with store.write() as connection:
        connection.execute("DELETE FROM mute WHERE uid = ?", (row["uid"],))
    return _kept(row)


def restore(store: Store, kept: KeptMute) -> None:
    """Puts a removed row back as it was."""
    with store.write() as connection:
        connection.execute(_INSERT, (kept.id, kept.uid, *kept.author, kept.called, kept.made_at))


def join(store: Store, several: Iterable[KeptMute]) -> int:
    """Adds mutes of another library, or of this one before; how many are new here."""
    with store.write() as connection:
        count = 0
        for one in several:
            if not connection.execute(f"{_SELECT}{_WHO}", one.author).fetchone():
                values = (None, one.uid, *map(_cleaned, (*one.author, one.called)), one.made_at)
                count += connection.execute(_INSERT, values).rowcount
    return count


def listing(store: Store) -> list[KeptMute]:
    """All muted authors, the last one last."""
    return [_kept(row) for row in store.rows(f"{_SELECT}ORDER BY id")]


def _cleaned(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _kept(row: Row) -> KeptMute:
    author = Author(row["link"], row["name"], row["place"])
    return KeptMute(row["id"], row["uid"], author, row["called"], row["made_at"])
