"""Which comments of an article a person has seen, by the key of the article (reader.library.identity).

What a visit didn't load may have been there all the same: it was stopped, or a source failed. So as long as no visit
had all, new is only what was published after the first; what has no date, or that day's, isn't. After one that had all,
new is whatever wasn't seen, and visits that had a part only add to what was. What other places say is asked for on
demand: it is new only where something of theirs was seen before, and never gone.
"""

import zlib
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from reader.library.store import Store, now
from reader.values import Comment


class Visit(NamedTuple):
    """What was seen until now: the ids of comments, and which of these were said at other places.

    new_after is when the first visit was, as long as none had all that was there; else None.
    """

    seen: frozenset[str]
    elsewhere: frozenset[str] = frozenset()
    new_after: str | None = None

    def new(self, comments: Iterable[Comment]) -> set[str]:
        """The ids of the comments that came since."""
        return {comment.id for comment in comments if comment.id not in self.seen and self._may_be_new(comment)}

    def gone(self, comments: Iterable[Comment]) -> set[str]:
        """The ids of the page's own comments that were seen, and are not among all that are there now."""
        return set(self.seen - self.elsewhere - {comment.id for comment in comments})

    def _may_be_new(self, comment: Comment) -> bool:
        if comment.section and not self.elsewhere:
            return False
        return self.new_after is None or _is_after(comment.published or "", self.new_after)


def following(before: Visit | None, comments: Iterable[Comment], unseen: Collection[str], is_whole: bool) -> Visit:
    """The visit that ends now. comments are what it had, unseen those that are new and were not on the screen.

    is_whole tells that these are all that there are.
    """
    seen = {comment.id for comment in comments if comment.id not in unseen}
    elsewhere = {comment.id for comment in comments if comment.section and comment.id in seen}
    if before is None:
        return Visit(frozenset(seen), frozenset(elsewhere), None if is_whole else now())
    elsewhere |= before.elsewhere
    seen |= elsewhere if is_whole else before.seen
    return Visit(frozenset(seen), frozenset(elsewhere), None if is_whole else before.new_after)


def remember(store: Store, key: str, visit: Visit) -> None:
    """Keeps what was seen, instead of what was kept before."""
    row = (key, _packed(visit.seen), now(), visit.new_after, _packed(visit.elsewhere) if visit.elsewhere else None)
    with store.write() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO visit (key, seen, visited_at, new_after, elsewhere) VALUES (?, ?, ?, ?, ?)", row
        )


def recall(store: Store, key: str) -> Visit | None:
    """What was seen; None for what was never visited, and for what can't be read."""
    row = store.row("SELECT seen, new_after, elsewhere FROM visit WHERE key = ?", (key,))
    if row is None:
        return None
    try:
        return Visit(_unpacked(row["seen"]), _unpacked(row["elsewhere"]), row["new_after"])
    except (zlib.error, ValueError, TypeError):
        return None


def _packed(ids: Iterable[str]) -> bytes:
    import json

    return zlib.compress(json.dumps(sorted(ids)).encode())


def _unpacked(packed: bytes | None) -> frozenset[str]:
    import json

    return frozenset(json.loads(zlib.decompress(packed))) if packed is not None else frozenset()


def _is_after(published: str, moment: str) -> bool:
    """Whether something was certainly published after a moment: of a bare date only the days after it are."""
    if "T" not in published:
        return published > moment[:10]
    try:
        made = datetime.fromisoformat(published)
    except ValueError:
        return False
    return (made if made.tzinfo else made.replace(tzinfo=UTC)) > datetime.fromisoformat(moment)
