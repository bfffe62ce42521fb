"""The CPU time that a page's conversation may take: what is left is for its article."""

import math
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

T = TypeVar("T")

_GRACE_SECONDS = 1.0
"""How much longer the rest may take where no more comments are made."""


class OutOfTime(BaseException):
    """No Exception, so that nobody who expects some failure takes it for that."""


class Budget:
    """Counts from its making, in seconds of this process. is_spent tells that there was no time for all comments."""

    def __init__(self, seconds: float = math.inf) -> None:
        self._end = time.process_time() + seconds
        self.is_spent = False

    def within(self, things: Iterable[T]) -> Iterator[T]:
        """The things that there is time for."""
        for thing in things:
            if time.process_time() >= self._end:
                self.is_spent = True
                return
            yield thing

    @contextmanager
    def enforced(self) -> Iterator[None]:
        """Raises OutOfTime in what goes on much longer, whatever it does; only the main thread can be told."""
        seconds = self._end - time.process_time() + _GRACE_SECONDS
        if math.isinf(seconds) or threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGPROF, _stop)
        # Again and again, as what is interrupted may be where no exception gets out.
        signal.setitimer(signal.ITIMER_PROF, max(seconds, _GRACE_SECONDS), 1)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


def _stop(number: int, frame: FrameType | None) -> None:
    raise OutOfTime
