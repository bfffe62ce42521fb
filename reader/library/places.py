"""Where reading stopped, in both panes, by the key of the article (reader.library.identity)."""

from typing import NamedTuple

from reader.library.store import Store, now
from reader.text import clean
from reader.values import Place

START = Place()


class Places(NamedTuple):
    """The place in the article, and in the conversation: which comment, and where in it."""

    article: Place = START
    comment_id: str | None = None
    comment: Place = START


def remember(store: Store, key: str, places: Places) -> None:
    """Keeps the places of an article, kept or not, instead of those before."""
    comment_id = None if places.comment_id is None else clean(places.comment_id)
    article, comment = places.article, places.comment
    row = (key, article.block, article.character, comment_id, comment.block, comment.character, now())
    with store.write() as connection:
        connection.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def recall(store: Store, key: str) -> Places | None:
    """Where reading stopped; None for what was never read."""
    row = store.row("SELECT * FROM place WHERE key = ?", (key,))
    if row is None:
        return None
    comment = Place(row["comment_block"], row["comment_character"])
    return Places(Place(row["block"], row["character"]), row["comment_id"], comment)
