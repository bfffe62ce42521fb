"""When a page was published and modified, from what it states and shows as its own; never from its other texts."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.days import day_in
from reader.extract.moments import iso
from reader.extract.nearby import Line
from reader.extract.statements import Statements
from reader.extract.survey import Survey
from reader.text import one_line

_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "dc.date.created", "citation_publication_date", "citation_date", "citation_online_date", "publish-date",
    "publish_date", "publication_date", "publishdate", "pubdate", "date.published", "rnews:datepublished",
    "originalpublicationdate", "article.published", "article:published", "og:pubdate", "date", "datecreated",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified", "dc.date.modified",
    "last-modified", "article.updated", "revised", "lastmod",
)  # fmt: skip
_PUBLISHED = re.compile(
    r"(?:^|[\s_-])(?:published|pubdate|(?:entry|post|publish(?:ed)?|article|blog|dt|news|story)-?_?-?"
    r"(?:date|published|meta|time)|posted-on|dateline|byline|time-?stamp)",
    re.I,
)
_UPDATED = re.compile(r"updated|modified|last-?edit|revision", re.I)
_DATED = re.compile(r"(?:^|[\s_-])(?:\w{0,20}date|posted|dateline|timestamp)(?![a-z])|[a-z]Date(?![a-z])")
# Words that say that a day is a change's.
_CHANGED = re.compile(
    r"updat|modif|revis|review|edited|last checked|actuali[sz]|mis[e]? à jour|aktualisiert|geändert|aggiornat|atualizad"
    r"|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|обновл|измен|更新|güncelle",
    re.I,
)
_LEAD = re.compile(
    r"\b(?:first )?(?:published|posted|publish date|date|written|created|released|veröffentlicht|erstellt|stand|publié|"
    r"publiée?|paru|publicado|publicada|fecha|pubblicato|gepubliceerd|geplaatst|publicerad|publisert|udgivet|opublikowano|"
    r"опубликовано|yayınlan\w+)\b|发布|公開|投稿",
    re.I,
)
_FILLERS = re.compile(
    r"\b(?:on|at|by|from|am|pm|the|um|uhr|le|à|el|il|kl|of|gmt|utc|e[sd]t|p[sd]t|c[se][sd]?t|bst|ist|min(?:ute)?s?|read|in|"
    r"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d+",
    re.I,
)
_OTHER_WORDS = 6
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/_-]|$)")
_CONVERSATION = re.compile(r"(?:^|[\s_-])(?:comment|repl(?:y|ies)|related|recent|sidebar|widget|answer|popular)", re.I)


class Dates(NamedTuple):
    """ISO 8601: with a zone where the page gives one, else a bare date; None where it gives none."""

    published: str | None
    modified: str | None


def dates_of(
    survey: Survey, statements: Statements, lines: list[Line], url: str | None, language: str | None
) -> Dates:
    """The article's dates; lines are those around its title (reader.extract.nearby)."""
    times = _Times(survey, lines, language)
    published = _first(_stated_published(statements, times)) or times.published or _address_day(url)
    modified = _first(_stated_modified(statements, times)) or times.modified
    is_later = modified and (published is None or modified[:10] >= published[:10])
    return Dates(published, modified if is_later else None)


def _first(candidates: Iterator[str | None]) -> str | None:
    return next((found for text in candidates if text and (found := iso(text))), None)


def _stated_published(statements: Statements, times: "_Times") -> Iterator[str | None]:
    yield statements.article("datePublished")
    for name in _PUBLISHED_METAS:
        yield statements.meta(name)
    yield from times.stated("datePublished", "dateCreated", "dc:date", "schema:datePublished")
    yield statements.article("dateCreated", "uploadDate")


def _stated_modified(statements: Statements, times: "_Times") -> Iterator[str | None]:
    yield statements.article("dateModified")
    for name in _MODIFIED_METAS:
        yield statements.meta(name)
    yield from times.stated("dateModified", "schema:dateModified", "dcterms:modified")


