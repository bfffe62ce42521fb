"""Looking into the library beside the screen, by connections of its own: lists, what shows the words, previews."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader import log
from reader.document.blocks import Block
from reader.errors import LibraryError
from reader.library import search
from reader.library.items import Bookmark
from reader.library.query import Query
from reader.library.search import Hit, Sort
from reader.library.snippets import Matcher, Snippet
from reader.library.store import Store
from reader.tui.library.newest import Newest

FIRST = 60
"""Bookmarks that are read before the others are even counted."""
_TYPING, _DRAWING = 0.3, 0.1
"""Seconds without another question after which more is looked up than the first: a letter, or a frame, goes before."""
_RESTING = 0.06  # seconds in focus after which a bookmark is looked into
_PATIENCE = 0.25  # seconds of indexing before what is known is shown


class Asked(NamedTuple):
    """A list that is wanted: what is looked for, and in which order.

    is_whole tells that all of it is waited for before any is shown; focus are ids of bookmarks, of which the first that
    is there is to be in focus.
    """

    query: Query
    sort: Sort
    is_whole: bool = False
    focus: tuple[int, ...] = ()


class Listed(NamedTuple):
    """What was found: the ids, as far as they are known yet, and the first of the bookmarks; sort is for "best" too.

    is_whole tells that these are all that there are; changes_left is how many changes aren't indexed yet; error is why
    nothing was found.
    """

    asked: Asked
    ids: Sequence[int] = ()
    hits: Sequence[Hit] = ()
    sort: Sort = "newest"
    is_whole: bool = True
    changes_left: int = 0
    error: str = ""


class Shown(NamedTuple):
    """Of bookmarks on the screen the pieces that show what was looked for."""

    query: Query
    snippets: Mapping[int, Snippet | None]


class Previewed(NamedTuple):
    """A bookmark as it is shown before it is opened."""

    bookmark: Bookmark
    blocks: Sequence[Block]


class Looking:
    """The three threads, and one library that they share: the screen's own is never locked by them."""

    def __init__(
        self,
        folder: Path,
        hear_list: Callable[[Listed], object],
        hear_snippets: Callable[[Shown], object],
        hear_preview: Callable[[Previewed], object],
    ) -> None:
        self._store = Store(folder)
        self.lists: Newest[Asked, Listed] = Newest(self._list, hear_list)
        self.snippets: Newest[tuple[Query, Sequence[int]], Shown] = Newest(self._snippets, hear_snippets)
        self.previews: Newest[tuple[Bookmark, Query], Previewed] = Newest(self._preview, hear_preview)

    def end(self) -> None:
        for thread in (self.lists, self.snippets, self.previews):
            thread.end()

    def _list(self, asked: Asked) -> Iterator[Listed]:
        """The first of it at once, then again while more is indexed, then all."""
        try:
            query, left = asked.query, 0
            while True:
                found = search.find(self._store, query, asked.sort, FIRST, patience=_PATIENCE)
                ids = array("q", (hit.bookmark.id for hit in found.hits))
                listed = Listed(asked, ids, found.hits, found.sort, not found.more, found.changes_left)
                if listed.is_whole or not asked.is_whole:
                    yield listed
                # An index that can't be written stays where it is.
                if found.changes_left in (0, left) or self.lists.is_outdated():
                    break
                left = found.changes_left
            if found.more and (asked.is_whole or not self.lists.is_outdated(_TYPING if query.has_words else _DRAWING)):
                ids.extend(search.rest(self._store, query, found.sort, found.more))
                yield listed._replace(ids=ids, is_whole=True)
        except LibraryError as error:
            yield Listed(asked, error=str(error))
        except Exception as error:
            yield Listed(asked, error=log.kept(error))

    def _snippets(self, asked: tuple[Query, Sequence[int]]) -> Iterator[Shown]:
        query, ids = asked
        matcher = Matcher(query)
        with suppress(LibraryError):
            for item_id in ids:
                texts = self._store.index.texts([item_id])
                yield Shown(query, {item_id: matcher.snippet(texts[item_id]) if item_id in texts else None})

    def _preview(self, asked: tuple[Bookmark, Query]) -> Iterator[Previewed]:
        from reader.tui.library.preview import preview

        if not self.previews.is_outdated(_RESTING):
            yield Previewed(asked[0], preview(self._store, *asked))
