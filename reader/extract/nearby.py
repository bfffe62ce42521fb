"""The short lines around a page's title, where names and dates are shown."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.text import one_line

# The body begins with a text of this length, and then nothing more is about the article.
_LINE_LENGTH = 160
_UNSEEN = frozenset("script style noscript template option button svg select textarea iframe".split())
_FOREIGN = frozenset(("nav", "footer", "table", "figure", "form"))
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
    """The lines after a heading until the body or another heading begins, then those right before it."""
    if heading is None:
        return []
    before = list(_lines(reversed(_BEFORE(heading)), is_after=False))[::-1]
    return [*_lines(_AFTER(heading), is_after=True), *before[:_BEFORE_LIMIT]]


def _lines(texts: Iterator[str], is_after: bool) -> Iterator[Line]:
    """In the page's order; of what is before the heading, only what follows the last long text."""
    before = ""
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
        if is_after and (len(line) > _LINE_LENGTH or any(one.tag in ("h2", "h3") for one in around[:3])):
            return
        if line and len(line) <= _LINE_LENGTH and not any(one.tag in _FOREIGN for one in around):
            yield Line(line, element, before)
        before = line