def _address_day(url: str | None) -> str | None:
    found = _IN_ADDRESS.search(url or "")
    return iso("-".join(found.groups())) if found else None


class _Times:
    """The dates that a page shows."""

    def __init__(self, survey: Survey, lines: list[Line], language: str | None) -> None:
        self._survey = survey
        self._language = language
        self.published: str | None = None
        self.modified: str | None = None
        near = {line.element for line in lines}
        for line in lines:
            self._take(line.text, line.element, line.before)
        if not self.published:
            self._take_named(near)

    def stated(self, *names: str) -> Iterator[str | None]:
        """What elements with an itemprop or property of these names give; none of a comment's."""
        for element in self._survey.named:
            stated = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
            if any(name in stated for name in names) and not _is_foreign(element):
                yield _machine_value(element) or one_line(element.text_content())

    def _take(self, text: str, element: HtmlElement, before: str) -> None:
        """A line that is a date, with little else in it."""
        named = day_in(text, self._language)
        stated = _machine_value(_around(element)) if named or element.tag in ("time", "abbr") else None
        moment = iso(stated) if stated else iso(named[0]) if named else None
        if not moment or (named and not _is_date_line(named[1])):
            return
        classes = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        is_change = _CHANGED.search(text) or (len(before) < 40 and _CHANGED.search(before))
        if is_change or (_UPDATED.search(classes) and not _PUBLISHED.search(classes)):
            self.modified = self.modified or moment
        else:
            self.published = self.published or moment

    def _take_named(self, near: set[HtmlElement]) -> None:
        """The dates that classes name, where all of them that aren't another article's agree."""
        found: dict[str, None] = {}
        for element in [*self._survey.timed, *self._survey.named]:
            classes = element.get("class") or ""
            around = f"{classes} {_class_of(element.getparent())}"
            is_named = element.get("pubdate") is not None or _PUBLISHED.search(around) or _DATED.search(classes)
            if element in near or not is_named or _is_foreign(element):
                continue
            stated = _machine_value(element)
            text = one_line(element.text_content()) if len(element) < 8 else ""
            named = day_in(text, self._language) if len(text) < 120 else None
            if _CHANGED.search(text[:40]) or (_UPDATED.search(classes) and not _PUBLISHED.search(classes)):
                continue
            if moment := (iso(stated) if stated else iso(named[0]) if named and _is_date_line(named[1]) else None):
                found.setdefault(moment)
        if len({moment[:10] for moment in found}) == 1:
            self.published = max(found, key=len)


def _class_of(element: HtmlElement | None) -> str:
    return (element.get("class") or "") if element is not None else ""


def _around(element: HtmlElement) -> HtmlElement:
    """The time element around a text, else the element itself."""
    parent = element.getparent()
    return parent if element.tag != "time" and parent is not None and parent.tag == "time" else element


def _machine_value(element: HtmlElement) -> str | None:
    stated = element.get("datetime") or element.get("content")
    return stated or (element.get("title") if element.tag == "abbr" else None)


def _is_date_line(rest: str) -> bool:
    """Whether what a line says besides its day leaves no doubt that it is a date line, not a sentence."""
    words = _FILLERS.sub(" ", rest)
    return len(re.findall(r"\w+", words)) <= (2 * _OTHER_WORDS if _LEAD.search(rest) else _OTHER_WORDS)


def _is_foreign(element: HtmlElement) -> bool:
    """Whether a date belongs to a comment, to another article or to the page's frame."""
    for one in (element, *element.iterancestors()):
        if one.tag in ("nav", "footer", "blockquote", "table", "pre", "code"):
            return True
        if one.tag == "aside" and not re.search("meta|date|byline|info", _class_of(one), re.I):
            return True
        if one.tag in ("body", "article", "main"):
            return False
        if _CONVERSATION.search(f"{_class_of(one)} {one.get('id') or ''}"):
            return True
        if one.tag != element.tag and (one.get("itemprop") or "") in ("comment", "review", "suggestedAnswer", "acceptedAnswer"):
            return True
    return False
