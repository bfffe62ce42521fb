"""Where reading stopped, in both panes, by the key of the article (reader.library.identity)."""

from typing import NamedTuple

from reader.document.landmarks import Landmark, Whereabouts
from reader.library.store import Store, now
from reader.text import clean
from reader.values import Place

START = Place()


class Places(NamedTuple):
    """The place in the article with the words around it, by which it is found in a text that has changed; and talk,
    where in the conversation.
    """

    article: Place = START
    words: Landmark = Landmark()
    talk: Whereabouts = Whereabouts()


def remember(store: Store, key: str, places: Places) -> None:
    """Keeps the places of an article, kept or not, instead of those before."""
    article, talk = places.article, places.talk
    values = {
        "key": key,
        "block": article.block,
        "character": article.character,
        "before": places.words.before,
        "after": places.words.after,
        "comment_id": _cleaned(talk.comment_id),
        "comment_top": _cleaned(talk.top_id),
        "comment_block": talk.place.block,
        "comment_character": talk.place.character,
        "comment_before": talk.words.before,
        "comment_after": talk.words.after,
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
    comment = Place(row["comment_block"], row["comment_character"])
    words = Landmark(row["comment_before"], row["comment_after"])
    talk = Whereabouts(row["comment_id"], row["comment_top"], comment, words)
    return Places(Place(row["block"], row["character"]), Landmark(row["before"], row["after"]), talk)


def _cleaned(name: str | None) -> str | None:
    return None if name is None else clean(name)
