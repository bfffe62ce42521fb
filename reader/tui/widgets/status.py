"""The last line: how far, in which section, what the keys do; or for a moment what just happened."""

import time

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from reader.text import fit, width
from reader.tui.parts import whole_parts
from reader.tui.widgets.header import quiet_of

NOTICE_SECONDS = 6.0
MOMENT_SECONDS = 0.5
BETWEEN = "  "
"""Stands between two hints."""


class Status(Widget):
    """One line. A notice takes its place until it has been read, or until the next key."""

    DEFAULT_CSS = "Status { height: 1; }"

    def __init__(self, hints: str) -> None:
        super().__init__(id="status")
        self._hints = hints
        self._left = ""
        self._notice = self.last_notice = ""
        self._held = ""
        self._timer: Timer | None = None
        self._noticed_at = 0.0

    def say(self, left: str) -> None:
        """What stands there while nothing happens."""
        if left != self._left:
            self._left = left
            self.refresh()

    def notice(self, text: str) -> None:
        """Says what happened."""
        self._notice = self.last_notice = text
        self._noticed_at = time.monotonic()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(NOTICE_SECONDS, self.clear)
        self.refresh()

    def add(self, text: str) -> None:
        """Says something beside what is just being said."""
        self.notice(f"{self._notice}; {text}" if self._notice else text)

    def hold(self, text: str) -> None:
        """Says what the next keys are for, for as long as they are; "" ends that."""
        self._held = text
        self.refresh()

    def outlived(self) -> None:
        """Something moved: a notice that had its moment makes room."""
        if time.monotonic() - self._noticed_at > MOMENT_SECONDS:
            self.clear()

    def clear(self) -> None:
        if self._notice:
            self._notice = ""
            self.refresh()

    @property
    def is_telling(self) -> bool:
        """Whether a notice stands there, or what the next keys are for."""
        return bool(self._held or self._notice)

    @property
    def text(self) -> str:
        return self._held or self._notice or self._left

    def render(self) -> Content:
        room = self.size.width - 1
        if said := self._held or self._notice:
            return Content(" " + whole_parts(said, room - 1))
        if self.screen.has_class("-zen"):
            return Content("")
        left = " " + self._left
        hints = self._fitting(room - width(left) - 2)
        if not hints:
            return Content.styled(fit(left, room), quiet_of(self))
        gap = room - width(left) - width(hints)
        return Content.styled(f"{left}{' ' * gap}{hints}", quiet_of(self))

    def _fitting(self, cells: int) -> str:
        """As many hints as fit: the last, which leads to all others, goes last, and the first one before it."""
        hints = self._hints.split(BETWEEN)
        while hints and width(BETWEEN.join(hints)) > cells:
            del hints[-2 if len(hints) > 1 else -1]
        return BETWEEN.join(hints)
