"""The comments pane: a conversation drawn as lines, with one comment in focus."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import compress

from textual.timer import Timer

from reader.config import SpamChoice
from reader.document.blocks import Block
from reader.document.heads import MARKER
from reader.document.layout import Layout, Lines, Piece, Wrapping
from reader.document.thread import ABSENT, HEAD, STUBBED, Item, Thread, block_number, item_of
from reader.document.thread_layout import Heights, ThreadLayout, shown_items
from reader.tui.widgets.item_view import ItemView
from reader.values import Comment, Conversation, Place, Tally, Verdict, Verdicts

_FOLDED = "▸ "
_WITHOUT_STUBS = bytes(state if state != STUBBED else ABSENT for state in range(256))
_SLICE, _PAUSE = 0.008, 0.012  # seconds: a key never waits longer for the measuring of what is out of view


class ConversationView(ItemView):
    """Threads by indent. What is hidden is a choice over the same items, so showing it costs no wrapping."""

    def __init__(self) -> None:
        super().__init__(id="conversation")
        self.conversation = Conversation.EMPTY
        self.verdicts: Verdicts = {}
        self.thread = Thread(Conversation.EMPTY, {})
        self.hidden_kinds: SpamChoice = "spam"
        self.spam_shown = False
        self._folded: set[int] = set()
        self._none = self._spam = self._spam_and_pings = b""  # for each item a 1 where it is one, else a 0
        self._hidden = b""  # the one of these that is laid out
        self._heights = Heights(self.thread, 1)
        self._settling: Timer | None = None

    def show_conversation(self, conversation: Conversation, verdicts: Verdicts) -> None:
        """Shows a conversation with its verdicts; focus, folds and place stay on the comments that are still there."""
        before, focused = self.thread, self.focused_comment
        folded = {before.items[number].comment.id for number in self._folded}
        top, block = item_of(self.place.block)
        self.conversation, self.verdicts = conversation, verdicts
        self.thread = Thread(conversation, verdicts, before)
        number_of = self.thread.number_of
        self._folded = {number_of[name] for name in folded if name in number_of}
        self.focused_item = number_of.get(focused.id, 0) if focused else 0
        self._note_verdicts()
        top = number_of.get(before.items[top].comment.id, top) if top < len(before.items) else top
        self.show((), Place(block_number(top, block), self.place.character))

    def judge(self, verdicts: Verdicts) -> None:
        """Takes new verdicts on the same comments."""
        for number, item in enumerate(self.thread.items):
            if verdicts.get(item.comment.id) != self.verdicts.get(item.comment.id):
                self._heights.forget(number)
        self.verdicts = self.thread.verdicts = verdicts
        self._note_verdicts()
        self.choose_again()

    # What is hidden

    def is_hidden(self, comment: Comment) -> bool:
        return bool(self._hidden_now()[self.thread.number_of[comment.id]])

    def hidden(self) -> Sequence[int]:
        """The numbers of the items that are hidden."""
        return list(compress(range(len(self.thread.items)), self._hidden_now()))

    def tally(self) -> Tally:
        """The counts as the header shows them."""
        hidden, spam_count = self._hidden_now(), self._spam.count(1)
        hidden_spam_count = 0 if hidden is self._none else spam_count
        declared_count = self.conversation.declared_count
        return Tally(len(self.thread.items), spam_count, hidden.count(1), hidden_spam_count, declared_count)

    def choose_again(self) -> None:
        """Lays out again after what is shown changed; no text is wrapped anew."""
        self._wrap(self.place)

    def _hidden_now(self) -> bytes:
        if self.spam_shown or self.hidden_kinds == "none":
            return self._none
        return self._spam_and_pings if self.hidden_kinds == "pings" else self._spam

    def _note_verdicts(self) -> None:
        items, verdict_of = self.thread.items, self.verdicts.get
        spam_ids = {name for name, verdict in self.verdicts.items() if verdict.hides}
        self._none = bytes(len(items))
        self._spam = bytes([item.comment.id in spam_ids for item in items])
        pings = bytearray(self._spam)
        for number, item in enumerate(items):
            if item.comment.kind != "comment" and item.comment.is_ping:
                verdict = verdict_of(item.comment.id)
                is_marked_ham = verdict is not None and verdict.label == "ham" and verdict.score == 0
                pings[number] |= not is_marked_ham
        self._spam_and_pings = bytes(pings)

    # Laying out

    def new_layout(self, place: Place) -> Lines:
        """The shown items. What is in view is measured, the rest follows in slices while nothing else is to do."""
        if self._heights.thread is not self.thread or self._heights.cells != self.cells:
            self._heights = Heights(self.thread, self.cells, self._heights)
        if self._hidden is not self._hidden_now():
            self._hidden, self._index = self._hidden_now(), None
        states = self.thread.states(self._hidden, self._folded)
        items = shown_items(states)
        if not items:
            return Layout(Wrapping(self._notice(), self.cells))
        self._heights.measure_about(states, items, place, self.page_height)
        if not self._settling and not self._heights.is_settled:
            self._settling = self.set_interval(_PAUSE, self._settle)
        return ThreadLayout(self._heights, states, items)

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
            self._lay_out(ThreadLayout(self._heights, layout.states, layout.items), self.place)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if not self._is_laying_out:
            self._make_exact(self.place)

    def reveal(self, place: Place) -> None:
        self._make_exact(place)
        super().reveal(place)

    def lines_of(self, item: int) -> tuple[int, int]:
        assert isinstance(self.layout_, ThreadLayout)
        self._make_exact(Place(block_number(item, HEAD)))
        return self.layout_.lines_of(item)

    def owner_of(self, block: int) -> int:
        return item_of(block)[0] if isinstance(self.layout_, ThreadLayout) else -1

    def goals(self) -> Sequence[int]:
        """The stub of a hidden comment is passed over: there is nothing to do with it."""
        layout = self.layout_
        if not isinstance(layout, ThreadLayout):
            return ()
        return layout.items if STUBBED not in layout.states else shown_items(layout.states.translate(_WITHOUT_STUBS))

    def _notice(self) -> list[Block]:
        """What an empty pane says."""
        count = len(self.thread.items)
        if count:
            return [Block("paragraph", self._all_hidden()), Block("paragraph", "s  show them      =  why")]
        declared = self.conversation.declared_count
        text = (
            f"The page says {declared} comments, but none of them could be found in it." if declared else "No comments."
        )
        blocks = [Block("paragraph", text)]
        if self.conversation.closed:
            blocks.append(Block("paragraph", "Comments are closed."))
        return blocks

    def _all_hidden(self) -> str:
        count = len(self.thread.items)
        are_pings = all(item.comment.is_ping for item in self.thread.items)
        noun = ("pings" if count > 1 else "ping") if are_pings else ("comments" if count > 1 else "comment")
        if self.hidden_kinds == "pings" and not all(verdict.hides for verdict in self.verdicts.values()):
            return f"All {count} are hidden: {noun}, or spam."
        return f"All {count} are {noun} that look like spam." if count > 1 else f"The one {noun} looks like spam."

    # The comment in focus

    @property
    def item(self) -> Item | None:
        return self.thread.items[self.focused_item] if 0 <= self.focused_item < len(self.thread.items) else None

    @property
    def focused_comment(self) -> Comment | None:
        return self.item.comment if self.item else None

    def verdict(self) -> Verdict | None:
        """The verdict on the comment in focus."""
        return self.verdicts.get(self.focused_comment.id) if self.focused_comment else None

    def where(self) -> tuple[str | None, Place]:
        """What can be kept: the id of the comment in focus, and the place at the top counted from its first block."""
        if not self.item:
            return None, Place()
        return self.item.comment.id, Place(
            self.place.block - block_number(self.focused_item, HEAD), self.place.character
        )

    def go_back_to(self, comment_id: str | None, place: Place) -> None:
        """Returns to a kept place, if the comment is still there."""
        number = self.thread.number_of.get(comment_id or "")
        if number is not None:
            self.focused_item = number
            self._wrap(Place(max(block_number(number, HEAD) + place.block, 0), place.character))

    # Going through threads

    def fold(self, numbers: Collection[int], folded: bool) -> None:
        """Folds or unfolds items with replies."""
        branches = self.thread.branches.intersection(numbers)
        self._folded = self._folded | branches if folded else self._folded - branches
        self.choose_again()
        if self.focused_item >= 0:
            self.focus_item(self.focused_item)

    def toggle_fold(self) -> None:
        """Folds or unfolds the comment in focus; one without replies folds its parent."""
        if not self.item:
            return
        number = self.focused_item if self.item.after > self.focused_item + 1 else self.item.parent
        if number >= 0:
            self.focused_item = number
            self.fold({number}, number not in self._folded)

    def fold_all(self, folded: bool) -> None:
        self.fold(self.thread.branches, folded)

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

    def go_up(self, to_root: bool) -> None:
        """Goes to the comment that the one in focus answers, or to the beginning of its thread."""
        number = self.item.parent if self.item else -1
        while to_root and number >= 0 and self.thread.items[number].parent >= 0:
            number = self.thread.items[number].parent
        if self.slot_of(number) >= 0:
            self.focus_item(number)

    # Finding

    def texts(self) -> Iterable[tuple[int, str]]:
        return self.thread.texts(self._hidden)

    def _go_to_hit(self, number: int) -> None:
        """Unfolds what a hit is in, and puts its comment in focus."""
        assert self.hits
        item, _ = item_of(self.hits.place(number).block)
        chain, above = {item}, self.thread.items[item].parent
        while above >= 0:
            chain.add(above)
            above = self.thread.items[above].parent
        if chain & self._folded:
            self._folded -= chain
            self.choose_again()
        self.focused_item = item
        super()._go_to_hit(number)

    # Drawing

    def literal(self, number: int, block: Block, piece: Piece) -> str:
        if block.kind == "comment" and piece.role == "prefix" and piece.text.endswith(MARKER):
            item, _ = item_of(number)
            if self.thread.items[item].after == item + 1:
                return piece.text[: -len(MARKER)] + "  "
            if item in self._folded:
                return piece.text[: -len(MARKER)] + _FOLDED
        return piece.text

    def base_part(self, number: int, block: Block) -> str:
        owner = self.owner_of(number)
        verdict = self.verdicts.get(self.thread.items[owner].comment.id) if owner >= 0 else None
        return "spam" if verdict and verdict.label != "ham" else super().base_part(number, block)
