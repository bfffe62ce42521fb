"""Notes that are being written, or couldn't be kept, of this run and of one that was cut off."""

from collections.abc import Callable
from contextlib import suppress

from reader.errors import LibraryError
from reader.library import drafts
from reader.library.drafts import Draft
from reader.library.store import Store

EVERY = 3.0
"""Seconds after which what was typed is kept: so much is lost where reader is killed."""


class Drafts:
    """By the highlight or the article that they are about. In a library that can't be written they last for this run.

    keep keeps what is being typed now, if anything is.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Draft] = {}
        self.keep: Callable[[], object] = lambda: None

    def recall(self, about: str) -> Draft | None:
        """What was written last, and is no note yet."""
        if about not in self._known:
            with suppress(LibraryError):
                if (draft := drafts.recall(self._store, about)) is not None:
                    self._known[about] = draft
        return self._known.get(about)

    def put(self, about: str, draft: Draft) -> None:
        if self._known.get(about) != draft:
            self._known[about] = draft
            with suppress(LibraryError):
                drafts.put(self._store, about, draft)

    def drop(self, about: str) -> None:
        if self._known.pop(about, None) is not None:
            with suppress(LibraryError):
                drafts.drop(self._store, about)
