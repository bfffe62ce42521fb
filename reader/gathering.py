"""All that was said under an article: each host is asked one thing after the other, and what comes is merged."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from reader import links
from reader.batches import Batch
from reader.conversation.merging import merged
from reader.errors import ReaderError
from reader.values import Comment, Conversation, Request

MOST_REQUESTS = 400
"""How many answers one conversation may take, so that a page that always has a next one comes to an end."""

_MOST_TIMES, _SPARE = 3, 1000
"""A source may have so many times the declared comments, and so many more, before it is taken for one without end."""

Ask = Callable[[Request], Awaitable[Batch]]


class Grown(NamedTuple):
    """What is known now; added_count of its comments are new, and came from host. Nothing more comes after the last."""

    conversation: Conversation
    added_count: int
    host: str
    is_last: bool = False


class Failed(NamedTuple):
    """A host that gave nothing, and had no other way to be asked."""

    host: str
    error: ReaderError


class Gathering:
    """A conversation that grows. ask fetches a request and reads its answer, raising ReaderError."""

    def __init__(self, conversation: Conversation, ask: Ask) -> None:
        self.conversation = conversation
        self.request_count = 0
        self._ask = ask
        self._news: asyncio.Queue[Grown | Failed | None] = asyncio.Queue()
        self._is_open = not conversation.complete
        self._is_listed = self._has_failed = False
        self._latest: dict[str, tuple[Comment, ...]] = {}

    async def gather(self, requests: Iterable[Request]) -> AsyncGenerator[Grown | Failed]:
        """What comes, as it comes; hosts are asked beside each other. Closing it ends what is under way."""
        by_host = sorted(requests, key=_host)
        strands = [asyncio.ensure_future(self._follow(deque(several))) for _, several in groupby(by_host, key=_host)]
        waiting = len(strands)
        try:
            while waiting:
                news = await self._news.get()
                if news is None:
                    waiting -= 1
                else:
                    yield news
            for strand in strands:
                strand.result()
            self.conversation = self._settled()
            yield Grown(self.conversation, 0, "", is_last=True)
        finally:
            for strand in strands:
                strand.cancel()

    async def _follow(self, waiting: deque[Request]) -> None:
        """Asks one host, one thing after the other."""
        try:
            while waiting and self.request_count < MOST_REQUESTS:
                request = waiting.popleft()
                if request.fills and not self.is_missing:
                    continue
                await self._take(request, waiting)
            self._is_open = self._is_open or any(not request.fills for request in waiting)
        finally:
            self._news.put_nowait(None)

    async def _take(self, request: Request, waiting: deque[Request]) -> None:
        self.request_count += 1
        try:
            batch = await self._ask(request)
        except ReaderError as error:
            waiting.extendleft(reversed(request.instead))
            if not request.instead:
                self._has_failed = True
                self._news.put_nowait(Failed(_host(request), error))
            return
        if not batch.comments and request.instead:
            waiting.extendleft(reversed(request.instead))
        # What was said elsewhere tells nothing of whether the page's own conversation is whole.
        if not any(comment.section for comment in batch.comments):
            self._is_open = not batch.complete or (self._is_open and not (batch.is_structured or batch.is_last))
            self._is_listed = self._is_listed or batch.is_structured
        self.conversation, added_count = merged(self.conversation, batch)
        if self._goes_on(batch):
            waiting.extendleft(reversed(batch.more))
        self._news.put_nowait(Grown(replace(self.conversation, complete=False), added_count, _host(request)))

    def _goes_on(self, batch: Batch) -> bool:
        """Whether to ask for what a batch says comes next: not where it repeats itself, nor where it has no end."""
        repeats = bool(batch.comments) and self._latest.get(batch.source) == batch.comments
        self._latest[batch.source] = batch.comments
        count, declared_count = len(self.conversation.comments), self.conversation.declared_count
        is_endless = declared_count is not None and count > _MOST_TIMES * declared_count + _SPARE
        self._is_open = self._is_open or (is_endless and bool(batch.more))
        return not (repeats or is_endless)

    @property
    def is_missing(self) -> bool:
        """Whether comments are known to exist that haven't come."""
        declared_count = self.conversation.declared_count
        return self._is_open if declared_count is None else len(self.conversation.comments) < declared_count

    def _settled(self) -> Conversation:
        """What is known in the end. Where all were asked, and an interface has listed what is public, that is all."""
        conversation = self.conversation
        missing_count = (conversation.declared_count or 0) - len(conversation.comments)
        if not self.is_missing or self._has_failed or not self._is_listed or self._is_open:
            return replace(conversation, complete=not (self.is_missing or self._has_failed))
        count = f"{missing_count:,} of the {conversation.declared_count:,} that the page counts"
        note = f"{count} {'is' if missing_count == 1 else 'are'} not to be had: not public, or miscounted"
        return replace(conversation, complete=True, note=conversation.note or note)


def _host(request: Request) -> str:
    return links.host(request.url) or ""
