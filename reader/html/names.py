"""Names of places: which elements the page's own links lead to, or the address it was asked for, so that what comes of
these keeps their names.
"""

from collections import defaultdict
from urllib.parse import unquote

from lxml.html import HtmlElement

from reader.html.addresses import Addresses
from reader.html.elements import BLOCKS, is_hidden
from reader.html.footnotes import Notes, is_way_back
from reader.html.things import is_permalink
from reader.patterns import lazy

_NAME = lazy(r"[^\s\"'<>&`|\\\x00-\x20\x7f]{1,100}")
"""What stands in Markdown as it is, also in a cell."""
_MOST = 2_000
_TEXT_AS_IT_IS = "pre"
_WANTED = "data-reader-place"

Names = dict[HtmlElement, list[str]]
"""The names of places by the elements that bear them."""


def want(tree: HtmlElement, place: str) -> None:
    """Marks what an address names behind its #: it keeps that name, whether a link leads there or not."""
    for name in dict.fromkeys((place, unquote(place))):
        if _NAME.fullmatch(name):
            for node in tree.xpath("//*[@id = $name or (self::a and @name = $name)]", name=name)[:1]:
                node.set(_WANTED, name)
                return


def names_of(element: HtmlElement, addresses: Addresses, notes: Notes) -> Names:
    """The ids, and names of anchors, that visible links of the element name, if other blocks than the links' bear them.

    And that which is wanted. Signs of notes and links back from them are none. What a block of code holds, the block is
    named for.
    Source: html.spec.whatwg.org, section 7.4.6.4, "scrolling to a fragment".
    """
    linked = _linked(element, addresses, notes)
    found: Names = {}
    for node in element.xpath(f"descendant-or-self::*[@{_WANTED}]"):
        name = node.get(_WANTED)
        linked.pop(name, None)
        found.setdefault(_holder(node), []).append(name)
    if not linked:
        return found
    for node in element.xpath("descendant-or-self::*[@id or self::a[@name]]"):
        for name in (node.get("id"), node.get("name") if node.tag == "a" else None):
            if name in linked and linked.pop(name) != {_block(node)}:
                found.setdefault(_holder(node), []).append(name)
    return found


def _holder(node: HtmlElement) -> HtmlElement:
    return next(node.iterancestors(_TEXT_AS_IT_IS), node)


def _linked(element: HtmlElement, addresses: Addresses, notes: Notes) -> dict[str, set[HtmlElement]]:
    """The names that links lead to, each with the blocks that these stand in."""
    page = (addresses.link("#here") or "").partition("#")[0]
    blocks: dict[str, set[HtmlElement]] = defaultdict(set)
    for a in element.iter("a"):
        href = a.get("href") or ""
        if "#" not in href or not _is_read(a) or is_permalink(a) or is_way_back(a) or _is_of_note(a, notes):
            continue
        address, _, fragment = (addresses.link(href) or "").partition("#")
        block = _block(a)
        if address == page and block.tag != _TEXT_AS_IT_IS:
            for name in {fragment, unquote(fragment)}:
                if _NAME.fullmatch(name) and (name in blocks or len(blocks) < _MOST):
                    blocks[name].add(block)
    return blocks


def _is_read(link: HtmlElement) -> bool:
    """Whether there is something to be seen of a link; of those that skip menus, the words are gone with the menus."""
    return not is_hidden(link) and (len(link) > 0 or bool((link.text or "").strip()))


def _is_of_note(link: HtmlElement, notes: Notes) -> bool:
    node = link
    while node is not None and node.tag not in BLOCKS:
        if node in notes.references or node in notes.ways_back:
            return True
        node = node.getparent()
    return False


def _block(node: HtmlElement) -> HtmlElement:
    """The nearest block around an element, or itself."""
    while node.tag not in BLOCKS and node.getparent() is not None:
        node = node.getparent()
    return node
