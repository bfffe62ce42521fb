"""Verse that stands in blocks, one for each line: made lines of one paragraph, as its stanza is."""

from lxml import etree
from lxml.html import HtmlElement

from reader.html.elements import BLOCKS

# docutils' and Sphinx's line blocks, the names of TEI's elements, and what sites call a stanza and its lines.
_STANZAS = frozenset("line-block stanza poem-stanza strophe verse poem lg linegroup line-group".split())
_LINES = frozenset("line poem-line verse-line l".split())


def join_lines(tree: HtmlElement) -> None:
    """Makes the lines of a stanza text with breaks between."""
    for line in [line for line in tree.iter("div") if _is_line(line)]:
        line.tag = "span"
        after = line.getnext()
        if after is not None and after.tag == "div" and _has(after, _LINES):
            line.addnext(etree.SubElement(line, "br"))


def _is_line(element: HtmlElement) -> bool:
    parent = element.getparent()
    is_line = parent is not None and _has(element, _LINES) and _has(parent, _STANZAS)
    return is_line and not any(child.tag in BLOCKS for child in element)


def _has(element: HtmlElement, names: frozenset[str]) -> bool:
    return not names.isdisjoint((element.get("class") or "").lower().split())
