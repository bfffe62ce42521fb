"""A screen of text over the one before: the why of a verdict, what is known of an article."""

from collections.abc import Sequence

from textual.app import ComposeResult

from reader.document.blocks import Block
from reader.tui.screens.base import ReaderScreen, bindings_for
from reader.tui.widgets.header import Header
from reader.tui.widgets.line_view import LineView


class InfoScreen(ReaderScreen, inherit_bindings=False):
    """Blocks under a title. Esc and q close it."""

    where = "everywhere"
    BINDINGS = bindings_for("everywhere")

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._heading = title
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        yield Header(id="info-header")
        yield self.app.kind(LineView)(column=100, id="info")
        yield self.status

    def told_keys(self) -> str:
        return f"{self.key('cancel')} close"

    def on_mount(self) -> None:
        self.query_one(Header).say(self._heading)
        self.view.show(self._blocks)
        self.view.focus()

    @property
    def view(self) -> LineView:
        return self.query_one("#info", LineView)

    async def action_cancel(self) -> None:
        if self.prompt or self.view.selection or self.view.hits is not None:
            await super().action_cancel()
        else:
            self.app.go_back()

    def action_undo(self) -> None:
        self.status.notice(f"close this first: {self.key('cancel')}")

    def action_browser(self) -> None:
        self.status.notice(f"close this first: {self.key('cancel')}")
