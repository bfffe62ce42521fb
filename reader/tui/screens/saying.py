"""What the reading screen says over its panes and under them."""

from typing import TYPE_CHECKING

from reader.tui.screens.following import FollowingScreen
from reader.tui.screens.panes import HIGH, LOW
from reader.tui.widgets.header import Header, beside
from reader.tui.widgets.item_view import ItemView

if TYPE_CHECKING:
    from reader.tui.widgets.conversation_view import ConversationView


class SayingScreen(FollowingScreen, inherit_bindings=False):
    """The headers and the status line.

    headline is the article's name and about what is known of it; phase is what is being waited for;
    is_stopped tells that comments that were asked for are still to come.
    """

    headline = ""
    about = ""
    phase = ""
    is_stopped = False
    conversation_header: Header
    _unseen_count = 0

    def show_headers(self) -> None:
        """Writes the headers and the status line anew."""
        header = self.query_one("#article-header", Header)
        article = self.reading.article
        if article is None:
            details = f"{self.phase} · Esc cancels" if self.is_loading else ""
            header.say(self.reading.location, details, self.article_view.left)
        else:
            header.say(self.headline, self._details(), self.article_view.left)
        if self.made_conversation_view:
            counts = str(self.tally()) if article else ""
            self.conversation_header.say(counts, self._about_talk(self.made_conversation_view))
        self._show_status()

    def _details(self) -> str:
        """Byline, minutes, a note where one is due; the counts where the conversation isn't beside the article."""
        details = self._details_and_counts()
        note = self._note()
        return f"{details}\n{note}" if note and self.size.height >= LOW else details

    def _note(self) -> str:
        article = self.reading.article
        if article is None or article.note is None:
            return ""
        return f"{article.note}; v opens its feed" if article.is_front and article.feeds else article.note

    def _details_and_counts(self) -> str:
        details = self.about
        if self.conversation_shown and not self.is_narrow:
            return details
        counts = str(self.tally())
        if self.size.height < LOW:
            return counts
        one_line = beside(details, counts, self.size.width - 2 * self.article_view.left)
        return one_line or (f"{details}\n{counts}" if self.size.height >= HIGH else counts)

    def _about_talk(self, view: "ConversationView") -> str:
        """What stands under the counts: what is under way, new, gone, elsewhere, hidden beside spam."""
        conversation = self.reading.conversation
        new_count = self._unseen_count = len(view.unseen)
        gone_count, late_count = self.gone_count(), len(view.late_spam)
        places = " and ".join(dict.fromkeys(offer.service for offer in conversation.offers))
        parts = [
            f"{self.phase} · Esc stops" if self.is_loading and self.reading.article else "",
            f"stopped at {conversation.progress}: r goes on" if self.is_stopped else "",
            self._about_failures(),
            f"{new_count} new: }} goes to them" if new_count else "",
            f"{gone_count} that you saw {'is' if gone_count == 1 else 'are'} gone" if gone_count else "",
            f"{late_count} more {'looks' if late_count == 1 else 'look'} like spam: s" if late_count else "",
            f"comments are at {places}: D loads them" if places else "",
            conversation.note or "",
            {"pings": "spam and all pings are hidden", "none": "nothing is hidden"}.get(view.hidden_kinds, ""),
            f"sorted by {view.order}" if view.order != "thread" else "",
        ]
        return " · ".join(filter(None, parts))

    def _about_failures(self) -> str:
        """Which source of comments gave nothing, of several the first; what there is in spite of it, what to do."""
        lacks = [] if self.is_loading else self.reading.lacks
        others = f" ({len(lacks) - 1} more failed)" if len(lacks) > 1 else ""
        return f"{lacks[0]}{others} · r asks again".replace("; ", "\n", 1) if lacks else ""

    def _show_status(self) -> None:
        if self.reading.article is None:
            return
        view = self.view
        parts = [f"{view.progress:.0%}"]
        if view is self.article_view and (section := view.section()):
            parts.append(f"§ {section.text}")
        if isinstance(view, ItemView) and view.items_shown():
            parts.append(f"{view.slot_of(view.focused_item) + 1} of {len(view.items_shown())}")
        if self.bookmark:
            parts.insert(0, "★")
        self.status.say(" · ".join(parts))

    def on_line_view_scrolled(self) -> None:
        self.status.outlived()
        view = self.made_conversation_view
        was_seen = view is not None and len(view.unseen) != self._unseen_count
        if was_seen or self.query_one("#article-header", Header).left != self.article_view.left:
            self.show_headers()
        else:
            self._show_status()
