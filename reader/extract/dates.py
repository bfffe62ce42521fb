"""When a page was published, from what it states; never from guesses about its text."""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml.html import HtmlElement

from reader.extract.moments import iso
from reader.extract.statements import Statements

_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "dc.date.created", "citation_publication_date", "citation_date", "citation_online_date", "publish-date",
    "publish_date", "publication_date", "publishdate", "pubdate", "date.published", "rnews:datepublished",
    "originalpublicationdate", "article.published", "date",
)  # fmt: skip
_PUBLISHED = re.compile(
    r"(?:^|[\s_-])(?:published|pubdate|(?:entry|post|publish(?:ed)?|article|dt)-(?:date|published|meta|time)|"
    r"posted-on|dateline|byline|time-?stamp)",
    re.I,
)
_UPDATED = re.compile(r"(?:^|[\s_-])(?:updated|modified)(?:$|\s)", re.I)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)")


def published(tree: HtmlElement, statements: Statements, url: str | None) -> str | None:
    """The time of publication in ISO 8601: with a zone where the page gives one, else a bare date."""
    for candidate in _candidates(tree, statements):
        if found := iso(candidate):
            return found
    if found_in_address := _IN_ADDRESS.search(url or ""):
        return iso("-".join(found_in_address.groups()))
    return _shown(tree)


def _shown(tree: HtmlElement) -> str | None:
    """A date in words, where the page shows one as its own."""
    from htmldate import find_date

    own = deepcopy(tree)
    for part in list(own.iter("aside", "nav")):
        part.drop_tree()
    try:
        found = find_date(own, extensive_search=False, original_date=True)
    except Exception:
        return None
    return iso(found) if found else None


def _candidates(tree: HtmlElement, statements: Statements) -> Iterator[str]:
    yield statements.article("datePublished") or ""
    for name in _METAS:
        yield statements.meta(name) or ""
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or element.text_content()
    for time in tree.iter("time", "abbr"):
        stated = time.get("datetime") or (time.get("title") if time.tag == "abbr" else None)
        if stated and (_is_named(time) or (time.tag == "time" and _is_near_title(time))):
            yield stated


def _is_named(time: HtmlElement) -> bool:
    """Whether a time, or what stands right around it, says that it is the publication's."""
    classes = time.get("class") or ""
    around = " ".join([classes, *(ancestor.get("class") or "" for ancestor in list(time.iterancestors())[:2])])
    if _UPDATED.search(classes) and not _PUBLISHED.search(classes):
        return False
    return time.get("pubdate") is not None or (_PUBLISHED.search(around) is not None and not _is_listed(time))


def _is_listed(time: HtmlElement) -> bool:
    """Whether it belongs to a list of other articles."""
    return any(ancestor.tag in ("aside", "nav") for ancestor in time.iterancestors())


def _is_near_title(time: HtmlElement) -> bool:
    """Whether a time stands with the page's main heading, not in a list of other articles."""
    for level, ancestor in enumerate(time.iterancestors()):
        if ancestor.tag in ("aside", "nav", "footer", "li") or level > 5:
            return False
        if next(ancestor.iterdescendants("h1"), None) is not None:
            return True
    return False
