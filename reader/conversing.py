"""A conversation as a stream of events: what is known of it, judged, and what its sources add when they are asked."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from reader import links
from reader.desk import Desk
from reader.errors import ConversationError, DissectError, FetchError, LibraryError, NotModified
from reader.events import ConversationGrew, Done, Event, PhaseChanged, Reading, SourceFailed, VerdictsChanged
from reader.values import Article, Conversation, Page, Request

if TYPE_CHECKING:
    from reader.batches import Batch
    from reader.fetch.network import Guard
    from reader.gathering import Failed

_MOST_WAITS = 2
"""How often a server that asks for it is waited for; each time as long as a page may take."""
_PATIENCE = 5
_SHORTEST_WAIT = 0.3
"""What has come is judged and shown again after this many seconds, and not for more than a fifth of the time."""


def judged(
    article: Article, conversation: Conversation, desk: Desk, waiting: tuple[Request, ...] = ()
) -> Iterator[Event]:
    """A conversation as it is known, with its verdicts; waiting is what will be asked next."""
    verdicts = desk.verdicts(article, conversation)
    yield ConversationGrew(conversation, len(conversation.comments), waiting)
    yield VerdictsChanged(verdicts, tuple(verdicts))


async def grown(
    article: Article, conversation: Conversation, requests: Iterable[Request], desk: Desk, guard: "Guard | None"
) -> AsyncIterator[Event]:
    """The conversation as it grows by what is answered to requests. guard is the one of this reading's fetches."""
    from reader.gathering import Asked, Failed, Gathering

    answers = _Answers(desk, guard)
    gathering = Gathering(conversation, answers.batch)
    known = desk.verdicts(article, conversation)
    shown_at, wait, added_count, has_grown = time.monotonic(), 0.0, 0, False
    async with aclosing(gathering.gather(requests)) as news:
        async for one in news:
            if isinstance(one, Asked):
                yield _awaited(one.request, one.conversation.progress if has_grown else "")
                continue
            if isinstance(one, Failed):
                yield SourceFailed(one.host, ConversationError(_in_vain(one)), of_comments=True)
                continue
            added_count += one.added_count
            has_grown = True
            started_at = time.monotonic()
            if not one.is_last and started_at - shown_at < wait:
                continue
            verdicts = desk.verdicts(article, one.conversation)
            changed = tuple(id_ for id_, verdict in verdicts.items() if known.get(id_) != verdict)
            known = verdicts
            yield ConversationGrew(one.conversation, added_count, one.waiting)
            yield VerdictsChanged(verdicts, changed)
            if one.waiting and not one.is_last:
                yield _awaited(one.waiting[0], one.conversation.progress)
            shown_at, added_count = time.monotonic(), 0
            wait = max(_SHORTEST_WAIT, _PATIENCE * (shown_at - started_at))


def _awaited(request: Request, progress: str) -> PhaseChanged:
    return PhaseChanged(links.host(request.url) or "", f"asking {_title(request)}", progress)


def _in_vain(failed: "Failed") -> str:
    """What failed, and what was asked before it in vain, in one sentence: "A at host answered 401, and B 404"."""
    last = (failed.request, failed.error)
    tried = list({_title(request): (request, error) for request, error in (*failed.before, last)}.items())
    reasons = {error.of_source for _, (_, error) in tried}
    if len(reasons) == 1:
        names = " and ".join(title for title, _ in tried)
        return f"{names} at {failed.host}{reasons.pop()}"
    hosts = {links.host(asked.url) for _, (asked, _) in tried}
    told = [
        f"{title}{f' at {links.host(asked.url)}' if number == 0 or len(hosts) > 1 else ''}{error.of_source}"
        for number, (title, (asked, error)) in enumerate(tried)
    ]
    return ", and ".join(told)


def _title(request: Request) -> str:
    return request.title or "a source of comments"


