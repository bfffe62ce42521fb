"""webmention.io: what other sites said of a page whose webmentions it receives."""

from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlencode

from reader import links
from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import without_fragment
from reader.conversation.services.answers import comment, id_in, json_of, objects, text_in, value_at
from reader.errors import ConversationError
from reader.values import Comment, Request

MENTIONS = "https://webmention.io/api/mentions.jf2?{}"
PER_PAGE = 100

_HOSTS = ("webmention.io", "www.webmention.io")
_WORDLESS = ("like-of", "repost-of", "bookmark-of", "rsvp")
"""Ways to mention a page that say nothing about it."""


class WebmentionIo(Platform):
    """Recognised by the endpoint that the page names. Likes, reposts and bookmarks say nothing, and are left out.

    A request's place is "TARGET PAGE", pages counted from 0. Source: webmention.io's README (Find links to a specific
    page; Paging), the jf2 note (w3.org/TR/jf2).
    """

    name = "webmention.io"
    title = "webmention.io"
    gives = ("dates",)
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        is_received = any(
            link.rels & {"webmention", "http://webmention.org/"} and _is_there(link) for link in parts.links
        )
        return (_request(without_fragment(parts.address), 0),) if is_received and parts.address else ()

    def read(self, answer: Answer) -> Batch:
        mentions = value_at(json_of(answer), "children")
        if not isinstance(mentions, list):
            raise ConversationError("it gave no mentions")
        target, _, page = answer.request.place.rpartition(" ")
        goes_on = len(mentions) >= PER_PAGE
        return Batch(
            self.name,
            tuple(_comments(mentions)),
            more=(_request(target, int(page) + 1),) if goes_on else (),
            is_structured=True,
        )


def _is_there(link: Any) -> bool:
    return links.host(link.url) in _HOSTS


def _request(target: str, page: int) -> Request:
    query = {"target": target, "per-page": PER_PAGE, "page": page, "sort-dir": "up"}
    return Request(WebmentionIo.name, MENTIONS.format(urlencode(query)), f"{target} {page}")


def _comments(mentions: list[Any]) -> Iterator[Comment]:
    for mention in objects(mentions):
        own_id = id_in(mention, "wm-id")
        if not own_id or text_in(mention, "wm-property") in _WORDLESS or mention.get("wm-private") is True:
            continue
        address = text_in(mention, "url") or text_in(mention, "wm-source")
        is_reply = text_in(mention, "wm-property") == "in-reply-to"
        profile = text_in(mention, "author", "url")
        yield comment(
            f"wm-{own_id}",
            text_in(mention, "author", "name") or text_in(mention, "name") or links.host(address) or "",
            _words(mention),
            author_url=profile if is_reply and profile else address,
            published=text_in(mention, "published") or text_in(mention, "wm-received"),
            kind="webmention",
        )


def _words(mention: dict[str, Any]) -> str:
    markup = text_in(mention, "content", "html")
    plain = text_in(mention, "content", "text") or text_in(mention, "content") or text_in(mention, "summary", "value")
    return markup or escape(plain)
