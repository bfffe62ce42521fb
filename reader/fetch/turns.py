"""Whose turn it is: a host is asked one thing at a time, and standard input has one reader."""

import asyncio
from weakref import WeakValueDictionary

_turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


def turn(name: str) -> asyncio.Lock:
    """The lock of a host or of standard input, which lives as long as anyone holds it or waits for it."""
    lock = _turns.get(name)
    if lock is None:
        lock = _turns[name] = asyncio.Lock()
    return lock
