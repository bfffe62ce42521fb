"""The line that names who speaks, where a theme marks neither name nor day: it stands before the text."""

import re
from collections.abc import Callable, Iterator

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.dates import may_be_day
from reader.conversation.marks import HEADINGS, spoken
from reader.conversation.months import month_of
from reader.conversation.ping_words import BY, SAYS_SO
from reader.patterns import lazy
from reader.text import one_line

_NAMING = frozenset({*HEADINGS, "a", "b", "strong", "cite"})
_PARAGRAPHS = frozenset({"p", "blockquote", "pre", "ul", "ol", "table"})
_BREAKS = frozenset({"p", "div", "li", "br", *HEADINGS})
_NO_NAME = lazy(r"(?:[\W\d_]|permalink|link|reply|edit|quote|guest|author|at|on|by|am|pm)*", re.IGNORECASE)
_CLOSING_WORDS = lazy(r"[\s,;(|·•–—-]+(?:on|the|le|el|il|am|den|op|dne|em|an|u|w)?[\s,;(|·•–—-]*$", re.IGNORECASE)
_LONGEST_NAME = 80
_LONGEST_DAY = 200
_LONGEST_LINE = 12
"""Words that a line may have and still only tell who spoke, and when."""

IsDay = Callable[[HtmlElement], bool]


def _head(element: HtmlElement, content: HtmlElement | None) -> Iterator[tuple[HtmlElement, str]]:
    """The elements before the text, each at its start with its first words, at its end with those behind it.

    The text is its element, else the first paragraph; one that tells a day or who says something is none.
    """
    yield element, element.text or ""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "end" and node is not element:
            yield node, node.tail or ""
        elif node is content or (content is None and node.tag in _PARAGRAPHS and not _is_framing(node)):
            return
        elif node is not element and isinstance(node.tag, str):
            yield node, node.text or ""


def _is_framing(paragraph: HtmlElement) -> bool:
    text = spoken(paragraph, set())
    is_short = len(text.split()) <= _LONGEST_LINE
    return not text or (is_short and (may_be_day(text) or SAYS_SO.search(text) is not None))


def naming(element: HtmlElement, content: HtmlElement | None, is_day: IsDay) -> HtmlElement | None:
    """The first link, heading or emphasis of the head that may be a name."""
    for node, _ in _head(element, content):
        if node.tag in _NAMING and not is_day(node):
            text = spoken(node, {inner for inner in node.iterdescendants(etree.Element) if is_day(inner)})
            if not _NO_NAME.fullmatch(text) and not text.endswith(":") and len(text) <= _LONGEST_NAME:
                return node
    return None


def name_in_words(element: HtmlElement, content: HtmlElement | None, is_day: IsDay) -> str | None:
    """The name that the head's first line begins with: "Ann wrote on June 11, 2024:", "# Ann (11.6.2024)"."""
    line = _first_line(element, content, is_day)
    if line is None or len(line.split()) > _LONGEST_LINE:
        return None
    return name_of_line(line)


def name_of_line(line: str) -> str | None:
    """The name that a line begins with before it tells a day, or that somebody says something."""
    name = SAYS_SO.sub("", f"{line} ").rstrip()
    if name == line.rstrip() and not may_be_day(line):
        return None
    name = re.split(r"\d", re.sub(r"^[\W\d_]+", "", BY.sub("", name)), maxsplit=1)[0]
    parts = _CLOSING_WORDS.sub("", name).split()
    while parts and month_of(parts[-1].casefold().strip(".,(")):
        parts.pop()
    name = _CLOSING_WORDS.sub("", one_line(" ".join(parts)) + " ").strip()
    return name if is_name(name) else None


def is_name(text: str) -> bool:
    """Whether a text may be somebody's name: neither too long, nor what there is to be pressed, nor numbers alone."""
    return 0 < len(text) <= _LONGEST_NAME and not _NO_NAME.fullmatch(text)


def _first_line(element: HtmlElement, content: HtmlElement | None, is_day: IsDay) -> str | None:
    parts: list[str] = []
    for node, text in _head(element, content):
        if node.tag in _BREAKS and node is not element and "".join(parts).strip():
            break
        if not (node.tag == "a" and is_day(node) and text == node.text):
            parts.append(text)
    return one_line("".join(parts)) or None


def drop_name(element: HtmlElement, name: str) -> None:
    """Takes a name in words away, with the rest of its line."""
    for node, text in _head(element, None):
        if name in text and len(text.split()) <= _LONGEST_LINE:
            if text == node.text:
                node.text = None
            else:
                node.tail = None
            return


def day_of(element: HtmlElement, content: HtmlElement | None, language: str) -> str:
    """The head's own words that tell a day, "" where none do."""
    texts = (one_line(text)[:_LONGEST_DAY] for _, text in _head(element, content))
    return next((text for text in texts if any(map(str.isdecimal, text)) and may_be_day(text, language)), "")
