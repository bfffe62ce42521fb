"""CSV for spreadsheets: a row for each bookmark, without its text."""

import csv
import io
from collections.abc import Iterator

from reader.library.exporters.selection import Selection, address_of
from reader.library.items import Bookmark

COLUMNS = (
    "url", "title", "author", "site", "published", "added", "read", "archived", "state", "favourite", "progress",
    "tags", "folder", "note", "words", "comments",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(selection: Selection) -> Iterator[str]:
    """RFC 4180, after a line with the columns' names. A bookmark of a file has its path for a url."""
    yield _row(COLUMNS)
    for bookmark in selection:
        selection.strip(bookmark)
        selection.path_count += not address_of(bookmark)
        yield _row([harmless(str(value)) for value in _values(bookmark)])


def harmless(field: str) -> str:
    """A field that no spreadsheet takes for a formula: an apostrophe before it says that it is text.

    Source: owasp.org, "CSV Injection".
    """
    return f"'{field}" if field.lstrip("'").startswith(_FORMULA) else field


def as_it_was(field: str) -> str:
    """A field that harmless() made, without the apostrophe that it put there."""
    return field[1:] if field.startswith("'") and field.lstrip("'").startswith(_FORMULA) else field


def _values(bookmark: Bookmark) -> tuple[object, ...]:
    return (
        address_of(bookmark) or bookmark.source,
        bookmark.name,
        bookmark.byline or "",
        bookmark.site or "",
        bookmark.published or "",
        bookmark.added_at,
        bookmark.read_at or "",
        bookmark.archived_at or "",
        bookmark.state,
        "yes" if bookmark.favourite else "",
        f"{bookmark.progress:.0%}" if bookmark.progress else "",
        "; ".join(bookmark.tags),
        bookmark.folder or "",
        bookmark.note,
        bookmark.word_count or "",
        bookmark.comment_count or "",
    )


def _row(fields: "tuple[str, ...] | list[str]") -> str:
    line = io.StringIO()
    csv.writer(line).writerow(fields)
    return line.getvalue()
