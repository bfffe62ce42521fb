"""OPML of the sites that bookmarks are from: each with its feed where a copy names one, for a reader of feeds.

Source: opml.org/spec2.opml.
"""

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from reader.library.exporters.selection import Selection
from reader.library.exporters.xml import allowed
from reader.library.items import Bookmark
from reader.links import is_web

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Sites of bookmarks</title></head>
<body>
"""


class _Site(NamedTuple):
    """What is known of a site: what it calls itself, where it is, its feed, "" for none known."""

    name: str
    address: str
    feed: str = ""


def lines(selection: Selection) -> Iterator[str]:
    """An outline for each site, by name; the one thing here that is held whole, for sites are few."""
    sites: dict[str, _Site] = {}
    for bookmark, address in selection.with_address():
        host = bookmark.host or address
        known = sites.get(host) or _Site(bookmark.site or host, "/".join(address.split("/")[:3]) + "/")
        sites[host] = known if known.feed else known._replace(feed=_feed(selection, bookmark, address))
    yield _HEAD
    for site in sorted(sites.values(), key=lambda one: one.name.casefold()):
        yield allowed(_outline(site))
    yield "</body>\n</opml>\n"


def _feed(selection: Selection, bookmark: Bookmark, address: str) -> str:
    """The feed that a page offers, or the page itself where it is one."""
    copy = selection.copy(bookmark)
    if copy is None:
        return ""
    article = copy[0]
    feeds = (*article.feeds, *((address,) if article.entries else ()))
    return next((feed for feed in feeds if is_web(feed)), "")


def _outline(site: _Site) -> str:
    name, address = escape(site.name), escape(site.address)
    if not site.feed:
        return f'<outline text="{name}" type="link" url="{address}"/>\n'
    return f'<outline text="{name}" type="rss" xmlUrl="{escape(site.feed)}" htmlUrl="{address}"/>\n'
