"""Who wrote an article: the names of people, as the page states or shows them."""

import re

from lxml.html import HtmlElement

from reader.extract.statements import Statements
from reader.html.tree import text_of
from reader.text import one_line

_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
)
_SHOWN = (
    "//*[@itemprop='author']//*[@itemprop='name']", "//*[@itemprop='author']", "//a[contains(concat(' ', @rel, ' '), ' author ')]",
    *(
        f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
        for name in ("p-author", "author-name", "byline-name", "post-author-name", "wp-block-post-author__name", "wp-block-post-author-name",
                     "vcard", "byline", "entry-author", "post-author", "article-author", "author")
    ),
)  # fmt: skip
_LEAD = re.compile(
    r"^(?:(?:written|posted|published|reported|story|text|words)\s+)?(?:by|von|par|por|di|door|av|af)\s*:?\s+|^(?:author|byline)s?\s*:?\s+",
    re.I,
)
_TAIL = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|\b(?:on|updated|published|posted)\s).*$", re.I | re.S)
_NOBODY = frozenset(
    "admin administrator author user root editor webmaster unknown anonymous guest staff wordpress editorial none n/a".split()
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|[{}<>|=/\\_]|\bfollow\b|\bsign in\b|\bview all\b|\bmore from\b|\bread\b", re.I
)


def byline(tree: HtmlElement, statements: Statements, site: str | None) -> str | None:
    """The names, joined by commas; None for machines' names ("admin"), the site itself, and what is no name."""
    for names in (statements.people(), *([*statements.metas(name)] for name in _METAS)):
        if people := _people(names, site):
            return people
    for path in _SHOWN:
        shown = tree.xpath(path)[:4]
        if people := _people([one_line(element.get("content") or text_of(element)) for element in shown], site):
            return people
    return None


def _people(names: list[str], site: str | None) -> str | None:
    found = [name for name in map(name_in, names) if name and name.casefold() != (site or "").casefold()]
    return ", ".join(dict.fromkeys(found)) or None


def name_in(text: str) -> str | None:
    """The name in a byline, without "By" before it or a date behind it; None where there is none."""
    name = _TAIL.sub("", _LEAD.sub("", one_line(text))).strip(" ,;:.|-–—")
    words = name.split()
    if not 1 <= len(words) <= 12 or len(name) > 100 or _NOT_A_NAME.search(name) or name.casefold() in _NOBODY:
        return None
    return name if re.search(r"[^\W\d_]{2}", name) else None
