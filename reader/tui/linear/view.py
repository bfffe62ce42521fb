"""What all panes do for ears and fingers: one column from the left edge, signs in words, a line that one is on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.document.blocks import Block
from reader.document.linear import in_words
from reader.tui.widgets.line_view import Labels
from reader.values import Place

if TYPE_CHECKING:
    from reader.tui.widgets.line_view import LineView as Pane
else:
    # Selectors know a widget by the names of its first bases alone, so those are the panes that this is added to.
    Pane = object


class LinearView(Pane):
    """Added to a pane. Its view moves only when the line that one is on leaves it, and then a page at a time."""

    @property
    def left(self) -> int:
        return 0

    @property
    def room(self) -> int:
        return max(self.size.width, 1)

    @property
    def line(self) -> int:
        """The line of the layout that one is on."""
        raise NotImplementedError

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the row of the pane where that line begins."""
        row = min(max(self.line - round(self.scroll_y), 0), self.page_height - 1)
        drawn = self.render_line(row).text
        return len(drawn) - len(drawn.lstrip()) if not drawn.isspace() else 0, row

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        super().show([in_words(block) for block in blocks], place)

    def extend(self, blocks: Sequence[Block], share: float) -> None:
        super().extend([in_words(block) for block in blocks], share)

    def margin_mark(self, number: int, is_first: bool) -> str:
        super().margin_mark(number, is_first)  # which remembers what was drawn
        return ""

    def label(self, labels: Labels) -> None:
        """No letters over words: what they would stand on is shown as a list."""
