"""Numbers that are typed before a key."""

from collections.abc import Callable

from textual.events import Key

from reader.tui.keys import KEYS
from reader.tui.screens.finding import FindingScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.item_view import ItemView

_COUNTED = {key.id for key in KEYS if key.is_counted}
_DIGITS = "0123456789"
_MOST_DIGITS, _MOST_TIMES = 6, 1000


class CountingScreen(FindingScreen, inherit_bindings=False):
    """Digits gather in the status line; the key behind them is done as often as they say."""

    typed_count: int | None = None  # what was typed before the key that is being done
    _digits = ""

    def counts(self, event: Key) -> bool:
        """Takes the digits of a number, and does the key behind it as often as it says."""
        digits, self._digits = self._digits, ""
        self.typed_count = int(digits) if digits else None
        if event.key in _DIGITS and (digits or event.key != "0"):
            self._digits = (digits + event.key)[:_MOST_DIGITS]
            self.status.hold(f"{self._digits} · then a key, or Esc")
            return True
        if not digits:
            return False
        self.status.hold("")
        bound = self.active_bindings.get(event.key)
        if bound and bound.binding.id in _COUNTED:
            self._repeat(getattr(self, f"action_{bound.binding.action}"), int(digits))
            return True
        return event.key == "escape"

    def _repeat(self, act: Callable[[], None], times: int) -> None:
        """Does something so many times, or until nothing is changed by it."""
        for _ in range(min(times, _MOST_TIMES)):
            before = self._moment()
            act()
            if self._moment() == before:
                return
        if times > _MOST_TIMES:
            self.status.notice(f"{_MOST_TIMES:,} times, which is the most; {self.key('bottom')} goes to the end")

    def _moment(self) -> tuple[object, ...]:
        """What the keys that are counted change."""
        view = self.view
        focused = view.focused_item if isinstance(view, ItemView) else 0
        marked = view.marked_block if isinstance(view, ArticleView) else -1
        app = self.app
        return (
            view.scroll_y,
            view.place,
            view.shift,
            view.hit_number,
            focused,
            marked,
            app.column,
            app.split,
            app.theme,
            len(app.undoable),
            app.screen,
        )

    def action_count(self) -> None:
        down, heading, bottom = map(self.key, ("line-down", "next-heading", "bottom"))
        self.status.notice(f"type a number and then a key: 5 {down}, 3 {heading}, 43 {bottom}")
