"""The platforms, and the one place where a page's conversation is read."""

from typing import NamedTuple

from lxml.html import HtmlElement

from reader.conversation.platform import PageParts, Platform
from reader.conversation.threads.forums import FORUMS
from reader.conversation.threads.jsonld import JsonLd
from reader.conversation.threads.microdata import Microdata
from reader.conversation.threads.sites import SITES
from reader.conversation.threads.thread import Thread
from reader.conversation.wordpress import WordPress
from reader.html.post import Post
from reader.values import Conversation

PLATFORMS: tuple[Platform, ...] = (*map(Thread, (*SITES, *FORUMS)), WordPress(), Microdata(), JsonLd())
"""In the order in which they are asked; the first that knows the page answers.

Forums may run inside WordPress, and a blog's article may be described to machines as if it were a thread: so
what is known by its own markup goes first, what only describes itself last.
"""


class Cut(NamedTuple):
    """What was taken out of a page. post is the thread's first post, None where the page has an article."""

    conversation: Conversation
    post: Post | None


def cut(tree: HtmlElement, page_url: str | None) -> Cut:
    """The conversation of a page, taken out of its tree: nothing of it is left for the article.

    page_url is where the page came from, None for a file. A page without comments gives an empty
    conversation, with declared_count 0 where it says so itself.
    """
    parts = PageParts(tree, page_url)
    for platform in PLATFORMS:
        batch = platform.cut(parts)
        if batch is not None:
            conversation = Conversation(
                comments=batch.comments,
                declared_count=batch.declared_count,
                complete=batch.complete and len(batch.comments) >= (batch.declared_count or 0),
                sources=(platform.name,),
                closed=batch.closed,
            )
            return Cut(conversation, batch.post)
    return Cut(Conversation.EMPTY, None)
