"""A pane of items, one of them in focus: comments, or bookmarks."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.document.layout import Wrapping
from reader.tui.widgets.line_view import LineView
from reader.values import Place

_BAR = "▌ "


class ItemView(LineView):
    """Blocks that belong to items. owners tells for each block the number of its item, -1 for none."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.owners: Sequence[int] = ()
        self.focused_item = -1
        self._visible: list[int] = []

    def items_shown(self) -> Sequence[int]:
        """The numbers of the items that can be gone to, in order."""
        return self._visible

    def is_goal(self, item: int) -> bool:
        """Whether an item whose blocks are shown can be gone to."""
        return True

    def _note_visible(self) -> None:
        owners = dict.fromkeys(self.owners[block] for block in self.layout_.chosen if block < len(self.owners))
        self._visible = [owner for owner in owners if owner >= 0 and self.is_goal(owner)]
        if self._visible and self.focused_item not in self._visible:
            before = bisect_right(self._visible, self.focused_item) - 1
            self.focused_item = self._visible[max(before, 0)]
        elif not self._visible:
            self.focused_item = -1

    def _lay_out(self, wrapping: Wrapping, place: Place) -> None:
        super()._lay_out(wrapping, place)
        self._note_visible()

    def lines_of(self, item: int) -> tuple[int, int]:
        """The lines [first, last] that an item is drawn on."""
        slots = self._slots_of(item)
        last = self.layout_.tops[slots.stop] if slots.stop < len(self.layout_.tops) else self.layout_.height
        return self.layout_.top_of(slots.start), last - 1

    def _slots_of(self, item: int) -> range:
        chosen = self.layout_.chosen
        first = bisect_left(chosen, item, key=self.owners.__getitem__)
        return range(first, bisect_right(chosen, item, lo=first, key=self.owners.__getitem__))

    def focus_item(self, item: int) -> None:
        """Puts an item in focus and into view, its beginning at the top where it doesn't fit below."""
        self.focused_item = item
        first, last = self.lines_of(item)
        if first < self.scroll_y or last >= self.scroll_y + self.page_height:
            fits_below = last - first < self.page_height and first >= self.scroll_y
            self.scroll_to(y=last - self.page_height + 1 if fits_below else first, animate=False)
        self.redraw()
        self.post_message(self.Scrolled(self))

    def move(self, step: int) -> None:
        """The next item (1) or the one before (-1); within one that is taller than the pane, its next lines."""
        if self.focused_item < 0:
            return
        first, last = self.lines_of(self.focused_item)
        top, bottom = self.scroll_y, self.scroll_y + self.page_height - 1
        if (step > 0 and first <= bottom < last) or (step < 0 and first < top <= last):
            self.scroll_lines(step * max(self.page_height // 2, 1))
            return
        at = self._visible.index(self.focused_item) + step
        if 0 <= at < len(self._visible):
            self.focus_item(self._visible[at])

    def focus_at_top(self) -> None:
        """After paging: the focus follows, to the first item that begins in view."""
        top, bottom = round(self.scroll_y), round(self.scroll_y) + self.page_height - 1
        if self.focused_item < 0:
            return
        first, last = self.lines_of(self.focused_item)
        if last >= top and first <= bottom:
            return
        slot = self.layout_.slot_at(top if first < top else bottom)
        owner = self.owners[self.layout_.chosen[slot]]
        if owner in self._visible:
            self.focused_item = owner
            self.redraw()

    def margin_mark(self, block: int, is_first: bool) -> str:
        is_focused = self.has_focus and block < len(self.owners) and self.owners[block] == self.focused_item >= 0
        return _BAR if is_focused else ""

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
