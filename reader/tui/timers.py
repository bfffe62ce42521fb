"""Timers that go off once: surely."""

from typing import Any

from textual import message_pump
from textual.timer import Timer


class SureTimer(Timer):
    """Goes off late where Textual's doesn't at all, because the machine was busy just when it began.

    What is skipped of a timer that repeats comes with the next time; of one that doesn't, nothing comes. The app's
    own that waits for the end of a resize would never be followed by another: the screen would keep its size.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._skip = self._repeat is None


def mend_timers() -> None:
    """Has all timers made so from now on: no other way leads in."""
    setattr(message_pump, Timer.__name__, SureTimer)
