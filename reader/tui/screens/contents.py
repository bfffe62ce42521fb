"""What is read, in outline: an article's headings, or the threads of its comments."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.document.blocks import Block, Run
from reader.document.heads import head_text
from reader.text import counted, one_line, width
from reader.tui.screens.base import bindings_for
from reader.tui.screens.picking import Choice, PickScreen
from reader.tui.widgets.line_view import MARGIN
from reader.values import Place

if TYPE_CHECKING:
    from reader.tui.screens.linking import LinkingScreen
    from reader.tui.widgets.conversation_view import ConversationView

_INDENT = "  "
_HERE = "   ← you are here"
_FIRST_WORDS = 200
_SHARE_CELLS = 6
_WIDEST = 84  # cells: further to the right a number is too far from its heading


class ContentsScreen(PickScreen, inherit_bindings=False):
    """Rows that lead to a place of the pane that was in focus; the one that is being read is marked."""

    where = "contents"
    BINDINGS = bindings_for("contents")

    def __init__(
        self, under: "LinkingScreen", noun: str, rows: Sequence[Choice], goals: Sequence[int], at: int
    ) -> None:
        """goals are for each row the block, or the item, that it leads to.

        at is the row that one is at, -1 before the first.
        """
        self._under, self._goals = under, goals
        self._rows, self._at = rows, at
        self._view = under.view
        super().__init__("Contents", noun, _texts(rows), max(at, 0))

    def choice(self, number: int) -> Choice:
        row = _marked(self._rows[number]) if number == self._at else self._rows[number]
        if self._view is not self._under.article_view:
            return row
        return _with_share(row, self._view.share_before(Place(self._goals[number])), self.size.width)

    def open_choice(self, number: int) -> None:
        goal = self._goals[number]
        if self._view is self._under.article_view:
            self._under.jump(lambda: self._under.go_to(Place(goal)))
        else:
            self._under.jump(lambda: self._under.conversation_view.focus_item(goal))

    def list_more(self) -> None:
        """More of the article is there: its headings come behind those that are listed."""
        if self._view is self._under.article_view:
            self._rows, self._goals = headings(self._view.blocks)
            self._at = bisect_right(self._goals, self._view.place.block) - 1
            self.refill(_texts(self._rows))

    def action_contents(self) -> None:
        self.app.go_back()


def headings(blocks: Sequence[Block]) -> tuple[list[Choice], list[int]]:
    """A row for each heading, further in the lower it is, and its block's number."""
    found = [number for number, block in enumerate(blocks) if block.kind == "heading"]
    highest = min((blocks[number].level for number in found), default=1)
    rows = [Choice(one_line(blocks[n].text), indent=_INDENT * (blocks[n].level - highest)) for n in found]
    return rows, found


def threads(view: "ConversationView") -> tuple[list[Choice], list[int]]:
    """A row for each shown thread, who began it and with which words, and the number of its first item."""
    items = view.thread.items
    found = [number for number in view.items_shown() if items.depths[number] == 0]
    rows = []
    for number in found:
        comment = items.comments[number]
        name = head_text(comment)
        count = items.afters[number] - number - 1
        replies = f" · {counted(count, 'reply', 'replies')}" if count else ""
        said = one_line(comment.text[:_FIRST_WORDS])
        rows.append(Choice(f"{name}{replies}", said, runs=(Run(0, len(name), "strong"),)))
    return rows, found


def _texts(rows: Sequence[Choice]) -> list[str]:
    return [f"{row.words} {row.details}" for row in rows]


def _with_share(row: Choice, share: float, cells: int) -> Choice:
    """A row with how far into the text it leads at its end, in a column of its own, where it has room."""
    room = min(cells - 2 * MARGIN, _WIDEST) - width(row.indent) - _SHARE_CELLS
    if width(row.words) > room:
        return row
    words = row.words + " " * (room - width(row.words)) + f"{share:>{_SHARE_CELLS}.0%}"
    return row._replace(words=words, runs=(*row.runs, Run(len(words) - _SHARE_CELLS, len(words), "dim")))


def _marked(row: Choice) -> Choice:
    start = len(row.words)
    return row._replace(words=row.words + _HERE, runs=(*row.runs, Run(start, start + len(_HERE), "dim")))
