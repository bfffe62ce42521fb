"""What an unknown page's comment looks like: somebody's name, a day, and something said, by classes and tags alone."""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.dates import worded_date
from reader.conversation.marks import HEADINGS, has_more_words, is_blank, spoken
from reader.conversation.threads.select import Found
from reader.conversation.threads.when import when
from reader.html.tree import text_of
from reader.patterns import lazy
from reader.text import one_line

_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")
_WRITER = lazy(
    r"(?:^|-)(?:author|writer|commenter|commentor|poster|username|user-name|nick(?:name)?|fn|vcard)(?:-name|-link)?$|^name$|^by(?:line)?$|^user$|comment-?by$"
)
_MOMENT = lazy(
    r"(?:^|-)(?:date(?:time)?|time(?:stamp|ago)?|posted|posted-on|published|when|meta(?:data)?|comment-?info)$"
)
_WORDS = lazy(r"(?:^|-)(?:text|body|content|message|copy|comment-?text|description)$")
_LONGEST_NAME = 60
_LONGEST_MOMENT = 120
_MOST_MARKS = 20
_RELATIVE = lazy(r"\d+\W+\w+|\b(?:yesterday|today|just now)\b", re.I)


class Look(NamedTuple):
    """The elements of one comment. content is None where the text has no element of its own."""

    writer: HtmlElement
    dated: list[HtmlElement]
    content: HtmlElement | None
    name: str
    published: str | None


def look_of(element: HtmlElement, apart_from: set[HtmlElement]) -> Look | None:
    """How an element looks as a comment, without what is in the others of apart_from; None where it doesn't."""
    inside, others = _inside(element, apart_from)
    writers = [node for node in inside if _is(_WRITER, node)][:_MOST_MARKS]
    writers += [node for node in inside if node.tag == "cite"][:_MOST_MARKS]
    writer = next((node for node in writers if _name(node)), None)
    moments = [node for node in inside if node.tag in ("time", "abbr", "small") or _is(_MOMENT, node)]
    dated = [node for node in moments[:_MOST_MARKS] if _tells_time(node)]
    if writer is None or not dated:
        return None
    marks = {writer, *dated}
    bodies = (node for node in inside if _is(_WORDS, node) and marks.isdisjoint(node.iter()))
    content = next((node for node in bodies if not is_blank(node)), None)
    if content is None and not spoken(element, marks | others):
        return None
    published = (when(Found(node, one_line(text_of(node)))) for node in dated)
    return Look(writer, dated, content, _name(writer), next(filter(None, published), None))


def _inside(element: HtmlElement, apart_from: set[HtmlElement]) -> tuple[list[HtmlElement], set[HtmlElement]]:
    """The elements in an element, and the others among them, whose insides are their own."""
    inside, others = [], set()
    walk = etree.iterwalk(element, events=("start",), tag="*")
    for _, node in walk:
        if node is not element and node in apart_from:
            others.add(node)
            walk.skip_subtree()
        elif node is not element:
            inside.append(node)
    return inside, others


def _is(pattern: re.Pattern[str], node: HtmlElement) -> bool:
    class_, itemprop = node.get("class"), node.get("itemprop")
    return bool(class_ or itemprop) and _are_named(pattern, f"{class_ or ''} {itemprop or ''}")


@lru_cache(maxsize=4096)
def _are_named(pattern: re.Pattern[str], names: str) -> bool:
    return any(pattern.search(re.sub(r"[-_]+", "-", _CAMEL.sub("-", name)).lower()) for name in names.split())


def _name(node: HtmlElement) -> str:
    """The name alone: of its link, or of what stands before a time in the same element."""
    if has_more_words(node, _LONGEST_MOMENT):
        return ""
    text = one_line(text_of(node))
    for aside in node.iterdescendants("time", "small", "abbr"):
        if said := one_line(text_of(aside)):
            text = text.partition(said)[0]
            break
    text = text.strip(" :,·•-–—|")
    return text if len(text) <= _LONGEST_NAME and any(map(str.isalpha, text)) else ""


def _tells_time(node: HtmlElement) -> bool:
    if has_more_words(node, _LONGEST_MOMENT):
        return False
    text = one_line(text_of(node))
    if len(text) > _LONGEST_MOMENT:
        return False
    has_own = node.get("datetime") or worded_date(node.get("title") or "")
    return bool(
        has_own
        or worded_date(text)
        or ((node.tag == "time" or "time" in (node.get("class") or "")) and _RELATIVE.search(text))
    )


def is_teaser(element: HtmlElement, apart_from: set[HtmlElement]) -> bool:
    """Whether a heading in an element is a link to something else, as in a list of articles."""
    for node in _inside(element, apart_from)[0]:
        if node.tag in HEADINGS:
            links = (*node.iter("a"), *node.iterancestors("a"))
            if any(_leads_away(link) and len(text_of(link).split()) > 3 for link in links):
                return True
    return False


def _leads_away(link: HtmlElement) -> bool:
    target = link.get("href") or ""
    return bool(target) and "#" not in target
