"""What stands around the comments of a WordPress page: headings, the form, links to more; and taking it all away."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.counts import count_in, declared
from reader.conversation.items import Item
from reader.conversation.marks import HEADINGS, holds_article, is_blank, is_named_for_comments, names, spoken, words
from reader.html.tree import cut_out, text_of

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
_COMMENT_PAGE = re.compile(r"/comment-page-\d+/?$")
_LONGEST_CAPTION = 100
_MOST_WORDS_LEFT = 200
"""Words that a section named for comments may have beside them (a policy, a newsletter) and still be one."""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The parts of a page that belong to its conversation: found first, taken away after the items are read.

    pages are the links to other pages of comments; containers the elements that hold the uppermost items;
    captions stand before these; holders are all elements with an item in them.
    """

    tree: HtmlElement
    forms: list[HtmlElement]
    parts: list[HtmlElement]
    pages: list[HtmlElement]
    containers: list[HtmlElement]
    captions: list[HtmlElement]
    holders: set[HtmlElement]

    @classmethod
    def of(cls, tree: HtmlElement, items: list[Item], address: str | None) -> "Surroundings":
        parts = [node for node in tree.iter(etree.Element) if names(node) & _PARTS and not holds_article(node)]
        containers = list(dict.fromkeys(item.element.getparent() for item in items if item.parent is None))
        holders = {above for container in containers for above in (container, *container.iterancestors())}
        captions = [caption for container in containers for caption in _captions(container, holders)]
        pages = [link for link in tree.iter("a") if _is_comment_page(link.get("href") or "", address)]
        return cls(tree, tree.xpath(_FORMS), parts, pages, containers, captions, holders)

    @property
    def is_there(self) -> bool:
        return bool(self.forms or self.parts or self.containers)

    @property
    def is_closed(self) -> bool:
        """A note says so, and it isn't for the lack of a password; many themes say nothing."""
        return not self.forms and not self.tree.xpath(_LOCK) and any(names(part) & _CLOSED for part in self.parts)

    def declared_count(self, found_count: int, address: str | None) -> int | None:
        """The page's own number: from the headings, else from short lines near them, else from its link to them."""
        title = next((text_of(node) for node in self.tree.iter("h1")), "")
        for texts in (self._headings(), self._lines(), self._links(address)):
            number = declared(list(texts), found_count, title)
            if number is not None:
                return number
        return None

    def _headings(self) -> Iterator[str]:
        titles = [part for part in self.parts if names(part) & _TITLES or part.tag in HEADINGS]
        within = [node for place in (*self.captions, *self.parts) for node in place.iter(*HEADINGS)]
        for node in dict.fromkeys((*titles, *within)):
            if not self._is_form(node) and node not in self.holders:
                yield spoken(node, set(node.iter("em", "cite", "q")))

    def _is_form(self, node: HtmlElement) -> bool:
        return not set(self.forms).isdisjoint((node, *node.iterancestors()))

    def _lines(self) -> Iterator[str]:
        """ "73 Comments" in any element before the comments: a number and at most two words."""
        for caption in self.captions:
            for text in words(caption):
                if len(text.split()) <= 3 and re.search(r"\d", text) and re.search(r"[^\W\d]", text):
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
        """Takes all of it out of the tree, with the wrappers that are left empty or are named for comments."""
        links = [node for node in self.tree.iter(etree.Element) if names(node) & _LINKS]
        for piece in (*self.captions, *self.containers, *self.forms, *self.pages, *self.parts, *links):
            if not holds_article(piece):
                _take_away(piece)


def _captions(container: HtmlElement, holders: set[HtmlElement]) -> Iterator[HtmlElement]:
    """The headings and the like that stand before a list of comments, the nearest first, up to the article."""
    for place in (container, *container.iterancestors()):
        if holds_article(place):
            return
        for before in place.itersiblings(preceding=True):
            if isinstance(before.tag, str):
                if before in holders or not _is_caption(before):
                    return
                yield before


def _is_caption(element: HtmlElement) -> bool:
    if holds_article(element):
        return False
    if element.tag in HEADINGS or is_blank(element) or is_named_for_comments(element):
        return True
    text = text_of(element)
    has_heading = next(element.iter(*HEADINGS), None) is not None
    return has_heading and len(text) <= _LONGEST_CAPTION and count_in(text, 0) is not None


def _is_comment_page(target: str, address: str | None) -> bool:
    """Whether a link leads to another page of the comments.

    Reply links and dates lead there too, but to the form or to one comment. Sidebars link to those of other
    articles. Source: get_comments_pagenum_link(), which ends in "/comment-page-N/#comments" or "&cpage=N#comments".
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    query = parse_qs(parts.query)
    if parts.fragment not in ("comments", "") or "replytocom" in query:
        return False
    page = _COMMENT_PAGE.search(parts.path)
    return "cpage" in query or (page is not None and _is_of(target[: target.index(page.group())], address))


def _is_of(post: str, address: str | None) -> bool:
    """Whether an article's address is that of this page; where the page has none, any may be."""
    if address is None:
        return True
    here = address.partition("#")[0].rstrip("/")
    return post.rstrip("/") == _COMMENT_PAGE.sub("", here)


def _take_away(piece: HtmlElement) -> None:
    above = piece.getparent()
    if above is None:
        return
    cut_out(piece)
    while above is not None and above.getparent() is not None and _is_only_conversation(above):
        emptied, above = above, above.getparent()
        cut_out(emptied)


def _is_only_conversation(element: HtmlElement) -> bool:
    if holds_article(element):
        return False
    if is_blank(element) or names(element) & _PAGERS:
        return True
    return is_named_for_comments(element) and _word_count(words(element)) <= _MOST_WORDS_LEFT


def _word_count(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
