"""What stands around the comments of a WordPress page: headings, the form, links to more; and taking it all away."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.counts import count_in, declared
from reader.conversation.marks import (
    HEADINGS,
    article_holders,
    has_more_words,
    is_blank,
    is_named_for_comments,
    names,
    spoken,
    words,
)
from reader.conversation.wordpress.comment_pages import is_comment_page, may_be_page
from reader.conversation.wordpress.items import Item
from reader.html.tree import cut_out, text_of
from reader.links import absolute
from reader.patterns import lazy

_LOCK = './/form[contains(@class, "post-password-form") or contains(@action, "action=postpass")]'
_FORMS = './/*[@id="respond"] | .//form[@id="commentform" or contains(@action, "wp-comments-post")]'
_TITLES = frozenset("comments-title comment-title comments-heading comment-reply-title wp-block-comments-title".split())
_CLOSED = frozenset("nocomments no-comments comments-closed".split())
_NAVIGATION = frozenset(
    "comment-navigation comments-navigation comment-nav comments-nav comments-pagination "
    "wp-block-comments-pagination".split()
)
_SECTIONS = frozenset(
    "comments comments-area comments-wrapper comment-respond wp-block-comments wp-block-post-comments "
    "wp-block-post-comments-form".split()
)
_LINKS = frozenset({"comments-link"})
_PAGERS = frozenset({"navigation", "pagination", "nav-links", "pager"})
_PARTS = _TITLES | _CLOSED | _NAVIGATION | _SECTIONS
_COUNTING = lazy(r"(?<![\w-])\d[\d.,]*\s*[^\W\d]|[^\W\d]\W*\s\W*\d+\W*$")
_LONGEST_CAPTION = 100
_LONGEST_LINE = 8
_LONGEST_COUNT = 3
"""Words in a line that is a count and nothing else."""
_MOST_WORDS_LEFT = 200
"""Words that a section named for comments may have beside them (a policy, a newsletter) and still be one."""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The parts of a page that belong to its conversation: found first, taken away after the items are read.

    pages are the links to other pages of comments; containers the elements that hold the uppermost items;
    captions stand before these; holders are the items' elements and all around them; articles what the page's
    article stands in.
    """

    tree: HtmlElement
    forms: list[HtmlElement]
    parts: list[HtmlElement]
    pages: list[HtmlElement]
    containers: list[HtmlElement]
    captions: list[HtmlElement]
    holders: set[HtmlElement]
    articles: set[HtmlElement]

    @classmethod
    def of(cls, tree: HtmlElement, items: list[Item], address: str | None) -> "Surroundings":
        holders = {item.element for item in items}
        articles = article_holders(tree, apart_from=set(holders))
        parts = [node for node in tree.iter(etree.Element) if names(node) & _PARTS and node not in articles]
        pages = [link for link in tree.iter("a") if _leads_to_page(link.get("href") or "", address)]
        firsts: dict[HtmlElement, HtmlElement] = {}
        for item in items:
            if item.parent is None:
                firsts.setdefault(item.element.getparent(), item.element)
        for container in firsts:
            holders.update(takewhile(lambda above: above not in holders, (container, *container.iterancestors())))
        captions = [caption for first in firsts.values() for caption in _captions(first, holders, articles)]
        return cls(tree, tree.xpath(_FORMS), parts, pages, list(firsts), captions, holders, articles)

    @property
    def is_there(self) -> bool:
        return bool(self.forms or self.parts or self.containers)

    @property
    def is_closed(self) -> bool:
        """A note says so, and it isn't for the lack of a password; many themes say nothing."""
        return not self.forms and not is_locked(self.tree) and any(names(part) & _CLOSED for part in self.parts)

    def declared_count(self, found_count: int, address: str | None) -> int | None:
        """The page's own number: from the headings, else from short lines near them, else from its link to them."""
        title = next((text_of(node) for node in self.tree.iter("h1")), "")
        for texts in (self._headings(), self._lines(), self._links(address)):
            number = declared(list(texts), found_count, title)
            if number is not None:
                return number
        return None

    def _headings(self) -> Iterator[str]:
        """The titles by their class, then the headings that stand before the comments."""
        titles = [part for part in self.parts if names(part) & _TITLES or part.tag in HEADINGS]
        before = [node for caption in self.captions for node in caption.iter(*HEADINGS)]
        for node in dict.fromkeys((*titles, *before)):
            if not self._is_form(node) and node not in self.holders:
                yield spoken(node, set(node.iter("em", "cite", "q")))

    def _is_form(self, node: HtmlElement) -> bool:
        return not set(self.forms).isdisjoint((node, *node.iterancestors()))

    def _lines(self) -> Iterator[str]:
        """ "73 Comments" in any element before the comments, or in an empty place for them: a few words."""
        for place in self.captions if self.containers else self.parts:
            for text in chain(words(place), _whole_line(place)):
                if len(text.split()) <= (_LONGEST_LINE if self.containers else _LONGEST_COUNT) and _COUNTING.search(
                    text
                ):
                    yield text

    def _links(self, address: str | None) -> Iterator[str]:
        """The words of the article's own link down to its comments ("17 Comments")."""
        for link in self.tree.iter("a"):
            target, _, fragment = (link.get("href") or "").partition("#")
            if fragment in ("comments", "respond") and target in ("", address or ""):
                yield text_of(link).split("\n")[0]

    @property
    def has_more(self) -> bool:
        return bool(self.pages)

    def clear(self) -> None:
        """Takes all of it out of the tree, with the wrappers that are left empty or are named for comments.

        What still has much to say stays: comments that nobody could read, or what isn't of the conversation.
        """
        links = [node for node in self.tree.iter(etree.Element) if names(node) & _LINKS]
        for piece in (*self.forms, *self.pages, *self.captions, *self.containers, *self.parts, *links):
            above = piece.getparent()
            if piece in self.articles or above is None or has_more_words(piece, _MOST_WORDS_LEFT):
                continue
            cut_out(piece)
            while above.getparent() is not None and above not in self.articles and _is_left_over(above):
                emptied, above = above, above.getparent()
                cut_out(emptied)


