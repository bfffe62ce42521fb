"""Who wrote an article: the names of people, as the page states or shows them."""

import re

from lxml.html import HtmlElement

from reader.extract.items import items_of
from reader.extract.statements import Statements
from reader.text import one_line

_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author")
# Classes under which pages show a name, the most telling first.
_CLASSES = {
    name: rank
    for rank, name in enumerate(
        "p-author author-name byline-name byline__name post-author-name wp-block-post-author__name wp-block-post-author-name "
        "entry-author-name vcard byline entry-author post-author article-author author posted-by".split()
    )
}
_ABOUT_COMMENTS = re.compile(r"(?:^|[\s_-])(?:comments?|commentlist|respond|reply|replies|pingback|trackback)(?:$|[\s_-])", re.I)
_LEAD = re.compile(
    r"^(?:(?:written|posted|published|reported|story|text|words)\s+)?(?:by|von|par|por|di|door|av|af)\s*:?\s+|^(?:author|byline)s?\s*:?\s+", re.I
)
_TAIL = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|\b(?:on|updated|published|posted)\s).*$", re.I | re.S)
_NOBODY = frozenset("admin administrator author user root editor webmaster unknown anonymous guest staff wordpress editorial none n/a".split())
_NOT_A_NAME = re.compile(r"https?:|www\.|@|\d{3}|[{}<>|=/\\_]|\bfollow\b|\bsign in\b|\bview all\b|\bmore from\b|\bread\b", re.I)


def byline(tree: HtmlElement, statements: Statements, site: str | None) -> str | None:
    """The names, joined by commas; None for machines' names ("admin"), the site itself, and what is no name."""
    for names in (statements.people(), *([*statements.metas(name)] for name in _METAS)):
        if people := _people(names, site):
            return people
    for element in _shown(tree):
        if people := _people(_names(element), site):
            return people
    return None


def _shown(tree: HtmlElement) -> list[HtmlElement]:
    """Elements that may show the author, the most telling first; none of the conversation's or of other articles'."""
    ranked: list[tuple[int, HtmlElement]] = []
    for element in tree.iter("*"):
        attributes = element.attrib
        if not attributes:
            continue
        rank = min((_CLASSES[name] for name in attributes.get("class", "").lower().split() if name in _CLASSES), default=99)
        if attributes.get("itemprop") == "author":
            rank = -2
        elif "author" in attributes.get("rel", "").split():
            rank = -1
        if rank < 99:
            ranked.append((rank, element))
    ranked.sort(key=lambda pair: pair[0])
    return [element for _, element in ranked[:20] if not any(map(_is_foreign, (element, *element.iterancestors())))]


def _is_foreign(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("aside", "footer", "nav") or (element.tag != "body" and _ABOUT_COMMENTS.search(named) is not None)


def _names(element: HtmlElement) -> list[str]:
    """The names that an element shows: its links to authors, else all its text."""
    named = [inner for inner in element.iterdescendants("*") if inner.get("itemprop") == "name" or "fn" in (inner.get("class") or "").split()]
    links = [link for link in element.iterdescendants("a") if "author" in f"{link.get('href')} {link.get('rel')}"]
    parts = (named or links)[:4] or [element]
    return [one_line(part.get("content") or " ".join(item.text for item in items_of(part))) for part in parts]


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
