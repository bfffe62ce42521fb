"""The lines that sign an article wherever they stand, often below it: "Written by Ann Lee", "By" before a link."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.extract.names import FULL_NAME, LEAD
from reader.extract.nearby import texts_from
from reader.extract.survey import Survey
from reader.patterns import lazy
from reader.text import one_line

_AUTHOR_PAGE = lazy(r"/(?:authors?|people|person|writers?|contributors?|staff|profile|autor|auteur|by)/")
_BY = lazy(r"(?:[\w ]{0,20}\s)?by\s*:?", re.I)
_SIGNED = lazy(r"(?:written|posted) by\b|about the author", re.I)
# The first letter may be a capital. A search of the whole page's text tells fast whether to look for lines.
_SIGNS = ("ritten by", "osted by", "bout the author")
_TEXTS_WITH_SIGNS = etree.XPath(
    "//body//text()[{}]".format(" or ".join(f"contains(., '{sign}')" for sign in _SIGNS)),
)
_LINES_LIMIT = 200
_LINE_LENGTH = 200


def leads_to_person(link: HtmlElement) -> bool:
    """Whether a link's address is, by what many sites call such, that of a page about a person."""
    return _AUTHOR_PAGE.search(link.get("href") or "") is not None


def signed_lines(survey: Survey) -> Iterator[tuple[str, HtmlElement]]:
    """What may be a name in lines that begin with words such as "written by", and the element that each stands in."""
    whole = etree.tostring(survey.root, method="text", encoding="unicode")
    if not any(sign in whole for sign in _SIGNS):
        return
    for text in _TEXTS_WITH_SIGNS(survey.root)[:_LINES_LIMIT]:
        if len(text) > _LINE_LENGTH or not _SIGNED.match(line := one_line(text)):
            continue
        if LEAD.sub("", line).strip(" :"):
            yield line, text.getparent()
            continue
        for following, element in islice(texts_from(text), 1, 2):
            name = one_line(following)
            if FULL_NAME.fullmatch(name) or (element.tag == "a" and leads_to_person(element)):
                yield name, element


def links_after_by(people: list[HtmlElement]) -> Iterator[tuple[str, HtmlElement]]:
    """Those of some links to pages about people that stand right after "by"."""
    return ((link.text_content(), link) for link in people if _BY.fullmatch(_text_before(link)))


def _text_before(element: HtmlElement) -> str:
    previous, parent = element.getprevious(), element.getparent()
    text = previous.tail if previous is not None else parent.text if parent is not None else ""
    return one_line(text or "")
