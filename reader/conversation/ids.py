"""Ids for comments whose page gives them none."""

from collections import Counter
from hashlib import blake2s


class IdMaker:
    """Makes ids out of what is said, so that they stay when the page is read again and newer comments are there."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def make(self, *said: str | None) -> str:
        """An id that is unique among those made here; the same words said again get a number behind it."""
        digest = blake2s("\n".join(part or "" for part in said).encode(), digest_size=6).hexdigest()
        self._used[digest] += 1
        return f"p{digest}" if self._used[digest] == 1 else f"p{digest}-{self._used[digest]}"
