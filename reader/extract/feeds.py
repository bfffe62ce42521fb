"""RSS, RDF and Atom to a list of entries, the ill-formed ones too: feedparser reads them, from bytes alone."""

import io
import time
from typing import Any

from reader.errors import DissectError
from reader.extract.entries import EntryReader, Told, plain
from reader.extract.listing import ENTRY_LIMIT, listing
from reader.extract.moments import iso
from reader.html.replies import replies_of, reply_count_of
from reader.links import is_web
from reader.values import Article


def article_of_feed(content: bytes, charset: str | None, source: str, root: str) -> Article:
    """The list of a feed's entries. root is the name of the document's element, for the error.

    Raises DissectError for XML that is no feed, and for a feed without entries.
    """
    import feedparser

    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    found = feedparser.parse(
        io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False, response_headers=headers
    )
    if not found.version and not found.entries:
        kind = f"XML ({root})" if root else "broken XML"
        raise DissectError(f"it is {kind}, and no feed; give the address of a page or a feed")
    if not found.entries:
        raise DissectError("this feed has no entries yet; try again later")
    feed = found.feed
    title = plain(feed.get("title", "")) or None
    base = source if is_web(source) else feed.get("link")
    read = EntryReader(title, _language(feed), base).read
    return listing(
        [read(_told(entry, feed, base)) for entry in found.entries[:ENTRY_LIMIT]],
        title=title,
        byline=_names(feed),
        language=_language(feed),
        excerpt=plain(feed.get("subtitle", "")) or None,
        url=source,
        count=len(found.entries),
    )


def _told(entry: Any, feed: Any, base: str | None) -> Told:
    contents = entry.get("content") or []
    content = next((part for part in contents if "html" in part.get("type", "")), contents[0] if contents else {})
    is_html = "html" in (content or entry.get("summary_detail", {})).get("type", "html")
    return Told(
        title=plain(entry.get("title", "")) or None,
        link=entry.get("link"),
        published=_moment(entry, "published") or _moment(entry, "updated"),
        byline=_names(entry) or _names(feed),
        content=content.get("value", ""),
        summary=entry.get("summary", ""),
        is_html=is_html,
        replies=replies_of(entry, base),
        reply_count=reply_count_of(entry),
    )


def _moment(entry: Any, name: str) -> str | None:
    """A date as it is written; else as feedparser, which knows many notations, understood it."""
    parsed = entry.get(f"{name}_parsed")
    return iso(entry.get(name) or "") or (iso(time.strftime("%Y-%m-%dT%H:%M:%SZ", parsed)) if parsed else None)


def _names(thing: Any) -> str | None:
    """The authors' names; an address alone is nobody's name."""
    people = [plain(person.get("name") or "") for person in thing.get("authors") or []]
    return ", ".join(dict.fromkeys(name for name in people if name and "@" not in name)) or None


def _language(feed: Any) -> str | None:
    return plain(feed.get("language") or "") or None
