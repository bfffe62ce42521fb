"""The library: what was kept, newest first, found by words, opened offline."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from reader.document.blocks import Block, Run
from reader.errors import LinkError
from reader.library import bookmarks
from reader.library.bookmarks import Bookmark
from reader.library.store import Store
from reader.tui.screens.base import ReaderScreen, bindings_for, hints_for, lines
from reader.tui.widgets.header import Header
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.status import Status

if TYPE_CHECKING:
    from reader.tui.widgets.prompt import Prompt


class LibraryScreen(ReaderScreen, inherit_bindings=False):
    """A list of bookmarks, two lines each."""

    where = "library"
    BINDINGS = bindings_for("library")

    def __init__(self) -> None:
        super().__init__()
        self._bookmarks: list[Bookmark] = []
        self._query = ""

    def compose(self) -> ComposeResult:
        yield Header(id="library-header")
        yield ItemView(id="library")
        yield Status(hints_for("library"))

    def on_mount(self) -> None:
        self._fill()
        self.view.focus()

    def on_screen_resume(self) -> None:
        self._fill()

    @property
    def view(self) -> ItemView:
        return self.query_one("#library", ItemView)

    @property
    def chosen(self) -> Bookmark | None:
        """The bookmark in focus."""
        number = self.view.focused_item
        return self._bookmarks[number] if 0 <= number < len(self._bookmarks) else None

    def _fill(self) -> None:
        self._bookmarks = self.app.keep(lambda store: bookmarks.listing(store, self._query or None)) or []
        blocks: list[Block] = []
        owners: list[int] = []
        for number, bookmark in enumerate(self._bookmarks):
            blocks += _entry(bookmark)
            owners += [number, number]
        self.view.owners = owners
        self.view.show(blocks or lines(*self._empty()))
        count = len(self._bookmarks)
        noun = "bookmark" if count == 1 else "bookmarks"
        self.query_one(Header).say("Library", f"{count} {noun}" + (f" for “{self._query}”" if self._query else ""))

    def _empty(self) -> tuple[str, ...]:
        if self._query:
            return (f"Nothing here has “{self._query}”.", "Esc shows everything.")
        return ("Nothing is kept yet.", "b keeps an article with its conversation, while you read it.")

    def on_prompt_changed(self, event: "Prompt.Changed") -> None:
        if event.prompt is self.prompt:
            self._query = " ".join(event.words.split())
            self._fill()

    def end_prompt(self, words: str | None) -> None:
        self._query = " ".join((words or "").split())
        self._fill()
        self.close_prompt()

    async def action_find(self) -> None:
        await self.ask("/", self._query)

    async def action_cancel(self) -> None:
        if self.prompt or self._query:
            self.end_prompt(None)
        self.status.clear()

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
            self._fill()
            self.status.notice(f"put away: {bookmark.name}; U brings it back")

    def _bring_back(self, bookmark: Bookmark) -> str:
        self.app.keep(lambda store: bookmarks.restore(store, bookmark.id))
        return f"kept again: {bookmark.name}"

    def action_undo(self) -> None:
        if self.app.undoable:
            self.status.notice(self.app.undoable.pop()())
            self._fill()
        else:
            self.status.notice("there is nothing to undo")

    def action_browser(self) -> None:
        if self.chosen:
            try:
                self.status.notice(self.app.open_link(self.chosen.url or self.chosen.source))
            except LinkError as error:
                self.status.notice(str(error))


def _entry(bookmark: Bookmark) -> list[Block]:
    """A bookmark's two lines."""
    comments = f"{bookmark.comment_count} {'comment' if bookmark.comment_count == 1 else 'comments'}"
    details = (
        f"@{bookmark.id}",
        bookmark.byline,
        bookmark.site,
        (bookmark.published or "")[:10],
        f"{bookmark.minutes} min",
        comments if bookmark.comment_count else None,
        f"kept {bookmark.added_at[:10]}",
        " ".join(f"#{tag}" for tag in bookmark.tags),
    )
    line = " · ".join(filter(None, details))
    return [
        Block("paragraph", bookmark.name, (Run(0, len(bookmark.name), "strong"),)),
        Block("paragraph", line, (Run(0, len(line), "dim"),), gap=0),
    ]
