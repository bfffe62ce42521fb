"""What was looked for on a page before, so that it can be looked for again without typing it."""

import json
from contextlib import suppress

from reader.errors import LibraryError
from reader.library import settings
from reader.library.store import Store
from reader.text import one_line

_NAME = "searches"
_MOST = 50
_LONGEST = 200  # characters; what is longer is not kept for another day


Search = tuple[str, bool]
"""Words, and whether they are a regular expression."""


class Searches:
    """Those of this session, and before them those that the library has; each once, the last one last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.all = _kept(store)

    def add(self, search: Search) -> None:
        """Takes in a search. In a library that can't be written it is known until the end of the session."""
        known = dict.fromkeys([*_kept(self._store), *self.all])
        known.pop(search, None)
        self.all = [*known, search][-_MOST:]
        with suppress(LibraryError):
            settings.put(self._store, _NAME, json.dumps([one for one in self.all if len(one[0]) <= _LONGEST]))


def _kept(store: Store) -> list[Search]:
    """Those in the library; none where it can't be read, or has something else in their place."""
    with suppress(LibraryError, ValueError, TypeError, RecursionError):
        rows = json.loads(settings.get(store, _NAME) or "[]")
        return [(one_line(str(words))[:_LONGEST], is_regex is True) for words, is_regex in rows][-_MOST:]
    return []
