"""Whether an item is a comment or a ping: by its class, else by the list it stands in, else by its label."""

from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.marks import HEADINGS, names
from reader.conversation.ping_words import ping_heading, ping_kind
from reader.conversation.wordpress.items import Item
from reader.html.tree import text_of
from reader.patterns import lazy
from reader.values import Kind

_BY_CLASS: tuple[tuple[str, Kind], ...] = (
    ("pingback", "pingback"),
    ("trackback", "trackback"),
    ("ping", "pingback"),
    ("webmention", "webmention"),
)
_PING_LIST = lazy(r"(?:^|[-_])ping(?:back)?s?(?:$|[-_]|list)")
_TRACKBACK_LIST = lazy(r"(?:^|[-_])trackbacks?(?:$|[-_]|list)")
_LONGEST_LABEL = 200
_LIST_TAGS = frozenset({"ol", "ul", "div"})
_REACH = 3
"""How many elements above an item may be the list of pings: the list, its tab, their section."""


def kinds_of(items: list[Item]) -> dict[Item, Kind]:
    """The kind of each. A list named for trackbacks is one of all pings, which mostly are pingbacks, where the page
    tells of no pingback elsewhere.
    """
    kinds = {item: _kind_of(item) for item in items}
    if "pingback" in kinds.values():
        return kinds
    return {
        item: "pingback" if kind == "trackback" and "trackback" not in item.classes else kind
        for item, kind in kinds.items()
    }


def _kind_of(item: Item) -> Kind:
    """The kind; WordPress prints "Pingback:" for trackbacks too, so a class weighs more than any word."""
    for name, kind in _BY_CLASS:
        if name in item.classes:
            return kind
    if item.is_signed:
        return "comment"
    return _by_list(item.element) or _by_label(item.element) or "comment"


def _by_list(element: HtmlElement) -> Kind | None:
    """By the name of the list or of what it stands in, else by its heading."""
    for above in islice(element.iterancestors(), _REACH):
        around = names(above)
        own = [name for name in around if "comment" not in name]
        if any(map(_PING_LIST.search, own)):
            return "pingback"
        if any(map(_TRACKBACK_LIST.search, own)):
            return "trackback"
        heading = next(above.itersiblings(*HEADINGS, preceding=True), None) if above.tag in _LIST_TAGS else None
        if heading is not None:
            return ping_heading(text_of(heading)[:_LONGEST_LABEL])
        if any("comment" in name for name in around):
            return None
    return None


def _by_label(element: HtmlElement) -> Kind | None:
    """By the words before its first link, or before that of its signature: "Pingback: <a>", "Pingback by <a>"."""
    for place in (element, *element.iter("cite")):
        link = next(place.iter("a"), None)
        kind = ping_kind(lead(place, link)) if link is not None else None
        if kind:
            return kind
    return None


def lead(place: HtmlElement, link: HtmlElement) -> str:
    """The text of a place before a link in it, on one line; what is longer than any label comes back cut."""
    parts: list[str] = []
    for event, node in etree.iterwalk(place, events=("start", "end")):
        if node is link or sum(map(len, parts)) > _LONGEST_LABEL:
            break
        parts.append((node.text if event == "start" else node.tail) or "")
    return " ".join("".join(parts).split())