def _leads_to_page(target: str, address: str | None) -> bool:
    return may_be_page(target) and is_comment_page(absolute(target, address), address)


def is_locked(tree: HtmlElement) -> bool:
    """Whether the page asks for the password of its article. Source: get_the_password_form()."""
    return bool(tree.xpath(_LOCK))


def _captions(first: HtmlElement, holders: set[HtmlElement], articles: set[HtmlElement]) -> Iterator[HtmlElement]:
    """The headings and the like that stand before the first item of a list, the nearest first, up to the article.

    What stands before a whole section of comments, or before a place with a heading of its own, heads
    something else.
    """
    for place in (first, *first.iterancestors()):
        if place in articles or names(place) & _SECTIONS:
            return
        is_headed = False
        for before in place.itersiblings(etree.Element, preceding=True):
            if before in holders or before in articles:
                return
            if not _is_caption(before):
                if len(text_of(before)) > _LONGEST_CAPTION:
                    return
                continue
            is_headed = is_headed or next(before.iter(*HEADINGS), None) is not None
            yield before
        if is_headed:
            return


def _is_caption(element: HtmlElement) -> bool:
    if element.tag in HEADINGS or is_blank(element) or is_named_for_comments(element):
        return True
    text = text_of(element)
    has_heading = next(element.iter(*HEADINGS), None) is not None
    is_line = len(text.split()) <= _LONGEST_COUNT and _COUNTING.search(text)
    return (has_heading or bool(is_line)) and len(text) <= _LONGEST_CAPTION and count_in(text, 0) is not None


def _whole_line(place: HtmlElement) -> Iterator[str]:
    if not has_more_words(place, _LONGEST_LINE):
        yield text_of(place)


def _is_left_over(element: HtmlElement) -> bool:
    if is_blank(element) or names(element) & _PAGERS:
        return True
    return is_named_for_comments(element) and not has_more_words(element, _MOST_WORDS_LEFT)
