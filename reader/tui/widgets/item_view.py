"""A pane of items, one of them in focus: comments, or bookmarks."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reader.document.blocks import Block
from reader.document.layout import Lines
from reader.tui.widgets.line_view import LineView
from reader.values import Place

_BAR = "▌ "


class _Held(NamedTuple):
    """An item in focus, the line of the pane on which it begins, and whether all of it is in view."""

    item: int
    row: int
    is_whole: bool


class ItemView(LineView):
    """Blocks that belong to items. owners tells for each block the number of its item, rising."""

    is_alone = False  # on its screen: keys are about it also while words are typed below

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.owners: Sequence[int] = ()
        self.focused_item = -1
        self._goals: Sequence[int] = ()
        self._held: _Held | None = None  # since someone moved; it outlives a pane that is too low for it

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        self._held = None
        super().show(blocks, place)

    def items_shown(self) -> Sequence[int]:
        """The numbers of the items that can be gone to, in order."""
        return self._goals

    def goals(self) -> Sequence[int]:
        """The items of what is laid out that can be gone to, in order."""
        return list(dict.fromkeys(self.owners))

    def owner_of(self, block: int) -> int:
        """The item that a block belongs to; -1 for none."""
        return self.owners[block] if 0 <= block < len(self.owners) else -1

    def lines_of(self, item: int) -> tuple[int, int]:
        """The lines [first, last] that an item is drawn on."""
        first, after = bisect_left(self.owners, item), bisect_right(self.owners, item)
        end = self.layout_.line_of(Place(after, -1)) if after < len(self.blocks) else self.layout_.height
        return self.layout_.line_of(Place(first)), end - 1

    def place_of_item(self, item: int) -> Place:
        """Where an item begins."""
        return Place(bisect_left(self.owners, item))

    def whereabouts(self) -> list[str]:
        shown = self.items_shown()
        counted = [f"{self.slot_of(self.focused_item) + 1:,} of {len(shown):,}"] if shown else []
        return [*super().whereabouts(), *counted]

    def slot_of(self, item: int) -> int:
        """Where an item is among those that can be gone to; -1 where it isn't."""
        slot = bisect_left(self._goals, item)
        return slot if slot < len(self._goals) and self._goals[slot] == item else -1

    def hold(self) -> _Held | None:
        """Where the item in focus is; None where its beginning isn't in view."""
        if self._awaits_size or self.slot_of(self.focused_item) < 0:
            return None
        if self._held is None or self._held.item != self.focused_item:
            first, last = self.lines_of(self.focused_item)
            row, height = first - round(self.scroll_y), self._laid_out_size.height
            is_whole = row + last - first < height
            self._held = _Held(self.focused_item, row, is_whole) if 0 <= row < height else None
        return self._held

    def fixed_place(self) -> tuple[Place, int]:
        """The item in focus stays where it is, if it is in view."""
        held = self.hold()
        return (self.place_of_item(held.item), held.row) if held else super().fixed_place()

    def rewrap(self) -> None:
        held, is_first = self.hold(), self._awaits_size
        super().rewrap()
        if self.focused_item >= 0 and (held or is_first):
            self._bring_into_view(held is not None and held.is_whole)
            self._held = held

    def _moved(self, line: int) -> None:
        self._held = None
        super()._moved(line)

    def _lay_out(self, layout: Lines, place: Place, row: int = 0) -> None:
        super()._lay_out(layout, place, row)
        self._goals = self.goals()
        if not self._goals:
            self.focused_item = -1
        elif self.slot_of(self.focused_item) < 0:
            before = bisect_right(self._goals, self.focused_item) - 1
            self.focused_item = self._goals[max(before, 0)]

    def focus_item(self, item: int) -> None:
        """Puts an item in focus and into view, its beginning at the top where it doesn't fit below."""
        self.focused_item, self._held = item, None
        self._bring_into_view()
        self.redraw()
        self.post_message(self.Scrolled(self))

    def _bring_into_view(self, whole: bool = True) -> None:
        """Scrolls to what is in focus, if its first line, or any of it, is out of view."""
        if self._awaits_size:
            return
        first, last = self.lines_of(self.focused_item)
        end = last if whole else first
        if first < self.scroll_y or end >= self.scroll_y + self.page_height:
            fits_below = last - first < self.page_height and first >= self.scroll_y
            self.scroll_to(y=last - self.page_height + 1 if fits_below else first, animate=False)

    def move(self, step: int) -> None:
        """The next item (1) or the one before (-1); within one that is taller than the pane, its next lines."""
        if self.slot_of(self.focused_item) < 0:
            return
        first, last = self.lines_of(self.focused_item)
        top, bottom = self.scroll_y, self.scroll_y + self.page_height - 1
        if (step > 0 and first <= bottom < last) or (step < 0 and first < top <= last):
            self.scroll_lines(step * max(self.page_height // 2, 1))
            return
        at = self.slot_of(self.focused_item) + step
        if 0 <= at < len(self._goals):
            self.focus_item(self._goals[at])

    def focus_at_top(self) -> None:
        """After paging: the focus follows, to the nearest item that is in view."""
        top, bottom = round(self.scroll_y), round(self.scroll_y) + self.page_height - 1
        if self.slot_of(self.focused_item) < 0:
            return
        first, last = self.lines_of(self.focused_item)
        if last >= top and first <= bottom:
            return
        is_above = first < top
        owner = self.owner_of(self.layout_.place_of(top if is_above else bottom).block)
        slot = bisect_left(self._goals, owner) if is_above else bisect_right(self._goals, owner) - 1
        # The last line may be the gap above an item that is not in view itself.
        if not is_above and slot > 0 and self.lines_of(self._goals[slot])[0] > bottom:
            slot -= 1
        if 0 <= slot < len(self._goals):
            self.focused_item = self._goals[slot]
            self.redraw()

    def margin_mark(self, number: int, is_first: bool) -> str:
        is_focused = (self.has_focus or self.is_alone) and self.owner_of(number) == self.focused_item >= 0
        return _BAR if is_focused else ""

    def on_focus(self) -> None:
        self.redraw()

    def on_blur(self) -> None:
        self.redraw()
