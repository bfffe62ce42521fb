"""Ids for comments whose page gives them none, or gives several the same."""

from collections import Counter
from hashlib import blake2s

from reader.values import Comment


class IdMaker:
    """Makes ids out of what is said, so that they stay when the page is read again and newer comments are there."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def make(self, *said: str | None) -> str:
        """An id that is unique among those made here; the same words said again get a number behind it."""
        digest = blake2s("\n".join(part or "" for part in said).encode(), digest_size=6).hexdigest()
        self._used[digest] += 1
        return f"p{digest}" if self._used[digest] == 1 else f"p{digest}-{self._used[digest]}"


class Collected:
    """The comments of one page as they are read, each once and under an id of its own.

    Themes print a number twice: on an anchor that says nothing, on a copy for small screens, on an answer that is
    shown again above the others; and by mistake on two comments.
    """

    def __init__(self, maker: IdMaker) -> None:
        self._maker = maker
        self._by_id: dict[str, Comment] = {}
        self._ids: dict[tuple[str, str | None, str], str] = {}

    def add(self, comment: Comment) -> str:
        """The id that a comment has here. One that says what another of its number does is that one."""
        number, said = comment.id, (comment.id, comment.author, comment.text)
        if said in self._ids:
            return self._ids[said]
        known = self._by_id.get(number)
        if known and _is_again(known, comment):
            fuller = max(known, comment, key=lambda one: len(one.text))
            comment = fuller._replace(parent_id=None) if fuller.parent_id == number else fuller
        else:
            while comment.id in self._by_id:
                comment = comment._replace(id=self._maker.make(comment.kind, comment.author, comment.text))
        self._by_id[comment.id] = comment
        self._ids[said] = comment.id
        return comment.id

    @property
    def comments(self) -> tuple[Comment, ...]:
        return tuple(self._by_id.values())


def _is_again(known: Comment, other: Comment) -> bool:
    """Whether two of one number are the same: one has the words of the other, or some of them, and its name or none."""
    shorter, longer = sorted((one.text.rstrip(" ….\n") for one in (known, other)), key=len)
    return shorter in longer and (known.author == other.author or None in (known.author, other.author))
