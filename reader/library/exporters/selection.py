"""What is exported: the bookmarks that queries find, in an order, one in memory at a time."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from reader.errors import LibraryError
from reader.library import bookmarks, highlights, search
from reader.library.highlights import Highlight
from reader.library.items import Bookmark
from reader.library.query import Query
from reader.library.search import Sort
from reader.library.store import Store
from reader.links import is_web
from reader.values import Article, Conversation

_PAGE = 200


class Selection:
    """The bookmarks of a library that queries find, those of the first before those of the next; iterate over it.

    heard is called with how many have been taken so far, once a page. problems are sentences on copies that can't be
    read, of which all else is exported; left_out_count is how many bookmarks a form had no place for, parted_tags are
    those that it has for several. path_count is how many have a path for an address, highlighted_count and copied_count
    how many were written without their highlights and their copy.
    """

    def __init__(
        self,
        store: Store,
        queries: Sequence[Query],
        heard: Callable[[int], None] = lambda count: None,
        sort: Sort = "newest",
    ) -> None:
        self.store = store
        self.problems: list[str] = []
        self.left_out_count = 0
        self.parted_tags: set[str] = set()
        self.path_count = self.highlighted_count = self.copied_count = 0
        self._queries = queries
        self._heard = heard
        self._sort: Sort = sort
        self._count = 0

    def __iter__(self) -> Iterator[Bookmark]:
        self._count = 0
        for query in self._queries:
            yield from self._found(query)

    def _found(self, query: Query) -> Iterator[Bookmark]:
        page = None
        while True:
            found = search.find(self.store, query, self._sort, _PAGE, page)
            for hit in found.hits:
                yield hit.bookmark
            self._count += len(found.hits)
            self._heard(self._count)
            page = found.more
            if page is None:
                return

    def with_address(self) -> Iterator[tuple[Bookmark, str]]:
        """Those that are of the web, each with its address; files and standard input are left out."""
        for bookmark in self:
            if address := address_of(bookmark):
                yield bookmark, address
            else:
                self.left_out_count += 1

    def strip(self, bookmark: Bookmark) -> None:
        """Counts what a form that has a line for each loses of one."""
        self.highlighted_count += bookmark.key in self._highlighted
        self.copied_count += bookmark.has_copy

    @cached_property
    def _highlighted(self) -> frozenset[str]:
        """The keys of what has highlights: for all at once this is sooner known than for each."""
        return frozenset(highlights.keys(self.store))

    def copy(self, bookmark: Bookmark) -> tuple[Article, Conversation] | None:
        """The offline copy; None where there is none, or none that can be read, which is remembered."""
        if not bookmark.has_copy:
            return None
        try:
            return bookmarks.snapshot(self.store, bookmark.id)
        except LibraryError as error:
            self.problems.append(f"{error}; it is exported without its text")
            return None

    def highlights(self, bookmark: Bookmark) -> list[Highlight]:
        return highlights.listing(self.store, bookmark.key)


def address_of(bookmark: Bookmark) -> str:
    """The web address of a bookmark: where it was read, else what its page calls itself; "" for none."""
    return next((one for one in (bookmark.source, bookmark.url) if one and is_web(one)), "")
