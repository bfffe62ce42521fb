"""A list of any length, of which only what is on the screen is ever made: rows as high as each other."""

from collections.abc import Callable, Collection, Sequence

from reader.document.blocks import Block
from reader.document.layout import Lines
from reader.document.rows import Rows
from reader.tui.widgets.item_view import ItemView
from reader.values import Place

_FOCUSED, _PICKED = "▌", "✓"


class WindowView(ItemView):
    """Rows by number, one of them in focus, some of them picked. The focus stays on its number."""

    row_lines, row_gap = 2, 1

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.is_picked: Callable[[int], bool] = lambda _: False
        self._rows: Sequence[Block] | None = None

    @property
    def left(self) -> int:
        return 3

    @property
    def cells(self) -> int:
        return max(self.size.width - 5, 1)

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        """Shows words in place of the rows."""
        self._rows, self.owners = None, ()
        super().show(blocks, place)

    def show_rows(
        self, rows: Sequence[Block], lines: int, gap: int, focused: int | None = None, moved: int = 0
    ) -> None:
        """Shows rows of so many lines, with the one of that number in focus, or the one that is.

        moved is by how many rows what was at the top of the screen is further on now.
        """
        self._held = None
        self.row_lines, self.row_gap = lines, gap
        self._rows = self.blocks = rows
        self.owners = range(len(rows))
        if focused is not None:
            self.focused_item = focused
        place = self.place._replace(block=max(self.place.block + moved, 0))
        self._wrap(place if place.block < len(rows) else Place(max(len(rows) - 1, 0)))
        if focused is not None and self.owners:
            self.focus_item(min(max(focused, 0), len(rows) - 1))

    def new_layout(self, place: Place) -> Lines:
        return super().new_layout(place) if self._rows is None else Rows(self._rows, self.row_lines, self.row_gap)

    def goals(self) -> Sequence[int]:
        return self.owners

    def texts(self) -> tuple[Sequence[int], list[str]]:
        """Nothing: what is in the rows is found where they come from."""
        return (), []

    def focus_item(self, item: int) -> None:
        """As elsewhere, but that only the two rows are drawn anew of which one has lost the focus to the other."""
        before, self.focused_item, self._held = self.focused_item, item, None
        self._bring_into_view()
        self.redraw_row(before)
        self.redraw_row(item)
        self.post_message(self.Scrolled(self))

    def redraw_row(self, number: int) -> None:
        """Draws one row anew."""
        if self._rows is not None and 0 <= number < len(self._rows):
            first, last = self.lines_of(number)
            for line in range(first, last + 1):
                self._strips.discard(line)
            self.refresh_lines(first, last - first + 1)

    def margin_mark(self, number: int, is_first: bool) -> str:
        if self._rows is None:
            return ""
        is_focused = (self.has_focus or self.is_alone) and number == self.focused_item
        picked = _PICKED if is_first and self.is_picked(number) else " "
        return f"{_FOCUSED if is_focused else ' '}{picked} " if is_focused or picked != " " else ""

    def shown_numbers(self) -> Collection[int]:
        """The numbers of the rows that are on the screen, or nearly."""
        if self._rows is None:
            return range(0)
        first = round(self.scroll_y) // (self.row_lines + self.row_gap)
        count = self.page_height // (self.row_lines + self.row_gap) + 2
        return range(first, min(first + count, len(self._rows)))
