"""The texts that come with an export's entries, as offline copies: read in fenced children, some ahead."""

import asyncio
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future

from reader.errors import ReaderError
from reader.library import bare, copies
from reader.library.bare import Address
from reader.library.importers.rows import Imported, Row, Told
from reader.library.store import Store
from reader.library.taking import address_of, written
from reader.text import one_line
from reader.values import NO_CONVERSATION, Article, Conversation, Page
from reader.workers import Dissector, loop

_AHEAD = 4  # for each child: what they read waits in memory
_UNREAD = "articles' own texts that can't be read, left out"

_Text = tuple[Article, Conversation]


class Texts:
    """The rows of an export: iterate over it for the same ones, each text made into a copy.

    One whose page has a copy in the library already is left out, as is one that can't be read, which is told at the
    end.
    """

    def __init__(self, rows: Iterable[Row | Address], store: Store) -> None:
        self._rows = rows
        self._store = store
        self._child_count = os.cpu_count() or 1
        self._dissector = Dissector(self._child_count)
        self._unread_count = 0
        self._example = ""

    def __iter__(self) -> Iterator[Row | Address]:
        waiting: deque[tuple[Row | Address, Future[_Text] | None]] = deque()
        for row in self._rows:
            reading = self._begun(row) if isinstance(row, Imported) and row.body else None
            if not (reading or waiting):
                yield self._done(row, None)
                continue
            waiting.append((row, reading))
            if len(waiting) >= _AHEAD * self._child_count:
                yield self._done(*waiting.popleft())
        while waiting:
            yield self._done(*waiting.popleft())
        if self._unread_count:
            yield Told(f"{_UNREAD}: {self._unread_count:,}, first {self._example}")

    def _begun(self, row: Imported) -> "Future[_Text] | None":
        """A text that is being read; None for one that isn't needed."""
        if bare.has_copy(self._store, address_of(row).keys):
            return None
        return asyncio.run_coroutine_threadsafe(_read(row, self._dissector), loop())

    def _done(self, row: Row | Address, reading: "Future[_Text] | None") -> Row | Address:
        if not isinstance(row, Imported):
            return row
        row = row._replace(body=None)
        if reading is None:
            return row
        try:
            article, conversation = reading.result()
        except ReaderError as error:
            self._unread_count += 1
            self._example = self._example or f"{one_line(row.url)}: {error}"
            return row
        return row._replace(article=_said(article, row), conversation=copies.of_export(conversation))


async def _read(row: Imported, dissector: Dissector) -> _Text:
    """Raises DissectError where there is nothing to read."""
    assert row.body
    if row.body.form == "markdown":
        from reader.extract.markdown_file import article_of_markdown

        return article_of_markdown(row.body.text), NO_CONVERSATION
    content = row.body.text.encode("utf-8", "replace")
    page = Page(row.url, row.url, content, "text/html", "utf-8", is_local=True)
    article, conversation, _ = await dissector.dissect(page, "page")
    return article, conversation


def _said(article: Article, row: Imported) -> Article:
    """The article with what the export says of it, which knew the whole page."""
    return article._replace(
        title=row.title or article.title,
        byline=row.author or article.byline,
        site=row.site or article.site,
        published=written(row.published) or article.published,
        excerpt=row.excerpt or article.excerpt,
        url=row.url,
    )
