"""The names that elements carry: their classes and ids, and what can be told from them."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_COMMENT_NAME = re.compile(
    r"(?:^|[-_])(?:comments?|commentlist|respond|responses|discussion|pings?|pinglist|trackbacks?)(?:$|[-_])"
)
_ARTICLE = (
    './/h1[not(ancestor::nav or contains(@class, "assistive-text") or contains(@class, "screen-reader-text"))]'
    ' | .//*[@itemprop="articleBody"] | .//*[contains(concat(" ", normalize-space(@class), " "), " hentry ")'
    ' or contains(concat(" ", normalize-space(@class), " "), " post-content ")'
    ' or contains(concat(" ", normalize-space(@class), " "), " article-content ")]'
)


def classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def names(element: HtmlElement) -> set[str]:
    """Classes and id, in lower case."""
    return {name.lower() for name in (*classes(element), *(element.get("id") or "").split())}


def is_named_for_comments(element: HtmlElement) -> bool:
    """Whether a class or the id speaks of comments, of the place to respond, or of pings."""
    return any(_COMMENT_NAME.search(name) for name in names(element))


def holds_article(element: HtmlElement) -> bool:
    """Whether an element can't be a part of the conversation, because the page's article stands in it."""
    return element.tag in ("html", "body", "main") or bool(element.xpath(_ARTICLE))


def words(element: HtmlElement) -> Iterator[str]:
    """The pieces of text that a reader would see, lazily; none of them is blank."""
    for node in element.iter():
        if node.tag not in ("script", "style", "noscript", "template", etree.Comment) and (node.text or "").strip():
            yield node.text
        if node is not element and (node.tail or "").strip():
            yield node.tail


def is_blank(element: HtmlElement) -> bool:
    """Whether there is nothing to see in an element."""
    return next(words(element), None) is None and not element.xpath(".//img | .//picture | .//video | .//iframe")


def spoken(element: HtmlElement, without: set[HtmlElement]) -> str:
    """An element's text on one line, as if some of what is in it weren't there."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node in without:
            walk.skip_subtree()
        elif event == "start":
            parts.append(node.text or "")
        if event == "end" and node is not element:
            parts.append(node.tail or "")
    return " ".join("".join(parts).split())
