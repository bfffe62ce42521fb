"""The platforms, and the one place where a page's conversation is read, asked for and answered."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from lxml.html import HtmlElement

from reader import links
from reader.batches import Answer, Batch
from reader.conversation.added import added
from reader.conversation.blogs.article_jsonld import ArticleJsonLd
from reader.conversation.blogs.comments import Comments
from reader.conversation.blogs.marked import CITATIONS, ArticleMicrodata
from reader.conversation.blogs.repeated import Repeated
from reader.conversation.blogs.rows import BLOGS
from reader.conversation.budget import Budget
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.own_feeds import NAME, site_feed_requests
from reader.conversation.services.table import SERVICES
from reader.conversation.threads.forums import FORUMS
from reader.conversation.threads.jsonld import JsonLd
from reader.conversation.threads.microdata import Microdata
from reader.conversation.threads.pages import Pages
from reader.conversation.threads.sites import SITES
from reader.conversation.threads.thread import Thread
from reader.conversation.wholeness import of_page
from reader.conversation.wordpress.page import Uncommented, WordPress
from reader.errors import ConversationError
from reader.html.post import Post
from reader.html.tree import parse
from reader.values import Conversation, Offer, Request

_IN_PAGE: tuple[Platform, ...] = (
    *map(Thread, (*SITES, *FORUMS)),
    *map(Comments, BLOGS),
    WordPress(),
    Comments(CITATIONS),
    Microdata(),
    JsonLd(),
    ArticleMicrodata(),
    ArticleJsonLd(),
    Repeated(),
    Uncommented(),
)
_FURTHER = Pages(_IN_PAGE)
PLATFORMS: tuple[Platform, ...] = (*_IN_PAGE, *SERVICES, _FURTHER)
"""In the order in which they are asked; of those that read pages the first that knows one answers.

Forums may run inside WordPress, and a blog's article may be described to machines as if it were a thread: so
what is known by its own markup goes first, then what describes itself, last what only looks like comments.
"""


_PART = "only the first {:,} comments of the page were read: more would take too long"


@cache
def platforms() -> tuple[Platform, ...]:
    """Those and what other packages add, which goes first: it knows what nobody here knows."""
    return (*added({platform.name for platform in PLATFORMS}), *PLATFORMS)


Announced = tuple[Platform, tuple[Request, ...]]


class Cut(NamedTuple):
    """What was taken out of a page. post is the thread's first post, None where the page has an article.

    requests are what the page announces of its own site, to be asked for next.
    """

    conversation: Conversation
    post: Post | None
    requests: tuple[Request, ...] = ()


def cut(
    tree: HtmlElement,
    page_url: str | None,
    headers: Mapping[str, str] | None = None,
    is_local: bool = False,
    replies: str = "",
    budget: Budget | None = None,
    trouble: str | None = None,
) -> Cut:
    """The conversation of a page, taken out of its tree: nothing of it is left for the article.

    page_url is where the page came from, or the address that a file names; is_local tells that it is a file, which
    asks nobody by itself; replies is the feed of its comments that the feed names in which it was found; trouble tells
    why the page's own comments are not to be read: then only what it announces is. A page without comments gives an
    empty conversation, with declared_count 0 where it says so itself.
    """
    parts = PageParts(tree, page_url, headers or {}, replies, budget or Budget())
    is_on_disk = is_local or page_url is None
    announced = [(platform, requests) for platform in platforms() if (requests := platform.requests(parts))]
    readers = () if trouble else platforms()
    cutter, found = next(((platform, found) for platform in readers if (found := platform.cut(parts))), (None, None))
    batch = found.batch if found else Batch("")
    is_read = not (parts.budget.is_spent or trouble)
    if not is_read:
        batch = batch._replace(complete=False, note=trouble or batch.note or _PART.format(len(batch.comments)))
    if cutter and batch.more:
        announced.append((cutter, batch.more))
    is_whole = is_read and of_page(batch, ())
    if found and not found.post and not announced and not is_whole and batch.declared_count:
        announced = _by_site_feed(parts)
    if replies and not found:  # a page that knows of no comments can't know that none are missing
        is_whole = False
        announced = [(platform, tuple(map(_always, requests))) for platform, requests in announced]
    named = [(platform, _named(platform, requests)) for platform, requests in announced]
    own, others = _parted(parts, named)
    offers = _offers([*others, *own] if is_on_disk and not is_whole else others)
    conversation = Conversation(
        comments=batch.comments,
        declared_count=batch.declared_count,
        complete=is_read and of_page(batch, offers),
        sources=(batch.source,) if batch.comments or batch.declared_count == 0 else (),
        closed=batch.closed,
        offers=offers,
        note=batch.note,
    )
    requests = () if is_on_disk else tuple(request for _, several in own for request in several)
    return Cut(conversation, found.post if found else None, requests)


def _parted(parts: PageParts, announced: list[Announced]) -> tuple[list[Announced], list[Announced]]:
    """What asks the page's own site, and what asks others."""
    own = [one for one in announced if _is_own(parts, *one)]
    return own, [one for one in announced if one not in own]


def _offers(announced: list[Announced]) -> tuple[Offer, ...]:
    return tuple(Offer(platform.title, links.host(requests[0].url) or "", requests) for platform, requests in announced)


def of_entry(address: str, replies: str, is_local: bool) -> Cut:
    """What to ask for the conversation of an entry of a feed whose page isn't read; is_local of a feed on disk."""
    return cut(parse("<p></p>"), address, is_local=is_local, replies=replies)


def _by_site_feed(parts: PageParts) -> list[Announced]:
    """Where a page has more comments than it shows and nothing says where, its site's feed is asked for them."""
    feed = next(platform for platform in SERVICES if platform.name == NAME)
    requests = site_feed_requests(parts)
    return [(feed, requests)] if requests and _is_own(parts, feed, requests) else []


def _always(request: Request) -> Request:
    return request._replace(fills=False)


def _named(platform: Platform, requests: Iterable[Request]) -> tuple[Request, ...]:
    """Requests with a person's word for what they ask. platform is whose they are, where they name no known one."""
    return tuple(
        request._replace(title=_title(_platform(request) or platform), instead=_named(platform, request.instead))
        for request in requests
    )


def _title(platform: Platform) -> str:
    return "a further page of the comments" if platform in (*_IN_PAGE, _FURTHER) else platform.title


def _platform(request: Request) -> Platform | None:
    return next((platform for platform in platforms() if platform.name == request.platform), None)


def _is_own(parts: PageParts, platform: Platform, requests: Iterable[Request]) -> bool:
    """Whether requests go to the page's own site: its host, one above or below it, or the service's partner."""
    here = parts.host.removeprefix("www.")
    for asked in {links.host(request.url) or "" for request in requests}:
        there = asked.removeprefix("www.")
        longer, shorter = (here, there) if len(here) > len(there) else (there, here)
        is_near = longer == shorter or ("." in shorter and longer.endswith(f".{shorter}"))
        if not (is_near or platform.partners.get(parts.host) == asked):
            return False
    return True


def read(answer: Answer) -> Batch:
    """What came for a request, as its platform reads it. Raises ConversationError."""
    platform = _platform(answer.request)
    if platform is None:
        raise ConversationError(f"there is no platform named {answer.request.platform}")
    batch = platform.read(answer)
    return batch._replace(more=_named(platform, batch.more))


def elsewhere(address: str) -> tuple[Request, ...]:
    """What to ask other places for their discussions of an article."""
    return tuple(request for platform in platforms() for request in _named(platform, platform.elsewhere(address)))
