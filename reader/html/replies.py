"""What an entry of a feed, as feedparser gives it, says of the comments on it."""

from typing import Any

from reader.links import absolute, is_web
from reader.text import one_line

_FEEDS = ("application/atom+xml", "application/rss+xml")


def replies_of(entry: Any, base: str | None = None) -> str | None:
    """The address of the feed of the comments on it, None where it names none.

    Source: wellformedweb.org (wfw:commentRss); RFC 4685, section 4 (link relation "replies").
    """
    links = entry.get("links") or []
    linked = (link.get("href") for link in links if link.get("rel") == "replies" and link.get("type") in _FEEDS)
    address = next(filter(None, linked), None) or entry.get("wfw_commentrss")
    feed = one_line(absolute(address, base)) if isinstance(address, str) else ""
    return feed if is_web(feed) else None


def reply_count_of(entry: Any) -> int | None:
    """How many comments it says there are (slash:comments; thr:total, RFC 4685), None where it doesn't say."""
    said = str(entry.get("thr_total") or entry.get("slash_comments") or "").strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 8 else None
