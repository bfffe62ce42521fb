"""What was found, in a list: each hit with the words around it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.document.blocks import Run
from reader.tui.screens.base import bindings_for
from reader.tui.screens.picking import MOST_SHOWN, Choice, PickScreen

if TYPE_CHECKING:
    from reader.document.find import Hits

_BEHIND = 200  # characters of the text that stand behind what was found, where there is room


class HitsScreen(PickScreen, inherit_bindings=False):
    """A row a hit, the one that one is at in focus."""

    where = "hits"
    BINDINGS = bindings_for("hits")

    def __init__(self, hits: "Hits", words: str, at: int, before: int, go: Callable[[int], None]) -> None:
        """before is how many characters at most stand before what was found.

        go is called with the number of the hit that was chosen.
        """
        self._go = go
        more = f", the first {MOST_SHOWN:,} of {len(hits):,}" if len(hits) > MOST_SHOWN else ""
        rows = [_row(*hits.words(number), before) for number in range(min(len(hits), MOST_SHOWN))]
        self._rows = rows
        super().__init__(f"Found: {words}{more}", "hits", [row.words for row in rows], at)

    def choice(self, number: int) -> Choice:
        return self._rows[number]

    def open_choice(self, number: int) -> None:
        self._go(number)

    def action_hits(self) -> None:
        self.app.go_back()


def _row(text: str, start: int, end: int, room: int) -> Choice:
    """A hit within its text, cut before it at a word."""
    begin = max(start - room, 0)
    if begin:
        begin = next((at + 1 for at in range(begin, start) if text[at].isspace()), begin)
    before = "…" if begin else ""
    words = before + text[begin : end + _BEHIND].replace("\n", " ").replace("\t", " ")
    shift = len(before) - begin
    return Choice(words, runs=(Run(start + shift, min(end + shift, len(words)), "mark"),))
