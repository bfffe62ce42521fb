"""What CSS selectors find in a page, and what the found elements say."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from cssselect import HTMLTranslator
from lxml import etree
from lxml.html import HtmlElement

from reader.html.tree import text_of
from reader.text import one_line


class Found(NamedTuple):
    """An element and what it says, on one line: its text, or the attribute that was asked for."""

    element: HtmlElement
    text: str


def select(element: HtmlElement, css: str) -> list[HtmlElement]:
    """The elements in an element, itself included, in the page's order."""
    return list(_compiled(css)(element))


@cache
def _compiled(css: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(css))


def look(element: HtmlElement, choices: Iterable[str]) -> Iterator[Found]:
    """All that the choices select, choice by choice. Template tells how a choice is written."""
    for choice in choices:
        css, _, attribute = choice.partition("@")
        for node in select(element, css) if css.strip() else [element]:
            yield Found(node, _said(node, attribute))


def _said(node: HtmlElement, attribute: str) -> str:
    if attribute or node.tag == "meta":
        return one_line(node.get(attribute or "content") or "")
    return one_line(text_of(node))


def first(element: HtmlElement, choices: Iterable[str]) -> Found | None:
    """The first of them that says something."""
    return next((found for found in look(element, choices) if found.text), None)
