"""All that was said under an article: each host is asked one thing after the other, and what comes is merged."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import NamedTuple

from reader import links
from reader.batches import Batch
from reader.conversation.merging import merged
from reader.conversation.wholeness import Claims
from reader.errors import ReaderError
from reader.values import Comment, Conversation, Request

MOST_REQUESTS = 400
"""How many answers one conversation may take, so that a page that always has a next one comes to an end."""

_MOST_TIMES, _SPARE = 3, 1000
"""A source may have so many times the declared comments, and so many more, before it is taken for one without end."""

Ask = Callable[[Request], Awaitable[Batch]]


class Grown(NamedTuple):
    """What is known now; added_count of its comments are new, and came from host. Nothing more comes after the last.

    waiting is what hasn't been asked yet, or gave nothing.
    """

    conversation: Conversation
    added_count: int
    host: str
    waiting: tuple[Request, ...] = ()
    is_last: bool = False


class Asked(NamedTuple):
    """A request is on its way; conversation is what is known until its answer is here."""

    request: Request
    conversation: Conversation

    @property
    def host(self) -> str:
        return _host(self.request)


class Failed(NamedTuple):
    """A request that gave nothing, and had no other way to be asked.

    before are those that were asked in vain before it, and instead of which it was, each with why.
    """

    request: Request
    error: ReaderError
    before: tuple[tuple[Request, ReaderError], ...] = ()

    @property
    def host(self) -> str:
        return _host(self.request)


News = Grown | Asked | Failed


class Gathering:
    """A conversation that grows. ask fetches a request and reads its answer, raising ReaderError."""

    def __init__(self, conversation: Conversation, ask: Ask) -> None:
        self.conversation = conversation
        self.request_count = 0
        self._ask = ask
        self._claims = Claims(conversation.declared_count, is_open=not conversation.complete)
        self._news: asyncio.Queue[News | None] = asyncio.Queue()
        self._strands: list[deque[Request]] = []
        self._failed: list[Request] = []
        self._lost: set[tuple[str, str]] = set()
        self._in_vain: dict[Request, tuple[tuple[Request, ReaderError], ...]] = {}
        self._replaced: list[tuple[tuple[Request, ReaderError], ...]] = []
        self._latest: dict[str, tuple[Comment, ...]] = {}

    async def gather(self, requests: Iterable[Request]) -> AsyncGenerator[News]:
        """What comes, as it comes; hosts are asked beside each other. Closing it ends what is under way."""
        by_host = sorted(requests, key=_host)
        self._strands = [deque(several) for _, several in groupby(by_host, key=_host)]
        strands = [asyncio.ensure_future(self._follow(waiting)) for waiting in self._strands]
        open_count = len(strands)
        try:
            while open_count:
                news = await self._news.get()
                if news is None:
                    open_count -= 1
                else:
                    yield news
            for strand in strands:
                strand.result()
            for failed in self._not_made_up_for():
                yield failed
            self.conversation = self._claims.settled(self.conversation)
            yield Grown(self.conversation, 0, "", self._waiting(), is_last=True)
        finally:
            for strand in strands:
                strand.cancel()

    async def _follow(self, waiting: deque[Request]) -> None:
        """Asks one host, one thing after the other."""
        try:
            while waiting and self.request_count < MOST_REQUESTS:
                if self._is_needless(waiting[0]):
                    waiting.popleft()
                    continue
                await self._take(waiting)
            if any(not request.fills for request in waiting):
                self._claims.is_open = True
        finally:
            self._news.put_nowait(None)

    def _is_needless(self, request: Request) -> bool:
        """Whether nothing is missing that a request could fill, or the same has failed already."""
        is_filled = request.fills and not self._claims.are_missing(self.conversation)
        return is_filled or (request.platform, request.url) in self._lost

    async def _take(self, waiting: deque[Request]) -> None:
        """Asks the first of what waits; it waits until its answer is here, so that who stops knows how to go on."""
        self.request_count += 1
        request = waiting[0]
        self._news.put_nowait(Asked(request, self.conversation))
        try:
            batch = await self._ask(request)
        except ReaderError as error:
            waiting.popleft()
            waiting.extendleft(reversed(request.instead))
            self._lost.add((request.platform, request.url))
            before = self._in_vain.pop(request, ())
            if request.instead:
                self._in_vain[request.instead[0]] = (*before, (request, error))
            else:
                self._claims.has_failed = True
                self._failed.append(request)
                self._news.put_nowait(Failed(request, error, before))
            return
        waiting.popleft()
        if vain := self._in_vain.pop(request, ()):
            self._replaced.append(vain)
        if not batch.comments and request.instead:
            waiting.extendleft(reversed(request.instead))
        self._claims.take(batch, _host(request))
        joined, added_count = merged(self.conversation, batch)
        self.conversation = self._claims.counted(joined)
        if self._goes_on(batch):
            waiting.extendleft(reversed(batch.more))
        so_far = self.conversation._replace(complete=False)
        self._news.put_nowait(Grown(so_far, added_count, _host(request), self._waiting()))

    def _not_made_up_for(self) -> Iterator[Failed]:
        """What failed, and what was asked in its place gave something, but not all that is missing."""
        if not self._claims.are_missing(self.conversation):
            return
        for *before, (request, error) in self._replaced:
            self._claims.has_failed = True
            self._failed.append(request)
            yield Failed(request, error, tuple(before))

    def _waiting(self) -> tuple[Request, ...]:
        return (*chain.from_iterable(self._strands), *self._failed)

    def _goes_on(self, batch: Batch) -> bool:
        """Whether to ask for what a batch says comes next: not where it repeats itself, nor where it has no end."""
        repeats = bool(batch.comments) and self._latest.get(batch.source) == batch.comments
        self._latest[batch.source] = batch.comments
        count, declared_count = len(self.conversation.comments), self.conversation.declared_count
        if repeats and batch.more and batch.is_structured:
            self._claims.is_open = True  # it said that there is more, and didn't give it
        is_endless = declared_count is not None and count > _MOST_TIMES * declared_count + _SPARE
        if is_endless and batch.more:
            self._claims.is_open = True
        return not (repeats or is_endless)


def _host(request: Request) -> str:
    return links.host(request.url) or ""
