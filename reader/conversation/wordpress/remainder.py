"""The text of a comment whose theme gives it no element of its own: what is left without all that frames it."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.dates import may_be_day
from reader.conversation.marks import classes, has_more_words, names, spoken, words
from reader.conversation.ping_words import SAYS, ping_kind
from reader.patterns import lazy

_CONTROL_TAGS = ("form", "button", "script", "style", "noscript", "template", "svg", "input", "textarea", "iframe")
_CONTROLS = lazy(
    r"says|avatar|sharedaddy|screen-reader-text|sr-only|(?:.*-)?awaiting-moderation|(?:.*-)?(?:comment-)?likes?(?:-.*)?|"
    r"(?:.*-)?comments?-(?:reply|edit|share|vote|rating|footer|tools|actions)(?:-.*)?|"
    r"(?:reply|edit)(?:-(?:link|button|container|to|text))*|respond|comments?-title|"
    r"comments?-(?:nav|navigation|pagination)(?:-.*)?|(?:site-)?footer|colophon|sidebar"
)
_FRAME = lazy(
    r"vcard|post-author|author|byline|meta|published|date|time|"
    r"(?:.*-)?(?:comment|ping)s?-?(?:author|meta|metadata|date|time|info|header|head|links?|permalink|avatar|number|count)"
    r"(?:-.*)?"
)
_PARAGRAPHS = ("p", "blockquote", "pre", "ul", "ol")
_CHATTER = lazy(r"\b(?:posted|on|at|by|am|pm|edit|permalink|link|reply|said|says)\b|[\W\d_]+", re.I)
_SEPARATORS = lazy(r"^[\s|:·–—-]+")
_MOST_DATES = 20
_LONGEST_FRAME = 12
"""Words that a line with a date in it may have and still only frame the comment."""


def drop_controls(element: HtmlElement) -> None:
    """Takes out what is there to be pressed or only to be heard: reply and edit links, forms, pictures of people.

    Where a comment's broken markup has swallowed what follows the conversation, that goes too.
    """
    for node in list(element.iterdescendants(etree.Element)):
        if is_control(node):
            _drop(node, keeps_tail=True)


def is_control(node: HtmlElement) -> bool:
    """Whether an element is there to be pressed or only to be heard."""
    is_link = node.tag == "a" and "replytocom=" in (node.get("href") or "")
    return node.tag in _CONTROL_TAGS or is_link or _names_control(names(node))


@lru_cache(maxsize=4096)
def _names_control(own: frozenset[str]) -> bool:
    return _is(_CONTROLS, own)


def remainder(element: HtmlElement, author: HtmlElement | None, dated: Iterable[HtmlElement]) -> HtmlElement:
    """The element itself, without the author, the dates and the lines that hold only these."""
    dates = list(islice(dated, _MOST_DATES))
    marks = [node for node in (author, *dates) if node is not None]
    for node in list(element.iterdescendants(etree.Element)):
        if _is(_FRAME, classes(node)) and not _holds_text(node, marks):
            _drop(node, keeps_tail=True)
    for mark in marks:
        if element in mark.iterancestors():
            _drop(_line_of(mark, element, set(marks)), keeps_tail=False)
    if ping_kind(element.text or ""):
        element.text = None
    # Where the day was found already, one in what is left is the comment's.
    if not (dates or has_more_words(element, _LONGEST_FRAME)) and _only_frames(spoken(element, set())):
        _empty(element)
    element.tag = "div"  # a list item alone would become a list
    return element


def _empty(element: HtmlElement) -> None:
    """Takes the words away; a picture may be all that a comment says."""
    for node in element.iter(etree.Element):
        node.text = None
        if node is not element:
            node.tail = None


def _is(pattern: re.Pattern[str], own: Iterable[str]) -> bool:
    return any(pattern.fullmatch(re.sub("[-_]+", "-", name.lower())) for name in own)


def _holds_text(node: HtmlElement, marks: list[HtmlElement]) -> bool:
    return any(
        next(words(paragraph), None) and set(marks).isdisjoint((*paragraph.iter(), *paragraph.iterancestors()))
        for paragraph in node.iterdescendants(*_PARAGRAPHS)
    )


def _line_of(mark: HtmlElement, element: HtmlElement, marks: set[HtmlElement]) -> HtmlElement:
    """The largest element around a mark, within the comment's, that says nothing else."""
    line = mark
    for above in mark.iterancestors():
        if above is element or not _only_frames(spoken(above, marks)):
            break
        line = above
    return line


def _only_frames(text: str) -> bool:
    if not _CHATTER.sub("", text) or SAYS.fullmatch(text) or ping_kind(text):
        return True
    return len(text.split()) <= _LONGEST_FRAME and may_be_day(text)


def _drop(node: HtmlElement, keeps_tail: bool) -> None:
    """A mark's tail ("says:", a bar) goes with it, unless it is more than that."""
    if not keeps_tail:
        tail = _SEPARATORS.sub("", node.tail or "")
        node.tail = None if _only_frames(" ".join(tail.split())) else tail
    node.drop_tree()
