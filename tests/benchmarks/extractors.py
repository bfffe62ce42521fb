"""The extractors that are compared: a page's bytes to its article, each in its own whole way.

An extractor is called with the page and its address, and gives the text at once. What that costs is measured, so it
does all that its library does for a reader, metadata too. The tree of its article's HTML is asked for afterwards,
outside the clock. Imports stand inside, so that one that isn't installed is left out.
"""

import logging
import warnings
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.dissect import dissect
from reader.errors import ReaderError
from reader.html.decode import decode
from reader.html.tree import parse, text_of
from reader.values import Article, Conversation
from tests.benchmarks.elements import rendered


class Found(NamedTuple):
    """An article's text, and a function that gives its elements; None where the extractor knows text only."""

    text: str
    tree: Callable[[], HtmlElement] | None = None


Extractor = Callable[[bytes, str | None, bool], Found]
"""It is given the page, its address, and whether the truth is a whole thread instead of an article."""


def reader(page: bytes, url: str | None, is_thread: bool) -> Found:
    """From bytes to article, metadata, conversation and Markdown; the elements are those of the Markdown."""
    try:
        article, conversation = dissect(page, "utf-8", url, "article")[:2]
    except ReaderError:
        return Found("")
    text = _with_conversation(article, conversation) if is_thread else article.words
    return Found(text, partial(rendered, article.markdown))


def _with_conversation(article: Article, conversation: Conversation) -> str:
    from tests.benchmarks import threads

    return threads.with_names(article, conversation) if threads.is_thread(conversation) else article.words


def trafilatura(page: bytes, url: str | None, is_thread: bool) -> Found:
    """With its defaults, which take comments for text; the HTML with all that it can keep."""
    import trafilatura

    text = decode(page, "utf-8")
    document = trafilatura.bare_extraction(text, url=url, with_metadata=True)
    found = "\n".join(part for part in (document.text, document.comments) if part) if document else ""
    return Found(found, lambda: _tree(_trafilatura_html(text, url)))


def _trafilatura_html(page: str, url: str | None) -> str:
    import trafilatura

    found = trafilatura.extract(
        page, url=url, output_format="html", include_formatting=True, include_links=True, include_images=True
    )
    return found or ""


def readability(page: bytes, url: str | None, is_thread: bool) -> Found:
    """With its title and author, for which it parses the page again."""
    from readability import Document

    document = Document(decode(page, "utf-8"), url=url)
    summary = document.summary(html_partial=True)
    document.title(), document.author()
    return Found(text_of(_tree(summary)), lambda: _tree(summary))


def resiliparse(page: bytes, url: str | None, is_thread: bool) -> Found:
    """Its main content; it has no metadata but the title."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    tree = HTMLTree.parse(decode(page, "utf-8"))
    text = extract_plain_text(tree, main_content=True, alt_texts=False)
    _ = tree.title
    return Found(text, lambda: _tree(_minimal_html(page)))


def _minimal_html(page: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(decode(page, "utf-8"), "minimal_html", main_content=True, links=True))


def newspaper(page: bytes, url: str | None, is_thread: bool) -> Found:
    """Without its habit of fetching the page's pictures."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that it can do without
        from newspaper import Article as Story

    story = Story(url or "", fetch_images=False)
    story.download(input_html=decode(page, "utf-8"))
    story.parse()
    return Found(story.text, lambda: _tree(story.article_html))


def _tree(html: str) -> HtmlElement:
    return parse(html or "<p></p>")


EXTRACTORS: dict[str, Extractor] = {
    "reader": reader,
    "trafilatura": trafilatura,
    "readability-lxml": readability,
    "newspaper4k": newspaper,
    "resiliparse": resiliparse,
}


def installed() -> dict[str, Extractor]:
    """The extractors whose libraries are there; a line tells of each other."""
    logging.disable()  # each has its own opinion on what is worth a line
    found = {}
    for name, extract in EXTRACTORS.items():
        try:
            extract(b"<html><body><p>Some words of an article.</p></body></html>", "https://example.org/", False)
        except ImportError:
            print(f"{name} is not installed (pip install '.[benchmark]')")
            continue
        except Exception:  # so short a page is too little for some
            pass
        found[name] = extract
    return found
