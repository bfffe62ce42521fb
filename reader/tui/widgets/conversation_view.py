"""The comments pane: a conversation drawn as lines, with one comment in focus."""

from collections.abc import Callable, Collection, Sequence

from reader.config import SpamChoice
from reader.document.blocks import Block
from reader.document.layout import Layout, Piece, Wrapping
from reader.document.thread import MARKER, Item, Thread
from reader.tui.widgets.item_view import ItemView
from reader.values import Comment, Conversation, Place, Tally, Verdict, Verdicts

_FOLDED = "▸ "


class ConversationView(ItemView):
    """Threads by indent. What is hidden is a choice over the same blocks, so showing it costs no wrapping."""

    def __init__(self) -> None:
        super().__init__(id="conversation")
        self.conversation = Conversation.EMPTY
        self.verdicts: Verdicts = {}
        self.thread = Thread(Conversation.EMPTY, {})
        self.hidden_kinds: SpamChoice = "spam"
        self.spam_shown = False
        self._folded: set[int] = set()
        self._hidden: set[int] = set()

    def show_conversation(self, conversation: Conversation, verdicts: Verdicts) -> None:
        """Shows a conversation with its verdicts; a comment in focus stays so, if it is still there."""
        focused, folded = self.focused_comment, {self.thread.items[number].comment.id for number in self._folded}
        self.conversation, self.verdicts = conversation, verdicts
        self.thread = Thread(conversation, verdicts)
        self.owners = self.thread.owners
        self._folded = {self.thread.number_of[name] for name in folded if name in self.thread.number_of}
        self.focused_item = self.thread.number_of.get(focused.id, 0) if focused else 0
        self.show(self.thread.blocks)

    def judge(self, verdicts: Verdicts) -> None:
        """Takes new verdicts on the same comments."""
        for number, item in enumerate(self.thread.items):
            verdict = verdicts.get(item.comment.id)
            if verdict and verdict != self.verdicts.get(item.comment.id):
                block = self.thread.judge(number, verdict)
                if self.layout_.wrapping.blocks is self.blocks:
                    self.layout_.wrapping.replace(block)
        self.verdicts = verdicts
        self._wrap(self.place) if self.layout_.wrapping.blocks is not self.blocks else self.choose_again()

    # What is hidden

    def is_hidden(self, comment: Comment) -> bool:
        if self.spam_shown or self.hidden_kinds == "none":
            return False
        verdict = self.verdicts.get(comment.id)
        is_marked_ham = verdict is not None and verdict.label == "ham" and verdict.score == 0
        return self._is_spam(comment) or (self.hidden_kinds == "pings" and comment.is_ping and not is_marked_ham)

    def hidden(self) -> set[int]:
        """The numbers of the items that are hidden."""
        return {number for number, item in enumerate(self.thread.items) if self.is_hidden(item.comment)}

    def chosen(self) -> Sequence[int] | None:
        self._hidden = self.hidden()
        return self.thread.chosen(self._hidden, self._folded)

    def tally(self) -> Tally:
        """The counts as the header shows them."""
        spam = {number for number, item in enumerate(self.thread.items) if self._is_spam(item.comment)}
        hidden = self.hidden()
        declared_count = self.conversation.declared_count
        return Tally(len(self.thread.items), len(spam), len(hidden), len(spam & hidden), declared_count)

    def _is_spam(self, comment: Comment) -> bool:
        verdict = self.verdicts.get(comment.id)
        return verdict is not None and verdict.hides

    def choose_again(self) -> None:
        if self.layout_.wrapping.blocks is self.blocks:
            super().choose_again()
        else:
            self._wrap(self.place)

    def is_goal(self, item: int) -> bool:
        """The stub of a hidden comment is passed over: there is nothing to do with it."""
        return item not in self._hidden

    def _lay_out(self, wrapping: Wrapping, place: Place) -> None:
        super()._lay_out(wrapping, place)
        if not self.layout_.chosen:
            self.layout_ = Layout(Wrapping(self._notice(), self.cells))
            self.redraw()

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
        return self.item.comment.id, Place(self.place.block - self.item.head, self.place.character)

    def go_back_to(self, comment_id: str | None, place: Place) -> None:
        """Returns to a kept place, if the comment is still there."""
        number = self.thread.number_of.get(comment_id or "")
        if number is not None:
            self.focused_item = number
            top = self.thread.items[number].head + place.block
            self.place = Place(min(max(top, 0), len(self.blocks) - 1), place.character)
            self.choose_again()

    # Going through threads

    def fold(self, numbers: Collection[int], folded: bool) -> None:
        """Folds or unfolds items with replies."""
        with_replies = {number for number in numbers if self.thread.items[number].after > number + 1}
        self._folded = self._folded | with_replies if folded else self._folded - with_replies
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
        self.fold(range(len(self.thread.items)), folded)

    def next_top_level(self, step: int) -> bool:
        """Goes to the next comment at the top level, or the one before."""
        return self._go_to_next(step, lambda item: item.depth == 0)

    def next_sibling(self, step: int) -> bool:
        """Goes to the next reply to the same comment, or the one before."""
        if not (here := self.item):
            return False
        return self._go_to_next(step, lambda item: item.parent == here.parent)

    def _go_to_next(self, step: int, fits: Callable[[Item], bool]) -> bool:
        shown = self.items_shown()
        if self.focused_item not in shown:
            return False
        at = shown.index(self.focused_item) + step
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
        if number in self.items_shown():
            self.focus_item(number)

    # Finding

    def left_out(self) -> set[int]:
        stubs = {item.stub for item in self.thread.items}
        return stubs | {
            block
            for number in self._hidden
            for block in range(self.thread.items[number].head, self.thread.items[number].end)
        }

    def _go_to_hit(self, number: int) -> None:
        """Unfolds what a hit is in, and puts its comment in focus."""
        assert self.hits
        block = self.hits.place(number).block
        if block < len(self.owners):
            item = self.owners[block]
            above = set()
            parent = self.thread.items[item].parent
            while parent >= 0:
                above.add(parent)
                parent = self.thread.items[parent].parent
            if above & self._folded or item in self._folded:
                self._folded -= above | {item}
                self.choose_again()
            self.focused_item = item
        super()._go_to_hit(number)

    # Drawing

    def literal(self, block_number: int, block: Block, piece: Piece) -> str:
        if block.kind == "comment" and piece.role == "prefix" and piece.text.endswith(MARKER):
            number = self.owners[block_number]
            if self.thread.items[number].after == number + 1:
                return piece.text[: -len(MARKER)] + "  "
            if number in self._folded:
                return piece.text[: -len(MARKER)] + _FOLDED
        return piece.text

    def base_part(self, block_number: int, block: Block) -> str:
        if block_number < len(self.owners):
            verdict = self.verdicts.get(self.thread.items[self.owners[block_number]].comment.id)
            if verdict and verdict.label != "ham":
                return "spam"
        return super().base_part(block_number, block)
