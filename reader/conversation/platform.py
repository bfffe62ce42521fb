"""What every comment platform is given, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from reader import links
from reader.batches import Answer, Batch
from reader.conversation.budget import Budget
from reader.errors import ConversationError
from reader.html.post import Post
from reader.links import absolute, is_web
from reader.patterns import lazy
from reader.values import Request

_LINK = lazy(r"<([^<>]{1,2000})>([^<>]{0,500}?)(?=,\s*<|$)")
_PARAMETER = lazy(r';\s*(\w+)\s*=\s*("[^"]*"|[^;,\s]+)')
_LONGEST_HEADER = 8000
_REPLIES = frozenset({"alternate", "replies"})


class HeadLink(NamedTuple):
    """A related address: rels are its relations in lower case, title and media_type "" where not given."""

    url: str
    rels: frozenset[str]
    media_type: str
    title: str


@dataclass(frozen=True)
class PageParts:
    """A page as its tree, the address it came from, None for one that was never on the network, and its headers.

    replies is the feed of its comments that a feed of its site names, "" where none does; budget is what its comments
    may cost.
    """

    tree: HtmlElement
    url: str | None
    headers: Mapping[str, str] = field(default_factory=dict)
    replies: str = ""
    budget: Budget = field(default_factory=Budget)

    @cached_property
    def address(self) -> str | None:
        """Where the page lives: its address, else the canonical one that it names; links are read against it."""
        for target in (self.url, *self.tree.xpath('//link[@rel="canonical"]/@href')):
            if target and is_web(target):
                return absolute(target, None)
        return None

    @cached_property
    def base_url(self) -> str | None:
        """What the page's links are relative to: its base element, else its address."""
        stated = next((base.get("href") for base in self.tree.iter("base") if base.get("href")), None)
        return absolute(stated, self.address) if stated else self.address

    @cached_property
    def links(self) -> list[HeadLink]:
        """What the page and its answer's headers name as related, in order: <link> elements and Link (RFC 8288).

        Last what a feed of its site names.
        """
        stated = [_stated(link, self.base_url) for link in self.tree.iter("link") if link.get("href")]
        told = [HeadLink(self.replies, _REPLIES, "application/rss+xml", "")] if self.replies else []
        named = (*stated, *_links_in(self.headers.get("link", ""), self.address), *told)
        return [link for link in named if is_address(link.url)]

    @cached_property
    def item_types(self) -> frozenset[str]:
        """The last words of the types that the page's microdata has, as "Comment" of schema.org/Comment."""
        stated = (types.split() for types in self.tree.xpath("//@itemtype"))
        return frozenset(name.rpartition("/")[2] for several in stated for name in several)

    @cached_property
    def scripts(self) -> list[HtmlElement]:
        return list(self.tree.iter("script"))

    @cached_property
    def generator(self) -> str:
        """What the page says it was made with."""
        metas = (meta for meta in self.tree.iter("meta") if (meta.get("name") or "").lower() == "generator")
        return next((meta.get("content") or "" for meta in metas), "")

    @cached_property
    def host(self) -> str:
        """The host that the page lives on, "" where that is unknown."""
        return links.host(self.address) or ""

    @cached_property
    def named(self) -> dict[str, list[tuple[int, HtmlElement]]]:
        """The page's elements by what they are called, as selectors: their tags, ".class" and "#id".

        Each with its number in the page's order, as the page was when this was first asked for.
        """
        found: dict[str, list[tuple[int, HtmlElement]]] = {}
        for number, element in enumerate(self.tree.iter("*")):
            place = (number, element)
            found.setdefault(element.tag, []).append(place)
            if name := element.get("id"):
                found.setdefault(f"#{name}", []).append(place)
            if several := element.get("class"):
                for name in several.split():
                    found.setdefault(f".{name}", []).append(place)
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """What the page's elements are called: the keys of named."""
        return frozenset(self.named)


class Cut(NamedTuple):
    """What was taken out of a page. post is what the comments answer, where the page is a thread: the article is
    made of it. None where the page has an article of its own.
    """

    batch: Batch
    post: Post | None = None


Gift = Literal["threads", "pings", "dates", "scores", "count"]


class Platform:
    """One blog software's or service's way of telling of comments. It does no I/O: it reads pages and answers.

    A platform overrides what it can do: take the comments out of a page, say what else to ask for a page's
    comments, read the answer to that, say where else an article may be discussed. name is the source's in
    the JSON, title a person's word for it; partners are hosts whose pages are this service's own, each with the host
    that answers for it; gives is what its comments come with; seen is False where it was built
    from templates and documents and never met a live one; pager selects the links to the other pages of a page's
    comments.
    """

    name: str
    title: str
    partners: ClassVar[Mapping[str, str]] = {}
    gives: tuple[Gift, ...] = ()
    seen: bool = True
    pager: str = ""

    def cut(self, parts: PageParts) -> Cut | None:
        """The conversation in the page, taken out of the tree with all that belongs to it.

        None, and an untouched tree, where the page is none of this platform's or has no place for comments.
        """
        return None

    def page(self, parts: PageParts) -> Batch | None:
        """What was said on a further page of comments, one that pager led to; None where it is none."""
        found = self.cut(parts)
        return found.batch if found and found.post is None else None

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        """What the page, still whole, announces to be asked for; each request names this platform."""
        return ()

    def read(self, answer: Answer) -> Batch:
        """What came for one of its requests. Raises ConversationError for what can't be read."""
        raise ConversationError(f"{self.title} was not asked for anything")

    def elsewhere(self, address: str) -> tuple[Request, ...]:
        """What to ask this service for its own discussions of an article."""
        return ()


def is_address(target: str) -> bool:
    """Whether an address can be taken apart, as an unclosed "http://[" can't."""
    try:
        return urlsplit(target).netloc is not None
    except ValueError:
        return False


def _stated(link: HtmlElement, base_url: str | None) -> HeadLink:
    rels = frozenset((link.get("rel") or "").lower().split())
    media_type = (link.get("type") or "").partition(";")[0].strip().lower()
    return HeadLink(absolute(link.get("href"), base_url), rels, media_type, link.get("title") or "")


def _links_in(header: str, address: str | None) -> list[HeadLink]:
    found = []
    for url, rest in _LINK.findall(header[:_LONGEST_HEADER]):
        said = {name.lower(): value.strip('"') for name, value in _PARAMETER.findall(rest)}
        rels = frozenset(said.get("rel", "").lower().split())
        found.append(HeadLink(absolute(url, address), rels, said.get("type", "").lower(), said.get("title", "")))
    return found
