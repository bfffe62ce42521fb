"""Where the comments of a WordPress page are: each one's outermost element, number and parent.

Themes write their own markup, but ids and classes come from two functions that nearly all of them call:
comment_ID() ("comment-19") and comment_class() ("pingback even thread-even depth-1").
Source: wp-includes/class-walker-comment.php, get_comment_class().
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.marks import classes, names
from reader.conversation.wordpress.swallowed import put_back
from reader.html.nesting import ENDED
from reader.patterns import lazy

PING_CLASSES = frozenset({"pingback", "trackback", "ping"})
_TYPE_CLASSES = PING_CLASSES | {"comment", "review", "webmention"}
_TAGS = frozenset({"li", "div", "article", "section"})
_ID = lazy(r"(?:(?!recent|latest|widget|reply|edit|report)[a-z]+-)?comment-(?:item-)?(\d{1,18})")
_NAMED = lazy(r"(?:li-|div-)?comment-(?:[a-z]{0,2}\d[\w-]{0,40}|[\da-f-]{8,40})")
"""What is no number of WordPress' own, but an id all the same: those of plugins and of imported comments."""
_DEPTH = lazy(r"depth-(\d{1,4})")
_WALKER = lazy(r"thread-(?:even|odd)|bypostauthor|byuser|depth-\d{1,4}")
_LISTS = frozenset(
    "commentlist comment-list comments-list commentslist comment_list pinglist ping-list pings-list trackbacklist "
    "trackback-list trackback_list wp-block-comment-template".split()
)
_REPLIES = "children"  # the class of every list of replies; menus have it, too


@dataclass(slots=True, eq=False)
class Item:
    """A comment's place in the tree. number is WordPress' own, depth what its classes say; None where absent."""

    element: HtmlElement
    parent: "Item | None"
    number: str | None
    depth: int | None
    is_signed: bool
    classes: set[str] = field(default_factory=set)


def find(tree: HtmlElement) -> list[Item]:
    """All items in the page's order, so parents come before their replies.

    An item may be marked on several elements inside each other (li#li-comment-19 > article#comment-19);
    replies may be elements of a list, or lie bare inside their parent's element.
    """
    put_back(tree)
    _gather_definitions(tree)
    items: list[Item] = []
    open_items: list[Item] = []
    for event, element in etree.iterwalk(tree, events=("start", "end"), tag=tuple(_TAGS)):
        if event == "end":
            if open_items and open_items[-1].element is element:
                open_items.pop()
            continue
        item = _marked(element, open_items[-1] if open_items else None)
        if item is None:
            continue
        if item.parent and _is_same(item, item.parent):
            _join(item.parent, item)
        else:
            items.append(item)
            open_items.append(item)
    _find_parents(items)
    _mend_parents(items)
    _widen(items)
    return items


def _gather_definitions(tree: HtmlElement) -> None:
    """Makes lists of comments out of those whose terms are the names and whose definitions are the texts.

    Each term comes to hold what defines it.
    """
    marked = [term.getparent() for term in tree.iter("dt") if _ID.fullmatch((term.get("id") or "").lower())]
    listed = [place for place in tree.iter("dl") if names(place) & _LISTS]
    for place in dict.fromkeys((*marked, *listed)):
        place.tag = "ol"
        term = None
        for child in list(place):
            if child.tag == "dt":
                term, child.tag = child, "li"
            elif child.tag == "dd" and term is not None:
                child.tag = "div"
                term.append(child)


def _widen(items: list[Item]) -> None:
    """Lets items reach out to the wrapper that each has to itself: the name may stand there, beside the text."""
    rows: dict[HtmlElement, list[Item]] = {}
    for item in items:
        wrapper = item.element.getparent()
        if item.parent is None and wrapper is not None and wrapper.getparent() is not None:
            rows.setdefault(wrapper.getparent(), []).append(item)
    for row in rows.values():
        wrappers = [item.element.getparent() for item in row]
        forms = {(wrapper.tag, wrapper.get("class")) for wrapper in wrappers}
        is_alike = len(forms) == 1 and len(set(wrappers)) == len(row) > 1
        if is_alike and wrappers[0].tag in _TAGS and names(wrappers[0]).isdisjoint(_LISTS):
            for item, wrapper in zip(row, wrappers, strict=True):
                item.element = wrapper


