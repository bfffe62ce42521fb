"""JSON Feed to a list of entries (jsonfeed.org/version/1.1)."""

import json
from typing import Any

from reader.errors import DissectError
from reader.extract.entries import EntryReader, Told
from reader.extract.listing import ENTRY_LIMIT, listing
from reader.extract.moments import iso
from reader.links import is_web
from reader.text import one_line
from reader.values import Article


def article_of_json_feed(content: bytes, source: str) -> Article:
    """The list of a feed's entries. Raises DissectError for JSON that is no feed."""
    feed = _feed(content)
    title, language = _text(feed, "title"), _text(feed, "language")
    items = [item for item in feed["items"] if isinstance(item, dict)]
    if not items:
        raise DissectError("this feed has no entries yet; try again later")
    base = source if is_web(source) else _text(feed, "home_page_url")
    read = EntryReader(title, language, base).read
    return listing(
        [read(_told(item, feed)) for item in items[:ENTRY_LIMIT]],
        title=title,
        byline=_names(feed),
        language=language,
        excerpt=_text(feed, "description"),
        url=source,
        count=len(items),
    )


def _feed(content: bytes) -> dict[str, Any]:
    try:
        feed = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise DissectError("it is broken JSON, not an article; give the address of a page or a feed") from None
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list) or "version" not in feed:
        raise DissectError("it is JSON, data for programs and not an article; give the address of a page or a feed")
    return feed


def _told(item: dict[str, Any], feed: dict[str, Any]) -> Told:
    content, text = _raw(item, "content_html"), _raw(item, "content_text")
    return Told(
        title=_text(item, "title"),
        link=_raw(item, "url") or _raw(item, "external_url") or None,
        published=iso(_raw(item, "date_published")) or iso(_raw(item, "date_modified")),
        byline=_names(item) or _names(feed),
        content=content or text,
        summary=_raw(item, "summary"),
        is_html=bool(content),
    )


def _names(thing: dict[str, Any]) -> str | None:
    """The authors; version 1.0 had one only."""
    authors = thing.get("authors")
    listed = authors if isinstance(authors, list) else [thing.get("author")]
    names = [_text(author, "name") for author in listed if isinstance(author, dict)]
    return ", ".join(filter(None, names)) or None


def _raw(thing: dict[str, Any], name: str) -> str:
    value = thing.get(name)
    return value if isinstance(value, str) else ""


def _text(thing: dict[str, Any], name: str) -> str | None:
    return one_line(_raw(thing, name)) or None
