"""Who wrote an article: the names of people, as the page states or shows them."""

import re
from functools import lru_cache
from itertools import chain

from lxml.html import HtmlElement

from reader.days import day_in
from reader.extract.items import items_of
from reader.extract.nearby import Line, Nearby
from reader.extract.statements import Statements
from reader.extract.survey import Survey
from reader.text import one_line

_DUBLIN_CORE = ("dc:creator", "dc.creator", "dcterms:creator", "dcterms.creator", "dcterm:creator")
_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "cxenseparse:author", "og:author")
# Classes under which pages show a name, the most telling first.
_CLASSES = [
    re.compile(pattern, re.I)
    for pattern in (
        r"(?:^|\s)p-author(?:\s|$)",
        r"author_{0,2}-?name",
        r"(?:^|[\s_-])by-?line-?_*name",
        r"(?:^|\s)vcard(?:\s|$)",
        r"(?:^|[\s_-])(?:by-?line|(?:written|posted)-by)",
        r"(?:^|\s)(?:(?:entry|post|article|blog)[_-]{1,2})?author(?:\s|$)",
        r"(?:^|[\s_-])author(?:[\s_-]|$)",
    )
]
_NAMES_OF_CLASSES = re.compile(r"author|by-?line|vcard|(?:written|posted)-by", re.I)
_WRITTEN_BY = re.compile(r"written by|author|verfasst von|geschrieben von|écrit par|escrito por|scritto da|door", re.I)
_ABOUT_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comment|respond(?:$|[\s_-])|repl(?:y|ies)(?:$|[\s_-])|pingback|trackback)", re.I
)
_LEAD = re.compile(
    r"^(?:(?:written|posted|published|reported|story|text|words)\s+)?(?:by|von|par|por|di|door|av|af)(?:\s*:\s*|\s+|$)|"
    r"^(?:author|byline|écrit par|escrito por|scritto da|verfasst von|geschrieben von|автор)s?(?:\s*:\s*|\s+|$)|"
    r"^(?:作者|文|记者)\s*[:：/｜|]\s*",
    re.I,
)
_EDITED = re.compile(r"\s*,?\s+(?:edited|reviewed|fact[ -]checked|photographs?|illustrated)\s+by\b.*$", re.I | re.S)
_AUTHOR_PAGE = re.compile(r"/(?:authors?|people|person|writers?|contributors?|staff|profile|autor|auteur|by)/", re.I)
_BEGINS_A_NAME = re.compile(r"[^\Wa-z\d_]")
_FULL_NAME = re.compile(r"(?:[^\W\d_a-z][\w.’'-]*\s+){1,3}[^\W\d_a-z][\w.’'-]+")
_TAIL = re.compile(r"\s*(?:[|•·]|\s[-–—]\s|\b(?:on|updated|published|posted)(?:\s|$)).*$", re.I | re.S)
_NO_RANK = 99
_NAME_LENGTH = 60
_PEOPLE_LIMIT = 30
_NOBODY = frozenset(
    "admin administrator author user root editor webmaster unknown anonymous guest staff wordpress "
    "editorial none n/a by default null undefined redaktion redaktionen redacción rédaction".split()
)
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|[{}<>|=/\\_]|\bfollow\b|\bsign in\b|\bview all\b|\bmore from\b|\bread\b", re.I
)


def byline(survey: Survey, statements: Statements, nearby: Nearby, sites: list[str | None]) -> str | None:
    """The names, joined by commas; None for machines' names ("admin"), the site itself, and what is no name."""
    site, lines = sites[0], nearby.lines
    cited = ([_turned(name) for name in statements.metas(*names)] for names in (("citation_author",), _DUBLIN_CORE))
    for names in (statements.people(), *cited, *(statements.metas(name) for name in _METAS)):
        if people := _people(names, site):
            return people
    if _WRITTEN_BY.fullmatch(statements.meta("twitter:label1") or "") and (
        name := name_in(statements.meta("twitter:data1") or "")
    ):
        return name
    shown = (_names(element) for element in _shown(survey))
    for names in chain([_led(lines)], shown, [_linked(lines)]):
        if people := _people(names, site):
            return people
    return None


