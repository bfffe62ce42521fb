"""The one use case: a location or a bookmark opened, as a stream of events for the command line and the screen.

Events are named tuples: six frozen dataclasses would cost the first frame 4 ms more to define.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar, cast

from reader import links, log, workers
from reader.errors import DissectError, FetchError, LibraryError, ReaderError
from reader.fetch.limits import Limits
from reader.library import bookmarks
from reader.library.bookmarks import Bookmark
from reader.library.identity import key_of
from reader.library.store import Store
from reader.text import clean
from reader.values import Article, Conversation, Entry, Page, Verdicts, View

T = TypeVar("T")

FURTHER_PAGES = 20
"""How many pages of one article are fetched after its first."""
WORTH_SHOWING = 20
"""Words: what came of a page that broke off before so many is no text to read."""


class PhaseChanged(NamedTuple):
    """What is being waited for, and from whom."""

    host: str
    phase: str


class ArticleReady(NamedTuple):
    """The article; source is where it was read after redirects, key what it is known by in the library.

    copy is the bookmark whose offline copy this is, None for what was read just now.
    """

    article: Article
    source: str
    key: str
    copy: Bookmark | None = None


class ConversationGrew(NamedTuple):
    """The conversation as far as it is known; added_count of its comments are new."""

    conversation: Conversation
    added_count: int


class VerdictsChanged(NamedTuple):
    """A verdict for each comment known so far; ids are those whose verdict is new or another than before."""

    verdicts: Verdicts
    ids: tuple[str, ...]


class SourceFailed(NamedTuple):
    """A source gave nothing; what else there is goes on."""

    source: str
    error: ReaderError


class Done(NamedTuple):
    """Nothing more will come."""


Event = PhaseChanged | ArticleReady | ConversationGrew | VerdictsChanged | SourceFailed | Done


@dataclass(slots=True)
class Reading:
    """What has come of a reading so far."""

    location: str
    article: Article | None = None
    source: str = ""
    key: str = ""
    copy: Bookmark | None = None
    conversation: Conversation = Conversation.EMPTY
    verdicts: Verdicts = field(default_factory=dict)
    failure: ReaderError | None = None

    def take(self, event: Event) -> None:
        """Adds what an event brings."""
        match event:
            case ArticleReady():
                self.article, self.source, self.key, self.copy = event.article, event.source, event.key, event.copy
            case ConversationGrew():
                self.conversation = event.conversation
            case VerdictsChanged():
                self.verdicts = event.verdicts
            case SourceFailed():
                self.failure = event.error
            case _:
                pass


def drain(location: str, events: Iterable[Event]) -> Reading:
    """A whole reading.

    Raises the ReaderError that kept the article away, where none came.
    """
    reading = Reading(location)
    for event in events:
        reading.take(event)
    if reading.article is None:
        raise reading.failure or FetchError("nothing came; try again")
    return reading


@dataclass(slots=True)
class Desk:
    """What readings share: the library, the limits of a fetch, the warm child that parses pages.

    descriptor is where standard input is; view is "article", or "page" for a page's whole text; warming is
    the child's start while it goes on.
    """

    store: Store
    limits: Limits = field(default_factory=Limits)
    view: View = "article"
    descriptor: int = 0
    dissector: workers.Dissector = field(default_factory=workers.Dissector)
    warming: "asyncio.Future[None] | None" = None

    def verdicts(self, article: Article, conversation: Conversation) -> Verdicts:
        """What the filter thinks of each comment, after what the person has said of such comments so far."""
        if not conversation.comments:
            return {}
        # The filter's word lists cost 20 ms, which a page without comments needn't pay.
        from reader.library import marks
        from reader.spam.judge import judge
        from reader.spam.marks import Mark, Marks
        from reader.spam.subject import Subject

        try:
            kept = marks.listing(self.store)
        except LibraryError:
            kept = []
        said = Marks(tuple(Mark(mark.host, mark.name, mark.text_key, mark.spam) for mark in kept))
        return judge(conversation.comments, Subject.of(article), said)


def start(location: str, desk: Desk) -> workers.Stream[Event]:
    """A reading that runs beside whatever else goes on."""
    return workers.Stream(open(location, desk))


def start_entry(entry: Entry, desk: Desk) -> workers.Stream[Event]:
    """The reading of an entry whose full text came with its list: nothing is fetched."""
    return workers.Stream(_entry_events(entry, desk))


async def _entry_events(entry: Entry, desk: Desk) -> AsyncIterator[Event]:
    assert entry.article
    source = entry.location or "-"
    yield ArticleReady(entry.article, source, key_of(source, entry.article.url, entry.article.markdown))
    for event in _conversation_events(entry.article, Conversation.EMPTY, desk):
        yield event
    yield Done()


async def open(location: str, desk: Desk) -> AsyncIterator[Event]:  # noqa: A001
    """The events of opening a location: a URL, a file, - for standard input, or @ID of a bookmark.

    A page that can't be fetched is answered with its copy in the library, if there is one, after the
    SourceFailed that says why. Closing the iterator cancels everything under it.
    """
    try:
        if bookmark := _bookmark_named(location, desk.store):
            for event in _copy_events(bookmark, desk):
                yield event
        else:
            async for event in _fresh_events(location, desk):
                yield event
    except ReaderError as error:
        yield SourceFailed(location, error)
        if isinstance(error, FetchError) and (bookmark := _kept(location, desk.store)):
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
    yield from _conversation_events(article, conversation, desk)


async def _fresh_events(location: str, desk: Desk) -> AsyncIterator[Event]:
    phases: asyncio.Queue[PhaseChanged] = asyncio.Queue()
    work = asyncio.ensure_future(
        _read(location, desk, lambda host, phase: phases.put_nowait(PhaseChanged(host, phase)))
    )
    try:
        while not work.done() or not phases.empty():
            if phase := await _next_phase(phases, work):
                yield phase
        source, article, conversation = work.result()
    finally:
        work.cancel()
    yield ArticleReady(article, source, key_of(source, article.url, article.markdown))
    for event in _conversation_events(article, conversation, desk):
        yield event


async def _next_phase(phases: "asyncio.Queue[PhaseChanged]", work: "asyncio.Future[T]") -> PhaseChanged | None:
    """The next phase, or None when the work ended first."""
    waiting = asyncio.ensure_future(phases.get())
    try:
        await asyncio.wait({waiting, cast("asyncio.Future[PhaseChanged]", work)}, return_when=asyncio.FIRST_COMPLETED)
        return waiting.result() if waiting.done() else None
    finally:
        waiting.cancel()


async def _read(location: str, desk: Desk, phase: Callable[[str, str], None]) -> tuple[str, Article, Conversation]:
    """Where the page was, its article and its conversation."""
    from reader.extract import saved
    from reader.fetch.location import fetch

    if links.is_web(location):
        # The child's imports take as long as a server's answer.
        desk.warming = asyncio.ensure_future(desk.dissector.warm())
    page = saved.with_address(await fetch(location, desk.limits, phase, descriptor=desk.descriptor))
    if page.shortfall:
        article, conversation = await _dissected_part(page, page.shortfall, desk, phase)
    else:
        article, conversation = await _dissected(page, desk, phase)
        article, conversation = await _with_further_pages(article, conversation, desk, phase)
    return page.url or page.source, saved.with_local_names(article, page), conversation


async def _with_further_pages(
    article: Article, conversation: Conversation, desk: Desk, phase: Callable[[str, str], None]
) -> tuple[Article, Conversation]:
    """A paged article whole: the bodies of its pages in order under the title of the first.

    Where one can't be read, what came before it, with a note. The conversation is that of the first page that has one.
    """
    from reader.fetch.location import fetch

    seen: set[str] = set()
    while (address := article.next_page) and address not in seen and len(seen) < FURTHER_PAGES:
        seen.add(address)
        try:
            page = await fetch(address, desk.limits, phase)
            if page.shortfall:
                raise FetchError(page.shortfall)
            more, said = await _dissected(page, desk, phase)
        except ReaderError as error:
            return replace(article, note=f"page {len(seen) + 1} of it is missing: {error}"), conversation
        article = replace(
            article,
            markdown=f"{article.markdown}\n\n{more.markdown}",
            text=f"{article.words}\n\n{more.words}",
            next_page=more.next_page,
        )
        conversation = conversation if conversation.comments else said
    return article, conversation


async def _dissected_part(
    page: Page, shortfall: str, desk: Desk, phase: Callable[[str, str], None]
) -> tuple[Article, Conversation]:
    """What came of a page, with a note; its further pages would follow a gap. Raises FetchError where it is little."""
    with suppress(DissectError):
        article, conversation = await _dissected(page, desk, phase)
        if article.word_count >= WORTH_SHOWING:
            return replace(article, note=f"{shortfall}: this is what came"), replace(conversation, complete=False)
    raise FetchError(f"{shortfall}, too little to read; try again, or give more time with --timeout")


async def _dissected(page: Page, desk: Desk, phase: Callable[[str, str], None]) -> tuple[Article, Conversation]:
    """Text and Markdown are read here, in time linear in their length; all else in the fenced child."""
    if page.media_type not in ("text/plain", "text/markdown", "text/x-markdown"):
        phase("the page", "reading it")
        return await desk.dissector.dissect(page, desk.view)
    from reader.html.decode import decode

    text = decode(page.content, page.charset)
    if not text.strip():
        raise DissectError("there is no text in it")
    # Standard input has no name to tell Markdown by; a first line that is a heading, or front matter, does.
    is_nameless = page.source == "-" and page.media_type == "text/plain"
    if page.media_type != "text/plain" or (is_nameless and _is_markdown(text)):
        from reader.extract.markdown_file import article_of_markdown

        return article_of_markdown(text), Conversation.EMPTY
    from reader.conversation.plain import split
    from reader.extract.paged import without_page_breaks
    from reader.extract.plain import article_of_text

    body, conversation = split(clean(without_page_breaks(text)))
    return article_of_text(body), conversation


def _is_markdown(text: str) -> bool:
    from reader.extract.front_matter import parted

    return text.lstrip().startswith("# ") or bool(parted(text)[0])


def _conversation_events(article: Article, conversation: Conversation, desk: Desk) -> Iterable[Event]:
    verdicts = desk.verdicts(article, conversation)
    yield ConversationGrew(conversation, len(conversation.comments))
    yield VerdictsChanged(verdicts, tuple(verdicts))
