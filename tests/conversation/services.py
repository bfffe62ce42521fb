"""What tests of the comment services stand on: pages that announce them, answers as they write them."""

import json
from typing import Any

from reader.batches import Answer, Batch
from reader.conversation import registry
from reader.conversation.merging import ordered
from reader.conversation.platform import PageParts
from reader.conversation.services.table import SERVICES
from reader.html.tree import parse
from reader.values import Comment, Request

SERVICE = {service.name: service for service in SERVICES}


def announced(page: str, url: str) -> tuple[Request, ...]:
    """What every service would ask for a page."""
    parts = PageParts(parse(page), url)
    return tuple(request for service in SERVICES for request in service.requests(parts))


def only(page: str, url: str) -> Request:
    (request,) = announced(page, url)
    return request


def read(request: Request, answer: Any) -> Batch:
    content = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
    return registry.read(Answer(request, content, request.url))


def by_id(batch: Batch) -> dict[str, Comment]:
    return {comment.id: comment for comment in ordered(batch.comments)}


HN_PAGE = '<table id="hnmain"><table class="fatitem"></table></table>'


def hn_item(**more: Any) -> dict[str, Any]:
    return {"id": 10, "type": "story", "author": "ferry", "title": "The ferry stops", "children": [], **more}


def hn_comment(id_: int, author: str | None, text: str | None, *children: Any, **more: Any) -> dict[str, Any]:
    base = {"id": id_, "type": "comment", "author": author, "text": text, "created_at": "2024-02-03T04:05:06.000Z"}
    return {**base, "children": list(children), **more}


def reddit_thing(id_: str, author: str, html: str, replies: Any = "", **more: Any) -> dict[str, Any]:
    data = {"id": id_, "author": author, "body_html": html, "created_utc": 1700000000.0, "score": 5, "replies": replies}
    return {"kind": "t1", "data": {"parent_id": "t3_sub", **data, **more}}


def listing(*things: Any) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(things)}}


def submission(**more: Any) -> dict[str, Any]:
    return listing({"kind": "t3", "data": {"id": "sub", "author": "ferry", "num_comments": 4, **more}})


MASTODON_STATUS = {
    "id": "102",
    "in_reply_to_id": "101",
    "content": "<p>Not on Sundays.</p>",
    "created_at": "2024-02-03T04:05:06.000Z",
    "favourites_count": 2,
    "account": {"acct": "lock@canal.example", "display_name": "Lock", "url": "https://canal.example/@lock"},
}


DISCOURSE_PAGE = '<meta name="generator" content="Discourse 3.2.0">'


def discourse_post(number: int, answered: int | None = None, **more: Any) -> dict[str, Any]:
    base = {"id": 1000 + number, "post_number": number, "username": f"u{number}", "cooked": f"<p>Post {number}.</p>"}
    return {**base, "post_type": 1, "reply_to_post_number": answered, "created_at": "2024-02-03T04:05:06.789Z", **more}


DISQUS_PAGE = """<div id="disqus_thread"></div><script>var disqus_config = function () {
this.page.url = PAGE_URL; this.page.url = "https:\\/\\/canal.example\\/ferry"; this.page.identifier = 'it\\'s 7'; };
s.src = 'https://canal-days.disqus.com/embed.js';</script>"""
