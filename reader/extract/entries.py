"""One entry of a feed, whatever its format: its own HTML or text as an article, and how it begins."""

import re
from dataclasses import dataclass, field

from reader.errors import DissectError
from reader.links import absolute, is_web
from reader.patterns import lazy
from reader.text import clean, one_line
from reader.values import Article, Entry
from reader.words import without_marks

EXCERPT_LENGTH = 200
FULL_WORDS = 150
"""A summary of fewer words is a teaser; the page has the text."""
TEXT_BUDGET = 4_000_000
"""Characters of HTML that a feed's entries are read for; those beyond it are read at their pages."""
_GOES_ON = lazy(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|→|»|\bmore)\W{0,3}\Z", re.I)
_SENTENCE_END = lazy(r"[.!?…][\"'”’)\]]*\s|[。！？]")


@dataclass(slots=True)
class Told:
    """What a feed says of one entry. content is the whole text where the feed says so; summary may be.

    replies is where the feed of its comments is, reply_count how many these are.
    """

    title: str | None = None
    link: str | None = None
    published: str | None = None
    byline: str | None = None
    content: str = ""
    summary: str = ""
    is_html: bool = True
    replies: str | None = None
    reply_count: int | None = None


@dataclass(slots=True)
class EntryReader:
    """Turns what is told of entries into entries, one after the other, until the budget is spent."""

    site: str | None
    language: str | None
    base: str | None
    budget: int = field(default=TEXT_BUDGET)

    def read(self, told: Told) -> Entry:
        link = one_line(absolute(told.link, self.base)) if told.link else ""
        link = link if is_web(link) else ""
        markdown = self._markdown(told.content or told.summary, told.is_html, link)
        words = without_marks(markdown)
        is_whole = bool(told.content) or (len(words.split()) >= FULL_WORDS and not _GOES_ON.search(words))
        teaser = without_marks(self._markdown(told.summary, told.is_html, link)) if told.content else words
        excerpt = beginning(teaser or words)
        return Entry(
            title=told.title,
            location=link or None,
            published=told.published,
            byline=told.byline,
            excerpt=excerpt,
            article=self._article(told, link, markdown, excerpt) if words and (is_whole or not link) else None,
            replies=told.replies,
            reply_count=told.reply_count,
        )

    def _markdown(self, text: str, is_html: bool, link: str) -> str:
        self.budget -= len(text)
        if not text.strip() or self.budget < 0:
            return ""
        return _markdown_of_html(text, link or self.base) if is_html else _markdown_of_text(text)

    def _article(self, told: Told, link: str, markdown: str, excerpt: str | None) -> Article:
        return Article(
            title=told.title,
            byline=told.byline,
            site=self.site,
            published=told.published,
            language=self.language,
            excerpt=excerpt,
            image=None,
            url=link or None,
            markdown=markdown,
            text=None,
        )


def _markdown_of_html(text: str, base: str | None) -> str:
    from reader.html.markdown import markdown_of
    from reader.html.tree import parse

    try:
        return markdown_of(parse(f"<div>{text}</div>"), base)
    except DissectError:
        return ""


def _markdown_of_text(text: str) -> str:
    from reader.extract.plain import markdown_of_text

    return markdown_of_text(clean(text))


def plain(text: str) -> str:
    """A title or name in which a feed may have marks or entities, as one line."""
    if "<" in text or "&" in text:
        from html import unescape

        text = re.sub(r"</?[A-Za-z][^<>]{0,2000}>", "", unescape(text))
    return one_line(text)


def beginning(words: str) -> str | None:
    """The first sentences of a text, at most 200 characters; cut at a word where the first is longer."""
    text = one_line(words[: 10 * EXCERPT_LENGTH])
    if len(text) <= EXCERPT_LENGTH:
        return text or None
    part = text[:EXCERPT_LENGTH]
    ends = [found.end() for found in _SENTENCE_END.finditer(part)]
    if ends and ends[-1] > EXCERPT_LENGTH // 3:
        return part[: ends[-1]].strip()
    return (part.rpartition(" ")[0] or part) + "…"
