"""The feeds that a page offers."""

from lxml.html import HtmlElement

from reader.links import absolute, is_web
from reader.text import one_line

# html.spec.whatwg.org, link type "alternate"; jsonfeed.org/version/1.1, discovery.
_TYPES = frozenset(
    ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
)  # fmt: skip
_LIMIT = 20


def feeds_of(tree: HtmlElement, url: str | None) -> tuple[str, ...]:
    """The addresses of a page's feeds, in its order, at most 20; comment feeds come after those of articles."""
    base = next((absolute(node.get("href"), url) for node in tree.iter("base") if node.get("href")), url)
    found: dict[str, bool] = {}
    for link in tree.iter("link"):
        media_type = (link.get("type") or "").partition(";")[0].strip().lower()
        relations = (link.get("rel") or "").lower().split()
        if media_type in _TYPES and ("alternate" in relations or "feed" in relations):
            target = one_line(absolute(link.get("href") or "", base))
            if link.get("href") and is_web(target):
                found.setdefault(target, _is_of_comments(link, target))
    return tuple(sorted(found, key=found.__getitem__))[:_LIMIT]


def _is_of_comments(link: HtmlElement, target: str) -> bool:
    """WordPress offers the feed of all comments beside that of the posts, and one of each post's comments."""
    return "comment" in f"{link.get('title') or ''} {target}".lower()
