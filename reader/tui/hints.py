"""Letters over what can be opened on the screen: typing those of one opens it."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.events import Key

from reader.document.spots import Spot
from reader.tui.sight import Seen

if TYPE_CHECKING:
    from reader.tui.widgets.line_view import LineView
    from reader.tui.widgets.status import Status

LETTERS = "fjdksaghl"
"""The home row, the strongest fingers first."""


def labels(count: int) -> list[str]:
    """So many different labels, as short as can be: none is the beginning of another, the shortest come first."""
    made = deque([""])
    while len(made) < count or made[0] == "":
        shortest = made.popleft()
        made.extend(shortest + letter for letter in LETTERS)
    return sorted(made, key=len)[:count]


class Hints:
    """The hints over a pane, from a key until one is chosen or they are left.

    choose is called with what was chosen; describe says in words where a spot leads.
    """

    def __init__(
        self,
        view: "LineView",
        status: "Status",
        seen: Sequence[Seen],
        doing: str,
        choose: Callable[[Spot], None],
        describe: Callable[[Spot], str],
    ) -> None:
        self._view, self._status, self._choose, self._describe = view, status, choose, describe
        self._doing = doing
        self._seen = dict(zip(labels(len(seen)), seen, strict=True))
        self._columns = {label: _column(view, one, len(label)) for label, one in self._seen.items()}
        self._typed = ""
        self._selected = ""
        self._draw()

    def takes(self, event: Key) -> bool:
        """Whether a key is meant for the hints. Any other than their letters, or the selection's, ends them."""
        if not self._view.labels:
            self.close()
            return False
        fitting = self._fitting()
        if event.key == "escape":
            self.close()
        elif event.key == "enter":
            self._take(self._selected or fitting[0])
        elif event.key in ("tab", "down", "shift+tab", "up"):
            self._select(fitting, -1 if event.key in ("shift+tab", "up") else 1)
        elif event.key == "backspace" and self._typed:
            self._type(self._typed[:-1])
        elif event.character and event.character in LETTERS:
            self._type(self._typed + event.character)
        else:
            self.close()
            return False
        return True

    @property
    def is_open(self) -> bool:
        return bool(self._seen)

    def close(self) -> None:
        self._seen = {}
        self._view.label({})
        self._status.hold("")

    def _fitting(self) -> list[str]:
        return [label for label in self._seen if label.startswith(self._typed)]

    def _type(self, typed: str) -> None:
        if typed in self._seen:
            self._take(typed)
        elif any(label.startswith(typed) for label in self._seen):
            self._typed, self._selected = typed, ""
            self._draw()
        else:
            self._status.hold(f"no label begins with {typed} · Esc leaves")

    def _select(self, fitting: list[str], step: int) -> None:
        at = fitting.index(self._selected) + step if self._selected in fitting else 0 if step > 0 else -1
        self._selected = fitting[at % len(fitting)]
        self._draw()

    def _take(self, label: str) -> None:
        spot = self._seen[label].spot
        self.close()
        self._choose(spot)

    def _draw(self) -> None:
        fitting = self._fitting()
        by_line: dict[int, list[tuple[int, str, int]]] = {}
        for label in fitting:
            seen = self._seen[label]
            typed = len(label) if label == self._selected else len(self._typed)
            by_line.setdefault(seen.line, []).append((self._columns[label], label, typed))
        self._view.label(by_line)
        self._status.hold(self._said(fitting))

    def _said(self, fitting: list[str]) -> str:
        """Where the selected one leads; while one is typed, where those lead that it may become."""
        if self._selected:
            return f"{self._describe(self._seen[self._selected].spot)} · Enter {self._doing}"
        if self._typed:
            return " · ".join(f"{label}: {self._describe(self._seen[label].spot)}" for label in fitting)
        count = len(fitting)
        return f"{count} to {self._doing}: type the letters · Tab shows where each leads · Esc leaves"


def _column(view: "LineView", seen: Seen, length: int) -> int:
    """Where a label of that length stands: in the free cells before its spot, so that it covers as little as can be."""
    strip = view.render_line(seen.line - view.scroll_offset.y)
    before = strip.crop(max(seen.column - length, 0), seen.column).text
    return seen.column - (len(before) - len(before.rstrip(" ")))
