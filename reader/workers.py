"""What runs beside the screen: one daemon thread with the loop of all network, and the children that parse pages.

A stream of events is made in that thread and heard in any other. A child is fenced: memory and CPU have
limits, a wall clock ends what has no limits, and a page that kills it costs only itself.
"""

import asyncio
import queue
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

from reader.batches import Batch, batch_from
from reader.errors import STOPPED, TOO_COMPLEX, DissectError
from reader.values import (
    Article,
    Conversation,
    Page,
    Request,
    View,
    article_from,
    conversation_from,
    request_from,
    to_fields,
)

T = TypeVar("T")

PARSE_SECONDS = 30.0
"""Of waiting, on a machine that may be busy with much else: a child has less time of its own."""
_HANG_UP_SECONDS = 2.0
_STARTED = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None


def loop() -> asyncio.AbstractEventLoop:
    """The loop of the daemon thread, which is started when first asked for. Quitting never waits for it."""
    global _loop
    with _STARTED:
        if _loop is None:
            _loop = asyncio.new_event_loop()
            threading.Thread(target=_loop.run_forever, name="reader-network", daemon=True).start()
        return _loop


class Stream(Generic[T]):
    """The events of an asynchronous source: iterate over them, or subscribe once and be called for each.

    What the source raises is raised at the end of iterating, or given to the subscriber's on_end.
    """

    def __init__(self, source: AsyncIterator[T]) -> None:
        self._events: queue.SimpleQueue[T | None] = queue.SimpleQueue()
        self._failure: BaseException | None = None
        self._heard_by: Callable[[], None] | None = None
        self._future = asyncio.run_coroutine_threadsafe(self._drain(source), loop())

    async def _drain(self, source: AsyncIterator[T]) -> None:
        try:
            async for event in source:
                self._put(event)
        except asyncio.CancelledError:
            pass
        except Exception as error:
            self._failure = error
        finally:
            self._put(None)

    def _put(self, event: T | None) -> None:
        self._events.put(event)
        if self._heard_by:
            self._heard_by()

    def subscribe(self, heard: Callable[[], None]) -> None:
        """heard is called from the daemon thread when there is something to take, at once if there is already."""
        self._heard_by = heard
        if not self._events.empty():
            heard()

    def taken(self) -> Iterator[T]:
        """The events that have arrived, without waiting; raises what ended the source, if anything did."""
        while True:
            try:
                event = self._events.get_nowait()
            except queue.Empty:
                return
            if event is None:
                self._raise()
                return
            yield event

    def __iter__(self) -> Iterator[T]:
        while (event := self._events.get()) is not None:
            yield event
        self._raise()

    def _raise(self) -> None:
        if self._failure:
            raise self._failure

    def cancel(self) -> None:
        """Ends the source and all that it waits for."""
        self._future.cancel()


class Dissector:
    """The warm child processes that turn pages into articles and conversations, each a page at a time.

    Lives in the daemon thread's loop. A child is started by warm() or by the first page that finds none idle, and
    again after a death.
    """

    def __init__(self, child_count: int = 1) -> None:
        self._seats = asyncio.Semaphore(child_count)
        self._idle: list[asyncio.subprocess.Process] = []

    async def warm(self) -> None:
        """Starts a child, so that its imports overlap a wait for the network."""
        async with self._seats:
            self._idle.append(await self._child())

    async def dissect(
        self, page: Page, view: View, replies: str = ""
    ) -> tuple[Article, Conversation, tuple[Request, ...]]:
        """The article and the conversation of a page of HTML, or of any other document; what to ask for the rest.

        replies is the feed of its comments that the feed names in which it was found. Raises DissectError where the
        page can't be read, or takes more memory or time than a page may.
        """
        found = await self._answered(page, {"view": view, "source": page.source, "replies": replies})
        return article_from(found["article"]), *_talk(found)

    async def read(self, page: Page, asked: Request) -> Batch:
        """What a platform reads in the answer to its request. Raises DissectError likewise."""
        return batch_from(await self._answered(page, {"asked": to_fields(asked)}))

    async def entry(self, address: str, replies: str, is_local: bool) -> tuple[Conversation, tuple[Request, ...]]:
        """What to ask for the comments on an entry of a feed, or to offer where the feed is a file."""
        empty = Page("", None, b"", "", is_local=is_local)
        return _talk(await self._answered(empty, {"entry": address, "replies": replies}))

    async def elsewhere(self, address: str) -> tuple[Request, ...]:
        """What to ask the places that may discuss an article at this address."""
        found = await self._answered(Page("", None, b"", ""), {"elsewhere": address})
        return tuple(map(request_from, found["requests"]))

    async def _answered(self, page: Page, request: dict[str, Any]) -> dict[str, Any]:
        request |= {
            "media_type": page.media_type,
            "url": page.url,
            "charset": page.charset,
            "is_local": page.is_local,
            "headers": dict(page.headers),
            "place": page.place,
            "size": len(page.content),
        }
        async with self._seats:
            child = await self._child()
            try:
                answer = await asyncio.wait_for(_ask(child, request, page.content), PARSE_SECONDS)
            except BaseException as error:
                has_hung_up = isinstance(error, (OSError, EOFError)) and not isinstance(error, TimeoutError)
                if has_hung_up and await _status(child) == -signal.SIGKILL:
                    raise DissectError(STOPPED) from None
                # Half an answer may be on its way, so this child can't be asked again.
                if child.returncode is None:
                    child.kill()
                if isinstance(error, (TimeoutError, OSError, EOFError, ValueError, asyncio.LimitOverrunError)):
                    raise DissectError(TOO_COMPLEX) from None
                raise
            self._idle.append(child)
        if "error" in answer:
            raise DissectError(answer["error"])
        return answer

    async def _child(self) -> asyncio.subprocess.Process:
        """An idle child that lives, else a new one."""
        while self._idle:
            child = self._idle.pop()
            if child.returncode is None:
                return child
        return await python("-m", "reader.dissect", stdin=asyncio.subprocess.PIPE, limit=1 << 26)


async def python(*words: str | Path, limit: int, stdin: int = asyncio.subprocess.DEVNULL) -> asyncio.subprocess.Process:
    """A child that runs Python with these words; limit is for how many bytes of its output wait here."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # a folder named reader in the working directory must not be what is run
        *words,
        stdin=stdin,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        limit=limit,
    )


async def _status(child: asyncio.subprocess.Process) -> int | None:
    """How a child ended that has hung up. To kill it before that is known would be to lose it."""
    with suppress(TimeoutError):
        return await asyncio.wait_for(child.wait(), _HANG_UP_SECONDS)
    return None


def _talk(found: dict[str, Any]) -> tuple[Conversation, tuple[Request, ...]]:
    return conversation_from(found["conversation"]), tuple(map(request_from, found["requests"]))


async def _ask(child: asyncio.subprocess.Process, request: dict[str, Any], content: bytes) -> dict[str, Any]:
    """One line of JSON and the bytes in, one line of JSON out."""
    import json

    assert child.stdin and child.stdout
    child.stdin.write(json.dumps(request).encode() + b"\n" + content)
    await child.stdin.drain()
    line = await child.stdout.readuntil(b"\n")
    answer: dict[str, Any] = json.loads(line)
    return answer
