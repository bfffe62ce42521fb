"""The one use case: a location or a bookmark opened, as a stream of events for the command line and the screen."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from reader import links, log, memory, workers
from reader.conversing import continued, discussed, grown, guard_of, judged
from reader.desk import Desk
from reader.errors import DissectError, FetchError, LibraryError, NotModified, ReaderError
from reader.events import ArticleReady, Done, Event, Known, PhaseChanged, Reading, SourceFailed
from reader.library import bookmarks
from reader.library.bookmarks import Bookmark
from reader.library.identity import key_of, key_of_article
from reader.library.store import Store
from reader.text import clean
from reader.values import NO_CONVERSATION, Article, Conversation, Entry, Page, Request

if TYPE_CHECKING:
    from reader.fetch.network import Guard

T = TypeVar("T")

FURTHER_PAGES = 20
"""How many pages of one article are fetched after its first."""
WORTH_SHOWING = 20
"""Words: what came of a page that broke off before so many is no text to read."""


def start(location: str, desk: Desk, known: Known | None = None) -> workers.Stream[Event]:
    """A reading that runs beside whatever else goes on; known is what was read before of what is there."""
    return workers.Stream(open(location, desk, known or Known()))


def start_rest(reading: Reading, desk: Desk) -> workers.Stream[Event]:
    """What a reading that was stopped hasn't asked for yet, and what failed, of which it knows no more."""
    reading.missing.clear()
    return workers.Stream(continued(reading, desk))


def start_discussed(reading: Reading, desk: Desk) -> workers.Stream[Event]:
    """What else is said of what was read: at third parties, and in other places; what failed is asked again."""
    reading.missing.clear()
    return workers.Stream(discussed(reading, desk))


def start_entry(entry: Entry, origin: str, desk: Desk) -> workers.Stream[Event]:
    """The reading of an entry of a list: of the text that came with it, else of its page; then of its comments.

    origin is where the list is: of one on disk nobody is asked for the comments on a text that came with it.
    """
    replies = entry.replies if entry.replies and entry.reply_count != 0 else ""
    if entry.article:
        return workers.Stream(_entry_events(entry, entry.article, replies, origin, desk))
    return start(entry.location or "-", desk, Known(replies=replies))


async def _entry_events(entry: Entry, article: Article, replies: str, origin: str, desk: Desk) -> AsyncIterator[Event]:
    source = entry.location or "-"
    key = key_of_article(source, article)
    yield ArticleReady(article, source, key, known=Known(replies=replies))
    conversation, guard = NO_CONVERSATION, None
    requests: tuple[Request, ...] = ()
    if replies and entry.location:
        guard = guard_of(origin)
        with suppress(DissectError):
            conversation, requests = await desk.dissector.entry(entry.location, replies, not links.is_web(origin))
        is_whole = conversation.complete and not entry.reply_count
        conversation = conversation._replace(declared_count=entry.reply_count, complete=is_whole)
    async for event in _talk_events(article, conversation, requests, desk, guard):
        yield event
    yield Done()


async def open(location: str, desk: Desk, known: Known = Known()) -> AsyncIterator[Event]:  # noqa: A001, B008
    """The events of opening a location: a URL, a file, - for standard input, or @ID of a bookmark.

    known is what is known of its page: where the server says that it hasn't changed, it is read from there.

    A page that can't be fetched is answered with its copy in the library, if there is one, after the
    SourceFailed that says why. Closing the iterator cancels everything under it.
    """
    try:
        bookmark = _bookmark_named(location, desk.store)
        if bookmark and bookmark.has_copy:
            for event in _copy_events(bookmark, desk):
                yield event
        else:
            async for event in _fresh_events(bookmark.source if bookmark else location, desk, known):
                yield event
    except ReaderError as error:
        yield SourceFailed(location, error)
        if isinstance(error, FetchError) and (bookmark := _kept(location, desk.store)) and bookmark.has_copy:
            for event in _copy_events(bookmark, desk):
                yield event
    except Exception as error:
        yield SourceFailed(location, DissectError(log.kept(error)))
    yield Done()


