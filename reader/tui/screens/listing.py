"""What every list of things to open does alike: two lines each, one in focus, found by words."""

from collections.abc import Sequence

from textual.app import ComposeResult

from reader.document.blocks import Block, Run
from reader.errors import LinkError
from reader.tui.screens.base import ReaderScreen, lines
from reader.tui.widgets.header import Header
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.pointed_view import PointedView


class ListScreen(ReaderScreen, inherit_bindings=False):
    """Items under a header. A list says in fill() what fits the query, and in the actions what to do with it."""

    def __init__(self) -> None:
        super().__init__()
        self.query_words = ""

    def compose(self) -> ComposeResult:
        yield Header(id="list-header")
        yield self.app.kind(ItemView)(id="list")
        yield self.status

    def on_mount(self) -> None:
        self.view.is_alone = True
        self.fill()
        self.view.focus()

    @property
    def view(self) -> ItemView:
        return self.query_one("#list", ItemView)

    @property
    def header(self) -> Header:
        return self.query_one("#list-header", Header)

    def fill(self) -> None:
        """Shows what fits the query: calls show_items, and the header."""
        raise NotImplementedError

    def show_items(self, items: Sequence[tuple[str, str]], empty: Sequence[str]) -> None:
        """Shows items, each a name and a line of details; where there are none, the lines that say so."""
        self.view.owners = [number for number in range(len(items)) for _ in range(2)]
        blocks = [block for name, details in items for block in _item(name, details)]
        self.view.show(blocks or lines(*empty))

    def on_line_view_scrolled(self) -> None:
        self.status.outlived()
        self.say_where()

    def say_where(self) -> None:
        """Says in the status line which of how many is in focus."""
        count = len(self.view.items_shown())
        self.status.say(f"{self.view.focused_item + 1:,} of {count:,}" if count else "")

    def look_for(self, words: str) -> str:
        self._find(words)
        return f"{len(self.view.items_shown())} found" if self.query_words else ""

    def end_prompt(self, words: str | None) -> None:
        self._find(words or "")
        self.close_prompt()

    def _find(self, words: str) -> None:
        self.query_words = " ".join(words.split())
        self.fill()

    async def action_find(self) -> None:
        await self.ask("/", self.query_words)

    def _next_hit(self, step: int) -> None:
        """To the next of what was found, around the ends."""
        found = self.view.items_shown()
        if not self.query_words:
            self.status.notice(f"nothing to find yet: {self.key('find')} begins")
        elif not found:
            self.status.notice("not found")
        else:
            at = (self.view.slot_of(self.view.focused_item) + step) % len(found)
            self.view.focus_item(found[at])
            self.status.notice(f"{at + 1:,} of {len(found):,}")

    def action_hits(self) -> None:
        self.status.notice("what was found is all that is listed here")

    async def action_cancel(self) -> None:
        if self.prompt or self.query_words:
            self.end_prompt(None)
        self.status.clear()

    def on_pointed_view_pointed(self, event: PointedView.Pointed) -> None:
        """A click puts an item in focus, one on what is in focus opens it."""
        if event.view is not self.view:
            return
        before = self.view.focused_item
        super().on_pointed_view_pointed(event)
        if self.view.owner_of(self.view.layout_.pieces(event.line)[0]) == before >= 0:
            self.action_open()

    def action_open(self) -> None:
        """Opens what is in focus."""
        raise NotImplementedError

    def action_undo(self) -> None:
        self.status.notice(self.app.undo())
        self.fill()

    def open_in_browser(self, address: str) -> None:
        """Opens an address, or says why not."""
        try:
            self.status.notice(self.app.open_link(address))
        except LinkError as error:
            self.status.notice(str(error))


def _item(name: str, details: str) -> list[Block]:
    return [
        Block("paragraph", name, (Run(0, len(name), "strong"),)),
        Block("paragraph", details, (Run(0, len(details), "dim"),), gap=0),
    ]
