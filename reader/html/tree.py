"""A page's text to one tree, however deep, and the little that both readers ask of an element."""

import re

from lxml import html
from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.text import clean

_BLOCKS = frozenset(
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset("script style noscript template svg head title".split())


def parse(text: str) -> HtmlElement:
    """One tree for a page's text, however broken.

    Raises DissectError where there is nothing to parse.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        tree = html.document_fromstring(clean(text).encode(), parser=parser)
    except (html.etree.ParserError, html.etree.XMLSyntaxError):
        raise DissectError("the page is empty") from None
    return tree


def has_class(element: HtmlElement, *names: str) -> bool:
    """Whether an element has any of the classes."""
    return not set(names).isdisjoint((element.get("class") or "").split())


def text_of(element: HtmlElement) -> str:
    """An element's cleaned text, blocks on lines of their own, runs of space as one; "" for what isn't seen."""
    parts: list[str] = []
    for event, node in html.etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "start":
            if node.tag in _UNSEEN:
                continue
            if node.tag in _BLOCKS:
                parts.append("\n")
            if node.text and not _is_unseen(node):
                parts.append(_folded(node.text))
        else:
            if event == "end" and node.tag in _BLOCKS:
                parts.append("\n")
            if node is not element and node.tail and not _is_unseen(node.getparent()):
                parts.append(_folded(node.tail))
    lines = (" ".join(line.split()) for line in clean("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _is_unseen(element: HtmlElement | None) -> bool:
    return element is not None and element.tag in _UNSEEN


def cut_out(element: HtmlElement) -> None:
    """Takes an element out of its tree; what follows it stays."""
    element.drop_tree()
