"""The rows of an export, a long one read in a process of its own while the library keeps what came before."""

import asyncio
import pickle
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import TypeVar

from reader.library.ahead import LENGTH_BYTES, Part
from reader.library.bare import Address
from reader.library.importers.importing import opened
from reader.library.importers.rows import ImportingError, Row
from reader.workers import loop, python

T = TypeVar("T")

_LONG = 2_000_000  # bytes: of less, a child's start takes what it would save
_AHEAD = 2_000_000  # bytes that wait here; twice as many at most


class Ahead:
    """A file that is being imported: iterate over it for its rows. kind and is_broken are as Importing has them.

    Raises ImportingError as that does.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found = opened(path)
        self._progress = 0.0
        self.kind = self._found.kind
        self.is_broken = False

    @property
    def progress(self) -> float:
        """How much of it is read, 0 to 1."""
        return max(self._progress, self._found.progress)

    def __iter__(self) -> Iterator[Row | Address]:
        child = _done(_child(self._path)) if self._path.stat().st_size >= _LONG else None
        if child is None:
            yield from self._found
            self.is_broken = self._found.is_broken
            return
        try:
            while True:
                part = _done(_next(child))
                self._progress = part.progress
                yield from part.rows
                if part.failure:
                    raise ImportingError(part.failure)
                if part.is_last:
                    self.is_broken = part.is_broken
                    _done(child.wait())
                    return
        finally:
            if child.returncode is None:
                child.kill()
                _done(child.wait())


def _done(work: Coroutine[None, None, T]) -> T:
    return asyncio.run_coroutine_threadsafe(work, loop()).result()


async def _child(path: Path) -> asyncio.subprocess.Process | None:
    """None where the system gives no further process."""
    try:
        # By -m its classes would be those of a module __main__, which isn't here.
        return await python("-c", "from reader.library.ahead import main; main()", path, limit=_AHEAD)
    except OSError:
        return None


async def _next(child: asyncio.subprocess.Process) -> Part:
    """Raises ImportingError where the child is gone."""
    assert child.stdout
    try:
        length = int.from_bytes(await child.stdout.readexactly(LENGTH_BYTES), "big")
        part: Part = pickle.loads(await child.stdout.readexactly(length))
    except EOFError:
        await child.wait()
        raise ImportingError("what read it was stopped from outside; run it again: it goes on from there") from None
    return part
