"""The reading screen: an article and its conversation, as they arrive."""

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.message import Message

from reader import links
from reader.errors import LibraryError
from reader.events import ArticleReady, Done, Event, Known, PhaseChanged, Reading, SourceFailed, VerdictsChanged
from reader.library import bookmarks, places
from reader.library.bookmarks import Bookmark
from reader.library.places import Places
from reader.reading import start, start_rest
from reader.tui.screens.base import ReaderScreen, bindings_for, lines
from reader.tui.screens.judging import KINDS
from reader.tui.screens.panes import WIDE
from reader.tui.screens.seeking import Sought
from reader.tui.screens.unfolding import UnfoldingScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.drawing import Ground
from reader.tui.widgets.header import Header
from reader.tui.widgets.line_view import LineView
from reader.values import Request, Tally, View
from reader.workers import Stream

if TYPE_CHECKING:
    from reader.tui.widgets.conversation_view import ConversationView

_MOMENT = 0.5  # seconds that keys wait for an article


class ReadingScreen(UnfoldingScreen, ReaderScreen, inherit_bindings=False):
    """Two panes side by side, or one at a time where the terminal is narrow."""

    BINDINGS = bindings_for("reading")

    class EventsArrived(Message):
        """The reading has news. Sent from the network thread."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ReadingScreen.EventsArrived)

    def __init__(
        self, location: str, stream: Stream[Event] | None = None, place: str = "", sought: Sought | None = None
    ) -> None:
        """place names one to go to; without it, it is that where the last visit ended, or what was sought."""
        super().__init__()
        self._sought, self.is_sought = sought, sought is not None
        self._arriving_at = place or (location.partition("#")[2] if links.is_web(location) else "")
        self.reading = Reading(location)
        self.bookmark: Bookmark | None = None
        self._stream = stream
        self._page_view: View | None = None
        self.is_loading = True
        self._said_before = 0
        self._opening_until = monotonic() + _MOMENT
        self._left_of_shown: tuple[tuple[Request, ...], list[str]] = ((), [])  # what was to come, what failed

    def compose(self) -> ComposeResult:
        with Ground(id="panes"), Ground(id="article-pane"):
            yield Header(id="article-header")
            yield self.app.kind(ArticleView)(self.app.column)
        yield self.status

    def make_conversation_view(self) -> "ConversationView":
        from reader.tui.widgets.conversation_view import ConversationView

        view = self.app.kind(ConversationView)()
        view.key = self.key
        said = self.app.setting(self.spam_choice)
        view.hidden_kinds = next((kinds for kinds in KINDS if kinds == said), self.app.config.spam)
        self.conversation_header = Header(id="conversation-header")
        self.conversation_pane = Ground(self.conversation_header, view, id="conversation-pane")
        self.query_one("#panes").mount(self.conversation_pane)
        return view

    @property
    def view(self) -> LineView:
        return self.conversation_view if self.conversation_has_focus else self.article_view

    @property
    def is_opening(self) -> bool:
        """Whether the article may come in a moment. What takes longer is waited for by the person."""
        return self.reading.article is None and self.is_loading and monotonic() < self._opening_until

    @property
    def is_page(self) -> bool:
        return self.reading.article is not None and not self.reading.article.entries

    def on_mount(self) -> None:
        self.is_narrow = self.size.width < WIDE or self.app.is_linear
        self.show_pane(False)
        self.listen(self._stream or start(self.reading.location, self.app.desk, Known(place=self._arriving_at)))

    def listen(self, stream: Stream[Event]) -> None:
        self._stream = stream
        self._heard = self._said_before = self.app.said_count
        self.is_loading, self.is_stopped = True, False
        stream.subscribe(self._hear)
        self._take_events()

    def _hear(self) -> None:
        self.post_message(self.EventsArrived())

    def on_unmount(self) -> None:
        if self._stream:
            self._stream.cancel()

    def on_resize(self, event: Resize) -> None:
        self.change_width(event.size.width)

    # What arrives

    def on_reading_screen_events_arrived(self) -> None:
        self._take_events()

    def _take_events(self) -> None:
        if not (self._stream and self.is_attached):  # on the way out nothing can be put on a screen
            return
        article, grew = None, False
        for event in self._stream.taken():
            self.reading.take(event)
            match event:
                case PhaseChanged():
                    self.awaited = event
                case ArticleReady():
                    article = event
                case SourceFailed():
                    self._say_failure(event)
                case Done():
                    self.is_loading = False
                    self.say_found(event.note)
                case VerdictsChanged():
                    # Comments wait for their verdicts: spam must not flash up before it is hidden.
                    grew = True
                case _:
                    pass
        if article and article.article.entries:
            self.stay()
            self.app.show_entries(self.reading)
            return
        if article:
            self.recall_visit(article.key)
            self._show_article(article)
            self._renewed = None if article.copy else article.article
        if grew or self._is_behind():
            self.show_conversation()
        if not self.is_loading:
            self.say_new_comments()
            self.renew_copy() if self.renews else self.complete_copy()
            self.tell_lost_highlights()
            self.seek()
            if self.reading.article and not self.awaits_rest:
                self.arrive()
            self._hear_what_was_said_meanwhile()
        self.show_headers()

    def _hear_what_was_said_meanwhile(self) -> None:
        """What was judged before the person said something may have come after it."""
        if self._said_before != self.app.said_count:
            self._said_before, self._heard = self.app.said_count, -1
            self.hear()

    def _is_behind(self) -> bool:
        """Whether all has come and the pane still shows what was there before it was read again."""
        view = self.made_conversation_view
        return view is not None and not self.is_loading and view.conversation is not self.reading.conversation

    def on_screen_resume(self) -> None:
        """Back from a list that was read here: there is nothing else on this screen to come back to."""
        super().on_screen_resume()
        self.find_bookmark()
        # Of one that came at once it hears first when that covers it already.
        if self.app.screen is self and self.reading.article and self.reading.article.entries:
            self.action_back()

    def _say_failure(self, event: SourceFailed) -> None:
        if self.reading.article is None and not self.show_unopened():
            self.article_view.show(lines(f"{event.source} could not be opened:", f"{event.error}."))
        self.status.notice(str(event.error))

    def _show_article(self, event: ArticleReady) -> None:
        is_again = bool(self.article_view.blocks) and self.article_view.is_article
        self.resume = self._recalled(event.key) if not is_again else None
        self.bookmark = self._found(event.key)
        self.headline = event.article.name
        self.article_view.is_article = True
        self.stay()
        self.unfold(event, is_again)
        if event.copy:
            why = f": {self.reading.failure}" if self.reading.failure else ""
            self.status.notice(f"the copy kept on {event.copy.added_at[:10]}{why}")
        elif self.bookmark and self.joined_from:
            self.status.notice(f"this is the page of @{self.bookmark.id}, kept from {self.joined_from}")

    def show_conversation(self) -> None:
        """Shows the conversation as far as it is known, with the verdicts on it."""
        conversation = self.reading.conversation
        if not (self.something_is_said or self.made_conversation_view):
            return
        view = self.conversation_view
        is_untouched = view.is_untouched
        if self.is_loading and len(conversation.comments) < len(view.conversation.comments):
            return  # read again: what was there stays until as much is here
        if article := self.reading.article:
            self.reading.muted = self.app.desk.muted(self.reading.source, article, conversation)
        view.show_conversation(conversation, self.reading.verdicts, self.new_ids(conversation), self.reading.muted)
        self._left_of_shown = self.reading.waiting, self.reading.missing
        self.find_quotes()
        self.find_highlights()
        if self.awaits_return and self.resume and is_untouched:
            self.awaits_return = not view.go_back_to(self.resume.talk)
        if not self.conversation_is_put_away and not self.is_narrow:
            self.conversation_shown = True
            self.arrange_panes()

    def tally(self) -> Tally:
        """The counts, also while there is no comments pane."""
        view = self.made_conversation_view
        return view.tally() if view else Tally(0, 0, 0, 0, self.reading.conversation.declared_count)

    # Places

    def _recalled(self, key: str) -> Places | None:
        return self.app.keep(lambda store: places.recall(store, key))

    def _found(self, key: str) -> Bookmark | None:
        try:
            return bookmarks.find(self.app.desk.store, key)
        except LibraryError:
            return None

    # Keys of this screen only

    async def action_cancel(self) -> None:
        """Closes what is open; else stops loading; else closes the conversation that covers the article."""
        if self.prompt or self.view.selection or self.view.hits is not None:
            await super().action_cancel()
        elif self.is_loading and self._stream:
            self._stop(self._stream)
        elif self.is_narrow and self.conversation_shown:
            self.action_conversation()
        else:
            await super().action_cancel()

    def _stop(self, stream: Stream[Event]) -> None:
        """Ends loading, with all that has come until now; what comes later is nobody's.

        The reading's conversation is then the one that is shown, also where another had begun to come in its place:
        going on must not mix the two.
        """
        self._take_events()
        stream.cancel()
        if not self.is_loading:
            return
        self._stream, self.is_loading = None, False
        view, reading = self.made_conversation_view, self.reading
        if view and self._is_behind():
            reading.conversation, reading.verdicts = view.conversation, view.verdicts
            reading.waiting, reading.missing = self._left_of_shown
        self.is_stopped = bool(reading.article and reading.waiting)
        if reading.article is None:
            self.article_view.show(lines("Loading was stopped.", f"{self.key('reload')} tries again."))
        way_on = "goes on" if self.is_stopped else "tries again"
        self.status.notice(f"loading was stopped; {self.key('reload')} {way_on}")
        self.show_headers()

    def action_back(self) -> None:
        """From the conversation that covers the article to the article; else to the screen before."""
        if self.is_narrow and self.conversation_shown:
            self.action_conversation()
        else:
            super().action_back()

    def action_reload(self) -> None:
        """Reads the page again, or goes on where that was stopped. What is on screen stays until the new is here."""
        if self.is_stopped:
            self.status.notice("going on with the comments")
            self.listen(start_rest(self.reading, self.app.desk))
        else:
            self.is_other_view, self._renewed = False, None
            self.renews = self._page_view in (None, self.app.desk.view)
            self.compared = self.article_view.blocks if self.reading.article and not self.awaits_rest else None
            self.begin_another_visit()
            self._read_again("reading it again")

    def action_view(self) -> None:
        """The article, or the whole page that it is taken from; of a page without an article, its feed."""
        article = self.reading.article
        if article and article.is_front:
            if article.feeds:
                self.app.read(article.feeds[0])
            else:
                self.status.notice("this is the whole page already, and it names no feed that can be opened")
            return
        self.compared, self.is_other_view, self.renews = None, True, False
        self._page_view = "article" if (self._page_view or self.app.desk.view) == "page" else "page"
        self._read_again("the whole page" if self._page_view == "page" else "the article")

    def _read_again(self, doing: str) -> None:
        if self._stream:
            self._stream.cancel()
        location, source = self.reading.location, self.reading.source
        if source and (links.is_web(source) or location.startswith("@")):
            location = source  # @ID would be answered with the copy
        if location == "-":
            self.status.notice("standard input can't be read twice")
            return
        self.status.notice(doing)
        self.asks_again = "reload"
        desk = self.app.desk
        desk = replace(desk, view=self._page_view) if self._page_view else desk
        self.listen(start(location, desk, self.reading.known))

    def action_next_heading(self) -> None:
        self.step(lambda: self._next_heading(1))

    def action_previous_heading(self) -> None:
        self.step(lambda: self._next_heading(-1))

    def _next_heading(self, step: int) -> None:
        view = self.view
        talks = self.conversation_has_focus
        if not (self.conversation_view.next_top_level(step) if talks else view.next_heading(step)):
            self.status.notice("no more threads" if talks else "there is no heading further on")
