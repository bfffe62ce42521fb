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
    """A row a hit, the one that one is at in focus; of very many those around it."""

    where = "hits"
    BINDINGS = bindings_for("hits")

    def __init__(self, hits: "Hits", words: str, at: int, before: int, go: Callable[[int], None]) -> None:
        """before is how many characters at most stand before what was found.

        go is called with the number of the hit that was chosen.
        """
        self._go = go
        self._first = first = max(min(at - MOST_SHOWN // 2, len(hits) - MOST_SHOWN), 0)
        end = min(first + MOST_SHOWN, len(hits))
        more = f", {first + 1:,} to {end:,} of {len(hits):,}" if len(hits) > MOST_SHOWN else ""
        self._rows = rows = [_row(*hits.words(number), before) for number in range(first, end)]
        super().__init__(f"Found: {words}{more}", "hits", [row.words for row in rows], at - first)

    def choice(self, number: int) -> Choice:
        return self._rows[number]

    def open_choice(self, number: int) -> None:
        self._go(self._first + number)

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
