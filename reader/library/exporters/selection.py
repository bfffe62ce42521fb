"""What is exported: the bookmarks that a query finds, newest first, one in memory at a time."""

from collections.abc import Callable, Iterator

from reader.errors import LibraryError
from reader.library import bookmarks, highlights, search
from reader.library.highlights import Highlight
from reader.library.items import Bookmark
from reader.library.query import Query
from reader.library.store import Store
from reader.links import is_web
from reader.values import Article, Conversation

_PAGE = 200


class Selection:
    """The bookmarks of a library that a query finds; iterate over it, each time from the newest.

    heard is called with how many have been taken so far, once a page. problems are sentences on copies that can't be
    read, of which all else is exported; left_out_count is how many bookmarks a form had no place for.
    """

    def __init__(self, store: Store, query: Query, heard: Callable[[int], None] = lambda count: None) -> None:
        self.store = store
        self.problems: list[str] = []
        self.left_out_count = 0
        self._query = query
        self._heard = heard

    def __iter__(self) -> Iterator[Bookmark]:
        page, count = None, 0
        while True:
            found = search.find(self.store, self._query, "newest", _PAGE, page)
            for hit in found.hits:
                yield hit.bookmark
            count += len(found.hits)
            self._heard(count)
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