def _bookmark_named(location: str, store: Store) -> Bookmark | None:
    """The bookmark that @ID names.

    Raises LibraryError where there is none of that number.
    """
    if not (location.startswith("@") and location[1:].isdecimal()):
        return None
    if found := bookmarks.find(store, int(location[1:])):
        return found
    raise LibraryError("there is no bookmark of that number; `reader list` prints them")


def _kept(location: str, store: Store) -> Bookmark | None:
    try:
        return bookmarks.find(store, key_of(location))
    except LibraryError:
        return None


def _copy_events(bookmark: Bookmark, desk: Desk) -> Iterator[Event]:
    article, conversation = bookmarks.snapshot(desk.store, bookmark.id)
    yield ArticleReady(article, bookmark.source, bookmark.key, bookmark)
    yield from judged(article, conversation, desk)


async def _fresh_events(location: str, desk: Desk, known: Known) -> AsyncIterator[Event]:
    phases: asyncio.Queue[PhaseChanged] = asyncio.Queue()
    work = asyncio.ensure_future(
        _read(location, desk, lambda host, phase: phases.put_nowait(PhaseChanged(host, phase)), known)
    )
    try:
        while not work.done() or not phases.empty():
            if phase := await _next_phase(phases, work):
                yield phase
        found = work.result()
    finally:
        work.cancel()
    article, conversation, requests = found[:3]
    known = Known(article, conversation, requests, found.validators, desk.view, known.replies, known.place)
    key = key_of_article(found.source, article)
    yield ArticleReady(article, found.source, key, known=known, is_local=found.is_local)
    async for event in _talk_events(article, conversation, requests, desk, found.guard):
        yield event


async def _talk_events(
    article: Article, conversation: Conversation, requests: tuple[Request, ...], desk: Desk, guard: "Guard | None"
) -> AsyncIterator[Event]:
    """A conversation as it is known, then what is asked for grows it."""
    if desk.third_parties:
        requests = (*requests, *(request for offer in conversation.offers for request in offer.requests))
        conversation = conversation._replace(offers=())
    for event in judged(article, conversation, desk, requests):
        yield event
    if requests:
        async for event in grown(article, conversation, requests, desk, guard):
            yield event


async def _next_phase(phases: "asyncio.Queue[PhaseChanged]", work: "asyncio.Future[T]") -> PhaseChanged | None:
    """The next phase, or None when the work ended first."""
    waiting = asyncio.ensure_future(phases.get())
    try:
        await asyncio.wait({waiting, cast("asyncio.Future[PhaseChanged]", work)}, return_when=asyncio.FIRST_COMPLETED)
        return waiting.result() if waiting.done() else None
    finally:
        waiting.cancel()


class _Found(NamedTuple):
    """What a page has, what to ask for the rest of its conversation; where it was, and the guard of its fetches.

    validators are those of a page that is the whole article; is_local is as in ArticleReady.
    """

    article: Article
    conversation: Conversation = NO_CONVERSATION
    requests: tuple[Request, ...] = ()
    source: str = ""
    guard: "Guard | None" = None
    validators: tuple[str | None, str | None] = (None, None)
    is_local: bool = False


