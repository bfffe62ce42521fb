"""When a page was published, from what it states; never from guesses about its text."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.extract.moments import iso
from reader.extract.statements import Statements

_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "citation_publication_date",
    "citation_date", "citation_online_date", "publish-date", "publish_date", "publication_date", "publishdate", "pubdate",
    "date.published", "rnews:datepublished", "originalpublicationdate", "article.published", "date",
)  # fmt: skip
_PUBLISHED_CLASSES = frozenset(
    "published entry-date dt-published post-date pubdate publish-date published-date".split()
)
_UPDATED_CLASSES = frozenset("updated modified dt-updated".split())
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)")


def published(tree: HtmlElement, statements: Statements, url: str | None) -> str | None:
    """The time of publication in ISO 8601: with a zone where the page gives one, else a bare date."""
    for candidate in _candidates(tree, statements):
        if found := iso(candidate):
            return found
    found_in_address = _IN_ADDRESS.search(url or "")
    return iso("-".join(found_in_address.groups())) if found_in_address else None


def _candidates(tree: HtmlElement, statements: Statements) -> Iterator[str]:
    yield statements.article("datePublished") or ""
    for name in _METAS:
        yield statements.meta(name) or ""
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or element.text_content()
    times = [
        time for time in tree.iter("time", "abbr") if time.get("datetime") or (time.tag == "abbr" and time.get("title"))
    ]
    times = [
        time
        for time in times
        if _UPDATED_CLASSES.isdisjoint(_classes(time)) or not _PUBLISHED_CLASSES.isdisjoint(_classes(time))
    ]
    ranked = sorted(
        times, key=lambda time: (_PUBLISHED_CLASSES.isdisjoint(_classes(time)), time.get("pubdate") is None)
    )
    for time in ranked:
        is_named = not _PUBLISHED_CLASSES.isdisjoint(_classes(time)) or time.get("pubdate") is not None
        if is_named or (time.tag == "time" and _is_near_title(time)):
            yield time.get("datetime") or time.get("title") or ""


def _classes(element: HtmlElement) -> list[str]:
    return (element.get("class") or "").lower().split()


def _is_near_title(time: HtmlElement) -> bool:
    """Whether a time stands with the page's main heading, not in a list of other articles."""
    for level, ancestor in enumerate(time.iterancestors()):
        if ancestor.tag in ("aside", "nav", "footer", "li") or level > 5:
            return False
        if next(ancestor.iterdescendants("h1"), None) is not None:
            return True
    return False
