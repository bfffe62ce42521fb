"""The library: what was kept, newest first, found by words, opened offline."""

from reader.library import bookmarks
from reader.library.bookmarks import Bookmark
from reader.library.store import Store
from reader.text import one_line
from reader.tui.screens.base import bindings_for
from reader.tui.screens.listing import ListScreen


class LibraryScreen(ListScreen, inherit_bindings=False):
    """A list of bookmarks."""

    where = "library"
    BINDINGS = bindings_for("library")

    def __init__(self) -> None:
        super().__init__()
        self._bookmarks: list[Bookmark] = []

    def on_screen_resume(self) -> None:
        self.fill()

    @property
    def chosen(self) -> Bookmark | None:
        """The bookmark in focus."""
        number = self.view.focused_item
        return self._bookmarks[number] if 0 <= number < len(self._bookmarks) else None

    def fill(self) -> None:
        query = self.query_words
        self._bookmarks = self.app.keep(lambda store: bookmarks.listing(store, query or None)) or []
        self.show_items([(bookmark.name, _details(bookmark)) for bookmark in self._bookmarks], self._empty())
        count = len(self._bookmarks)
        noun = "bookmark" if count == 1 else "bookmarks"
        found = f"{count:,} {noun}" + (f" for “{query}”" if query else "")
        self.header.say("Library", found, notes=[note] if (note := self.app.desk.store.why_read_only) else ())

    def _empty(self) -> tuple[str, ...]:
        if self.query_words:
            return (f"Nothing here has “{self.query_words}”.", "Esc shows everything.")
        return ("Nothing is kept yet.", "b keeps an article with its conversation, while you read it.")

    def action_open(self) -> None:
        if self.chosen:
            self.app.read(f"@{self.chosen.id}")

    def action_put_away(self) -> None:
        if (bookmark := self.chosen) is None:
            return

        def remove(store: Store) -> bool:
            bookmarks.remove(store, bookmark.id)
            return True

        if self.app.keep(remove):
            self.app.undoable.append(lambda: self._bring_back(bookmark))
            self.fill()
            self.status.notice(f"put away: {bookmark.name}; U brings it back")

    def _bring_back(self, bookmark: Bookmark) -> str:
        self.app.keep(lambda store: bookmarks.restore(store, bookmark.id))
        return f"kept again: {bookmark.name}"

    def action_browser(self) -> None:
        if self.chosen:
            self.open_in_browser(self.chosen.url or self.chosen.source)


def _details(bookmark: Bookmark) -> str:
    """The second line of a bookmark."""
    comments = f"{bookmark.comment_count:,} {'comment' if bookmark.comment_count == 1 else 'comments'}"
    details = (
        f"@{bookmark.id}",
        bookmark.byline,
        bookmark.site,
        (bookmark.published or "")[:10],
        f"{bookmark.minutes} min",
        comments if bookmark.comment_count else None,
        f"kept {bookmark.added_at[:10]}",
        " ".join(f"#{tag}" for tag in bookmark.tags),
        one_line(bookmark.note),
    )
    return " · ".join(filter(None, details))
