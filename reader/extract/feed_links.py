"""The feeds that a page offers."""

from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.links import absolute, is_web
from reader.text import one_line

# html.spec.whatwg.org, link type "alternate"; jsonfeed.org/version/1.1, discovery.
_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
)  # fmt: skip
_LIMIT = 20


def feeds_of(tree: HtmlElement, url: str | None) -> tuple[str, ...]:
    """The addresses of a page's feeds, in its order, at most 20; comment feeds come after those of articles.

    url is None for a page in a file that doesn't say where it was saved from; then what the page says of itself counts.
    """
    base = base_of(tree, url)
    found: dict[str, bool] = {}
    for link in tree.iter("link"):
        media_type = (link.get("type") or "").partition(";")[0].strip().lower()
        relations = (link.get("rel") or "").lower().split()
        if media_type in _TYPES and ("alternate" in relations or "feed" in relations):
            target = one_line(absolute(link.get("href") or "", base))
            if link.get("href") and is_web(target):
                found.setdefault(target, _is_of_comments(link, target))
    return tuple(sorted(found, key=found.__getitem__))[:_LIMIT]


def base_of(tree: HtmlElement, url: str | None) -> str | None:
    """What a page's links are relative to: its base element, else its address, else the one that it calls its own."""
    stated = next((base.get("href") for base in tree.iter("base") if base.get("href")), "")
    own = url or next(filter(is_web, _own_addresses(tree)), None)
    return absolute(stated, own) if stated else own


def _own_addresses(tree: HtmlElement) -> Iterator[str]:
    """What a page says is its address: its canonical link (RFC 6596), OpenGraph's og:url."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield one_line(link.get("href") or "")
    for meta in tree.iter("meta"):
        if "og:url" in (meta.get("property"), meta.get("name")):
            yield one_line(meta.get("content") or "")


def _is_of_comments(link: HtmlElement, target: str) -> bool:
    """WordPress offers the feed of all comments beside that of the posts, and one of each post's comments."""
    return "comment" in f"{link.get('title') or ''} {target}".lower()
