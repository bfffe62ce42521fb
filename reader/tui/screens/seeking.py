"""Where a search of the library leads in what it has found: to the words in the text, in a comment, in a highlight."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from reader.library import places
from reader.text import one_line
from reader.tui.parts import cut
from reader.tui.screens.staying import StayingScreen
from reader.values import Comment

if TYPE_CHECKING:
    from reader.library.highlights import Highlight
    from reader.library.snippets import Snippet

_AROUND = 20  # characters before and after the words that tell which of several is meant
_QUOTED = 60  # cells of a note in a notice
_FRAME = 0.02  # seconds until a pane that has just been shown is looked at again


class Sought(NamedTuple):
    """Words that were found, the piece of text that they stand in, and in which column of the index."""

    words: str
    piece: str
    column: str

    @classmethod
    def of(cls, snippet: "Snippet | None") -> "Sought | None":
        """What a snippet shows first; None for none."""
        if snippet is None or not snippet.hits:
            return None
        start, end = snippet.hits[0]
        piece = snippet.text[max(start - _AROUND, 0) : end + _AROUND].strip("…")
        return cls(snippet.text[start:end], piece, snippet.column)

    def is_in(self, text: str) -> bool:
        return self.words in text and self.piece in one_line(text)


class SeekingScreen(StayingScreen):
    """Goes there once, as soon as that is here: the text, all comments, the highlights."""

    _sought: Sought | None = None
    is_sought = False
    """Whether it was opened to go there, and not to where the last visit ended."""

    def seek(self) -> None:
        if (sought := self._sought) and self._is_here(sought):
            self._sought = None
            self.call_after_refresh(self._go_to_sought, sought)

    def _is_here(self, sought: Sought) -> bool:
        is_whole = self.reading.article is not None and not self.awaits_rest
        has_all = is_whole and not self.is_loading
        return {"comments": has_all, "highlights": has_all and self.marked is not None}.get(sought.column, is_whole)

    def recall_highlights(self) -> None:
        super().recall_highlights()
        self.seek()

    def _go_to_sought(self, sought: Sought) -> None:
        match sought.column:
            case "comments":
                self._go_to_what_was_said(sought)
            case "highlights":
                self._go_to_marked(sought)
            case "note" if self.bookmark:
                noted = cut(one_line(self.bookmark.note), _QUOTED)
                self.status.notice(f"your note: {noted}; {self.key('note')} changes it")
            case "text":
                self.article_view.scroll_to_place(places.START)
                self._say_found(sought, self._find_in(self.article_view, sought.words, False))

    def _say_found(self, sought: Sought, said: str) -> None:
        self.status.notice(f"“{sought.words}”: {said}; {self.key('next-hit')} goes on")

    def _go_to_what_was_said(self, sought: Sought) -> None:
        comment_id = _comment_with(self.reading.conversation.comments, sought)
        if comment_id is None:
            self.status.notice(f"“{sought.words}” is in no comment that is here")
            return
        self._in_conversation(lambda: self._show_hit_in(comment_id, sought))

    def _show_hit_in(self, comment_id: str, sought: Sought) -> None:
        from reader.document.thread import item_of

        view = self.conversation_view
        if not view.focus_comment(comment_id):
            self.status.notice(f"“{sought.words}” is in a comment that is hidden: {self.key('spam')} shows it")
            return
        said = self._find_in(view, sought.words, False)
        number, hits = view.thread.number_of[comment_id], view.hits
        here = (at for at in range(len(hits or ())) if hits and item_of(hits.place(at).block)[0] == number)
        if (at := next(here, None)) is not None:
            view.go_to_hit(at)
            said = self._hit_count()
        self._say_found(sought, said)

    def _in_conversation(self, act: Callable[[], object]) -> None:
        """Does something in the comments pane, which has the focus then, once it is laid out."""
        self.focus_pane(True)

        def wait() -> None:
            if self.conversation_view.is_laid_out:
                act()
            elif self.is_attached and self.conversation_shown:
                self.set_timer(_FRAME, wait)

        wait()

    def _go_to_marked(self, sought: Sought) -> None:
        several = self.marked.highlights if self.marked else ()
        found = next((one for one in several if sought.is_in(f"{one.anchor.exact}\n{one.note}")), None)
        if found and found.comment_id is not None:
            self._in_conversation(lambda: self._show_marked(found))
        else:
            self._show_marked(found)

    def _show_marked(self, highlight: "Highlight | None") -> None:
        self.find_highlights()
        if highlight is None or not self.marked or highlight.uid not in self.marked.found:
            self.status.notice(f"the highlighted words are no longer here: {self.key('highlights')} lists them")
            return
        self.go_to_highlight(highlight)
        what = f"your note: {highlight.note}" if highlight.note else f"highlighted: {highlight.anchor.exact}"
        self.status.notice(cut(one_line(what), _QUOTED))


def _comment_with(comments: Iterable[Comment], sought: Sought) -> str | None:
    """The id of the comment that has the piece; or the first that has the words, where that spans two."""
    having = [one for one in comments if sought.words in f"{one.author or ''}\n{one.text}"]
    meant = (one for one in having if sought.is_in(f"{one.author or ''}\n{one.text}"))
    return next((one.id for one in (*meant, *having)), None)
