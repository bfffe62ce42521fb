"""When a page was published and modified: what it states for machines before what it shows."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from reader.days import day_in
from reader.extract.moments import iso
from reader.extract.nearby import Nearby
from reader.extract.shown_dates import shown_dates, stated_in_elements
from reader.extract.statements import Statements
from reader.extract.survey import Survey
from reader.patterns import lazy
from reader.text import one_line

_PUBLISHED_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created",
    "dc.date.created", "citation_publication_date", "citation_date", "citation_online_date", "publish-date",
    "publish_date", "publication_date", "publishdate", "pubdate", "date.published", "rnews:datepublished",
    "originalpublicationdate", "article.published", "article:published", "og:pubdate", "published-date", "date",
    "datecreated",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "dcterms.modified",
    "dc.date.modified", "last-modified", "article.updated", "modified-date", "revised", "lastmod",
)  # fmt: skip
_WIRE = lazy(r"([^/]{6,100})/[^/]{2,40}/\s*(?:--|[-–—])\s")
_DATELINE_LENGTH = 160
_PARAGRAPHS_LIMIT = 100
_TEXTS_LIMIT = 20
_IN_ADDRESS = lazy(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/_-]|$)")


class Dates(NamedTuple):
    """ISO 8601: with a zone where the page gives one, else a bare date; None where it gives none."""

    published: str | None
    modified: str | None


def dates_of(survey: Survey, statements: Statements, nearby: Nearby, url: str | None, language: str | None) -> Dates:
    """The article's dates; nearby is what is around its title.

    A content system may state the day of the last change as that of publication; a line that shows an earlier day as
    that of publication is believed.
    """
    shown = shown_dates(survey, nearby, language)
    published = _first(_published(statements, survey))
    if published is None:
        published = shown.led or shown.published or _address_day(url) or _wire_day(survey)
    elif shown.led and _day(shown.led) < _day(published) - timedelta(days=1):
        published = shown.led
    modified = _first(_modified(statements, survey)) or shown.modified
    is_later = modified and (published is None or _day(modified) >= _day(published))
    return Dates(published, modified if is_later else None)


def _first(candidates: Iterator[str | None]) -> str | None:
    return next((found for text in candidates if text and (found := iso(text))), None)


def _published(statements: Statements, survey: Survey) -> Iterator[str | None]:
    yield statements.article("datePublished")
    for name in _PUBLISHED_METAS:
        yield statements.meta(name)
    yield from stated_in_elements(survey, "datePublished", "dateCreated", "dc:date", "schema:datePublished")
    yield statements.article("dateCreated")


def _modified(statements: Statements, survey: Survey) -> Iterator[str | None]:
    yield statements.article("dateModified")
    for name in _MODIFIED_METAS:
        yield statements.meta(name)
    yield from stated_in_elements(survey, "dateModified", "schema:dateModified", "dcterms:modified")


def _address_day(url: str | None) -> str | None:
    found = _IN_ADDRESS.search(url or "")
    return iso("-".join(found.groups())) if found else None


def _wire_day(survey: Survey) -> str | None:
    """The day in the line that agencies of press releases begin with: "LODZ, Poland, May 3, 2020 /Wire/ --"."""
    for paragraph in islice(survey.root.iter("p"), _PARAGRAPHS_LIMIT):
        begin = one_line("".join(islice(paragraph.itertext(), _TEXTS_LIMIT)))[:_DATELINE_LENGTH]
        if (found := _WIRE.match(begin)) and (day := day_in(found[1], "en")):
            return iso(day.iso)
    return None


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
