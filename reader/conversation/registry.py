"""The platforms, and the one place where a page's conversation is read."""

from lxml.html import HtmlElement

from reader.conversation.platform import PageParts, Platform
from reader.conversation.wordpress import WordPress
from reader.values import Conversation

PLATFORMS: tuple[Platform, ...] = (WordPress(),)
"""In the order in which they are asked; the first that knows the page answers."""


def cut(tree: HtmlElement, page_url: str | None) -> Conversation:
    """The conversation of a page, taken out of its tree: nothing of it is left for the article.

    page_url is where the page came from, None for a file. A page without comments gives an empty
    conversation, with declared_count 0 where it says so itself.
    """
    parts = PageParts(tree, page_url)
    for platform in PLATFORMS:
        batch = platform.cut(parts)
        if batch is not None:
            return Conversation(
                comments=batch.comments,
                declared_count=batch.declared_count,
                complete=batch.complete and len(batch.comments) >= (batch.declared_count or 0),
                sources=(platform.name,),
                closed=batch.closed,
            )
    return Conversation.EMPTY
