"""Moving a wide table or long lines of code sideways in the article; in the conversation the same keys fold."""

from reader.tui.screens.taking import TakingScreen


class SidewaysScreen(TakingScreen):
    """The keys for it; Esc and the top put what was moved back."""

    def action_sideways_left(self) -> None:
        if self.conversation_has_focus:
            self.action_fold_one()
        else:
            self._move_sideways(-1)

    def action_sideways_right(self) -> None:
        if self.conversation_has_focus:
            self.action_unfold_one()
        else:
            self._move_sideways(1)

    def _move_sideways(self, step: int) -> None:
        moved = self.article_view.move_sideways(step)
        if moved is None:
            self.status.notice("nothing on the screen is wider than it")
        elif not moved:
            self.status.notice("it ends here" if step > 0 else "it begins here")
        else:
            self.status.clear()

    def action_top(self) -> None:
        self.article_view.move_back()
        super().action_top()

    async def action_cancel(self) -> None:
        is_idle = not (self.prompt or self.view.selection or self.view.hits is not None)
        if is_idle and not self.conversation_has_focus and self.article_view.move_back():
            self.status.clear()
            return
        await super().action_cancel()
