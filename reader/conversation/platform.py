"""What every comment platform is given, and what it gives back."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lxml.html import HtmlElement

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


@dataclass(frozen=True, slots=True)
class Batch:
    """Comments read in one go, parents before their replies.

    declared_count is the page's own number, None where it gives none; complete is False where the page
    links to further comments; closed tells that it takes no more.
    """

    comments: tuple[Comment, ...] = ()
    declared_count: int | None = None
    complete: bool = True
    closed: bool = False


class Platform(ABC):
    """One blog software's or service's way of showing comments. It does no I/O."""

    name: ClassVar[str]

    @abstractmethod
    def cut(self, parts: PageParts) -> Batch | None:
        """The conversation in the page, taken out of the tree with all that belongs to it.

        None, and an untouched tree, where the page is none of this platform's or has no place for comments.
        """
