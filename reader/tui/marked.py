"""The highlights of an article and its comments, and where in them their words are now."""

from collections.abc import Callable, Iterable, Sequence

from reader.document.anchors import Found, Span, Text
from reader.document.blocks import Block
from reader.document.choosing import by_block
from reader.library.highlights import Highlight
from reader.tui.widgets.line_view import Highlights
from reader.values import Comment

Bodies = Callable[[str], Sequence[Block]]
"""By a comment's id the blocks of its text."""


class Marked:
    """Spans of the article count its blocks, those of a comment the blocks of its text.

    found has by uid where the words are; comment_ids in which comment those are that were said in one.
    """

    def __init__(self, highlights: Sequence[Highlight]) -> None:
        self.highlights = highlights
        self.found: dict[str, Found] = {}
        self.comment_ids: dict[str, str] = {}

    @property
    def lost(self) -> list[Highlight]:
        """Those whose words are nowhere any more."""
        return [one for one in self.highlights if one.uid not in self.found]

    def look(self, blocks: Sequence[Block]) -> None:
        """Finds the words of the article."""
        of_article = [one for one in self.highlights if one.comment_id is None]
        if of_article:
            text = Text(range(len(blocks)), [block.text for block in blocks])
            for one in of_article:
                self._note(one, text.find(one.anchor))

    def look_in(self, comments: Sequence[Comment], bodies: Bodies) -> None:
        """Finds the words that were said in comments; where one has another id now, in any that has them."""
        ids = {comment.id for comment in comments}
        for one in self.highlights:
            if one.comment_id is None:
                continue
            others = (comment.id for comment in comments if one.anchor.exact in " ".join(comment.text.split()))
            for comment_id in (one.comment_id,) if one.comment_id in ids else others:
                self._note(one, _text(bodies(comment_id)).find(one.anchor))
                self.comment_ids[one.uid] = comment_id
                if one.uid in self.found:
                    break

    def _note(self, highlight: Highlight, found: Found | None) -> None:
        self.found.pop(highlight.uid, None)
        if found:
            self.found[highlight.uid] = found

    def in_article(self) -> list[Highlight]:
        """Those that are found there, in reading order."""
        found = [one for one in self.highlights if one.comment_id is None and one.uid in self.found]
        return sorted(found, key=self._place)

    def in_comments(self, number_of: Callable[[str], int]) -> list[Highlight]:
        """Those that are found in comments, in reading order; number_of tells of each where it stands."""
        found = [one for one in self.highlights if one.comment_id is not None and one.uid in self.found]
        return sorted(found, key=lambda one: (number_of(self.comment_ids[one.uid]), self._place(one)))

    def in_reading_order(self) -> list[Highlight]:
        """All: those of the article, of the comments, then those whose words are nowhere any more."""
        return [*self.in_article(), *self.in_comments(lambda _: 0), *self.lost]

    def _place(self, highlight: Highlight) -> tuple[int, int]:
        start, _ = self.found[highlight.uid].span
        return start.block, start.character

    def drawn_in_article(self, at: str | None) -> tuple[Highlights, set[int]]:
        """What an article's view highlights, and beside which of its blocks a note is told; at is the current one."""
        several = self.in_article()
        noted = {self.found[one.uid].span.start.block for one in several if one.note}
        return by_block(self._parts(several, at)), noted

    def drawn_in_comments(self, at: str | None) -> tuple[Highlights, set[tuple[str, int]]]:
        """The same for the comments."""
        several = self.in_comments(lambda _: 0)
        drawn: dict[tuple[str, int], list[tuple[int, int, str]]] = {}
        for one in several:
            for block, stretches in by_block(self._parts([one], at)).items():
                drawn.setdefault((self.comment_ids[one.uid], block), []).extend(stretches)
        noted = {(self.comment_ids[one.uid], self.found[one.uid].span.start.block) for one in several if one.note}
        return drawn, noted

    def _parts(self, several: Iterable[Highlight], at: str | None) -> list[tuple[Span, str]]:
        ordered = sorted(several, key=lambda one: one.uid == at)
        return [(self.found[one.uid].span, "highlight-now" if one.uid == at else "highlight") for one in ordered]


def _text(blocks: Sequence[Block]) -> Text:
    return Text(range(len(blocks)), [block.text for block in blocks])
