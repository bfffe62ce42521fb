"""The comments pane: a conversation drawn as lines, with one comment in focus."""

from collections.abc import Callable, Collection, Hashable, Sequence
from itertools import compress

from reader.config import SpamChoice
from reader.document.blocks import Block
from reader.document.landmarks import Landmark, Whereabouts, found, landmark
from reader.document.masks import Masks
from reader.document.orders import Order, in_order, orders_of
from reader.document.thread import BODY, HEAD, block_number, item_of
from reader.text import counted
from reader.tui.keys import key_of
from reader.tui.widgets.thread_view import ThreadView
from reader.values import NO_CONVERSATION, Comment, Conversation, Place, Tally, Verdict, Verdicts


class ConversationView(ThreadView):
    """Threads by indent. What is hidden is a choice over the same items, so showing it costs no wrapping."""

    def __init__(self) -> None:
        super().__init__(id="conversation")
        self.key: Callable[[str], str] = key_of  # names the key of an action
        self.conversation = NO_CONVERSATION
        self.verdicts: Verdicts = {}
        self.hidden_kinds: SpamChoice = "spam"
        self.spam_shown = False
        self.order: Order = "thread"
        self.new: Collection[str] = ()
        self.unseen: set[str] = set()
        self.late_spam: set[str] = set()
        self.is_awaited = self.has_failed = False
        self._drawn: set[str] = set()
        self._masks = Masks(self.thread, {})

    def show_conversation(
        self,
        conversation: Conversation,
        verdicts: Verdicts,
        new: Collection[str] = (),
        muted: Collection[str] = frozenset(),
    ) -> None:
        """Shows a conversation with its verdicts; focus, folds and place stay on the comments that are still there.

        new are the ids of the comments that weren't there at the last visit, muted of those whose authors are muted.
        What turns out to be spam while it is on the screen isn't taken away from under a reader's eyes, but counted.
        """
        turned = {id_ for id_ in self._drawn if id_ in verdicts and verdicts[id_].hides and not self._hides(id_)}
        if not self.spam_shown:
            self.late_spam |= turned
        self.late_spam -= set(muted)
        self.new = set(new) - set(muted)
        self.unseen = self.new - self._drawn
        before, focused = self.thread, self.focused_comment
        is_untouched = self.is_untouched
        folded = {comment.id for comment in compress(before.items.comments, self._folded)}
        here, held = self.where(), None if is_untouched else self.hold()
        self.conversation, self.verdicts = conversation, verdicts
        self.thread = self.thread_type(self._ordered(), verdicts, before, muted)
        number_of = self.thread.number_of
        self._folded = bytearray(map(folded.__contains__, number_of)) if folded else bytearray(len(number_of))
        self.focused_item = number_of.get(focused.id, 0) if focused else 0
        self._masks = Masks(self.thread, verdicts, self.late_spam)
        if is_untouched:  # what comes before it is where a reader begins
            self.focused_item = 0
            self.show((), Place())
        else:
            top = number_of.get(here.top_id or "", item_of(self.place.block)[0])
            self.show((), self._place_in(top, here))
            if held and focused and focused.id in number_of:
                self._wrap(self.place_of_item(self.focused_item), held.row)

    def judge(self, verdicts: Verdicts, muted: Collection[str] = frozenset()) -> None:
        """Takes new verdicts on the same comments, and which are muted now."""
        changed = [
            number
            for number, comment in enumerate(self.thread.items.comments)
            if verdicts.get(comment.id) != self.verdicts.get(comment.id)
            or (comment.id in muted) != (comment.id in self.thread.muted)
        ]
        if self._heights.thread is self.thread:
            self._heights.forget(changed)
        self.verdicts = self.thread.verdicts = verdicts
        self.thread.muted = muted
        self.late_spam = {id_ for id_ in self.late_spam if self._hides(id_) and id_ not in muted}
        self._masks = Masks(self.thread, verdicts, self.late_spam)
        if self.focused_item in changed and self.hidden_now()[self.focused_item]:
            following = self.hidden_now().find(0, self.focused_item)
            self.focused_item = following if following > 0 else self.focused_item
        self.choose_again()

    def _ordered(self) -> Conversation:
        return self.conversation._replace(comments=in_order(self.conversation.comments, self.order))

    def sort(self) -> Order:
        """Takes the next order that makes sense, the comment in focus staying in focus; which it is."""
        orders = orders_of(self.conversation.comments)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else orders[0]
        self.show_conversation(self.conversation, self.verdicts, self.new, self.thread.muted)
        if self.focused_item >= 0:
            self.focus_item(self.focused_item)
        return self.order

    # What is hidden

    def _hides(self, comment_id: str) -> bool:
        verdict = self.verdicts.get(comment_id)
        return verdict is not None and verdict.hides

    def hide_late_spam(self) -> int:
        """Hides what turned out to be spam while it was on the screen; how many these are."""
        count = len(self.late_spam)
        self.late_spam = set()
        self._masks = Masks(self.thread, self.verdicts)
        self.choose_again()
        return count

    def is_hidden(self, comment: Comment) -> bool:
        return bool(self.hidden_now()[self.thread.number_of[comment.id]])

    def hidden(self) -> Sequence[int]:
        """The numbers of the items that are hidden."""
        return list(compress(range(len(self.thread.items)), self.hidden_now()))

    def tally(self) -> Tally:
        """The counts as the header shows them."""
        hidden, hidden_spam_count = self.hidden_now(), self._masks.spam.count(1)
        spam_count = hidden_spam_count + len(self.late_spam)
        hidden_spam_count = 0 if hidden is self._masks.none else hidden_spam_count
        muted_count = sum(id_ in self.thread.number_of for id_ in self.thread.muted)
        declared_count = self.conversation.declared_count
        found_count = len(self.thread.items)
        return Tally(found_count, spam_count, hidden.count(1), hidden_spam_count, declared_count, muted_count)

    def hidden_now(self) -> bytes:
        if self.spam_shown or self.hidden_kinds == "none":
            return self._masks.none
        return self._masks.spam_and_pings if self.hidden_kinds == "pings" else self._masks.spam

    def await_more(self, is_awaited: bool, has_failed: bool) -> None:
        """Whether comments are still being loaded, and whether some could not be, which a pane without any says."""
        if (is_awaited, has_failed) != (self.is_awaited, self.has_failed):
            self.is_awaited, self.has_failed = is_awaited, has_failed
            if not self.thread.items:
                self.choose_again()

    def notice(self) -> list[Block]:
        """What an empty pane says."""
        count = len(self.thread.items)
        if count:
            ways_on = f"{self.key('spam')}  show them      {self.key('why')}  why"
            return [Block("paragraph", self._all_hidden()), Block("paragraph", ways_on)]
        if self.is_awaited:
            return [Block("paragraph", "Still loading: no comments yet.")]
        declared = self.conversation.declared_count
        text = "No comments could be loaded." if self.has_failed else "No comments."
        if declared:
            text = f"The page says {counted(declared, 'comment')}, but none could be found in it."
        places = " and ".join(dict.fromkeys(offer.service for offer in self.conversation.offers))
        if places:
            text = f"Comments are at {places}: {self.key('discussions')} loads them."
        blocks = [Block("paragraph", text)]
        if self.conversation.note:
            blocks.append(Block("paragraph", f"{self.conversation.note[:1].upper()}{self.conversation.note[1:]}."))
        if self.conversation.closed:
            blocks.append(Block("paragraph", "Comments are closed."))
        return blocks

    def _all_hidden(self) -> str:
        count = len(self.thread.items)
        are_pings = all(comment.is_ping for comment in self.thread.items.comments)
        noun = ("pings" if count > 1 else "ping") if are_pings else ("comments" if count > 1 else "comment")
        if self.hidden_kinds == "pings" and not all(verdict.hides for verdict in self.verdicts.values()):
            return f"All {count:,} are hidden: {noun}, or spam."
        return f"All {count:,} are {noun} that look like spam." if count > 1 else f"The one {noun} looks like spam."

    # The comment in focus

    @property
    def focused_comment(self) -> Comment | None:
        return self.item.comment if self.item else None

    @property
    def is_muted(self) -> bool:
        """Whether the comment in focus is that of a muted author."""
        return self.focused_comment is not None and self.focused_comment.id in self.thread.muted

    def verdict(self) -> Verdict | None:
        """The verdict on the comment in focus."""
        return self.verdicts.get(self.focused_comment.id) if self.focused_comment else None

    @property
    def is_untouched(self) -> bool:
        """Whether it still stands as it does when it is opened."""
        return self.focused_item <= 0 and self.scroll_y == 0

    def where(self) -> Whereabouts:
        """Where the view is, so that it can be kept."""
        item, block = item_of(self.place.block)
        if not self.item or item >= len(self.thread.items):
            return Whereabouts()
        character = self.place.character
        words = landmark(self.thread.body(item), Place(block - BODY, character)) if block >= BODY else Landmark()
        top_id = self.thread.items.comments[item].id
        return Whereabouts(self.item.comment.id, top_id, Place(max(block - HEAD, 0), character), words)

    def go_back_to(self, where: Whereabouts) -> bool:
        """Returns to where the view was; whether the comment is there."""
        number_of = self.thread.number_of
        number = number_of.get(where.comment_id or "")
        top = number_of.get(where.top_id or where.comment_id or "", number)
        if top is None:
            return False
        self.focused_item = top if number is None else number
        self._wrap(self._place_in(top, where))
        # In a lower pane than the one it was kept in, the comment may be below.
        if self.focused_item >= 0:
            self._bring_into_view(whole=False)
        return True

    def _place_in(self, item: int, where: Whereabouts) -> Place:
        """Where in an item a kept place is now."""
        block, character = where.place.block, where.place.character
        if any(where.words) and item < len(self.thread.items):
            first = BODY - HEAD
            there = found(self.thread.body(item), Place(block - first, character), where.words)
            block, character = there.block + first, there.character
        return Place(max(block_number(item, HEAD) + block, 0), character)

    # New comments

    def next_new(self, step: int) -> bool:
        """Goes to the next new comment, or the one before, unfolding what it is in; whether there was one."""
        hidden = self.hidden_now()
        numbers = sorted(number for id_ in self.new if (number := self.thread.number_of.get(id_, -1)) >= 0)
        goals = [number for number in numbers if not hidden[number]]
        at = self.focused_item
        is_at_start = at == 0 and step > 0 and 0 in goals and self.thread.items.comments[0].id in self.unseen
        ahead = [number for number in goals if (number > at if step > 0 else number < at)]
        if not ahead and not is_at_start:
            return False
        self._unfold_to(0 if is_at_start else ahead[0 if step > 0 else -1])
        return True

    def focus_comment(self, comment_id: str) -> bool:
        """Goes to a comment, unfolding what it is in; False where it is hidden or not there."""
        number = self.thread.number_of.get(comment_id, -1)
        if number < 0 or self.hidden_now()[number]:
            return False
        self._unfold_to(number)
        return True

    # Finding

    def _go_to_hit(self, number: int) -> None:
        """Unfolds what a hit is in, and puts its comment in focus."""
        assert self.hits
        item, _ = item_of(self.hits.place(number).block)
        if self._unfold_chain(item):
            self.choose_again()
        self.focused_item = item
        super()._go_to_hit(number)

    # Drawing

    def below(self, number: int) -> str:
        after = self.thread.items.afters[number]
        count = after - number - 1 - self.hidden_now().count(1, number + 1, after)
        new_count = sum(number < self.thread.number_of.get(id_, -1) < after for id_ in self.unseen)
        said = counted(count, "reply", "replies") if count else ""
        return f"{said}, {new_count:,} new" if new_count else said

    def margin_mark(self, number: int, is_first: bool) -> str:
        """The bar of what is in focus; a dot before the head of what is new."""
        bar, owner = super().margin_mark(number, is_first), self.owner_of(number)
        if owner < 0:
            return bar
        comment_id = self.thread.items.comments[owner].id
        if comment_id not in self._drawn:
            self._drawn.add(comment_id)
            self.unseen.discard(comment_id)
        is_new = comment_id in self.new and item_of(number)[1] == HEAD and is_first
        is_noted = is_first and self.name_of(number) in self.noted
        return f"{bar[:1] or ' '}{'•' if is_new else '✎'}" if is_new or is_noted else bar

    def name_of(self, number: int) -> Hashable:
        """The comment, and which block of its text."""
        item, block = item_of(number)
        is_said = self.owner_of(number) >= 0 and item < len(self.thread.items)
        return (self.thread.items.comments[item].id, block - BODY) if is_said else number

    def base_part(self, number: int, block: Block) -> str:
        owner = self.owner_of(number)
        comment_id = self.thread.items.comments[owner].id if owner >= 0 else ""
        verdict = None if comment_id in self.thread.muted else self.verdicts.get(comment_id)
        return "spam" if verdict and verdict.label != "ham" else super().base_part(number, block)
