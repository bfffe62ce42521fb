"""What the reading screen says over its panes and under them."""

from typing import TYPE_CHECKING

from reader.text import counted
from reader.tui.parts import Part, Row, joined
from reader.tui.screens.following import FollowingScreen
from reader.tui.screens.panes import HIGH
from reader.tui.widgets.header import LOW, Header, beside, counts_of

if TYPE_CHECKING:
    from reader.tui.widgets.conversation_view import ConversationView

_FAILURES_TOLD = 2


class SayingScreen(FollowingScreen):
    """The headers and the status line.

    headline is the article's name and about what is known of it;
    is_stopped tells that comments that were asked for are still to come.
    """

    headline = ""
    about: Row = ()
    is_stopped = False
    _unseen_count = 0

    def show_headers(self) -> None:
        """Writes the headers and the status line anew."""
        header = self.query_one("#article-header", Header)
        article = self.reading.article
        if article is None:
            awaited = ": ".join(filter(None, self.awaited[:2]))
            details = f"{awaited} · {self.key('cancel')} cancels" if self.is_loading else ""
            header.say(self.headline or self.reading.location, details, left=self.article_view.left)
        else:
            header.say(self.headline, *self._details(), notes=self._notes(), left=self.article_view.left)
        if view := self.made_conversation_view:
            view.await_more(self.is_loading, has_failed=bool(self.reading.missing))
            note = self.reading.conversation.note if self.size.height >= LOW else None
            notes = (*((note,) if note else ()), *self._about_failures())
            counts = counts_of(self.tally()) if article else ""
            self.conversation_header.say(counts, self._about_talk(view), notes=notes)
        self._show_status()

    def _notes(self) -> tuple[str, ...]:
        article = self.reading.article
        if article is None or article.note is None or self.size.height < LOW:
            return ()
        way_on = f"; {self.key('view')} opens its feed" if article.is_front and article.feeds else ""
        return (article.note + way_on,)

    def _details(self) -> list[str | Row]:
        """Byline, minutes; the counts where the conversation isn't beside the article."""
        if self.conversation_shown and not self.is_narrow:
            return [self.about]
        counts = counts_of(self.tally())
        if not self.reading.conversation.comments:
            counts = (*counts, Part(self._gone(), 3))
        if self.size.height < LOW:
            return [counts]
        one_line = beside(joined(self.about), joined(counts), self.size.width - 2 * self.article_view.left)
        return [one_line] if one_line else [self.about, counts] if self.size.height >= HIGH else [counts]

    def _about_talk(self, view: "ConversationView") -> Row:
        """What stands under the counts: what is under way, new, gone, elsewhere, hidden beside spam."""
        conversation = self.reading.conversation
        new_count = self._unseen_count = len(view.unseen)
        late_count = len(view.late_spam)
        late = f"{counted(late_count, 'more looks', 'more look')} like spam: {self.key('spam')}"
        offers = () if self.is_loading else conversation.offers
        places = " and ".join(dict.fromkeys(offer.service for offer in offers))
        is_under_way = self.is_loading and self.reading.article is not None
        kinds = {"pings": "spam and all pings are hidden", "none": "nothing is hidden"}.get(view.hidden_kinds, "")
        kinds = "" if view.spam_shown else kinds
        under_way = (
            Part(self.awaited.progress, 6),
            Part(self.awaited.phase, 4 if self.awaited.progress else 6),
            Part(self.awaited.host, 0),
            Part(f"{self.key('cancel')} stops", 5),
        )
        return (
            *(under_way if is_under_way else ()),
            Part(f"stopped at {conversation.progress}: {self.key('reload')} goes on" if self.is_stopped else "", 6),
            Part(f"{new_count:,} new: {self.key('next-new')} goes to them" if new_count else "", 5),
            Part(self._gone(), 3),
            Part(late if late_count else "", 5),
            Part(f"comments are at {places}: {self.key('discussions')} loads them" if places else "", 4),
            Part(f"sorted by {view.order}" if view.order != "thread" else "", 1),
            Part(kinds, 0),
        )

    def _gone(self) -> str:
        """How many comments of the last visit are no longer there; "" for none."""
        count = self.gone_count()
        return f"{counted(count, 'that you saw is', 'that you saw are')} gone" if count else ""

    def _about_failures(self) -> tuple[str, ...]:
        """Which sources of comments gave nothing, the last first; what there is in spite of it, what to do.

        In a low terminal, how many these are.
        """
        missing = [] if self.is_loading else self.reading.missing[::-1]
        if not missing:
            return ()
        again = f"{self.key(self.asks_again)} asks again"
        if self.size.height < LOW:
            return (f"{len(missing)} failed · {again} · {self.key('why')} tells more",)
        others = len(missing) - _FAILURES_TOLD
        more = (f"{others} more failed: {self.key('why')} tells them",) if others > 0 else ()
        return *missing[:_FAILURES_TOLD], *more, f"{self.reading.shown_anyway} · {again}"

    def _show_status(self) -> None:
        if self.reading.article is None:
            return
        kept = ["★"] if self.bookmark else []
        self.status.say(" · ".join([*kept, *self.view.whereabouts()]))

    def on_line_view_scrolled(self) -> None:
        self.status.outlived()
        view = self.made_conversation_view
        was_seen = view is not None and len(view.unseen) != self._unseen_count
        if was_seen or self.query_one("#article-header", Header).left != self.article_view.left:
            self.show_headers()
        else:
            self._show_status()
