"""What leads from one thing said to another: new comments, quotations and their paragraphs, discussions elsewhere."""

from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.events import Event, PhaseChanged
from reader.library import visits
from reader.library.visits import Visit
from reader.reading import start_discussed
from reader.text import counted
from reader.tui.screens.keeping import KeepingScreen
from reader.values import Conversation
from reader.workers import Stream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.document.blocks import Block
    from reader.document.quotes import Quotes


class FollowingScreen(KeepingScreen):
    """What is new since the last visit, what quotes what, and what is said elsewhere.

    awaited is what is being waited for; asks_again is the action that asks again for comments that could not be had.
    """

    awaited = PhaseChanged("", "")
    asks_again = "reload"

    _visit: Visit | None = None
    _count_before: int | None = None
    _is_another_visit = False
    _text_said = _comments_said = ""  # of what reading again has brought
    _quotes: "Quotes | None" = None

    def listen(self, stream: Stream[Event]) -> None:
        """Takes the events of a stream from now on."""
        raise NotImplementedError

    # Since the last visit

    def recall_visit(self, key: str) -> None:
        """Looks up what was seen of this article's comments before it was opened."""
        if self._visit:
            return
        try:
            self._visit = visits.recall(self.app.desk.store, key)
        except LibraryError:
            self._visit = None

    def new_ids(self, conversation: Conversation) -> set[str]:
        """The comments that came since the last visit; none at the first."""
        return self._visit.new(conversation.comments) if self._visit else set()

    def gone_count(self) -> int:
        """How many comments of the last visit are no longer there, where all that are there are known."""
        if self._visit is None or not self._has_all() or self.reading.copy:
            return 0
        return len(self._visit.gone(self.reading.conversation.comments))

    def _has_all(self) -> bool:
        """Whether all comments that there are have come, but for those of other places."""
        conversation = self.reading.conversation
        return conversation.complete and not (self.is_loading or conversation.offers)

    def remember_visit(self) -> None:
        """Keeps what was seen: at the first visit all, later also what new ones were on the screen."""
        visit = self._seen_until_now()
        if visit and visit != self._visit and self.may_be_remembered:
            self.app.keep(lambda store: visits.remember(store, self.reading.key, visit))

    def begin_another_visit(self) -> None:
        """Before it is read again: what that brings beside what is here is new."""
        self.remember_visit()
        self._visit = self._seen_until_now() or self._visit
        self._is_another_visit, self._text_said, self._comments_said = True, "", ""

    def _seen_until_now(self) -> Visit | None:
        """The visit if it ended now; None where there is nothing to see, or only what was kept."""
        conversation, view = self.reading.conversation, self.made_conversation_view
        if not conversation.comments or self.reading.copy:
            return None
        unseen = view.unseen if view else self.new_ids(conversation)
        return visits.following(self._visit, conversation.comments, unseen, self._has_all())

    def action_next_new(self) -> None:
        self._next_new(1)

    def action_previous_new(self) -> None:
        self._next_new(-1)

    def say_changes(self, before: "Sequence[Block]", after: "Sequence[Block]") -> None:
        """What changed in the text since it was read before; what is new in it is marked."""
        from reader.document.changes import changes

        found = changes(before, after)
        is_same = [block.text for block in before] == [block.text for block in after]
        self.article_view.mark_new(found.numbers)
        goes_on = f"; {self.key('next-new')} goes to it" if found.numbers else ""
        said = f"the text changed: {found}{goes_on}" if any(found) else "the text is in another order"
        self._text_said = "the text is the same" if is_same else said
        self._say_what_came()

    def say_new_comments(self) -> None:
        """How many comments reading again has brought and lost, once all are there."""
        if not self._is_another_visit:
            return
        self._is_another_visit = False
        new_count, gone_count = len(self.new_ids(self.reading.conversation)), self.gone_count()
        new = counted(new_count, "new comment") if new_count else ""
        self._comments_said = ", ".join(filter(None, (new, f"{gone_count:,} gone" if gone_count else "")))
        if self._comments_said:
            self._say_what_came()

    def _say_what_came(self) -> None:
        self.status.notice("; ".join(filter(None, (self._text_said, self._comments_said))))

    def _next_new_paragraph(self, step: int) -> None:
        view = self.article_view
        if view.next_new(step):
            self.show_headers()
            numbers = sorted(view.new_blocks)
            self.status.notice(f"{numbers.index(view.marked_block) + 1:,} of {len(numbers):,} new")
        elif step > 0 and self.made_conversation_view and self.made_conversation_view.new:
            view.mark_new(())
            self.status.notice(f"that was all that is new in the text; {self.key('next-new')} goes to new comments")
        elif step > 0:
            self.status.notice("that was all that is new in the text")
        else:
            self.status.notice("this is the first new paragraph")

    def _next_new(self, step: int) -> None:
        if self.article_view.new_blocks and not self.conversation_has_focus:
            self._next_new_paragraph(step)
            return
        if not self.something_is_said:
            self.status.notice("there are no comments, and nothing in the text is new")
            return
        view = self.conversation_view
        if not self.conversation_shown:
            self.action_conversation()
        if not view.next_new(step):
            there_are = "no more new comments" if view.new else "nothing is new since the last visit"
            self.status.notice(there_are if self._visit else "this is the first visit: nothing is new yet")

    # Quotations

    def find_quotes(self) -> None:
        """Finds anew which paragraphs are quoted, after the article or the conversation changed."""
        if not self.reading.conversation.comments:
            return
        from reader.document.quotes import Quotes

        if self._quotes is None or self._quotes.article is not self.article_view.blocks:
            self._quotes = Quotes(self.article_view.blocks)
        self._quotes.read(self.reading.conversation.comments)
        counts = {block: len(ids) for block, ids in self._quotes.comments.items()}
        if counts != self.article_view.quote_counts:
            self.article_view.quote_counts = counts
            self.article_view.redraw()

    def action_quote(self) -> None:
        """From a comment to the paragraph that it quotes, or to the next; from a paragraph to who quotes it."""
        if self._quotes is None:
            self.status.notice("no comment quotes the article")
        elif self.conversation_has_focus:
            self._go_to_paragraph(self._quotes)
        else:
            self._go_to_comment(self._quotes)

    def _go_to_paragraph(self, quotes: "Quotes") -> None:
        comment = self.conversation_view.focused_comment
        blocks = quotes.blocks.get(comment.id, ()) if comment else ()
        if not blocks:
            self.status.notice("this comment quotes nothing of the article")
            return
        at = self.article_view.marked_block
        block = blocks[(blocks.index(at) + 1) % len(blocks)] if at in blocks else blocks[0]
        if self.is_narrow:
            self.action_conversation()
        else:
            self.set_focus(self.article_view)
        self.article_view.go_to_block(block)
        self.show_headers()

    def _go_to_comment(self, quotes: "Quotes") -> None:
        view = self.article_view
        block = view.quoted_block_in_sight()
        if block is None:
            self.status.notice("no comment quotes what is on the screen")
            return
        ids = quotes.comments[block]
        talk = self.conversation_view
        here = talk.focused_comment.id if talk.focused_comment else ""
        goal = ids[(ids.index(here) + 1) % len(ids)] if here in ids and view.marked_block == block else ids[0]
        view.go_to_block(block)
        if not self.conversation_shown:
            self.action_conversation()
        self.set_focus(talk)
        if not talk.focus_comment(goal):
            self.status.notice(f"who quotes it is hidden as spam: {self.key('spam')} shows it")
        self.show_headers()

    # Elsewhere

    def action_discussions(self) -> None:
        if self.reading.article is None or self.is_loading:
            self.status.notice(f"it is still being read: {self.key('cancel')} stops that")
            return
        self.status.notice(f"asking for comments elsewhere; {self.key('cancel')} cancels")
        self.awaited, self.asks_again = PhaseChanged("", "asking for comments elsewhere"), "discussions"
        self._count_before = len(self.reading.conversation.comments)
        self.listen(start_discussed(self.reading, self.app.desk))

    def say_found(self, note: str) -> None:
        """What came of asking elsewhere, unless a failure says it; note is why other places were not asked."""
        if self._count_before is None:
            return
        count = len(self.reading.conversation.comments) - self._count_before
        self._count_before = None
        if count:
            self.status.notice(f"{counted(count, 'more comment')} from elsewhere")
        elif not self.reading.missing:
            self.status.notice(note or "nothing more was found elsewhere")
