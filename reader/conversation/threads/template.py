"""How a software writes its threads: one row of CSS selectors for each."""

from dataclasses import dataclass

from reader.conversation.platform import Gift

FURTHER_PAGES = "link[rel~='next'], link[rel~='prev'], a[rel~='next'], a[rel~='prev']"


@dataclass(frozen=True, slots=True)
class Template:
    """One software's markup of a thread.

    signs are the tags, ".class"es and "#id"s that a page of it must all have. Selectors for the parts of a
    post come as choices, the surest first; "a.name @title" is an attribute of what is selected, "@title"
    one of the post itself. A part is looked for in its post alone, without the posts nested in it.
    """

    name: str
    """The conversation's source."""
    signs: tuple[str, ...]
    posts: str
    """All posts, in the page's order; the first is the article, but where opening selects that."""
    body: tuple[str, ...]
    author: tuple[str, ...]
    seen: bool = False
    """Whether the row has met a page that such a software sent."""
    date: tuple[str, ...] = ()
    number: tuple[str, ...] = ("@id",)
    """The post's own name in its software, for its id and for parent."""
    opening: str = ""
    parent: tuple[str, ...] = ()
    """The number, or an address that ends in it, of the post that a post marks or quotes as what it replies to.
    Without parent and depth, nesting tells."""
    score: tuple[str, ...] = ()
    """What votes made of a post, a whole number in figures; "1.2k" counts as unknown."""
    depth: tuple[str, ...] = ()
    """A figure that grows from a post to its replies."""
    title: tuple[str, ...] = ()
    link: str = ""
    """On the page: the link to what the thread is about."""
    count: tuple[str, ...] = ()
    """On the page: how many replies there are."""
    more: str = FURTHER_PAGES
    """On the page: links to the rest of the thread."""
    head: str = ""
    """What stands right before a post's element and belongs to it."""
    noise: str = ""
    """In a body or the title: labels, signatures, what is there to be pressed."""
    quotes: str = ""
    """In a body: quotations that are no blockquotes."""
    is_nested: bool = False
    """Replies lie inside the posts that they answer."""

    @property
    def gives(self) -> tuple[Gift, ...]:
        told: tuple[tuple[Gift, object], ...] = (
            ("threads", self.is_nested or self.parent or self.depth),
            ("dates", self.date),
            ("count", self.count),
        )
        return tuple(gift for gift, is_told in told if is_told)