async def discussed(reading: Reading, desk: Desk) -> AsyncIterator[Event]:
    """What third parties offer of a reading's conversation, and what other places say of the same address.

    What gave nothing before is asked again. An offer stays as long as its host hasn't answered.
    """
    from reader.fetch.network import is_known_to_others

    article, conversation = reading.article, reading.conversation
    assert article
    offers = conversation.offers
    requests = [request for offer in offers for request in offer.requests]
    hosts = _hosts(requests)
    requests += [request for request in reading.waiting if links.host(request.url) not in hosts]
    address, note = article.url or reading.source, ""
    host = links.host(address)
    if host and is_known_to_others(host):
        yield PhaseChanged(host, "looking for it elsewhere")
        known = set(requests)
        with suppress(DissectError):
            requests += [request for request in await desk.dissector.elsewhere(address) if request not in known]
    else:
        why = f"{host} is on this machine or its private network" if host else "this has no address on the web"
        note = f"no other place was asked: {why}"
    async for event in grown(article, conversation._replace(offers=()), requests, desk, guard_of(reading.source)):
        if isinstance(event, ConversationGrew):
            left = tuple(offer for offer in offers if _hosts(offer.requests) & _hosts(event.waiting))
            event = event._replace(conversation=event.conversation._replace(offers=left))
        yield event
    yield Done(note)


def _hosts(requests: Iterable[Request]) -> set[str | None]:
    return {links.host(request.url) for request in requests}


async def continued(reading: Reading, desk: Desk) -> AsyncIterator[Event]:
    """The rest of a reading that was stopped: what was waiting to be asked."""
    assert reading.article
    async for event in grown(reading.article, reading.conversation, reading.waiting, desk, guard_of(reading.source)):
        yield event
    yield Done()


def guard_of(source: str) -> "Guard":
    """The guard of what a page or a feed of that address names, which is no address that the person typed.

    One of this machine's own network may name others of it.
    """
    from reader.fetch.network import Guard, is_known_to_others

    here = links.host(source)
    return Guard(is_public=here is None or is_known_to_others(here))


class _Answers:
    """Answers fetched and read; those that the library has are asked for with their validators."""

    def __init__(self, desk: Desk, guard: "Guard | None") -> None:
        self._desk = desk
        self._guard = guard

    async def batch(self, request: Request) -> "Batch":
        """What a request's platform reads in its answer. Raises ReaderError."""
        from reader.library import answers

        desk, kept = self._desk, None
        with suppress(LibraryError):
            kept = answers.recall(desk.store, request.url)
        try:
            validators = kept.validators if kept else None
            page = await self._page(request.url, validators)
        except NotModified:
            assert kept
            return kept.batch
        if page.shortfall:
            return await self._part(page, page.shortfall, request)
        batch = await desk.dissector.read(page, request)
        if desk.keeps_answers:
            with suppress(LibraryError):
                answers.remember(desk.store, request.url, batch, (page.etag, page.last_modified))
        return batch

    async def _part(self, page: Page, shortfall: str, request: Request) -> "Batch":
        """What can be read of an answer that broke off. Raises ConversationError where that is nothing."""
        broken = ConversationError(shortfall)
        try:
            batch = await self._desk.dissector.read(page, request)
        except DissectError:
            raise broken from None
        note = f"{request.title} at {links.host(request.url)}{broken.of_source}"
        return batch._replace(complete=False, note=batch.note or note)

    async def _page(self, url: str, validators: tuple[str | None, str | None] | None) -> Page:
        """The answer's bytes. A server that asks to wait a while is waited for, and asked again."""
        from reader.fetch.location import fetch

        for _ in range(_MOST_WAITS):
            try:
                return await fetch(url, self._desk.limits, validators=validators, guard=self._guard)
            except FetchError as error:
                if error.wait_seconds is None or error.wait_seconds > self._desk.limits.seconds:
                    raise
                await asyncio.sleep(max(1, error.wait_seconds))
        return await fetch(url, self._desk.limits, validators=validators, guard=self._guard)
