"""Blogger: the feed of a post's comments that its page announces, as JSON, page by page, with true parents."""

from typing import Any
from urllib.parse import urlencode, urlsplit

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.answers import comment, json_of, number_in, objects, text_in
from reader.errors import ConversationError
from reader.patterns import lazy
from reader.values import Comment, Request

_MOST_AT_ONCE = 500
_FEED = lazy(r"/feeds/\d{1,22}/comments/default/?$")
_LAST_NUMBER = lazy(r"(?:post-|/)(\d{1,22})$")


class BloggerFeed(Platform):
    """Source: Blogger's feeds (Google Data protocol: alt, max-results, start-index, openSearch$totalResults).

    thr$in-reply-to names the post alone; a reply's parent is its link of rel "related", as the feeds of Blogger's
    own threads have it. seen is False: no live feed was met.
    """

    name = "blogger-feed"
    title = "Blogger's feed"
    gives = ("threads", "dates", "count")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        feeds = (link.url for link in parts.links if "alternate" in link.rels and _FEED.search(urlsplit(link.url).path))
        feed = next(feeds, None)
        return (_request(feed.partition("?")[0], 1),) if feed else ()

    def read(self, answer: Answer) -> Batch:
        whole = json_of(answer)
        feed = whole.get("feed") if isinstance(whole, dict) else None
        if not isinstance(feed, dict):
            raise ConversationError("it gave no feed of comments")
        entries = objects(feed.get("entry"))
        base, _, start = answer.request.place.partition(" ")
        total = number_in(feed, "openSearch$totalResults", "$t")
        following = int(start) + len(entries) if start.isdecimal() else 0
        goes_on = bool(entries) and following <= (total or 0)
        return Batch(
            source=self.name,
            comments=tuple(found for entry in entries if (found := _comment(entry, answer.url))),
            declared_count=total,
            complete=not goes_on,
            more=(_request(base, following),) if goes_on else (),
            is_structured=True,
        )


def _request(feed: str, start: int) -> Request:
    fields = {"alt": "json", "max-results": _MOST_AT_ONCE, "start-index": start}
    return Request(BloggerFeed.name, f"{feed}?{urlencode(fields)}", f"{feed} {start}")


def _comment(entry: dict[str, Any], base_url: str) -> Comment | None:
    """An entry as a comment, its id that of the page's element ("c7651519648379736953")."""
    number = _LAST_NUMBER.search(text_in(entry, "id", "$t"))
    if number is None:
        return None
    author = next(iter(objects(entry.get("author"))), {})
    related = (link for link in objects(entry.get("link")) if text_in(link, "rel") == "related")
    parent = next((found[1] for link in related if (found := _LAST_NUMBER.search(text_in(link, "href")))), None)
    content = text_in(entry, "content", "$t") or text_in(entry, "summary", "$t")
    return comment(
        f"c{number[1]}",
        text_in(author, "name", "$t"),
        content,
        parent_id=f"c{parent}" if parent else None,
        author_url=text_in(author, "uri", "$t"),
        published=text_in(entry, "published", "$t"),
        base_url=base_url,
    )