def _marked(element: HtmlElement, parent: Item | None) -> Item | None:
    says = _said(element.get("class") or "", element.get("id") or "")
    if not _is_item(element, says, parent):
        return None
    return Item(element, parent, says.number, says.depth, says.is_signed, classes(element))


def _is_item(element: HtmlElement, says: "_Said", parent: Item | None) -> bool:
    if says.number or says.is_signed:
        return True
    if element.tag == "li":
        return says.is_ping or (says.is_named and parent is not None) or _is_listed(element, parent)
    return says.is_named and _is_listed(element, parent)


class _Said(NamedTuple):
    number: str | None
    depth: int | None
    is_named: bool
    is_signed: bool
    is_ping: bool


@lru_cache(maxsize=4096)
def _said(class_: str, id_: str) -> _Said:
    """What an element's class and id say; most elements of a page repeat those of others."""
    own = set(class_.split())
    number = _ID.fullmatch(id_.lower())
    depths = [int(found[1]) for name in own if (found := _DEPTH.fullmatch(name))]
    is_signed = not own.isdisjoint(_TYPE_CLASSES) and any(map(_WALKER.fullmatch, own))
    is_ping = not own.isdisjoint(PING_CLASSES)
    is_named = _NAMED.fullmatch(id_.lower()) is not None
    return _Said(number[1] if number else None, depths[0] if depths else None, is_named, is_signed, is_ping)


def names_item(name: str) -> bool:
    """Whether a selector ("#id", ".class") is of a kind that only comments have: their number, or the walker's word."""
    return (_ID if name[0] == "#" else _WALKER).fullmatch(name[1:].lower()) is not None


def _is_listed(element: HtmlElement, parent: Item | None) -> bool:
    above = element.getparent()
    if above is None:
        return False
    return not names(above).isdisjoint(_LISTS) or (parent is not None and _REPLIES in names(above))


def _is_same(inner: Item, outer: Item) -> bool:
    if inner.number and outer.number:
        return inner.number == outer.number
    if inner.element.tag == "li" or _is_listed(inner.element, outer):
        return False
    return inner.depth is None or outer.depth is None or inner.depth == outer.depth


def _join(outer: Item, inner: Item) -> None:
    outer.number = outer.number or inner.number
    outer.depth = outer.depth or inner.depth
    outer.is_signed = outer.is_signed or inner.is_signed
    outer.classes |= inner.classes


def _find_parents(items: list[Item]) -> None:
    """Gives replies back to comments that were so deep that the tree ends them before."""
    numbered: dict[str, Item] = {}
    for item in items:
        if around := _ID.fullmatch((item.element.get(ENDED) or "").lower()):
            item.parent = numbered.get(around[1], item.parent)
        if item.number:
            numbered[item.number] = item


def _mend_parents(items: list[Item]) -> None:
    """Lets the depth in the classes decide where the nesting of elements doesn't.

    A reply may stand beside its parent, in a flat list or where a tree was cut at some depth; and an item that
    lies in another one as deep as itself was swallowed by broken markup, but where a list of replies holds it.
    """
    _correct_depths(items)
    line: list[tuple[int, Item]] = []
    for item in items:
        if item.depth is None:
            continue
        while line and line[-1][0] >= item.depth:
            line.pop()
        while item.parent and (item.parent.depth or 0) >= item.depth:
            item.parent = item.parent.parent
        if line and line[-1][0] == item.depth - 1:
            item.parent = line[-1][1]
        line.append((item.depth, item))


def _correct_depths(items: list[Item]) -> None:
    """Counts the depth anew where the classes of a page mostly contradict its lists of replies: all say "depth-1"."""
    elements = {item.element for item in items}
    is_list: dict[HtmlElement, bool] = {}
    replies = []
    for item in items:
        place = item.element.getparent()
        if item.parent is None or item.depth is None or place is None or place is item.parent.element:
            continue
        if place not in is_list:
            is_list[place] = all(child in elements for child in place.iterchildren(etree.Element))
        if is_list[place]:
            replies.append(item)
    wrong = [item for item in replies if item.parent and (item.parent.depth or 0) >= (item.depth or 0)]
    if len(wrong) * 2 > len(replies):
        for item in replies:
            if item.parent:
                item.depth = (item.parent.depth or 0) + 1
