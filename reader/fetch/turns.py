"""Whose turn it is: a host is asked one thing at a time, in bulk once a second; standard input has one reader."""

import asyncio
from time import monotonic
from weakref import WeakValueDictionary

_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
_last_asked: dict[str, float] = {}


def turn(name: str) -> asyncio.Lock:
    """The lock of a host or of standard input, which lives as long as anyone holds it or waits for it."""
    lock = _turns.get(name)
    if lock is None:
        lock = _turns[name] = asyncio.Lock()
    return lock


def booked(host: str, pause: float) -> float:
    """The seconds to wait before a host is asked, so that its requests are pause seconds apart; this one counts."""
    now = monotonic()
    at = max(now, _last_asked.get(host, 0.0) + pause) if pause else now
    _last_asked[host] = at
    return at - now
