"""A pane in which a wide table, or code with long lines, moves sideways in its own box."""

from collections.abc import Iterator, Sequence

from reader.document import sideways
from reader.document.blocks import Block
from reader.document.layout import Lines, Wrapping
from reader.tui.widgets.settling_view import SLICE, SettlingView
from reader.values import Place


class SidewaysView(SettlingView):
    """Each wide block has its own place sideways, which a change of width keeps as well as it can."""

    is_lazy = True  # without it all lines are exact at once, however long the text

    def __init__(self, *, column: int = 0, id: str | None = None) -> None:  # noqa: A002
        super().__init__(column=column, id=id)
        self._shifts: dict[int, int] = {}
        self._moved_last = -1

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        self._shifts.clear()
        super().show(blocks, place)

    def new_wrapping(self) -> Wrapping:
        wrapping = Wrapping(self.blocks, self.cells, "moved", self._shifts, self.is_lazy)
        wrapping.wrap_some(SLICE)  # of most texts that is all
        return wrapping

    def new_layout(self, place: Place) -> Lines:
        layout = super().new_layout(place)
        if self.wrapping and not self.wrapping.is_settled:
            self.settle()
        return layout

    def measure_some(self, seconds: float) -> bool:
        if self.wrapping:
            self.wrapping.wrap_some(seconds)
        return self.wrapping is None or self.wrapping.is_settled

    def exact_layout(self, place: Place) -> Lines | None:
        if self.is_settled:
            return None
        shown = self.layout_
        layout = self.new_layout(place)
        return None if layout is shown else layout

    @property
    def shift(self) -> int:
        return self._shifts.get(self._moved_last, 0)

    def wide_block_in_sight(self) -> int | None:
        """The block that moves: the one that was moved last, else the first on the screen."""
        numbers = list(self._wide_blocks())
        return self._moved_last if self._moved_last in numbers else next(iter(numbers), None)

    def _wide_blocks(self) -> Iterator[int]:
        """The numbers of the wide blocks on the screen, for each row that one stands on."""
        wide = self.wrapping.widths if self.wrapping else {}
        top = round(self.scroll_y)
        for row in range(self.page_height if wide else 0):
            number = self.layout_.pieces(top + row)[0]
            if number in wide:
                yield number

    def move_sideways(self, steps: int) -> bool | None:
        """Moves the wide block in sight by steps to the right, or to the left; whether it did, None where none is."""
        number = self.wide_block_in_sight()
        if number is None or self.wrapping is None:
            return None
        self._moved_last = number
        return self._put(number, sideways.stepped(self.wrapping, number, steps))

    def move_back(self) -> bool:
        """All blocks to where they begin; whether one of those in sight wasn't there."""
        moved = {number for number in self._wide_blocks() if self._shifts.get(number)}
        self._shifts.clear()
        self._moved_last = -1
        if moved:
            self.redraw()
        return bool(moved)

    def reveal(self, place: Place) -> None:
        super().reveal(place)
        self._put(place.block, self._revealing(place))

    def rewrap(self) -> None:
        """As elsewhere; a hit that was seen in its box is so still."""
        hit = self.hits.place(self.hit_number) if self.hits and self.hit_number >= 0 else None
        is_seen = hit is not None and self._revealing(hit) == self._shift(hit.block)
        super().rewrap()
        if hit and is_seen:
            self._put(hit.block, self._revealing(hit))

    def _shift(self, number: int) -> int:
        return self.wrapping.shift(number) if self.wrapping and number in self.wrapping.widths else 0

    def _revealing(self, place: Place) -> int:
        """The cells that a block is to be moved by so that a place in it is seen; as it is where it has no box."""
        if self.wrapping and place.block in self.wrapping.widths:
            return sideways.revealing(self.wrapping, place.block, place.character)
        return self._shift(place.block)

    def _put(self, number: int, shift: int) -> bool:
        if shift == self._shift(number):
            return False
        self._shifts[number] = shift
        self.labels = {}
        self.redraw()
        return True
