"""A page's text to one tree, however deep, and the little that both readers ask of an element."""

import re
from itertools import dropwhile

from lxml import html
from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.html.bare_tex import mark_formulas
from reader.html.elements import BLOCKS
from reader.html.nesting import flattened, without_heavy_tags
from reader.html.noscript import show_pictures
from reader.html.shadow import show_shadows
from reader.html.verse import join_lines
from reader.patterns import lazy
from reader.text import clean

# One class for all elements, chosen in C: lxml.html's own lookup is a call of Python for each that a walk meets.
_ELEMENTS = html.etree.ElementDefaultClassLookup(element=HtmlElement, comment=html.HtmlComment)
# XML 1.0, section 2.2: what no text of an XML document has; by number too.
_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")
_NO_REFERENCES = lazy(
    "&#(?:0{0,9}(?:[1-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9])"
    "|x0{0,9}(?:[1-8bcef]|1[0-9a-f]|fff[ef])(?![0-9a-f]));?",
    re.I,
)
_LINES = BLOCKS | {"br"}
_OF_HEADS = frozenset("base link meta noscript script style template title".split())
_UNSEEN = frozenset("script style noscript template svg head title noframes".split())


def parse(text: str) -> HtmlElement:
    """One tree for a page's text, however broken or deep. Comments and processing instructions are not in it.

    Shadow trees, pictures for readers without scripts and formulas for scripts to draw are elements like others.

    Raises DissectError where there is nothing to parse.
    """
    text = without_heavy_tags(_without_controls(clean(text)))
    tree, is_whole = _parsed(text)
    if not is_whole:
        tree, _ = _parsed(flattened(text), huge_tree=True)
    _give_body(tree)
    _close_definitions(tree)
    join_lines(tree)
    show_shadows(tree)
    show_pictures(tree)
    mark_formulas(tree, text)
    return tree


def _without_controls(text: str) -> str:
    """The text without the characters that a tree can hold but not be given again, and references to them."""
    if "\ufffe" in text or "\uffff" in text:
        text = text.translate(_NO_CHARACTERS)
    return _NO_REFERENCES.sub("", text)


def _give_body(tree: HtmlElement) -> None:
    """Moves what a page shows out of its head: where it opens no body, libxml2 takes article, main and section in."""
    head, body = tree.find("head"), tree.find("body")
    shown = [] if head is None else list(dropwhile(lambda element: element.tag in _OF_HEADS, head))
    if shown and body is None:
        body = html.etree.SubElement(tree, "body")
    for place, element in enumerate(shown):
        body.insert(place, element)


def _close_definitions(tree: HtmlElement) -> None:
    """Ends what a term means, and a term, where the next begins: libxml2 takes one without an end tag for its holder.

    Source: HTML, 13.2.6.4.7, a start tag "dd" or "dt".
    """
    for element in list(tree.iter("dd", "dt")):
        holder = element.getparent()
        if holder is not None and holder.tag in ("dd", "dt"):
            for ended in reversed([element, *element.itersiblings()]):
                holder.addnext(ended)


def _parsed(text: str, huge_tree: bool = False) -> tuple[HtmlElement, bool]:
    """The tree, and whether all of the page is in it: libxml2 stops at a depth of 256 (huge: 2048) and says so."""
    parser = html.etree.HTMLParser(encoding="utf-8", remove_pis=True, remove_comments=True, huge_tree=huge_tree)
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (html.etree.ParserError, html.etree.XMLSyntaxError):
        raise DissectError("the page is empty") from None
    return tree, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


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
            if node.tag in _LINES:
                parts.append("\n")
            if node.text and not _is_unseen(node):
                parts.append(_folded(node.text))
        else:
            if event == "end" and node.tag in _LINES:
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