async def _read(location: str, desk: Desk, phase: Callable[[str, str], None], known: Known) -> _Found:
    from reader.extract import saved
    from reader.fetch.location import fetch

    guard = None
    if links.is_web(location):
        from reader.fetch.network import Guard

        guard = Guard()
        # The child's imports take as long as a server's answer.
        desk.warming = asyncio.ensure_future(desk.dissector.warm())
    validators = known.validators if known.article and known.view == desk.view else None
    try:
        page = await fetch(location, desk.limits, phase, validators, descriptor=desk.descriptor, guard=guard)
    except NotModified:
        assert known.article
        return _Found(known.article, known.conversation, known.requests, location, guard, known.validators)
    if len(page.content) > memory.LONG:
        memory.give_back_large_blocks()
    place = known.place or (location.partition("#")[2] if links.is_web(location) else "")
    page = saved.with_address(page)._replace(place=place)
    if page.shortfall:
        found = await _dissected_part(page, page.shortfall, desk, phase)
    else:
        found = await _dissected(page, desk, phase, known.replies)
        if found.article.next_page is None:
            found = found._replace(validators=(page.etag, page.last_modified))
        found = await _with_further_pages(found, desk, phase, guard)
    source, article = page.url or page.source, saved.with_local_names(found.article, page)
    if links.is_web(location) and (route := links.route(location)):
        source = f"{source}#{route}"  # no server is told it, and no page can say it
        article = article._replace(url=source)
    return found._replace(source=source, article=article, guard=guard, is_local=page.is_local)


async def _with_further_pages(
    found: _Found, desk: Desk, phase: Callable[[str, str], None], guard: "Guard | None"
) -> _Found:
    """A paged article whole: the bodies of its pages in order under the title of the first.

    Where one can't be read, what came before it, with a note. The conversation is that of the first page that has one.
    """
    from reader.fetch.location import fetch

    article, conversation, requests = found[:3]
    seen: set[str] = set()
    while (address := article.next_page) and address not in seen and len(seen) < FURTHER_PAGES:
        seen.add(address)
        try:
            page = await fetch(address, desk.limits, phase, guard=guard)
            if page.shortfall:
                raise FetchError(page.shortfall)
            more = await _dissected(page, desk, phase)
        except ReaderError as error:
            article = article._replace(note=f"page {len(seen) + 1} of it is missing: {error}")
            break
        article = article._replace(
            markdown=f"{article.markdown}\n\n{more.article.markdown}",
            text=f"{article.words}\n\n{more.article.words}",
            next_page=more.article.next_page,
        )
        if not conversation.comments:
            conversation, requests = more.conversation, more.requests
    return found._replace(article=article, conversation=conversation, requests=requests)


async def _dissected_part(page: Page, shortfall: str, desk: Desk, phase: Callable[[str, str], None]) -> _Found:
    """What came of a page, with a note; its further pages would follow a gap. Raises FetchError where it is little."""
    with suppress(DissectError):
        found = await _dissected(page, desk, phase)
        article, conversation = found.article, found.conversation
        if article.word_count >= WORTH_SHOWING:
            article = article._replace(note=f"{shortfall}: this is what came")
            return found._replace(article=article, conversation=conversation._replace(complete=False))
    raise FetchError(f"{shortfall}, too little to read; try again, or give more time with --timeout")


async def _dissected(page: Page, desk: Desk, phase: Callable[[str, str], None], replies: str = "") -> _Found:
    """Text and Markdown are read here, in time linear in their length; all else in the fenced child."""
    if page.media_type not in ("text/plain", "text/markdown", "text/x-markdown"):
        phase("the page", "reading it")
        return _Found(*await desk.dissector.dissect(page, desk.view, replies))
    from reader.extract.overstrikes import settled
    from reader.html.decode import decode

    text = settled(decode(page.content, page.charset))
    if not text or text.isspace():
        raise DissectError("there is no text in it")
    # Standard input has no name to tell Markdown by; a first line that is a heading, or front matter, does.
    is_nameless = page.source == "-" and page.media_type == "text/plain"
    if page.media_type != "text/plain" or (is_nameless and _is_markdown(text)):
        from reader.extract.markdown_file import article_of_markdown

        return _Found(article_of_markdown(text))
    from reader.conversation.plain import split
    from reader.extract.paged import without_page_breaks
    from reader.extract.plain import article_of_text

    body, conversation = split(clean(without_page_breaks(text)))
    return _Found(article_of_text(body), conversation)


def _is_markdown(text: str) -> bool:
    from reader.extract.front_matter import parted

    return text.lstrip().startswith("# ") or bool(parted(text)[0])
