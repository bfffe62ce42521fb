"""Where reading stopped, in both panes, by the key of the article (reader.library.identity)."""

from typing import NamedTuple

from reader.library.store import Store, now
from reader.text import clean
from reader.values import Place

START = Place()
NO_WORDS = ("", "")


class Places(NamedTuple):
    """The place in the article, and in the conversation: the comment in focus, that at the top, and where in it.

    With each go the words before and after it (reader.document.landmarks), by which it is found in a text that has
    changed; both are "" where they aren't known. Without a top_id the comment in focus is at the top.
    """

    article: Place = START
    words: tuple[str, str] = NO_WORDS
    comment_id: str | None = None
    top_id: str | None = None
    comment: Place = START
    comment_words: tuple[str, str] = NO_WORDS


def remember(store: Store, key: str, places: Places) -> None:
    """Keeps the places of an article, kept or not, instead of those before."""
    article, comment = places.article, places.comment
    values = {
        "key": key,
        "block": article.block,
        "character": article.character,
        "before": places.words[0],
        "after": places.words[1],
        "comment_id": _cleaned(places.comment_id),
        "comment_top": _cleaned(places.top_id),
        "comment_block": comment.block,
        "comment_character": comment.character,
        "comment_before": places.comment_words[0],
        "comment_after": places.comment_words[1],
        "changed_at": now(),
    }
    sql = f"INSERT OR REPLACE INTO place ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
    with store.write() as connection:
        connection.execute(sql, tuple(values.values()))


def recall(store: Store, key: str) -> Places | None:
    """Where reading stopped; None for what was never read."""
    row = store.row("SELECT * FROM place WHERE key = ?", (key,))
    if row is None:
        return None
    return Places(
        Place(row["block"], row["character"]),
        (row["before"], row["after"]),
        row["comment_id"],
        row["comment_top"],
        Place(row["comment_block"], row["comment_character"]),
        (row["comment_before"], row["comment_after"]),
    )


def _cleaned(name: str | None) -> str | None:
    return None if name is None else clean(name)
