"""What can be done with the threads of an article's conversation: folding, sorting, going through them."""

from reader.tui.screens.judging import JudgingScreen

_ORDERS_SAID = {
    "thread": "as on the page",
    "newest": "what was last answered first",
    "oldest": "the oldest first",
    "score": "the highest score first",
}


class TalkingScreen(JudgingScreen):
    """The keys for threads."""

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
        folded = f"all threads are folded: {self.key('unfold-all')} unfolds them"
        self.status.notice(folded if done else "there are no more replies to fold")

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
            hidden = f"what it answers is hidden: {self.key('spam')} shows it"
            self.status.notice("it answers no other comment" if is_top else hidden)
