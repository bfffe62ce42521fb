"""The short lines around a page's title, where names and dates are shown."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.patterns import lazy
from reader.text import one_line

# Longer texts than the first are no lines; one longer than the second is no subtitle either, but the body.
_LINE_LENGTH = 160
_SUBTITLE_LENGTH = 300
_TEXTS_AFTER = 60
_TEXTS_BEFORE = 40
_LINES_BEFORE = 12
_LEVELS_BEFORE = 6
_UNSEEN = frozenset("script style noscript template option button svg select textarea iframe head".split())
_FOREIGN = frozenset(("nav", "table", "figure", "form", "blockquote"))
_OWN_ASIDE = lazy("meta|date|byline|info|author", re.I)
_LEVELS = 12

Text = tuple[str, HtmlElement]


class Line(NamedTuple):
    """A piece of text, the element that it stands in, and what stands right before it."""

    text: str
    element: HtmlElement
    before: str


class Nearby(NamedTuple):
    """What is around a page's title: the short lines near it, and the elements that it stands in.

    What these elements are doesn't tell of a part whether it is the article's: old pages stand whole in a table,
    those of ASP.NET in a form.
    """

    lines: list[Line]
    around: frozenset[HtmlElement]


def near(heading: HtmlElement | None) -> Nearby:
    """The lines after a heading until the body begins, or a second heading below it; then those right before it."""
    if heading is None:
        return Nearby([], frozenset())
    around = frozenset(heading.iterancestors())
    after = _lines(islice(_texts_after(heading), _TEXTS_AFTER), around, is_after=True)
    before = _lines(deque(_texts_before(heading), _TEXTS_BEFORE), around, is_after=False)
    return Nearby([*after, *deque(before, _LINES_BEFORE)], around)


def texts_from(text: str) -> Iterator[Text]:
    """A text that an XPath found (a string that knows its element), and the texts that follow it."""
    element, is_tail = text.getparent(), text.is_tail  # type: ignore[attr-defined]
    return _texts_after(element) if is_tail else chain(_texts(element), _texts_after(element))


def _texts_after(heading: HtmlElement) -> Iterator[Text]:
    """The texts that follow an element, in the page's order."""
    for element in (heading, *heading.iterancestors()):
        parent = element.getparent()
        if parent is None:
            return
        if element.tail:
            yield element.tail, parent
        for sibling in element.itersiblings(etree.Element):
            yield from _texts(sibling)


def _texts_before(heading: HtmlElement) -> Iterator[Text]:
    """The texts before an element, of the parts of the page that are nearest to it."""
    own = set(heading.iter())
    around = list(islice(heading.iterancestors(), _LEVELS_BEFORE))
    for part in around[-1:]:
        yield from takewhile(lambda text: text[1] not in own, _texts(part))


def _texts(part: HtmlElement) -> Iterator[Text]:
    walk = etree.iterwalk(part, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element.tail and (parent := element.getparent()) is not None:
                yield element.tail, parent
        elif element.tag in _UNSEEN:
            walk.skip_subtree()
        elif element.text:
            yield element.text, element


def _lines(texts: Iterable[Text], own: frozenset[HtmlElement], is_after: bool) -> Iterator[Line]:
    """The short ones among some texts, in the page's order."""
    before, subtitle = "", None
    for text, element in texts:
        line = one_line(text)
        if not line:
            continue
        around = [element, *islice(element.iterancestors(), _LEVELS)]
        paragraph = next((one for one in around[:4] if one.tag == "p"), None)
        length = len(line) if paragraph is None else len(paragraph.text_content())
        heading = next((one for one in around[:3] if one.tag in ("h2", "h3")), None)
        if is_after and (length > _SUBTITLE_LENGTH or (heading is not None and subtitle not in (None, heading))):
            return
        subtitle = subtitle if heading is None else heading
        if length <= _LINE_LENGTH and not _is_foreign(around, own):
            yield Line(line, element, before)
        before = line


def _is_foreign(around: list[HtmlElement], own: frozenset[HtmlElement]) -> bool:
    """Whether a line is in a part of the page that tells of other things; an aside may hold the article's dates."""
    classes = around[0].get("class") or ""
    return any(
        one.tag in _FOREIGN or (one.tag == "aside" and not _OWN_ASIDE.search(f"{classes} {one.get('class') or ''}"))
        for one in around
        if one not in own
    )
