"""Hacker News: an item's whole thread as Algolia keeps it, and the stories that submitted an article."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import is_same
from reader.conversation.services.answers import comment, id_in, json_of, nested, number_in, objects, text_in
from reader.errors import ConversationError
from reader.values import Comment, Request

ITEM = "https://hn.algolia.com/api/v1/items/{}"
SEARCH = "https://hn.algolia.com/api/v1/search?{}"
PROFILE = "https://news.ycombinator.com/user?id={}"

_HITS = 50
_MOST_STORIES = 5


class HackerNews(Platform):
    """Recognised by its address. One answer has the whole tree; scores came with comments until 2014.

    A request's place is "" for the page's own item, "article ADDRESS" for a search, "section NAME" for a story that
    one found. Source: hn.algolia.com/api, GET /items/ID and /search; Algolia's restrictSearchableAttributes.
    """

    name = "hacker-news"
    title = "Hacker News"
    partners = {"news.ycombinator.com": "hn.algolia.com"}
    gives = ("threads", "dates", "scores")

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        if parts.host not in self.partners:
            return ()
        item_id = parse_qs(urlsplit(parts.address or "").query).get("id", [""])[0]
        is_page_readable = "#hnmain" in parts.names
        return (Request(self.name, ITEM.format(item_id), fills=is_page_readable),) if _is_number(item_id) else ()

    def elsewhere(self, address: str) -> tuple[Request, ...]:
        words = address.partition("://")[2] or address
        query = {"query": words, "restrictSearchableAttributes": "url", "tags": "story", "hitsPerPage": _HITS}
        return (Request(self.name, SEARCH.format(urlencode(query)), f"article {address}"),)

    def read(self, answer: Answer) -> Batch:
        what, _, name = answer.request.place.partition(" ")
        found = json_of(answer)
        if what == "article":
            return Batch(self.name, more=tuple(_stories(found, name)))
        if not isinstance(found, dict) or not isinstance(found.get("children"), list):
            raise ConversationError(text_in(found, "error") or "it gave no item")
        return Batch(self.name, tuple(_replies(found, name)), is_structured=True)


def _stories(found: Any, address: str) -> Iterator[Request]:
    """A request for each story of the address that somebody has replied to, the most discussed first.

    Their sections bear the stories' titles where these differ.
    """
    hits = objects(found.get("hits")) if isinstance(found, dict) else []
    stories = {
        id_in(hit, "objectID"): hit
        for hit in hits
        if is_same(text_in(hit, "url"), address)
        and _is_number(text_in(hit, "objectID"))
        and number_in(hit, "num_comments")
    }
    most_discussed = sorted(stories, key=lambda id_: -(number_in(stories[id_], "num_comments") or 0))[:_MOST_STORIES]
    titles = {text_in(stories[id_], "title").casefold() for id_ in most_discussed}
    for id_ in most_discussed:
        title = text_in(stories[id_], "title")
        section = f"{HackerNews.title}: {title}" if len(titles) > 1 and title else HackerNews.title
        yield Request(HackerNews.name, ITEM.format(id_), f"section {section}")


def _replies(item: dict[str, Any], section: str) -> Iterator[Comment]:
    """Depth first. A deleted comment is there without author and text; a poll's options are no comments."""
    prefix = "hn-" if section else ""
    poster = text_in(item, "author")
    for reply, parent in nested(item["children"], lambda reply: reply.get("children")):
        if not (own_id := id_in(reply, "id")) or text_in(reply, "type") == "pollopt":
            continue
        author = text_in(reply, "author")
        yield comment(
            prefix + own_id,
            author,
            text_in(reply, "text"),
            parent_id=prefix + id_in(parent, "id") if parent else None,
            author_url=PROFILE.format(quote(author, errors="replace")) if author else "",
            published=text_in(reply, "created_at"),
            score=number_in(reply, "points"),
            is_openers=bool(author) and author == poster,
            section=section,
        )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16
