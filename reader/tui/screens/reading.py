"""The reading screen: an article and its conversation, as they arrive."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.message import Message

from reader import links
from reader.document.blocks import Block
from reader.document.landmarks import found, stands_at
from reader.document.parse import head_of, parse, parts_of
from reader.errors import LibraryError
from reader.events import ArticleReady, Done, Event, PhaseChanged, Reading, SourceFailed, VerdictsChanged
from reader.library import bookmarks, places
from reader.library.bookmarks import Bookmark
from reader.library.places import Places
from reader.reading import start, start_rest
from reader.tui.parts import Row
from reader.tui.screens.base import ReaderScreen, bindings_for, hints_for, lines
from reader.tui.screens.judging import KINDS
from reader.tui.screens.panes import WIDE
from reader.tui.screens.seeking import SeekingScreen, Sought
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.header import Header, details_of
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.status import Status
from reader.values import Place, Request, Tally, View
from reader.workers import Stream

if TYPE_CHECKING:
    from reader.tui.widgets.conversation_view import ConversationView

PARSE_DELAY = 0.3  # seconds: the first frame goes before the rest of a long text
PART_SECONDS = 0.2
"""How often more of it is shown while it is read."""


class ReadingScreen(SeekingScreen, ReaderScreen, inherit_bindings=False):
    """Two panes side by side, or one at a time where the terminal is narrow."""

    BINDINGS = bindings_for("reading")

    class EventsArrived(Message):
        """The reading has news. Sent from the network thread."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ReadingScreen.EventsArrived)

    @dataclass(eq=False, repr=False)
    class PartParsed(Message):
        """More of a long article is in blocks: share of it, with what came before. about comes with the last."""

        markdown: str
        blocks: Sequence[Block]
        is_first: bool
        share: float
        about: Row | None

    def __init__(
        self, location: str, stream: Stream[Event] | None = None, place: str = "", sought: Sought | None = None
    ) -> None:
        """place names a heading to go to; without it, it is that where the last visit ended, or what was sought."""
        super().__init__()
        self._sought, self._is_sought = sought, sought is not None
        self._arriving_at = place
        self.reading = Reading(location)
        self.bookmark: Bookmark | None = None
        self._stream = stream
        self._page_view: View | None = None
        self.is_loading = True
        self._wants_end = False
        self._is_other_view = False
        self._said_before = 0
        self._left_of_shown: tuple[tuple[Request, ...], list[str]] = ((), [])  # what was to come, what failed
        self._compared: Sequence[Block] | None = None  # the text as it was before it is read again

    def compose(self) -> ComposeResult:
        with Horizontal(id="panes"), Vertical(id="article-pane"):
            yield Header(id="article-header")
            yield self.app.kind(ArticleView)(self.app.column)
        yield self.app.kind(Status)(hints_for("reading", self.app.config.keys))

    def make_conversation_view(self) -> "ConversationView":
        from reader.tui.widgets.conversation_view import ConversationView

        view = self.app.kind(ConversationView)()
        view.key = self.key
        said = self.app.setting(self.spam_choice)
        view.hidden_kinds = next((kinds for kinds in KINDS if kinds == said), self.app.config.spam)
        self.conversation_header = Header(id="conversation-header")
        self.conversation_pane = Vertical(self.conversation_header, view, id="conversation-pane")
        self.query_one("#panes").mount(self.conversation_pane)
        return view

    @property
    def view(self) -> LineView:
        return self.conversation_view if self.conversation_has_focus else self.article_view

    @property
    def is_page(self) -> bool:
        return self.reading.article is not None and not self.reading.article.entries

    def on_mount(self) -> None:
        self.is_narrow = self.size.width < WIDE or self.app.is_linear
        self.show_pane(False)
        self.listen(self._stream or start(self.reading.location, self.app.desk))

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
        if not self._stream:
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
        if grew or self._is_behind():
            self.show_conversation()
        if not self.is_loading:
            self.complete_copy()
            self.tell_lost_highlights()
            self.seek()
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
        if self.reading.article and self.reading.article.entries:
            self.action_back()

    def _say_failure(self, event: SourceFailed) -> None:
        if self.reading.article is None and not self.show_unopened():
            self.article_view.show(lines(f"{event.source} could not be opened:", f"{event.error}."))
        self.status.notice(str(event.error))

    def _show_article(self, event: ArticleReady) -> None:
        is_again = bool(self.article_view.blocks) and self.article_view.is_article
        self.resume = self._recalled(event.key) if not is_again else None
        self.bookmark = self._found(event.key)
        markdown = event.article.markdown
        head = head_of(markdown)
        blocks = parse(head)
        if not blocks:
            blocks = lines("This page has no text.")
        is_whole = len(head) == len(markdown)
        self.awaits_rest = not is_whole
        # Counting the words of a long text can wait until its beginning is on the screen.
        self.about = details_of(event.article, links.site(event.source), counted=is_whole)
        self.headline = event.article.name
        self.article_view.is_article = True
        self.stay()
        if not is_again or is_whole:
            self.article_view.show(blocks, self._resumed_in(blocks, is_whole))
            self.article_view.share = len(head) / max(len(markdown), 1)
        if not is_whole:
            parsing = threading.Thread(target=self._parse_rest, args=(markdown, is_again), daemon=True)
            self.set_timer(PARSE_DELAY, parsing.start)
        else:
            self._have_whole_text()
        if event.copy:
            why = f": {self.reading.failure}" if self.reading.failure else ""
            self.status.notice(f"the copy kept on {event.copy.added_at[:10]}{why}")

    def _parse_rest(self, markdown: str, at_once: bool) -> None:
        """Sends the whole text in parts as it is read; at once where it takes the place of another."""
        assert self.reading.article
        blocks: list[Block] = []
        is_first, sent_at = True, time.monotonic()
        for part in parts_of(markdown):
            blocks += part.blocks
            if not at_once and part.share < 1 and time.monotonic() - sent_at > PART_SECONDS:
                self.post_message(self.PartParsed(markdown, blocks, is_first, part.share, None))
                blocks, is_first, sent_at = [], False, time.monotonic()
        about = details_of(self.reading.article, links.site(self.reading.source))
        self.post_message(self.PartParsed(markdown, blocks, is_first, 1.0, about))

    def on_reading_screen_part_parsed(self, event: PartParsed) -> None:
        if not (self.reading.article and event.markdown == self.reading.article.markdown):
            return
        view = self.article_view
        if event.is_first:
            view.show(event.blocks, places.START if self._is_other_view and view.place == places.START else None)
            view.share = event.share
        else:
            view.extend(event.blocks, event.share)
        place = self._resumed_in(view.blocks, is_whole=event.about is not None)
        if place and view.place == places.START:
            view.scroll_to_place(place)
        self.awaits_rest = event.about is None
        self.list_more()
        if event.about is not None:
            self.find_quotes()
            if self._wants_end:
                self.action_bottom()
            self.about = event.about
            self.show_headers()
            self._have_whole_text()

    def _have_whole_text(self) -> None:
        """All of the article is here: says where in it one is, or what changed, and looks for what was highlighted."""
        before, self._compared = self._compared, None
        if before is None or self.reading.copy:
            self._say_resumed()
        else:
            self.say_changes(before, self.article_view.blocks)
        self.call_after_refresh(self.recall_highlights)

    def _resumed_in(self, blocks: Sequence[Block], is_whole: bool) -> Place | None:
        """Where in these blocks the last visit ended; None where that isn't in them yet, or nowhere."""
        if self._is_other_view and self.article_view.place == places.START:
            return places.START  # what stands before the same words is to be seen too
        if self.resume is None:
            return None
        place, words = self.resume.article, self.resume.words
        return found(blocks, place, words) if is_whole else place if stands_at(blocks, place, words) else None

    def _say_resumed(self) -> None:
        has_arrived = self._is_sought or self.arrive()
        self._is_sought = False
        self.seek()
        if not has_arrived and self.resume and self.resume.article != places.START:
            self.status.notice(f"resumed at {self.article_view.progress:.0%}, {self.key('top')} for the top")

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
        try:
            return places.recall(self.app.desk.store, key)
        except LibraryError as error:
            self.status.notice(str(error))
            return None

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

    def action_bottom(self) -> None:
        """To the end; of a long text to the one that is still being laid out."""
        self._wants_end = self.awaits_rest and self.view is self.article_view and self.typed_count is None
        super().action_bottom()

    def action_top(self) -> None:
        self._wants_end = False
        super().action_top()

    def action_reload(self) -> None:
        """Reads the page again, or goes on where that was stopped. What is on screen stays until the new is here."""
        if self.is_stopped:
            self.status.notice("going on with the comments")
            self.listen(start_rest(self.reading, self.app.desk))
        else:
            self._is_other_view = False
            self._compared = self.article_view.blocks if self.reading.article and not self.awaits_rest else None
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
        self._compared, self._is_other_view = None, True
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
        self._next_heading(1)

    def action_previous_heading(self) -> None:
        self._next_heading(-1)

    def _next_heading(self, step: int) -> None:
        view = self.view
        talks = self.conversation_has_focus
        if not (self.conversation_view.next_top_level(step) if talks else view.next_heading(step)):
            self.status.notice("no more threads" if talks else "there is no heading further on")
