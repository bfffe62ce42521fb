"""Linear mode: the same app for a screen reader or a braille line.

Nothing is drawn with lines or blocks, only lines that changed are sent, and after each key the terminal's own
cursor stands, visible, on the line that one is on.
"""

from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar, cast

from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import Segment
from textual._compositor import CompositorUpdate
from textual.color import Color
from textual.events import DescendantFocus, Event, Key
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList

from reader.tui.app import ReaderApp
from reader.tui.linear.lists import LinearConversation, LinearList, LinearWindow
from reader.tui.linear.signs import without_drawing
from reader.tui.linear.status import LinearStatus
from reader.tui.linear.texts import LinearArticle, LinearText
from reader.tui.linear.view import LinearView
from reader.tui.screens.base import ReaderScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.conversation_view import ConversationView
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.status import Status
from reader.tui.widgets.window_view import WindowView

W = TypeVar("W", bound=Widget)

_KINDS: dict[type[Widget], type[Widget]] = {
    ArticleView: LinearArticle,
    ConversationView: LinearConversation,
    WindowView: LinearWindow,
    ItemView: LinearList,
    LineView: LinearText,
    Status: LinearStatus,
}
_SHOW_CURSOR = "\x1b[?25h"
_CHOOSING = ("up", "down", "pageup", "pagedown")


class LinearApp(ReaderApp, inherit_bindings=False):
    """One pane at a time, its panes those of this package."""

    CSS_PATH: ClassVar[Any] = ["../reader.tcss", "linear.tcss"]
    BINDINGS: ClassVar[list[Any]] = ReaderApp.BINDINGS
    is_linear = True

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._sent: list[str] = []  # the lines that the terminal shows
        self._is_choosing = False

    def kind(self, widget: type[W]) -> type[W]:
        return cast("type[W]", next((_KINDS[base] for base in widget.__mro__ if base in _KINDS), widget))

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), _WithoutDrawing()]

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and self._is_choosing != (event.key in _CHOOSING):
            self._is_choosing = not self._is_choosing
            if self.focused:
                self.focused.refresh()
        await super().on_event(event)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if isinstance(event.widget, Input):
            event.widget.cursor_blink = False

    def _draw_all(self, app: Any) -> None:
        self._sent = []
        super()._draw_all(app)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate):
            renderable = _ChangedLines(screen._compositor.render_strips(), self._sent)
            self.cursor_position = self._place_of_cursor(screen)
        super()._display(screen, renderable)

    def _place_of_cursor(self, screen: Screen[Any]) -> Offset:
        """Where words are typed, else the row that is chosen, else the line that one is on."""
        focused = screen.focused
        if isinstance(focused, Input):
            options = next(iter(screen.query(OptionList)), None)
            return _place_of_option(options) if options and self._is_choosing else focused.cursor_screen_offset
        view = focused if isinstance(focused, LinearView) else screen.view if isinstance(screen, ReaderScreen) else None
        return view.region.offset + Offset(*view.cursor) if isinstance(view, LinearView) else Offset(0, 0)


class _ChangedLines(CompositorUpdate):
    """The lines of a frame that are not on the terminal as they are; sent are those that are."""

    def __init__(self, strips: list[Strip], sent: list[str]) -> None:
        self._strips, self._sent = strips, sent

    def render_segments(self, console: Console) -> str:
        drawn = [strip.render(console) for strip in self._strips]
        is_new = len(drawn) != len(self._sent)
        parts = [
            Control.move_to(0, row).segment.text + line
            for row, line in enumerate(drawn)
            if is_new or line != self._sent[row]
        ]
        self._sent[:] = drawn
        return "".join(parts) + (_SHOW_CURSOR if is_new else "")


class _WithoutDrawing(LineFilter):
    """The last look at what is drawn: a page's own lines and blocks are told apart by plain characters."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() else Segment(without_drawing(segment.text), segment.style)
            for segment in segments
        ]


def _place_of_option(options: OptionList) -> Offset:
    row = options._index_to_line.get(options.highlighted or 0, 0) - round(options.scroll_y)
    drawn = options.render_line(row).text
    return options.content_region.offset + Offset(len(drawn) - len(drawn.lstrip()), row)
