"""A long article in parts: its beginning at once, the rest as it is read in a thread, and what waits for all of it."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from reader import links
from reader.document.beginnings import head_of
from reader.document.blocks import Block
from reader.document.landmarks import found, stands_at
from reader.document.parse import parse, parts_of
from reader.document.table import LONG, measured
from reader.events import ArticleReady
from reader.library import places
from reader.tui.parts import Row
from reader.tui.screens.base import lines
from reader.tui.screens.seeking import SeekingScreen
from reader.tui.widgets.header import details_of
from reader.values import Place

PARSE_DELAY = 0.3  # seconds: the first frame goes before the rest of a long text
PART_SECONDS = 0.2
"""How often more of it is shown while it is read."""


class UnfoldingScreen(SeekingScreen):
    """Keeps the place while more of the text comes.

    is_other_view tells that the page is shown whole in place of its article, or the other way round; compared is the
    text as it was before it is read again.
    """

    is_other_view = False
    compared: Sequence[Block] | None = None
    _wants_end = _has_to_tell = False

    @dataclass(eq=False, repr=False)
    class PartParsed(Message):
        """More of a long article is in blocks: share of it, with what came before. about comes with the last."""

        markdown: str
        blocks: Sequence[Block]
        is_first: bool
        share: float
        about: Row | None

    def unfold(self, event: ArticleReady, is_again: bool) -> None:
        """Shows an article from where the last visit ended; one that is read again once all of it is in blocks."""
        markdown = event.article.markdown
        head = head_of(markdown)
        blocks = parse(head) or lines("This page has no text.")
        is_whole = len(head) == len(markdown)
        self.awaits_rest = not is_whole
        # Counting the words of a long text can wait until its beginning is on the screen.
        self.about = details_of(event.article, links.site(event.source), counted=is_whole)
        if not is_again or is_whole:
            self.article_view.show(blocks, self._resumed_in(blocks, is_whole))
            self.article_view.share = len(head) / max(len(markdown), 1)
        if not is_whole:
            parsing = threading.Thread(target=self._parse_rest, args=(markdown, is_again), daemon=True)
            self.set_timer(PARSE_DELAY, parsing.start)
        else:
            self._have_whole_text()

    def _parse_rest(self, markdown: str, at_once: bool) -> None:
        """Sends the whole text in parts as it is read; at once where it takes the place of another."""
        assert self.reading.article
        blocks: list[Block] = []
        is_first, sent_at = True, time.monotonic()
        for part in parts_of(markdown):
            blocks += part.blocks
            for block in part.blocks:
                if block.kind == "table" and block.text.count("\n") >= LONG:
                    measured(block.text)  # here, where nothing waits for it
            if not at_once and part.share < 1 and time.monotonic() - sent_at > PART_SECONDS:
                self.post_message(self.PartParsed(markdown, blocks, is_first, part.share, None))
                blocks, is_first, sent_at = [], False, time.monotonic()
        about = details_of(self.reading.article, links.site(self.reading.source))
        self.post_message(self.PartParsed(markdown, blocks, is_first, 1.0, about))

    def on_unfolding_screen_part_parsed(self, event: PartParsed) -> None:
        if not (self.reading.article and event.markdown == self.reading.article.markdown):
            return
        view = self.article_view
        with self.finding_in_more(view):
            if event.is_first:
                view.show(event.blocks, places.START if self.is_other_view and view.place == places.START else None)
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
        before, self.compared = self.compared, None
        if before is None or self.reading.copy:
            self._say_resumed()
        else:
            self.say_changes(before, self.article_view.blocks)
        self.call_after_refresh(self.recall_highlights)

    def _resumed_in(self, blocks: Sequence[Block], is_whole: bool) -> Place | None:
        """Where in these blocks the last visit ended; None where that isn't in them yet, or nowhere."""
        if self.is_other_view and self.article_view.place == places.START:
            return places.START  # what stands before the same words is to be seen too
        if self.resume is None:
            return None
        place, words = self.resume.article, self.resume.words
        return found(blocks, place, words) if is_whole else place if stands_at(blocks, place, words) else None

    def _say_resumed(self) -> None:
        has_arrived = self.is_sought or self.arrive()
        self.is_sought = False
        self.seek()
        if not has_arrived and self.resume and self.resume.article != places.START:
            self._has_to_tell = True
            self._tell_resumed()

    def on_line_view_scrolled(self) -> None:
        self._tell_resumed()

    def _tell_resumed(self) -> None:
        """How far one had come can't be told before the text is laid out."""
        if self._has_to_tell and self.article_view.is_laid_out:
            self._has_to_tell = False
            self.status.notice(f"resumed at {self.article_view.progress:.0%}, {self.key('top')} for the top")

    def action_bottom(self) -> None:
        """To the end; of a long text to the one that is still being laid out."""
        self._wants_end = self.awaits_rest and self.view is self.article_view and self.typed_count is None
        super().action_bottom()

    def action_top(self) -> None:
        self._wants_end = False
        super().action_top()
