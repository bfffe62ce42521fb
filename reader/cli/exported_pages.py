"""Bookmarks as pages to read: their copies judged as `reader cat` judges, as Markdown, HTML or the parts of a book."""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import BinaryIO

from reader.desk import Desk
from reader.errors import LibraryError
from reader.events import Reading
from reader.library.exporters.selection import Selection, address_of
from reader.library.items import Bookmark
from reader.values import NO_CONVERSATION, Article
from reader.writing import Noted, as_markdown, comments_as_markdown, details_of, notes_as_markdown

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_UNKNOWN_LANGUAGE = "und"
"""Source: RFC 5646, 4.1."""
_NO_COPY = "Only its address is kept."
Render = Callable[[str, dict[str, str]], str]
"""Markdown to HTML, with what tells its footnotes from those of others."""
_HTML_HEAD = """<!DOCTYPE html>
<html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src * data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>Bookmarks</title>
<style>body { max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 1.5 } article { margin-bottom: 6em }
img { max-width: 100%; height: auto } pre { overflow-x: auto }</style>
<body>
"""


class Pages:
    """The readings of a selection.

    spam is "hide", which leaves spam out with its count and what is muted as its author's name, or "show", which has it
    with its flag.
    """

    def __init__(self, selection: Selection, desk: Desk, spam: str = "hide") -> None:
        self.selection = selection
        self._desk = desk
        self._spam = spam

    def reading(self, bookmark: Bookmark) -> Reading:
        """A bookmark's copy with its verdicts; of one without, what its list says of it."""
        article, conversation = self.selection.copy(bookmark) or (_bare(bookmark), NO_CONVERSATION)
        return Reading(
            location=bookmark.source,
            article=article,
            source=bookmark.source,
            key=bookmark.key,
            copy=bookmark,
            conversation=conversation,
            verdicts=self._desk.verdicts(article, conversation),
            muted=self._desk.muted(bookmark.source, article, conversation),
        )

    def notes(self, bookmark: Bookmark) -> list[Noted]:
        """The bookmark's note, then its highlights in the order in which they were made."""
        own = [Noted(bookmark.note, "")] if bookmark.note else []
        return own + [Noted(one.note, one.anchor.exact) for one in self.selection.highlights(bookmark)]

    def markdown(self, bookmark: Bookmark) -> str:
        return self._written(self.reading(bookmark))

    def _written(self, reading: Reading, comments: bool = True) -> str:
        assert reading.copy
        return as_markdown(reading, comments, self._spam, self.notes(reading.copy))

    def html(self) -> Iterator[str]:
        """One page of all, that needs nothing else; raw HTML in it stays text."""
        from mdit_py_plugins.tasklists import tasklists_plugin

        from reader.document.markdown import new_parser

        render = new_parser(allows_html=False).use(tasklists_plugin).render
        yield _HTML_HEAD
        for bookmark in self.selection:
            body, language = self._body(bookmark, render) if bookmark.has_copy else self._bare_body(bookmark, render)
            yield f'<article id="b{bookmark.uid}" lang="{language}">\n{_link(bookmark)}{body}</article>\n'
        yield "</body>\n</html>\n"

    def _body(self, bookmark: Bookmark, render: Render) -> tuple[str, str]:
        """HTML and language of a bookmark."""
        reading = self.reading(bookmark)
        # docId keeps the footnotes of one article apart from those of the next.
        return render(self._written(reading), {"docId": bookmark.uid}), _language(reading)

    def _bare_body(self, bookmark: Bookmark, render: Render) -> tuple[str, str]:
        """The same of one without a copy, without the Markdown that takes most of the time."""
        article = _bare(bookmark)
        details = details_of(article)
        body = f"<h1>{escape(bookmark.name)}</h1>\n"
        body += f"<p><em>{escape(details)}</em></p>\n" if details else ""
        body += f"<p><em>{_NO_COPY}</em></p>\n"
        notes = self.notes(bookmark)
        return body + (render(notes_as_markdown(notes), {"docId": bookmark.uid}) if notes else ""), _UNKNOWN_LANGUAGE

    def write_book(self, file: BinaryIO, title: str) -> None:
        """An EPUB of all."""
        from reader.library.exporters.epub import Book
        from reader.library.exporters.xhtml import body_of, new_renderer

        renderer = new_renderer()
        with Book(file, title) as book:
            for bookmark in self.selection:
                reading = self.reading(bookmark)
                body = body_of(renderer, self._written(reading, comments=False)) + _link(bookmark)
                comments = body_of(renderer, comments_as_markdown(reading, self._spam))
                book.add(bookmark.name, body, comments, _language(reading))
            if not book.chapter_count:
                raise LibraryError("nothing is found to make a book of; `reader list` shows what a query finds")


def _language(reading: Reading) -> str:
    """The language of an article as attributes take it."""
    code = ((reading.article and reading.article.language) or "").replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else _UNKNOWN_LANGUAGE


def _link(bookmark: Bookmark) -> str:
    address = escape(address_of(bookmark))
    return f'<p><a href="{address}">{address}</a></p>\n' if address else ""


def _bare(bookmark: Bookmark) -> Article:
    """An article of which only the address is kept."""
    return Article(
        title=bookmark.name,
        byline=bookmark.byline,
        site=bookmark.site,
        published=bookmark.published,
        language=None,
        excerpt=None,
        image=None,
        url=address_of(bookmark) or None,
        markdown=f"*{_NO_COPY}*",
        text="",
    )
