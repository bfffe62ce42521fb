"""Who wrote an article: the names of people, as the page states or shows them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from lxml.html import HtmlElement

from reader.extract.items import items_of
from reader.extract.names import FULL_NAME, LEAD, is_persons, is_site, name_in, without_site
from reader.extract.nearby import Line, Nearby
from reader.extract.signed import leads_to_person, links_after_by, signed_lines
from reader.extract.statements import Statements
from reader.extract.survey import Survey
from reader.patterns import lazy
from reader.text import one_line

_DUBLIN_CORE = ("dc:creator", "dc.creator", "dcterms:creator", "dcterms.creator", "dcterm:creator")
_METAS = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "cxenseparse:author", "og:author")
# Classes under which pages show a name, the most telling first.
_CLASSES = [
    lazy(pattern, re.I)
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
_NAMES_OF_CLASSES = lazy(r"author|by-?line|vcard|(?:written|posted)-by", re.I)
_WRITTEN_BY = lazy(r"written by|author|verfasst von|geschrieben von|écrit par|escrito por|scritto da|door", re.I)
_ABOUT_COMMENTS = lazy(
    r"(?:^|[\s_-])(?:comment|respond(?:$|[\s_-])|repl(?:y|ies)(?:$|[\s_-])|pingback|trackback)", re.I
)
_BEGINS_A_NAME = lazy(r"[^\Wa-z\d_]")
_FOREIGN_THINGS = frozenset(("comment", "review", "suggestedAnswer", "acceptedAnswer"))
_SAYS_WRITTEN = lazy(r"(?:written|posted|published|submitted) by", re.I)
_ON = lazy(r"(?:on|at)\b|[,|·•–—-]|\d", re.I)
_JOINS = lazy(r"[,&]|and|und|et|y|e|en|och|og|и|with", re.I)
_NO_RANK = 99
_NAME_LENGTH = 60
_PEOPLE_LIMIT = 30


def byline(survey: Survey, statements: Statements, nearby: Nearby, sites: list[str | None]) -> str | None:
    """The names, joined by commas; None for machines' names ("admin"), the site itself, and what is no name.

    sites are the site's name and host. A name that is only shown isn't taken where it is a word of the host.
    """
    if persons := [name for name in map(name_in, statements.people()) if name and is_persons(name)]:
        return _people(persons, [])  # a person's own site may have the person's name
    for names in _stated(statements):
        if people := _people([name_in(name) for name in names], sites[:1]):
            return people
    if _WRITTEN_BY.fullmatch(statements.meta("twitter:label1") or "") and (
        name := name_in(statements.meta("twitter:data1") or "")
    ):
        return name
    for names in _all_shown(survey, nearby):
        if people := _people([name_in(name, may_be_handle=True) for name in names], sites):
            return people
    return None


def _stated(statements: Statements) -> Iterator[list[str]]:
    """What the page states for machines, the most exact first."""
    yield statements.people()
    yield [_turned(name) for name in statements.metas("citation_author")]
    yield [name if _is_two(name) else _turned(name) for name in statements.metas(*_DUBLIN_CORE)]
    yield from (statements.metas(name) for name in _METAS)


def _all_shown(survey: Survey, nearby: Nearby) -> Iterator[list[str]]:
    yield _led(nearby.lines)
    for element in _shown(survey, nearby):
        yield _names(element)
    people = [link for link in survey.anchors if leads_to_person(link)]
    yield _linked(people, nearby.lines)
    yield _called(nearby.lines)
    yield _signed(survey, people, nearby.around)


def _led(lines: list[Line]) -> list[str]:
    """The names in the first line near the title that begins with "by", or those that follow one that is no more."""
    for number, line in enumerate(lines):
        if lead := LEAD.match(line.text):
            if lead.end() < len(line.text):
                return [line.text] if _BEGINS_A_NAME.match(line.text[lead.end() :]) else []
            following = lines[number + 1 :]
            return list(_joined(following)) or (_linked_once(following) if _SAYS_WRITTEN.match(line.text) else [])
    return []


def _linked_once(lines: list[Line]) -> list[str]:
    """What a link says that "on", a mark or a figure follows: "Posted by Mo on 3 May"."""
    if len(lines) < 2 or lines[0].element.tag != "a" or not _ON.match(lines[1].text):
        return []
    return [lines[0].text]


def _joined(lines: list[Line]) -> Iterator[str]:
    """The people whose names the lines begin with, one, or more with a comma or "and" between them."""
    is_awaited = True
    for line in lines:
        if is_awaited and _is_person(line):
            yield line.text
            is_awaited = False
        elif not is_awaited and _JOINS.fullmatch(line.text):
            is_awaited = True
        else:
            return


def _is_person(line: Line) -> bool:
    """Whether a line is a full name, or leads to a page about a person."""
    return _is_linked(line) or FULL_NAME.fullmatch(line.text) is not None


def _is_linked(line: Line) -> bool:
    link = line.element if line.element.tag == "a" else line.element.getparent()
    return link is not None and leads_to_person(link)


def _linked(people: list[HtmlElement], lines: list[Line]) -> list[str]:
    """Full names near the title that lead to a page about a person, or that the address of such a page repeats."""
    slugs = {(link.get("href") or "").rstrip("/").rpartition("/")[2] for link in people}
    named = [line for line in lines if FULL_NAME.fullmatch(line.text)]
    return [line.text for line in named if _is_linked(line) or line.text.casefold().replace(" ", "-") in slugs][:4]


def _called(lines: list[Line]) -> list[str]:
    """Full names near the title in an element whose class, or that of the one around it, tells of authors."""
    return [
        line.text
        for line in lines
        if FULL_NAME.fullmatch(line.text) and _NAMES_OF_CLASSES.search(_classes(line.element))
    ]


def _classes(element: HtmlElement) -> str:
    around = (element, *islice(element.iterancestors(), 2))
    return " ".join(one.get("class") or "" for one in around)


def _signed(survey: Survey, people: list[HtmlElement], around: frozenset[HtmlElement]) -> list[str]:
    """The name that signs the article, where all lines that do give one."""
    signed = chain(signed_lines(survey), links_after_by(people))
    found = {name_in(text) for text, element in signed if not _is_anothers(element, around)}
    return [name for name in found if name] if len(found) == 1 else []


def _is_two(names: str) -> bool:
    """Whether "Ann Lee, Bob Ray" are two people: "Last, First" has a single word on one side."""
    return all(" " in part for part in names.split(", "))


def _turned(name: str) -> str:
    """ "Last, First" the way it is said."""
    parts = name.split(", ")
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 else name


def _shown(survey: Survey, nearby: Nearby) -> list[HtmlElement]:
    """Elements that may show the author, the most telling first; none of the conversation's or of other articles'."""
    ranked: list[tuple[int, HtmlElement]] = []
    for element in survey.named:
        rank = _rank(element)
        if rank < _NO_RANK:
            ranked.append((rank, element))
    ranked.sort(key=lambda pair: pair[0])
    return [element for _, element in ranked[:20] if not _is_anothers(element, nearby.around)]


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


def _is_anothers(element: HtmlElement, own: frozenset[HtmlElement]) -> bool:
    """Whether a name belongs to a comment, to another article or to the page's frame."""
    is_led = LEAD.match(one_line(element.text_content()[:_NAME_LENGTH])) is not None
    for one in (element, *element.iterancestors()):
        if one in own:
            return False
        if _is_foreign(one) and not (is_led and one.tag == "aside"):
            return True
    return False


def _is_foreign(element: HtmlElement) -> bool:
    """Whether an element around a name tells that it is not the article's author."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "footer":
        return next(element.iterancestors("article", "main"), None) is None
    if element.tag == "aside":
        return not _NAMES_OF_CLASSES.search(element.get("class") or "")
    if element.get("itemprop") in _FOREIGN_THINGS:
        return True
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
    names = [one_line(part.get("content") or _text(part)) for part in parts]
    return [name for name in names if len(name) <= _NAME_LENGTH]


def _text(part: HtmlElement) -> str:
    """The text of an element; a ruby's without how it is said."""
    if next(part.iter("rt"), None) is not None:
        return "".join(part.xpath("descendant::text()[not(ancestor::rt or ancestor::rp)]"))
    return " ".join(item.text for item in items_of(part))


def _people(names: Sequence[str | None], sites: list[str | None]) -> str | None:
    found = [without_site(name, sites[0] if sites else None) for name in names if name and not is_site(name, sites)]
    return ", ".join(list(dict.fromkeys(found))[:_PEOPLE_LIMIT]) or None
