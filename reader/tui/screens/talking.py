"""What can be done with an article's conversation: hiding, marking, folding, going through it."""

from typing import TYPE_CHECKING, get_args

from reader.config import SpamChoice
from reader.library import settings
from reader.library.store import Store
from reader.tui.screens.panes import PanesScreen
from reader.values import Tally

if TYPE_CHECKING:
    from reader.tui.widgets.conversation_view import ConversationView

KINDS: tuple[SpamChoice, ...] = get_args(SpamChoice)
_ORDERS_SAID = {
    "thread": "as on the page",
    "newest": "what was last answered first",
    "oldest": "the oldest first",
    "score": "the highest score first",
}
_KINDS_SAID = {"spam": "spam is hidden", "pings": "spam and all pings are hidden", "none": "nothing is hidden"}


class TalkingScreen(PanesScreen, inherit_bindings=False):
    """The keys of the comments pane."""

    def tally(self) -> Tally:
        """The counts, also while there is no comments pane."""
        raise NotImplementedError

    # Spam

    def action_spam(self) -> None:
        view = self.conversation_view
        if view.late_spam:
            count = view.hide_late_spam()
            self.show_headers()
            self.status.notice(f"{count:,} that turned out to be spam {'is' if count == 1 else 'are'} hidden now")
            return
        if view.hidden_kinds == "none":
            self.status.notice("nothing is hidden here: S says what is")
            return
        if not view.spam_shown and not view.hidden():
            self.status.notice("nothing is hidden: none of it looks like spam")
            return
        view.spam_shown = not view.spam_shown
        view.choose_again()
        self.show_headers()
        self.status.notice("spam is shown, each with its reason" if view.spam_shown else "spam is hidden")

    def action_hidden_kinds(self) -> None:
        view = self.conversation_view
        view.hidden_kinds = KINDS[(KINDS.index(view.hidden_kinds) + 1) % len(KINDS)]
        view.spam_shown = False
        view.choose_again()
        name = settings.of_site("spam", self.reading.source)
        self.app.keep(lambda store: settings.put(store, name, view.hidden_kinds))
        self.show_headers()
        self.status.notice(_KINDS_SAID[view.hidden_kinds])

    # Marks

    def action_mark(self) -> None:
        view = self.chosen_in()
        comment, verdict = (view.focused_comment, view.verdict()) if view else (None, None)
        if not (comment and verdict):
            return
        from reader.library import marks
        from reader.spam.marks import mark_of

        spam = not verdict.hides
        mark = mark_of(comment, spam)

        def add(store: Store) -> str:
            return marks.add(store, mark, comment.id, self.reading.key)

        kept = self.app.keep(add)
        if kept is not None:
            self.app.undoable.append(lambda: self._undo_mark(kept))
            self.judge_again()
            self.status.notice(f"marked as {'spam' if spam else 'not spam'}; U undoes it")

    def _undo_mark(self, mark_uid: str) -> str:
        from reader.library import marks

        self.app.keep(lambda store: marks.undo(store, mark_uid))
        self.judge_again()
        return "the mark is taken back"

    def judge_again(self) -> None:
        """Asks the filter anew, after what the person said changed."""
        if self.reading.article is None:
            return
        self.reading.verdicts = self.app.desk.verdicts(self.reading.article, self.reading.conversation)
        self.conversation_view.judge(self.reading.verdicts)
        self.show_headers()

    def action_undo(self) -> None:
        if not self.app.undoable:
            self.status.notice("there is nothing to undo")
            return
        self.status.notice(self.app.undoable.pop()())
        self.show_headers()

    def action_why(self) -> None:
        from reader.tui.screens.why import why_article, why_comment, why_hidden

        view = self.conversation_view
        if self.conversation_has_focus and view.focused_comment:
            self.app.show_info("Why", why_comment(view.focused_comment, view.verdict(), self.reading))
        elif self.conversation_has_focus and view.hidden():
            self.app.show_info("Why these are hidden", why_hidden(view, self.reading))
        elif self.reading.article:
            self.app.show_info("About this article", why_article(self.reading, self.tally()))

    # Threads

    def chosen_in(self) -> "ConversationView | None":
        """The comments pane, if a comment is in focus there; else says what to do first."""
        view = self.conversation_view
        if self.conversation_has_focus and view.item:
            return view
        has_some = bool(view.items_shown()) and not self.conversation_has_focus
        self.status.notice("choose a comment first: Tab goes to them" if has_some else "there is no comment to choose")
        return None

    def action_fold(self) -> None:
        if (view := self.chosen_in()) and not view.toggle_fold():
            self.status.notice("there are no replies to fold")

    def action_fold_one(self) -> None:
        if (view := self.chosen_in()) and not view.fold({view.focused_item}, True):
            has_replies = view.thread.items.branches[view.focused_item]
            self.status.notice("they are folded already" if has_replies else "there are no replies to fold")

    def action_unfold_one(self) -> None:
        if (view := self.chosen_in()) and not view.fold({view.focused_item}, False):
            self.status.notice("nothing is folded here")

    def action_fold_all(self) -> None:
        done = self.conversation_view.fold_all(True)
        self.status.notice("all threads are folded: L unfolds them" if done else "there are no more replies to fold")

    def action_unfold_all(self) -> None:
        done = self.conversation_view.fold_all(False)
        self.status.notice("all threads are unfolded" if done else "nothing is folded")

    def action_fold_thread(self) -> None:
        if (view := self.chosen_in()) and not view.fold_thread():
            self.status.notice("there are no replies to fold")

    def action_sort(self) -> None:
        """The next order of the threads; by score only where there are scores."""
        order = self.conversation_view.sort()
        self.show_headers()
        self.status.notice(f"threads: {_ORDERS_SAID[order]}")

    def action_next_sibling(self) -> None:
        if (view := self.chosen_in()) and not view.next_sibling(1):
            self.status.notice("it is the last reply" if view.item and view.item.depth else "no more threads")

    def action_previous_sibling(self) -> None:
        if (view := self.chosen_in()) and not view.next_sibling(-1):
            self.status.notice("it is the first reply" if view.item and view.item.depth else "no threads before it")

    def action_parent(self) -> None:
        self._go_up(to_root=False)

    def action_root(self) -> None:
        self._go_up(to_root=True)

    def _go_up(self, to_root: bool) -> None:
        if (view := self.chosen_in()) and not view.go_up(to_root):
            is_top = view.item is not None and not view.item.depth
            self.status.notice("it answers no other comment" if is_top else "what it answers is hidden: s shows it")
