"""All highlights of an article and its comments in a list, with their notes."""

from typing import TYPE_CHECKING

from reader.document.blocks import Run
from reader.library.highlights import Highlight
from reader.text import one_line
from reader.tui.screens.base import bindings_for
from reader.tui.screens.picking import Choice, PickScreen

if TYPE_CHECKING:
    from reader.tui.marked import Marked
    from reader.tui.screens.highlighting import HighlightingScreen

_SHOWN = 500  # characters of one
_LOST = "no longer in the text"


class HighlightsScreen(PickScreen, inherit_bindings=False):
    """A row a highlight: those of the article, of the comments, then those whose words are no longer there."""

    where = "highlights"
    BINDINGS = bindings_for("highlights")

    def __init__(self, under: "HighlightingScreen", marked: "Marked", at: str | None) -> None:
        numbers = under.conversation_view.thread.number_of if marked.comment_ids else {}
        said = marked.in_comments(lambda comment_id: numbers.get(comment_id, -1))
        self._under, self._marked = under, marked
        self._rows: list[Highlight] = [*marked.in_article(), *said, *marked.lost]
        current = next((row for row, one in enumerate(self._rows) if one.uid == at), 0)
        super().__init__("Highlights", "highlights", [f"{one.anchor.exact} {one.note}" for one in self._rows], current)

    def choice(self, number: int) -> Choice:
        one = self._rows[number]
        words = one.anchor.exact[:_SHOWN]
        is_lost = one.uid not in self._marked.found
        where = "" if is_lost or one.comment_id is None else self._by_whom(self._marked.comment_ids[one.uid])
        details = (_LOST if is_lost else "", where, one_line(one.note[:_SHOWN]), one.made_at[:10])
        run = Run(0, len(words), "dim" if is_lost else "strong" if one.note else "em")
        return Choice(words, " · ".join(filter(None, details)), runs=() if run.style == "em" else (run,))

    def _by_whom(self, comment_id: str) -> str:
        thread = self._under.conversation_view.thread
        author = thread.items.comments[thread.number_of[comment_id]].author
        return f"in the comment of {author}" if author else "in a comment"

    def open_choice(self, number: int) -> None:
        one = self._rows[number]
        if one.uid in self._marked.found:
            self._under.jump(lambda: self._under.go_to_highlight(one))
        else:
            self._under.show_lost_highlight(one)

    def action_highlights(self) -> None:
        self.app.go_back()
