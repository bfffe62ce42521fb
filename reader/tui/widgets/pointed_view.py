"""A pane that the mouse points into: clicks, the wheel, and text that is selected by dragging."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.message import Message
from textual.scroll_view import ScrollView

from reader.document.layout import Lines

if TYPE_CHECKING:
    from reader.document.selecting import Selection


class PointedView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines of a layout, the first of them at scroll_y. What is selected is told and shown, copied by the screen.

    Textual's own selection would put a mark into every segment of every frame, and forgets it at a scroll.
    """

    ALLOW_SELECT = False

    @dataclass(eq=False, repr=False)
    class Pointed(Message):
        """Someone clicked on a cell: a line of the layout, a column of the pane."""

        view: "PointedView"
        line: int
        column: int
        is_outside: bool  # with Ctrl: what leads somewhere is for the browser

    @dataclass(eq=False, repr=False)
    class Selected(Message):
        """Someone selected text."""

        text: str

    @dataclass(eq=False, repr=False)
    class Wheeled(Message):
        """Someone turned the wheel."""

        view: "PointedView"

    layout_: Lines
    selection: "Selection | None" = None
    _pressed: tuple[int, int] | None = None

    @property
    def left(self) -> int:
        """Where the text begins, in cells from the pane's edge."""
        raise NotImplementedError

    def unselect(self) -> None:
        if self.selection:
            self.selection = None
            self.refresh()

    def on_mouse_down(self, event: MouseDown) -> None:
        self.unselect()
        if event.button == 1:
            self._pressed = self._cell(event.x, event.y)
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """While the button is down: selects; beyond an edge, scrolls."""
        if self._pressed is None:
            return
        if event.y < 0 or event.y >= self.size.height:
            self.scroll_to(y=self.scroll_y + (-1 if event.y < 0 else 1), animate=False)
        cell = self._cell(event.x, min(max(event.y, 0), self.size.height - 1))
        if cell != self._pressed or self.selection:
            from reader.document.selecting import Selection

            self.selection = Selection(self._pressed, cell)
            self.refresh()

    def on_mouse_up(self, event: MouseUp) -> None:
        if self._pressed is None:
            return
        (line, column), self._pressed = self._pressed, None
        self.release_mouse()
        if self.selection is None:
            self.post_message(self.Pointed(self, line, column + self.left, event.ctrl))
        elif text := self.selected_text():
            self.post_message(self.Selected(text))

    def selected_text(self) -> str:
        """What is selected, as the document has it; "" for nothing."""
        if self.selection is None:
            return ""
        from reader.document.selecting import selected_text

        return selected_text(self.layout_, self.selection)

    def _cell(self, x: int, y: int) -> tuple[int, int]:
        return round(self.scroll_y) + y, x - self.left

    def on_mouse_scroll_down(self, _: MouseScrollDown) -> None:
        self.call_later(self.post_message, self.Wheeled(self))

    def on_mouse_scroll_up(self, _: MouseScrollUp) -> None:
        self.call_later(self.post_message, self.Wheeled(self))
