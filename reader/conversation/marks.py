"""The names that elements carry: their classes and ids, and what can be told from them."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from lxml import etree
from lxml.html import HtmlElement

from reader.html.tree import cut_out
from reader.patterns import lazy

_NONE: frozenset[str] = frozenset()
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_COMMENT_NAME = lazy(
    r"(?:^|[-_])(?:comments?|commentlist|respond|responses|discussion|pings?|pinglist|trackbacks?)(?:$|[-_])"
)
_HEARD = frozenset({"assistive-text", "screen-reader-text", "sr-only", "visually-hidden"})
_WHOLE = ("html", "body", "main")
_BODIES = frozenset({"hentry", "post-content", "article-content", "articlebody"})


def classes(element: HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def names(element: HtmlElement) -> frozenset[str]:
    """Classes and id, in lower case."""
    return _names(element.get("class") or "", element.get("id") or "")


@lru_cache(maxsize=4096)
def _names(class_: str, id_: str) -> frozenset[str]:
    return frozenset(f"{class_} {id_}".lower().split()) if class_ or id_ else _NONE


def speaks_of_comments(name: str) -> bool:
    """Whether a class or an id speaks of comments, of the place to respond, or of pings."""
    return _COMMENT_NAME.search(name.lower()) is not None


def is_named_for_comments(element: HtmlElement) -> bool:
    """Whether the classes or the id of an element do."""
    return any(map(_COMMENT_NAME.search, names(element)))


def article_holders(tree: HtmlElement, apart_from: set[HtmlElement]) -> set[HtmlElement]:
    """What can't be a part of the conversation, because the page's article or its title stands in it.

    Headings and articles inside the elements of apart_from, the comments, don't count.
    """
    holders = set(tree.iter(*_WHOLE))
    for node in tree.iter(etree.Element):
        if _is_articles(node):
            above = [node, *node.iterancestors()]
            if apart_from.isdisjoint(above):
                holders.update(above)
    return holders


def holds_article(element: HtmlElement) -> bool:
    """Whether the page's article or its title stands in an element."""
    return element.tag in _WHOLE or any(map(_is_articles, element.iter(etree.Element)))


def _is_articles(node: HtmlElement) -> bool:
    """Whether an element is the article's body or its title."""
    if node.tag == "h1" and not _is_aside(node):
        return True
    return not _BODIES.isdisjoint(names(node)) or node.get("itemprop") == "articleBody"


def _is_aside(heading: HtmlElement) -> bool:
    """Whether a main heading is not the article's: over the comments, or for the ears in some navigation."""
    is_heard = not names(heading).isdisjoint(_HEARD)
    return is_heard or is_named_for_comments(heading) or next(heading.iterancestors("nav"), None) is not None


def drop_conversation(tree: HtmlElement) -> None:
    """Takes out of a page whatever is named for comments and holds nothing of the article."""
    holders = article_holders(tree, set())
    walk = etree.iterwalk(tree, events=("start",), tag="*")
    named = []
    for _, node in walk:
        if node not in holders and is_named_for_comments(node):
            named.append(node)
            walk.skip_subtree()
    for node in named:
        cut_out(node)


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


def has_more_words(element: HtmlElement, most: int) -> bool:
    return any(count > most for count in accumulate(len(text.split()) for text in words(element)))


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
