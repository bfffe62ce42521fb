"""Threads in a pane: laid out item by item, what is in view at once and the rest in slices."""

from collections.abc import Sequence
from itertools import compress

from textual.timer import Timer

from reader.document.blocks import Block
from reader.document.heads import MARKER
from reader.document.layout import Layout, Lines, Piece, Wrapping
from reader.document.thread import ABSENT, HEAD, STUBBED, Thread, block_number, item_of
from reader.document.thread_heights import Heights
from reader.document.thread_layout import ThreadLayout
from reader.tui.widgets.item_view import ItemView
from reader.values import Conversation, Place

_FOLDED = "▸ "
_NOT_STUB = bytes(state != STUBBED for state in range(256))
_SLICE, _PAUSE = 0.008, 0.012  # seconds: a key never waits longer for the measuring of what is out of view


class ThreadView(ItemView):
    """The items of a thread, less the hidden ones and what is folded away."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.thread = Thread(Conversation.EMPTY, {})
        self._folded = bytearray()  # for each item a 1 where it is folded, else a 0
        self._hidden = b""  # what is laid out without: for each item a 1 where it is hidden, else a 0
        self._heights = Heights(self.thread, 1)
        self._settling: Timer | None = None

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
        if not self._settling and not self._heights.is_settled:
            self._settling = self.set_interval(_PAUSE, self._settle)
        return ThreadLayout(self._heights, states, items, self.below)

    @property
    def is_settled(self) -> bool:
        """Whether all line starts are exact, those out of view too."""
        return self._settling is None and self._heights.thread is self.thread and self._heights.is_settled

    def _settle(self) -> None:
        self._heights.measure_some(_SLICE)
        if self._settling and self._heights.is_settled:
            self._settling.stop()
            self._settling = None
            self._wrap(self.place)

    def _make_exact(self, place: Place) -> None:
        """Lays out again, before the view goes to a place, if what is about it was not measured yet."""
        layout = self.layout_
        if isinstance(layout, ThreadLayout) and not layout.is_exact_about(place, self.page_height):
            self._lay_out(ThreadLayout(self._heights, layout.states, layout.items, self.below), self.place)

    def _moved(self, line: int) -> None:
        super()._moved(line)
        self._make_exact(self.place)

    def reveal(self, place: Place) -> None:
        self._make_exact(place)
        super().reveal(place)

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

    # Drawing

    def literal(self, number: int, block: Block, piece: Piece) -> str:
        if block.kind == "comment" and piece.role == "prefix" and piece.text.endswith(MARKER):
            item, _ = item_of(number)
            if not self.thread.items.branches[item]:
                return piece.text[: -len(MARKER)] + "  "
            if self._folded[item]:
                return piece.text[: -len(MARKER)] + _FOLDED
        return piece.text
