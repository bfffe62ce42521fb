"""The platforms, and the one place where a page's conversation is read, asked for and answered."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml.html import HtmlElement

from reader import links
from reader.batches import Answer, Batch
from reader.conversation.blogs.article_jsonld import ArticleJsonLd
from reader.conversation.blogs.comments import Comments
from reader.conversation.blogs.marked import CITATIONS, ArticleMicrodata
from reader.conversation.blogs.repeated import Repeated
from reader.conversation.blogs.rows import BLOGS
from reader.conversation.budget import Budget
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.table import SERVICES
from reader.conversation.threads.forums import FORUMS
from reader.conversation.threads.jsonld import JsonLd
from reader.conversation.threads.microdata import Microdata
from reader.conversation.threads.pages import Pages
from reader.conversation.threads.sites import SITES
from reader.conversation.threads.thread import Thread
from reader.conversation.wordpress.page import Uncommented, WordPress
from reader.errors import ConversationError
from reader.html.post import Post
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
PLATFORMS: tuple[Platform, ...] = (*_IN_PAGE, *SERVICES, Pages(_IN_PAGE))
"""In the order in which they are asked; of those that read pages the first that knows one answers.

Forums may run inside WordPress, and a blog's article may be described to machines as if it were a thread: so
what is known by its own markup goes first, then what describes itself, last what only looks like comments.
"""


_PART = "only the first {:,} comments of the page were read: more would take too long"


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
    budget: Budget | None = None,
    trouble: str | None = None,
) -> Cut:
    """The conversation of a page, taken out of its tree: nothing of it is left for the article.

    page_url is where the page came from, or the address that a file names; is_local tells that it is a file, which
    asks nobody by itself. A page without comments gives an empty conversation, with declared_count 0 where it says so
    itself. trouble tells why the page's own comments are not to be read: then only what it announces is.
    """
    parts = PageParts(tree, page_url, headers or {}, budget or Budget())
    is_on_disk = is_local or page_url is None
    announced = [(platform, requests) for platform in PLATFORMS if (requests := platform.requests(parts))]
    readers = () if trouble else PLATFORMS
    cutter, found = next(((platform, found) for platform in readers if (found := platform.cut(parts))), (None, None))
    batch = found.batch if found else Batch("")
    is_cut_short = parts.budget.is_spent or trouble is not None
    is_whole = batch.complete and not is_cut_short and len(batch.comments) >= (batch.declared_count or 0)
    if cutter and batch.more:
        announced.append((cutter, batch.more))
    asked = [request for platform, requests in announced if _is_own(parts, platform, requests) for request in requests]
    conversation = Conversation(
        comments=batch.comments,
        declared_count=batch.declared_count,
        complete=is_whole,
        sources=(batch.source,) if found else (),
        closed=batch.closed,
        offers=tuple(
            Offer(platform.title, links.host(requests[0].url) or "", tuple(requests))
            for platform, requests in announced
            if not _is_own(parts, platform, requests) or (is_on_disk and not is_whole)
        ),
        note=trouble or batch.note or (_PART.format(len(batch.comments)) if is_cut_short else None),
    )
    return Cut(conversation, found.post if found else None, () if is_on_disk else tuple(asked))


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
    for platform in PLATFORMS:
        if platform.name == answer.request.platform:
            return platform.read(answer)
    raise ConversationError(f"there is no platform named {answer.request.platform}")


def elsewhere(address: str) -> tuple[Request, ...]:
    """What to ask other places for their discussions of an article."""
    return tuple(request for platform in PLATFORMS for request in platform.elsewhere(address))
