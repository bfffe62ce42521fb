"""Which links lead to the other pages of the same thread, or of the same article's comments."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from reader import links
from reader.conversation.platform import PageParts
from reader.conversation.threads.select import select
from reader.html.tree import text_of
from reader.links import absolute, is_web
from reader.patterns import lazy
from reader.text import one_line

_PAGES = frozenset({"page", "pg", "pageno", "pagenumber", "ctp", "comments_page", "commentpage"})
_OFFSETS = frozenset({"start", "st", "offset"})
_SHORT = "p"
"""A page for Hacker News and FluxBB, who name the thread by another field; alone it is a post of its own."""
_NO_PLACE = frozenset({"sid", "s", "tab", "view", "sort", "highlight"})
_IN_PATH = (
    lazy(r"(?P<kept>)[/.-]page[/-]?(?P<page>\d{1,6})(?=/?$|\.html?$)"),  # XenForo, vBulletin, bbPress, MyBB
    lazy(r"(?P<kept>)/p(?P<page>\d{1,6})(?=/?$)"),  # Vanilla
    lazy(r"(?P<kept>/thread-\d{1,12})-(?P<page>\d{1,6})-\d{1,6}(?=\.html$)"),  # Discuz!
)
_OFFSET_IN_PATH = lazy(r"/page__st__(\d{1,7})(?=/?$)")
"""IP.Board's."""
_INDEX = lazy(r"/index\.\w{1,5}$|\.html?$")
_SMF_TOPIC = lazy(r"(\d{1,12})\.(\d{1,7})")


class Numbered(NamedTuple):
    """An address without its page, the same for all pages; how far into them it leads, None where it doesn't say.

    counts_posts tells that this is a number of posts to leave out, of which the first page's is 0.
    """

    whole: str
    position: int | None
    counts_posts: bool = False


def numbered(address: str) -> Numbered | None:
    """The parts of a page's address; None for what is no address."""
    try:
        parts = urlsplit(address)
        fields = parse_qsl(parts.query.replace(";", "&"), keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return None
    path, position, counts_posts = _without_page(parts.path)
    kept = []
    for name, value in fields:
        lower = name.lower()
        topic = _SMF_TOPIC.fullmatch(value) if lower == "topic" else None
        if topic:
            kept.append((name, topic[1]))
            position, counts_posts = int(topic[2]), True
        elif _names_page(lower, fields) and value.isdecimal() and len(value) < 8:
            position, counts_posts = int(value), lower in _OFFSETS
        elif lower not in _NO_PLACE:
            kept.append((name, value))
    query = "&".join(f"{name}={value}" for name, value in sorted(kept))
    host = (links.host(address) or "").removeprefix("www.")
    return Numbered(f"{host}{path}?{query}", position, counts_posts)


def _without_page(path: str) -> tuple[str, int | None, bool]:
    position = None
    for pattern in _IN_PATH:
        if found := pattern.search(path):
            position, path = int(found["page"]), path[: found.start()] + found["kept"]
    if offset := _OFFSET_IN_PATH.search(path):
        return path[: offset.start()], int(offset[1]), True
    return _INDEX.sub("", path).rstrip("/"), position, False


def _names_page(name: str, fields: list[tuple[str, str]]) -> bool:
    return name in _PAGES or name in _OFFSETS or (name == _SHORT and len(fields) > 1)


class PageLinks(NamedTuple):
    """The pages that a page links to beside itself: their addresses by position, and its own position."""

    here: int
    others: Mapping[int, str]

    def after(self, place: int | None) -> int | None:
        """The nearest position behind one; None where there is none, as behind what isn't known."""
        return min((other for other in self.others if place is not None and other > place), default=None)

    def before(self, place: int | None) -> int | None:
        """The nearest position before one, likewise."""
        return max((other for other in self.others if place is not None and other < place), default=None)


def page_links(parts: PageParts, css: str) -> PageLinks | None:
    """The other pages that the selected links lead to, on the same site and of the same thread alone.

    None where there is none, or where nobody knows what this page's own address is.
    """
    canonical = (link.get("href") or "" for link in parts.tree.iter("link") if link.get("rel") == "canonical")
    addresses = (parts.url or "", *(absolute(target, parts.base_url) for target in canonical))
    own = {found.whole: found.position for address in addresses if is_web(address) and (found := numbered(address))}
    linked: list[tuple[str, Numbered]] = []
    first = 1
    for link in select(parts.tree, css) if css and own else ():
        target = one_line(absolute(link.get("href") or "", parts.base_url).partition("#")[0])
        found = numbered(target) if is_web(target) else None
        if found and found.whole in own:
            linked.append((target, found))
            counts_from_zero = found.position is not None and _label(link) == found.position + 1
            first = 0 if found.counts_posts or counts_from_zero else first
    positions = [position for position in own.values() if position is not None]
    here = positions[0] if positions else first
    others: dict[int, str] = {}
    for target, found in linked:
        others.setdefault(first if found.position is None else found.position, target)
    others.pop(here, None)
    return PageLinks(here, others) if others else None


def _label(link: HtmlElement) -> int | None:
    """The number that a link shows."""
    text = text_of(link).strip()
    return int(text) if text.isdecimal() and len(text) < 8 else None
