"""Back and forward through where one has been: places jumped from, and the pages before and after, in one chain."""

from collections.abc import Callable
from typing import NamedTuple

from reader.document.landmarks import Landmark, Whereabouts
from reader.tui.screens.saying import SayingScreen
from reader.values import Place

_LONGEST = 200


class Stand(NamedTuple):
    """Where someone is on the reading screen: in which pane, and at which places of both."""

    in_conversation: bool
    article: Place
    words: Landmark
    talk: Whereabouts

    def has_moved(self, before: "Stand") -> bool:
        """Whether someone has moved since: what comes into the other pane meanwhile is no movement."""
        if self.in_conversation != before.in_conversation:
            return True
        return self.talk != before.talk if self.in_conversation else self.article != before.article


class TrailScreen(SayingScreen):
    """The places of one page that were jumped from. The app has the pages."""

    def __init__(self) -> None:
        super().__init__()
        self._behind: list[Stand] = []
        self._ahead: list[Stand] = []
        self._found_from: Stand | None = None
        self._stepped_to: Stand | None = None

    @property
    def stand(self) -> Stand:
        view, article = self.made_conversation_view, self.article_view
        talk = view.where() if view else Whereabouts()
        return Stand(self.conversation_has_focus, article.place, article.words_here(), talk)

    def jump(self, act: Callable[[], object]) -> None:
        """Does something that may lead far away; back then leads here."""
        before = self.stand
        act()
        if self.stand != before:
            self._left(before)

    def step(self, act: Callable[[], object]) -> None:
        """Does something that leads on, as one of a series; back then leads to where the series began.

        It is a way of reading too, and so it forgets nothing of what is ahead.
        """
        before = self.stand
        act()
        after = self.stand
        if after != before:
            if before != self._stepped_to:
                self._remember(before)
            self._stepped_to = after

    def _left(self, before: Stand) -> None:
        self._remember(before)
        self._ahead.clear()
        self.app.forget_ahead()

    def _remember(self, before: Stand) -> None:
        self._behind = [*self._behind[-_LONGEST:], before]

    def action_go_back(self) -> None:
        while self._behind and self._behind[-1] == self.stand:
            self._behind.pop()
        if self._behind:
            self._ahead.append(self.stand)
            self._return_to(self._behind.pop())
        else:
            super().action_go_back()

    def action_go_forward(self) -> None:
        if self._ahead:
            self._behind.append(self.stand)
            self._return_to(self._ahead.pop())
        else:
            super().action_go_forward()

    def _return_to(self, stand: Stand) -> None:
        self.focus_pane(stand.in_conversation)
        self.article_view.return_to(stand.article, stand.words)
        if self.made_conversation_view:
            self.made_conversation_view.go_back_to(stand.talk)
        self.show_headers()

    def focus_pane(self, in_conversation: bool) -> None:
        """Gives the focus to a pane, which is shown if it wasn't."""
        if self.is_narrow or (in_conversation and not self.conversation_shown):
            self.show_pane(in_conversation)
        if in_conversation:
            self.set_focus(self.conversation_view)
        else:
            self.set_focus(self.article_view)

    # What leads far away

    def action_top(self) -> None:
        self.jump(super().action_top)

    def action_bottom(self) -> None:
        self.jump(super().action_bottom)

    async def action_find(self) -> None:
        self._found_from = self.stand
        await super().action_find()

    def end_prompt(self, words: str | None) -> None:
        """Back from what was found leads to where the finding began; where it is given up, that is at once."""
        before, self._found_from = self._found_from, None
        super().end_prompt(words)
        if before and words:
            self._left(before)
        elif before and self.stand != before:
            self._return_to(before)

    def action_quote(self) -> None:
        self.jump(super().action_quote)

    def action_next_new(self) -> None:
        self.step(super().action_next_new)

    def action_previous_new(self) -> None:
        self.step(super().action_previous_new)
