"""Threads in a pane: laid out item by item, what is in view at once and the rest in slices."""

from collections.abc import Callable, Collection, Sequence
from itertools import compress
from typing import ClassVar

from reader.document.blocks import Block
from reader.document.heads import MARKER
from reader.document.layout import Layout, Lines, Piece, Wrapping
from reader.document.reading_order import Item
from reader.document.thread import ABSENT, FOLDED, HEAD, STUBBED, Thread, block_number, item_of
from reader.document.thread_heights import Heights
from reader.document.thread_layout import ThreadLayout
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.settling_view import SettlingView
from reader.values import NO_CONVERSATION, Place

_FOLDED_MARKER = "▸ "
_NOT_STUB = bytes(state != STUBBED for state in range(256))


class ThreadView(ItemView, SettlingView):
    """The items of a thread, less the hidden ones and what is folded away."""

    thread_type: ClassVar[type[Thread]] = Thread

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.thread = self.thread_type(NO_CONVERSATION, {})
        self._folded = bytearray()  # for each item a 1 where it is folded, else a 0
        self._hidden = b""  # what is laid out without: for each item a 1 where it is hidden, else a 0
        self._heights = Heights(self.thread, 1)

    def hidden_now(self) -> bytes:
        """For each item a 1 where it is to be hidden, else a 0; the same object while nothing changed."""
        raise NotImplementedError

    def notice(self) -> list[Block]:
        """What the pane says where no item is shown."""
        raise NotImplementedError

    def below(self, number: int) -> str:
        """What is folded away under an item, in words."""
        raise NotImplementedError

    def choose_again(self) -> None:
        """Lays out again after what is shown changed; no text is wrapped anew."""
        self.rewrap()

    def new_layout(self, place: Place) -> Lines:
        """The shown items. What is in view is measured, the rest follows in slices while nothing else is to do."""
        if self._heights.thread is not self.thread or self._heights.cells != self.cells:
            self._heights = Heights(self.thread, self.cells, self._heights)
        hidden = self.hidden_now()
        if self._hidden is not hidden:
            self._hidden, self._index = hidden, None
        states = self.thread.states(self._hidden, self._folded)
        items = self.thread.shown(states)
        if not items:
            return Layout(Wrapping(self.notice(), self.cells))
        self._heights.measure_about(states, items, place, self.page_height)
        if not self._heights.is_settled:
            self.settle()
        return ThreadLayout(self._heights, states, items, self.below)

    @property
    def is_settled(self) -> bool:
        return super().is_settled and self._heights.thread is self.thread and self._heights.is_settled

    def measure_some(self, seconds: float) -> bool:
        self._heights.measure_some(seconds)
        return self._heights.is_settled

    def exact_layout(self, place: Place) -> Lines | None:
        layout = self.layout_
        if not isinstance(layout, ThreadLayout) or layout.is_exact_about(place, self.page_height):
            return None
        return ThreadLayout(self._heights, layout.states, layout.items, self.below)

    def lines_of(self, item: int) -> tuple[int, int]:
        assert isinstance(self.layout_, ThreadLayout)
        self._make_exact(self.place_of_item(item))
        return self.layout_.lines_of(item)

    def place_of_item(self, item: int) -> Place:
        return Place(block_number(item, HEAD))

    def owner_of(self, block: int) -> int:
        return item_of(block)[0] if isinstance(self.layout_, ThreadLayout) else -1

    def goals(self) -> Sequence[int]:
        """The stub of a hidden comment is passed over: there is nothing to do with it."""
        layout = self.layout_
        if not isinstance(layout, ThreadLayout):
            return ()
        if STUBBED not in layout.states:
            return layout.items
        return list(compress(layout.items, layout.states.translate(_NOT_STUB, bytes([ABSENT]))))

    def texts(self) -> tuple[Sequence[int], list[str]]:
        return self.thread.texts(self._hidden)

    # Going through threads

    @property
    def item(self) -> Item | None:
        return self.thread.items[self.focused_item] if 0 <= self.focused_item < len(self.thread.items) else None

    def fold(self, numbers: Collection[int], folded: bool) -> bool:
        """Folds or unfolds items with replies; whether that changed anything."""
        before = self._folded.copy()
        for number in numbers:
            self._folded[number] = folded and self.thread.items.branches[number]
        self._refolded()
        return self._folded != before

    def _refolded(self) -> None:
        self.choose_again()
        if self.focused_item >= 0:
            self.focus_item(self.focused_item)

    def toggle_fold(self) -> bool:
        """Folds or unfolds what is in focus; without replies, its parent; whether there was anything to fold."""
        if not self.item:
            return False
        number = self.focused_item if self.item.after > self.focused_item + 1 else self.item.parent
        if number < 0:
            return False
        self.focused_item = number
        return self.fold({number}, not self._folded[number])

    def fold_thread(self) -> bool:
        """Folds the whole thread that the comment in focus is in, from inside; or unfolds all of it again."""
        number = self._root(self.focused_item)
        if number < 0:
            return False
        self.focused_item = number
        return self.fold(range(number, self.thread.items.afters[number]), not self._folded[number])

    def _root(self, number: int) -> int:
        """The beginning of the thread that an item is in."""
        parents = self.thread.items.parents
        while number >= 0 and parents[number] >= 0:
            number = parents[number]
        return number

    def fold_all(self, folded: bool) -> bool:
        """Folds or unfolds all threads; whether that changed anything."""
        before, branches = self._folded, self.thread.items.branches
        self._folded = bytearray(branches if folded else len(branches))
        self._refolded()
        return self._folded != before

    def _unfold_to(self, number: int) -> None:
        self._unfold_chain(number)
        self.choose_again()
        self.focus_item(number)

    def _unfold_chain(self, number: int) -> bool:
        """Unfolds an item and all that it answers; whether any of it was folded."""
        was_folded = False
        while number >= 0:
            was_folded = was_folded or bool(self._folded[number])
            self._folded[number] = 0
            number = self.thread.items.parents[number]
        return was_folded

    def next_top_level(self, step: int) -> bool:
        """Goes to the next comment at the top level, or the one before."""
        return self._go_to_next(step, lambda item: item.depth == 0)

    def next_sibling(self, step: int) -> bool:
        """Goes to the next reply to the same comment, or the one before."""
        if not (here := self.item):
            return False
        return self._go_to_next(step, lambda item: item.parent == here.parent)

    def _go_to_next(self, step: int, fits: Callable[[Item], bool]) -> bool:
        shown, at = self.items_shown(), self.slot_of(self.focused_item)
        if at < 0:
            return False
        at += step
        while 0 <= at < len(shown):
            if fits(self.thread.items[shown[at]]):
                self.focus_item(shown[at])
                return True
            at += step
        return False

    def go_up(self, to_root: bool) -> bool:
        """Goes to the comment that the one in focus answers, or to the beginning of its thread; whether it is there."""
        number = self.item.parent if self.item else -1
        number = self._root(number) if to_root else number
        if self.slot_of(number) < 0:
            return False
        self.focus_item(number)
        return True

    # Drawing

    def literal(self, number: int, block: Block, piece: Piece) -> str:
        if block.kind == "comment" and piece.role == "prefix" and piece.text.endswith(MARKER):
            item, _ = item_of(number)
            if not self.thread.items.branches[item]:
                return piece.text[: -len(MARKER)] + "  "
            if isinstance(self.layout_, ThreadLayout) and self.layout_.states[item] == FOLDED:
                return piece.text[: -len(MARKER)] + _FOLDED_MARKER
        return piece.text
