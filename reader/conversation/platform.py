"""What every comment platform is given, and what it gives back."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property

from lxml.html import HtmlElement

from reader.html.post import Post
from reader.links import absolute, is_web
from reader.values import Comment


@dataclass(frozen=True)
class PageParts:
    """A page as its tree and the address it came from, None for one that was never on the network."""

    tree: HtmlElement
    url: str | None

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
    def names(self) -> frozenset[str]:
        """What the page's elements are called, as selectors: their tags, ".class" and "#id"."""
        found: set[str] = set()
        classes: set[str] = set()
        for element in self.tree.iter("*"):
            found.add(element.tag)
            if name := element.get("id"):
                found.add(f"#{name}")
            if several := element.get("class"):
                classes.add(several)
        return frozenset(found.union(f".{name}" for several in classes for name in several.split()))


@dataclass(frozen=True, slots=True)
class Batch:
    """Comments read in one go, parents before their replies.

    declared_count is the page's own number, None where it gives none; complete is False where the page
    links to further comments; closed tells that it takes no more. post is what the comments answer, where the
    page is a thread: the article is made of it. None where the page has an article of its own.
    """

    comments: tuple[Comment, ...] = ()
    declared_count: int | None = None
    complete: bool = True
    closed: bool = False
    post: Post | None = None


class Platform(ABC):
    """One blog software's or service's way of showing comments. It does no I/O."""

    name: str

    @abstractmethod
    def cut(self, parts: PageParts) -> Batch | None:
        """The conversation in the page, taken out of the tree with all that belongs to it.

        None, and an untouched tree, where the page is none of this platform's or has no place for comments.
        """
