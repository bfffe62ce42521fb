"""Letters over what can be opened on the screen: typing those of one opens it."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.events import Key

from reader.document.spots import Spot
from reader.tui.sight import Seen, in_sight

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
        self._seen = _labelled(view, seen)
        self._typed = ""
        self._selected = ""
        self._stand()

    def _stand(self) -> None:
        view = self._view
        self._layout = view.layout_
        self._columns = {label: one.column - _free(view, one, len(label)) for label, one in self._seen.items()}
        self._draw()

    def stand_again(self) -> None:
        """Puts the letters to where the text went that was laid out anew; where it was scrolled, they end."""
        if self._view.labels or not self.is_open:
            return
        now = {one.spot: one for one in in_sight(self._view)} if self._view.layout_ is not self._layout else {}
        self._seen = {label: now[one.spot] for label, one in self._seen.items() if one.spot in now}
        self._selected = self._selected if self._selected in self._seen else ""
        if self._fitting():
            self._stand()
        else:
            self.close()

    def takes(self, event: Key) -> bool:
        """Whether a key is meant for the hints. Any other than their letters, or the selection's, ends them."""
        self.stand_again()
        if not self.is_open:
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


def _labelled(view: "LineView", seen: Sequence[Seen]) -> dict[str, Seen]:
    """Each spot's label, in reading order. The shortest go first to where a longer one would cover the text."""
    made = labels(len(seen))
    short_count = sum(len(label) == len(made[0]) for label in made)
    by_need = sorted(range(len(seen)), key=lambda number: _free(view, seen[number], len(made[-1])) >= len(made[-1]))
    needy = set(by_need[:short_count])
    short, longer = iter(made[:short_count]), iter(made[short_count:])
    return {next(short if number in needy else longer): one for number, one in enumerate(seen)}


def _free(view: "LineView", seen: Seen, most: int) -> int:
    """How many cells before a spot are free, where a label covers nothing; most at most."""
    strip = view.render_line(seen.line - view.scroll_offset.y)
    before = strip.crop(max(seen.column - most, 0), seen.column).text
    return len(before) - len(before.rstrip(" "))
