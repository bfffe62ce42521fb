"""Blogger's feed of a post's comments: asked for as the page announces it, page by page, with parents."""

import json
from typing import Any

import pytest

from reader.batches import Answer, Batch
from reader.conversation import registry
from reader.errors import ConversationError
from reader.html.tree import parse
from reader.values import Request

FEED = "https://yard.example/feeds/77/comments/default"
PAGE = (
    f'<html><head><link rel="alternate" type="application/atom+xml" title="Pumps - Comments" href="{FEED}">'
    '<link rel="alternate" type="application/atom+xml" href="https://yard.example/feeds/posts/default"></head>'
    "<body><h1>Pumps</h1><p>Look at them.</p></body></html>"
)


def entry(number: int, text: str, parent: int | None = None) -> dict[str, Any]:
    post = "https://www.blogger.com/feeds/5/77/comments/default"
    related = [{"rel": "related", "href": f"{post}/{parent}"}] if parent else []
    return {
        "id": {"$t": f"tag:blogger.com,1999:blog-5.post-{number}"},
        "published": {"$t": "2021-05-03T19:05:00.000+02:00"},
        "content": {"type": "html", "$t": text},
        "link": [{"rel": "self", "href": f"{post}/{number}"}, *related],
        "author": [{"name": {"$t": "Bo Frisk"}, "uri": {"$t": "https://bo.example/"}}],
        "thr$in-reply-to": {"href": "https://yard.example/pumps.html"},
    }


def answered(request: Request, feed: object) -> Batch:
    return registry.read(Answer(request, json.dumps(feed).encode(), request.url, "application/json", "utf-8"))


def asked() -> Request:
    [request] = registry.cut(parse(PAGE), "https://yard.example/pumps.html").requests
    return request


def test_the_posts_own_feed_is_asked_for() -> None:
    assert asked().url == f"{FEED}?alt=json&max-results=500&start-index=1"
    found = registry.cut(parse(PAGE), None)
    assert found.requests == () and found.conversation.offers[0].requests == (asked(),)


def test_comments_come_with_their_parents_under_the_pages_ids() -> None:
    feed = {"openSearch$totalResults": {"$t": "2"}, "entry": [entry(11, "Fit a <b>switch</b>."), entry(12, "So.", 11)]}
    batch = answered(asked(), {"feed": feed})
    first, second = batch.comments
    assert (first.id, first.author, first.author_url) == ("c11", "Bo Frisk", "https://bo.example/")
    assert (first.markdown, first.published) == ("Fit a **switch**.", "2021-05-03T19:05:00+02:00")
    assert (first.parent_id, second.parent_id) == (None, "c11")
    assert (batch.declared_count, batch.complete, batch.more) == (2, True, ())


def test_the_next_page_begins_behind_the_last_entry() -> None:
    feed = {"openSearch$totalResults": {"$t": "3"}, "entry": [entry(11, "One."), entry(12, "Two.")]}
    batch = answered(asked(), {"feed": feed})
    [following] = batch.more
    assert following.url.endswith("start-index=3") and not batch.complete
    last = answered(following, {"feed": {**feed, "entry": [entry(13, "Three.")]}})
    assert (last.more, last.complete) == ((), True)
    assert answered(following, {"feed": {"openSearch$totalResults": {"$t": "9"}}}).more == ()


@pytest.mark.parametrize("feed", [[], "x", {}, {"feed": 3}, None])
def test_what_is_no_feed_is_told(feed: object) -> None:
    with pytest.raises(ConversationError):
        answered(asked(), feed)


def test_entries_of_any_shape_break_nothing() -> None:
    odd: list[object] = [None, 3, {"id": 5}, {"id": {"$t": "post-4"}, "author": "x", "link": [1], "content": []}]
    batch = answered(asked(), {"feed": {"entry": odd, "openSearch$totalResults": {"$t": "x"}}})
    assert [comment.id for comment in batch.comments] == ["c4"]
