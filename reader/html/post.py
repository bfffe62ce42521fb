"""A thread's first post, as the conversation's reader hands it to the article's: neither knows the other."""

from dataclasses import dataclass

from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Post:
    """What stands for the article on a page of a forum, a Q&A site or a link collection.

    content is the element of its text, still in the page's tree, None where it has no text; link the address
    of the page that it submits; base_url what its own links are relative to. title, author and published are
    what the page says for sure, cleaned, None where it doesn't.
    """

    content: HtmlElement | None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    link: str | None = None
    base_url: str | None = None