def _led(lines: list[Line]) -> list[str]:
    """The names in the first line near the title that begins with "by", or follows one that is no more than that."""
    for number, line in enumerate(lines):
        if lead := _LEAD.match(line.text):
            if lead.end() < len(line.text):
                return [line.text] if _BEGINS_A_NAME.match(line.text[lead.end() :]) else []
            return [next_line.text for next_line in lines[number + 1 : number + 2] if _is_person(next_line)]
    return []


def _is_person(line: Line) -> bool:
    """Whether a line is a full name, or leads to a page about a person."""
    return _is_linked(line) or _FULL_NAME.fullmatch(line.text) is not None


def _is_linked(line: Line) -> bool:
    link = line.element if line.element.tag == "a" else line.element.getparent()
    return link is not None and _AUTHOR_PAGE.search(link.get("href") or "") is not None


def _linked(lines: list[Line]) -> list[str]:
    """Full names near the title that lead to a page about a person."""
    return [line.text for line in lines if _FULL_NAME.fullmatch(line.text) and _is_linked(line)][:4]


def _turned(name: str) -> str:
    """ "Last, First" the way it is said."""
    parts = name.split(", ")
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 else name


def _shown(survey: Survey) -> list[HtmlElement]:
    """Elements that may show the author, the most telling first; none of the conversation's or of other articles'."""
    ranked: list[tuple[int, HtmlElement]] = []
    for element in survey.named:
        rank = _rank(element)
        if rank < _NO_RANK:
            ranked.append((rank, element))
    ranked.sort(key=lambda pair: pair[0])
    return [element for _, element in ranked[:20] if not any(map(_is_foreign, (element, *element.iterancestors())))]


def _rank(element: HtmlElement) -> int:
    attributes = element.attrib
    if attributes.get("itemprop") == "author":
        return -2
    if "author" in attributes.get("rel", "").split():
        return -1
    classes = attributes.get("class")
    return _class_rank(classes) if classes else _NO_RANK


@lru_cache(maxsize=1024)
def _class_rank(classes: str) -> int:
    """Pages repeat few classes, so each is looked at once."""
    if not _NAMES_OF_CLASSES.search(classes):
        return _NO_RANK
    return next((rank for rank, pattern in enumerate(_CLASSES) if pattern.search(classes)), _NO_RANK)


def _is_foreign(element: HtmlElement) -> bool:
    """Whether an element around a name tells that it is not the article's author."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "footer":
        return next(element.iterancestors("article", "main"), None) is None
    if element.tag == "aside":
        return not _NAMES_OF_CLASSES.search(element.get("class") or "")
    return element.tag in ("nav", "table", "figure", "blockquote", "head") or (
        element.tag != "body" and _ABOUT_COMMENTS.search(named) is not None
    )


def _names(element: HtmlElement) -> list[str]:
    """The names that an element shows: its links to authors, else all its text."""
    named = [
        inner
        for inner in element.iterdescendants("*")
        if inner.get("itemprop") == "name" or "fn" in (inner.get("class") or "").split()
    ]
    links = [link for link in element.iterdescendants("a") if "author" in f"{link.get('href')} {link.get('rel')}"]
    parts = (named or links)[:4] or [element]
    names = [one_line(part.get("content") or " ".join(item.text for item in items_of(part))) for part in parts]
    return [name for name in names if len(name) <= _NAME_LENGTH]


def _people(names: list[str], site: str | None) -> str | None:
    read = map(name_in, names[: 2 * _PEOPLE_LIMIT])
    found = [name for name in read if name and name.casefold() != (site or "").casefold()]
    return ", ".join(list(dict.fromkeys(found))[:_PEOPLE_LIMIT]) or None


def name_in(text: str) -> str | None:
    """The name in a byline, without "By" before it or a date behind it; None where there is none."""
    if day := day_in(text):
        text = day.before
    name = _TAIL.sub("", _EDITED.sub("", _LEAD.sub("", one_line(text)))).strip(" ,;:.|-–—")
    words = name.split()
    if not 1 <= len(words) <= 12 or len(name) > 100 or _NOT_A_NAME.search(name) or name.casefold() in _NOBODY:
        return None
    return name if re.search(r"[^\W\d_]{2}", name) else None
