"""Which text of a page is its article: two extractors of different habits, and an alarm for what the first misses."""

import logging
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from types import ModuleType
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from reader.html.tree import text_of
from reader.text import clean

# Below this share of the cheap extractor's words the precise one has lost the article. The plateau from 0.5
# to 0.7 is flat on every corpus measured.
RECALL_SHARE = 0.6


def article_text(tree: HtmlElement, url: str | None) -> str:
    """The words of the page's article, a block a line; "" where no extractor finds any. The tree stays as it is.

    trafilatura at its most precise, unless it has far fewer words than resiliparse's greedy main content: then
    the first of readability-lxml and trafilatura's default that has enough.
    """
    source = html.tostring(tree, encoding="unicode")
    greedy = guarded(greedy_text, source)
    wanted = RECALL_SHARE * len(greedy.split())
    found: list[str] = []
    for extractor in (precise, readable, balanced):
        text = guarded(extractor, tree if extractor is not readable else source, url)
        if text and len(text.split()) >= wanted:
            return text
        found.append(text)
    return found[1] or found[2] or found[0] or greedy


def guarded(extractor: Callable[..., str], *arguments: Any) -> str:
    """An extractor's text, cleaned; "" where it fails: a page that one chokes on is another's bread."""
    try:
        return clean(extractor(*arguments))
    except Exception:
        return ""


@cache
def _trafilatura() -> ModuleType:
    """The package, imported when first needed and kept from writing to the terminal."""
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura


def precise(tree: HtmlElement, url: str | None) -> str:
    return _by_trafilatura(tree, url, favor_precision=True)


def balanced(tree: HtmlElement, url: str | None) -> str:
    return _by_trafilatura(tree, url)


def _by_trafilatura(tree: HtmlElement, url: str | None, **options: bool) -> str:
    found = _trafilatura().extract(deepcopy(tree), url=url, include_comments=False, with_metadata=False, **options)
    return found or ""


def readable(source: str, url: str | None) -> str:
    from readability import Document

    summary = Document(source, url=url).summary(html_partial=True)
    return text_of(html.fromstring(summary))


def greedy_text(source: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(source, main_content=True, alt_texts=False) or ""
