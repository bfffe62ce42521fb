"""Highlights: making them, walking them, finding them again."""

import time
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import LibraryError
from reader.library import highlights
from reader.library.identity import key_of
from reader.text import counted, one_line, width
from reader.tui.parts import cut
from reader.tui.screens.linking import LinkingScreen
from reader.tui.widgets.status import NOTICE_SECONDS
from reader.values import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.document.anchors import Anchor, Span
    from reader.document.blocks import Block
    from reader.document.choosing import Choice
    from reader.library.highlights import Highlight
    from reader.tui.marked import Marked
    from reader.tui.screens.trail import Stand

_QUOTED, _LEAST_QUOTED = 40, 12  # cells of a highlight's words in a notice
_WAYS_ON = 40  # cells of what m and a do next


class _Offer(NamedTuple):
    """What m does next to a highlight, while the status line says so and nothing has moved: the choice after at.

    block is the one that was meant.
    """

    uid: str
    choices: "Sequence[Choice]"
    at: int
    stand: "Stand"
    block: int
    said: str
    until: float


class HighlightingScreen(LinkingScreen):
    """The keys of highlights. marked has those of the article, once there is any."""

    marked: "Marked | None" = None
    _at: str | None = None  # the highlight that was made or gone to last
    _offer: _Offer | None = None
    _told_lost = 0
    _said_kept = ""

    # Where they are

    def recall_highlights(self) -> None:
        """Looks up what was highlighted in this article and its comments, and where that is now."""
        kept = self._listed()
        if kept is None or (not kept and self.marked is None):
            return
        from reader.tui.marked import Marked

        self.marked = Marked(kept)
        self.marked.look(self.article_view.blocks)
        self.find_highlights()
        self.tell_lost_highlights()

    def _listed(self) -> "Sequence[Highlight] | None":
        """The library's highlights of what is read here; None, and a line on the screen, where it can't be read."""
        try:
            return highlights.listing(self.app.desk.store, self.reading.key, key_of(self.reading.source))
        except LibraryError as error:
            self.status.notice(str(error))
            return None

    def find_highlights(self) -> None:
        """Finds anew what was highlighted in comments, and draws all."""
        marked, talk = self.marked, self.made_conversation_view
        if marked is None:
            return
        if talk:
            marked.look_in(talk.thread.items.comments, self._said_in)
            talk.highlight(*marked.drawn_in_comments(self._at))
        self.article_view.highlight(*marked.drawn_in_article(self._at))

    def _said_in(self, comment_id: str) -> "Sequence[Block]":
        thread = self.conversation_view.thread
        return thread.body(thread.number_of[comment_id])

    def tell_lost_highlights(self) -> None:
        """Says how many highlights are of words that are no longer there, once all that could have them is."""
        if self.marked is None or self.is_loading:
            return
        has_all = self.reading.conversation.complete
        count = sum(one.comment_id is None or has_all for one in self.marked.lost)
        if count > self._told_lost:
            words = f"the words of {counted(count, 'highlight')} are no longer here"
            self.status.add(f"{words}: {self.key('highlights')} lists them")
        self._told_lost = count

    def _here(self) -> "list[Highlight]":
        """The highlights of the pane in focus, without those in hidden comments, in reading order."""
        if self.marked is None:
            return []
        if not self.conversation_has_focus:
            return self.marked.in_article()
        numbers, hidden = self.conversation_view.thread.number_of, self.conversation_view.hidden_now()
        found = self.marked.in_comments(lambda id_: numbers.get(id_, -1))
        return [one for one in found if not hidden[numbers[self.marked.comment_ids[one.uid]]]]

    def _span(self, highlight: "Highlight") -> "Span":
        """Where a highlight is, in the numbers of its pane's blocks."""
        assert self.marked
        span = self.marked.found[highlight.uid].span
        if highlight.comment_id is None:
            return span
        from reader.document.thread import BODY, block_number

        item = self.conversation_view.thread.number_of[self.marked.comment_ids[highlight.uid]]
        start, end = (Place(block_number(item, BODY + place.block), place.character) for place in span)
        return span._replace(start=start, end=end)

    def highlight_at(self) -> "Highlight | None":
        """The highlight that one is at: it was made or gone to last, and is on the screen."""
        at = next((one for one in self._here() if one.uid == self._at), None)
        return at if at and self.view.is_in_sight(*self._span(at)) else None

    # Making them

    def action_highlight(self) -> None:
        view, offer = self.view, self._offer
        self._offer = None
        if self.reading.article is None or not self.article_view.is_article:
            self.status.notice("there is nothing to highlight yet")
        elif view.selection:
            self._highlight_selection()
        elif offer and self.typed_count is None and self._stands(offer):
            self._take(offer)
        elif chosen := self._choices():
            self._highlight_first(chosen)
        else:
            self.status.notice("there is nothing here to highlight")

    def _choices(self) -> "list[Choice]":
        """The comment in focus, or the paragraph that is meant, and its parts."""
        from reader.document.choosing import choices

        if self.conversation_has_focus:
            comment = self.conversation_view.focused_comment
            return choices("the comment", dict(enumerate(self._said_in(comment.id)))) if comment else []
        number = self.article_view.paragraph_in_sight(self.typed_count)
        if number is None:
            return []
        block = self.article_view.layout_.block(number)
        return choices({"code": "the code", "table": "the table"}.get(block.kind, "the paragraph"), {number: block})

    def _highlight_first(self, choices: "Sequence[Choice]") -> None:
        comment = self.conversation_view.focused_comment if self.conversation_has_focus else None
        comment_id = comment.id if comment else None
        if before := self._same(choices[0].span, comment_id):
            self._go_at(before.uid)
            self._offer_next(
                before.uid, self._naming(f"{choices[0].what} is highlighted already:", before.anchor.exact)
            )
        elif made := self._make([(choices[0].span, comment_id)]):
            said = self._naming(f"highlighted {choices[0].what}", made[0].anchor.exact, self._said_kept)
            self._offer_next(made[0].uid, said, choices)

    def _same(self, span: "Span", comment_id: str | None) -> "Highlight | None":
        """The highlight of just these words, where there is one."""
        marked = self.marked
        for one in marked.highlights if marked else ():
            assert marked
            if one.uid in marked.found and marked.comment_ids.get(one.uid) == comment_id:
                there = marked.found[one.uid].span
                if self._anchor(there, comment_id) == self._anchor(span, comment_id):
                    return one
        return None

    def _highlight_selection(self) -> None:
        from reader.document.choosing import selected
        from reader.document.thread import BODY, item_of

        assert self.view.selection
        found: list[tuple[Span, str | None]] = []
        for span in selected(self.view.layout_, self.view.selection):
            item, block = item_of(span.start.block)
            if not self.conversation_has_focus:
                found.append((span, None))
            elif (last := item_of(span.end.block)[1]) >= BODY:
                # A comment's head is not its own words.
                start = Place(block - BODY, span.start.character) if block >= BODY else Place(0)
                comment_id = self.conversation_view.thread.items.comments[item].id
                found.append((span._replace(start=start, end=Place(last - BODY, span.end.character)), comment_id))
        self.view.unselect()
        if not found:
            self.status.notice("there are no words in what is selected")
        elif made := self._make(found):
            said = self._naming("highlighted the selection", made[0].anchor.exact, self._said_kept)
            self._offer_next(made[-1].uid, said)

    def _make(self, several: "Sequence[tuple[Span, str | None]]") -> "list[Highlight]":
        """Keeps highlights, and the article with them; none, and a line on the screen, where that can't be done."""
        unkeep = None if self.bookmark else self.keep_article()
        if not self.bookmark:
            return []
        self._said_kept = f", {self.said_of_keeping()}" if unkeep else ""
        anchors = [(self._anchor(span, comment_id), comment_id) for span, comment_id in several]

        def undo() -> str:
            assert done
            said = done[1]()
            if unkeep:
                unkeep()
            self.show_again()
            return said

        done = self.app.act(lambda store: highlights.add_all(store, self.reading.key, anchors))
        if done is None:
            return []
        self.app.undoable.append(undo)
        self.show_again(done[0][-1].uid)
        return done[0]

    def _anchor(self, span: "Span", comment_id: str | None) -> "Anchor":
        from reader.document.anchors import Text

        blocks = self.article_view.blocks if comment_id is None else self._said_in(comment_id)
        return Text(range(len(blocks)), [block.text for block in blocks]).anchor(span)

    def show_again(self, at: str | None = None) -> None:
        """After the library's highlights changed: shows them as they are now."""
        if self.is_attached:
            self._at, self._offer = at, None
            self.recall_highlights()
            self.show_headers()

    def action_undo(self) -> None:
        super().action_undo()
        self._show_taken_back()

    def look_again(self) -> None:
        super().look_again()
        self._show_taken_back()

    def _show_taken_back(self) -> None:
        """What a session before had done to highlights is taken back by the library alone."""
        if self.reading.article and self._listed() not in (None, self.marked.highlights if self.marked else []):
            self.show_again()

    def _go_at(self, uid: str) -> None:
        self._at = uid
        self.find_highlights()

    def _naming(self, done: str, words: str, also: str = "") -> str:
        """What was done to which words: the first of them, as many as leave room for what else is to be said."""
        room = self.size.width - width(done + also) - _WAYS_ON
        return f"{done} “{cut(one_line(words), min(max(room, _LEAST_QUOTED), _QUOTED))}”{also}"

    def _offer_next(self, uid: str, said: str, choices: "Sequence[Choice]" = (), at: int = 0) -> None:
        """Says what was done, and what m does next while that is on the line; shows to what."""
        self._bring_into_sight(uid)
        going = "takes it and its note away" if self._has_note(uid) else "takes it away"
        following = f"only {choices[at + 1].what}" if at + 1 < len(choices) else going
        self.status.notice(f"{said} · {self.key('highlight')} {following} · {self.key('note')} note")
        until = time.monotonic() + NOTICE_SECONDS
        self._offer = _Offer(
            uid, choices, at, self.stand, self.article_view.marked_block, self.status.last_notice, until
        )

    def _has_note(self, uid: str) -> bool:
        return any(one.uid == uid and one.note for one in (self.marked.highlights if self.marked else ()))

    def _bring_into_sight(self, uid: str) -> None:
        one = next((one for one in self._here() if one.uid == uid), None)
        if one and not self.view.is_in_sight(*self._span(one)):
            self.view.reveal(self._span(one).start)

    def _stands(self, offer: _Offer) -> bool:
        """Whether the line still says so, but for the key that was pressed, and nothing has moved."""
        is_last = self.status.last_notice == offer.said and time.monotonic() < offer.until
        return is_last and offer.block == self.article_view.marked_block and not self.stand.has_moved(offer.stand)

    def _take(self, offer: _Offer) -> None:
        """m once more: the next of the choices instead; after the last, none."""
        at = offer.at + 1
        if at >= len(offer.choices):
            self._take_away(offer.uid)
            return
        choice = offer.choices[at]
        comment_id = self.marked.comment_ids.get(offer.uid) if self.marked else None
        anchor = self._anchor(choice.span, comment_id)
        if self.app.keep(lambda store: highlights.move(store, offer.uid, anchor)):
            self.show_again(offer.uid)
            self._offer_next(offer.uid, self._naming(f"highlighted {choice.what}", anchor.exact), offer.choices, at)

    def _take_away(self, uid: str) -> None:
        def undo() -> str:
            assert done
            said = done[1]()
            self.show_again(uid)
            return said

        has_note = self._has_note(uid)
        if done := self.app.act(lambda store: highlights.remove(store, uid)):
            self.app.undoable.append(undo)
            self.show_again()
            gone, them = ("the highlight and its note are", "them") if has_note else ("the highlight is", "it")
            self.status.notice(f"{gone} taken away; {self.key('undo')} brings {them} back")

    # Walking them

    def action_next_highlight(self) -> None:
        here = self._here()
        if not here:
            self._say_none()
            return
        uids = [one.uid for one in here]
        if self.highlight_at():
            number = (uids.index(self._at or "") + 1) % len(here)
        else:
            below = (at for at, one in enumerate(here) if _order(self._span(one).start) >= _order(self.view.place))
            number = next(below, 0)
        one = here[number]
        self.jump(lambda: self.go_to_highlight(one))
        note = f"note: {one_line(one.note)}" if one.note else f"“{one.anchor.exact}”"
        self._offer_next(one.uid, f"{number + 1:,} of {len(here):,} · {cut(note, _QUOTED)}")

    def _say_none(self) -> None:
        count = len(self.marked.found) if self.marked else 0
        if count:
            where = "the article" if self.conversation_has_focus else "the comments"
            ways_on = f"{self.key('other-pane')} goes there, {self.key('highlights')} lists them"
            self.status.notice(f"no highlights here, but {count:,} in {where}: {ways_on}")
        elif self.marked and self.marked.lost:
            self.status.notice(f"the highlighted words are no longer here: {self.key('highlights')} lists them")
        else:
            self.status.notice(f"nothing is highlighted yet: {self.key('highlight')} does it")

    def go_to_highlight(self, highlight: "Highlight") -> None:
        """Goes to a highlight, in its pane."""
        assert self.marked
        if highlight.comment_id is not None:
            self.focus_pane(True)
            if not self.conversation_view.focus_comment(self.marked.comment_ids[highlight.uid]):
                self.status.notice(f"it is in a comment that is hidden: {self.key('spam')} shows it")
                return
        else:
            self.focus_pane(False)
        self.view.reveal(self._span(highlight).start)
        self._go_at(highlight.uid)
        self.show_headers()

    def action_highlights(self) -> None:
        if self.marked is None or not self.marked.highlights:
            self.status.notice(f"nothing is highlighted yet: {self.key('highlight')} does it")
            return
        from reader.tui.screens.highlights import HighlightsScreen

        self.app.push_screen(HighlightsScreen(self, self.marked, self._at))

    def show_lost_highlight(self, highlight: "Highlight") -> None:
        """Shows all the words of a highlight that are no longer in the text, and its note."""
        from reader.tui.screens.base import lines

        around = f"…{highlight.anchor.before}{highlight.anchor.exact}{highlight.anchor.after}…"
        said = (around, *highlight.note.split("\n"), f"highlighted on {highlight.made_at[:10]}")
        self.app.show_info("No longer in the text", lines(*filter(None, said)))


def _order(place: Place) -> tuple[int, int]:
    return place.block, place.character
