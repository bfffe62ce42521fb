"""The short lines around a page's title, where names and dates are shown."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.text import one_line

# Longer texts than the first are no lines; one longer than the second is no subtitle either, but the body.
_LINE_LENGTH = 160
_SUBTITLE_LENGTH = 300
_UNSEEN = frozenset("script style noscript template option button svg select textarea iframe".split())
_FOREIGN = frozenset(("nav", "table", "figure", "form"))
_OWN_ASIDE = re.compile("meta|date|byline|info|author", re.I)
_LEVELS = 12
_AFTER = etree.XPath("following::text()[normalize-space()][position() <= 60]", smart_strings=True)
_BEFORE = etree.XPath("preceding::text()[normalize-space()][position() <= 40]", smart_strings=True)
_BEFORE_LIMIT = 12


class Line(NamedTuple):
    """A piece of text, the element that it stands in, and what stands right before it."""

    text: str
    element: HtmlElement
    before: str


def lines_near(heading: HtmlElement | None) -> list[Line]:
    """The lines after a heading until the body begins, or a second heading below it; then those right before it."""
    if heading is None:
        return []
    before = list(_lines(_BEFORE(heading), is_after=False))
    return [*_lines(_AFTER(heading), is_after=True), *before[-_BEFORE_LIMIT:]]


def _lines(texts: list[str], is_after: bool) -> Iterator[Line]:
    """The short ones among some texts, in the page's order."""
    before, subtitle = "", None
    for text in texts:
        element = text.getparent()  # type: ignore[attr-defined]
        if text.is_tail:  # type: ignore[attr-defined]
            element = element.getparent()
        if element is None:
            continue
        around = [element, *element.iterancestors()][:_LEVELS]
        if any(one.tag in _UNSEEN for one in around):
            continue
        line = one_line(text)
        paragraph = next((one for one in around[:4] if one.tag == "p"), None)
        length = len(line) if paragraph is None else len(paragraph.text_content())
        heading = next((one for one in around[:3] if one.tag in ("h2", "h3")), None)
        if is_after and (length > _SUBTITLE_LENGTH or (heading is not None and subtitle not in (None, heading))):
            return
        subtitle = subtitle if heading is None else heading
        if line and length <= _LINE_LENGTH and not _is_foreign(around):
            yield Line(line, element, before)
        before = line


def _is_foreign(around: list[HtmlElement]) -> bool:
    """Whether a line is in a part of the page that tells of other things; an aside may hold the article's dates."""
    own = around[0].get("class") or ""
    return any(
        one.tag in _FOREIGN or (one.tag == "aside" and not _OWN_ASIDE.search(f"{own} {one.get('class') or ''}"))
        for one in around
    )
