"""The services that are asked for comments: what a page announces, what their answers say, and what breaks them."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.batches import Answer, Batch
from reader.conversation import registry
from reader.conversation.merging import merged, ordered
from reader.conversation.platform import PageParts
from reader.conversation.services.addresses import is_same
from reader.conversation.services.table import SERVICES
from reader.errors import ConversationError
from reader.html.tree import parse
from reader.values import Comment, Conversation, Request

ESCAPE = "\x1b[31m\x9b2J\x07\u202e"
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


# Hacker News


HN_PAGE = '<table id="hnmain"><table class="fatitem"></table></table>'


def hn_item(**more: Any) -> dict[str, Any]:
    return {"id": 10, "type": "story", "author": "ferry", "title": "The ferry stops", "children": [], **more}


def hn_comment(id_: int, author: str | None, text: str | None, *children: Any, **more: Any) -> dict[str, Any]:
    base = {"id": id_, "type": "comment", "author": author, "text": text, "created_at": "2024-02-03T04:05:06.000Z"}
    return {**base, "children": list(children), **more}


def test_hacker_news() -> None:
    request = only(HN_PAGE, "https://news.ycombinator.com/item?id=10")
    assert (request.url, request.fills) == ("https://hn.algolia.com/api/v1/items/10", True)
    item = hn_item(
        children=[
            hn_comment(11, None, None, hn_comment(12, "ferry", "<p>It runs on <i>Sundays</i>.", points=3)),
            hn_comment(13, "lock", "Since when?"),
            {"id": 14, "type": "pollopt", "text": "Keep it", "children": []},
        ]
    )
    batch = read(request, item)
    assert [comment.id for comment in batch.comments] == ["11", "12", "13"]
    assert batch.complete and batch.is_structured and not batch.more
    gone, captain, other = batch.comments
    assert (gone.author, gone.text, gone.parent_id) == (None, "", None)
    assert (captain.parent_id, captain.score, captain.by_article_author) == ("11", 3, True)
    assert captain.published == "2024-02-03T04:05:06Z" and captain.markdown == "It runs on *Sundays*."
    assert captain.author_url == "https://news.ycombinator.com/user?id=ferry"
    assert not other.by_article_author and other.score is None


def test_a_page_of_hacker_news_that_cannot_be_read_is_asked_for_at_once() -> None:
    assert not only("<p>Loading</p>", "https://news.ycombinator.com/item?id=10").fills


def test_where_hacker_news_speaks_of_an_article() -> None:
    address = "https://www.canal.example/ferry/?utm_source=x"
    (search,) = SERVICE["hacker-news"].elsewhere(address)
    hits = [
        {"objectID": "20", "url": "http://canal.example/ferry", "title": "The ferry stops", "num_comments": 2},
        {"objectID": "21", "url": "https://canal.example/ferry/2", "title": "The other ferry", "num_comments": 9},
        {"objectID": "22", "url": "https://canal.example/ferry#top", "title": "Ferry, again", "num_comments": 5},
        {"objectID": "23", "url": "https://canal.example/ferry", "title": "Nobody spoke", "num_comments": 0},
        {"objectID": "../24", "url": "https://canal.example/ferry", "title": "Odd", "num_comments": 1},
    ]
    found = read(search, {"hits": hits})
    assert [request.url.rpartition("/")[2] for request in found.more] == ["22", "20"]
    assert found.comments == () and found.declared_count is None
    batch = read(found.more[0], hn_item(children=[hn_comment(11, "ferry", "Back in May.", hn_comment(12, "b", "Ah."))]))
    assert [(c.id, c.parent_id, c.section) for c in batch.comments] == [
        ("hn-11", None, "Hacker News: Ferry, again"),
        ("hn-12", "hn-11", "Hacker News: Ferry, again"),
    ]
    assert not batch.comments[0].by_article_author
    alone = read(search, {"hits": hits[:2]})
    assert [request.place for request in alone.more] == ["section Hacker News"]
    assert read(search, {"hits": []}) == Batch("hacker-news")


# Lobsters


def test_lobsters() -> None:
    page = '<div class="story_liner"></div>'
    request = only(page, "https://lobste.rs/s/abc123/the_ferry_stops")
    assert request.url == "https://lobste.rs/s/abc123.json"
    assert only(page, "https://gambe.example/s/abc123/x").url == "https://gambe.example/s/abc123.json"
    assert announced("<p>x</p>", "https://shop.example/s/abc123/x") == ()
    newer = {"short_id": "a1", "parent_comment": None, "depth": 0, "score": 7, "comment": "<p>One.</p>"}
    reply = {"short_id": "b2", "parent_comment": "a1", "depth": 1, "comment": "<p>Two.</p>", "commenting_user": "ana"}
    batch = read(request, {"comment_count": 3, "submitter_user": "ana", "comments": [newer, reply]})
    one, two = batch.comments
    assert (one.id, one.score, two.id, two.parent_id, two.by_article_author) == ("a1", 7, "b2", "a1", True)
    assert two.author_url == "https://lobste.rs/~ana" and batch.declared_count == 3


def test_lobsters_of_old_tells_parents_by_indentation() -> None:
    request = only('<div class="story_liner"></div>', "https://lobste.rs/s/abc123/x")
    levels = [1, 2, 3, 2, 1, 2]
    comments = [
        {"short_id": f"c{n}", "indent_level": level, "comment": f"No. {n}", "commenting_user": {"username": f"u{n}"}}
        for n, level in enumerate(levels)
    ]
    batch = read(request, {"comments": comments})
    assert [comment.parent_id for comment in batch.comments] == [None, "c0", "c1", "c0", None, "c4"]
    assert batch.comments[5].author == "u5"


def test_where_lobsters_speaks_of_an_article() -> None:
    (search,) = SERVICE["lobsters"].elsewhere("https://canal.example/ferry")
    stories = [
        {"short_id": "s1", "url": "https://canal.example/ferry/", "comment_count": 4, "title": "The ferry stops"},
        {"short_id": "s2", "url": "https://canal.example/", "comment_count": 4, "title": "Canal Days"},
        {"short_id": "../x", "url": "https://canal.example/ferry", "comment_count": 4, "title": "Odd"},
    ]
    (request,) = read(search, stories).more
    assert (request.url, request.place) == ("https://lobste.rs/s/s1.json", "section Lobsters")
    said = {"short_id": "c1", "comment": "Mine.", "commenting_user": "ana"}
    batch = read(request, {"user_is_author": True, "submitter_user": "ana", "comment_count": 1, "comments": [said]})
    assert (batch.comments[0].id, batch.comments[0].section) == ("lobsters-c1", "Lobsters")
    assert batch.comments[0].by_article_author and batch.declared_count is None


# Reddit


def reddit_thing(id_: str, author: str, html: str, replies: Any = "", **more: Any) -> dict[str, Any]:
    data = {"id": id_, "author": author, "body_html": html, "created_utc": 1700000000.0, "score": 5, "replies": replies}
    return {"kind": "t1", "data": {"parent_id": "t3_sub", **data, **more}}


def listing(*things: Any) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(things)}}


def submission(**more: Any) -> dict[str, Any]:
    return listing({"kind": "t3", "data": {"id": "sub", "author": "ferry", "num_comments": 4, **more}})


@pytest.mark.parametrize("host", ["www.reddit.com", "old.reddit.com", "np.reddit.com", "reddit.com"])
def test_reddit_under_its_hosts(host: str) -> None:
    request = only('<div class="commentarea"></div>', f"https://{host}/r/canals/comments/abc123/the_ferry/")
    assert request.url == f"https://{host}/r/canals/comments/abc123/the_ferry.json?raw_json=1&limit=500"
    assert request.fills


def test_other_pages_of_reddit_are_no_threads() -> None:
    assert announced("<p>x</p>", "https://www.reddit.com/r/canals/") == ()
    assert announced("<p>x</p>", "https://notreddit.com/r/canals/comments/abc123/x/") == ()


def test_reddit() -> None:
    request = only("<p>x</p>", "https://www.reddit.com/r/canals/comments/abc123/the_ferry/")
    below = listing(reddit_thing("b", "ferry", "&lt;p&gt;It &lt;em&gt;does&lt;/em&gt;.&lt;/p&gt;", parent_id="t1_a"))
    deleted = reddit_thing("c", "[deleted]", "<p>[deleted]</p>", score_hidden=True)
    answer = [submission(archived=True), listing(reddit_thing("a", "lock", "<p>Does it?</p>", below), deleted)]
    batch = read(request, answer)
    assert [(c.id, c.parent_id, c.author) for c in batch.comments] == [
        ("t1_a", None, "lock"),
        ("t1_b", "t1_a", "ferry"),
        ("t1_c", None, None),
    ]
    assert batch.comments[1].markdown == "It *does*." and batch.comments[1].by_article_author
    assert batch.comments[0].published == "2023-11-14T22:13:20Z"
    assert batch.comments[0].author_url == "https://www.reddit.com/user/lock"
    assert (batch.comments[0].score, batch.comments[2].score) == (5, None)
    assert (batch.declared_count, batch.complete, batch.closed) == (4, True, True)


def test_what_reddit_keeps_behind_a_click_is_missing() -> None:
    request = only("<p>x</p>", "https://www.reddit.com/r/canals/comments/abc123/the_ferry/")
    more = {"kind": "more", "data": {"count": 12, "children": ["x"], "parent_id": "t1_a"}}
    batch = read(request, [submission(), listing(reddit_thing("a", "lock", "<p>Why?</p>", listing(more)))])
    assert len(batch.comments) == 1 and not batch.complete


# Mastodon


MASTODON_STATUS = {
    "id": "102",
    "in_reply_to_id": "101",
    "content": "<p>Not on Sundays.</p>",
    "created_at": "2024-02-03T04:05:06.000Z",
    "favourites_count": 2,
    "account": {"acct": "lock@canal.example", "display_name": "Lock", "url": "https://canal.example/@lock"},
}


def test_a_status_of_mastodon() -> None:
    request = only('<div id="mastodon"></div>', "https://social.example/@ferry/101")
    assert request.url == "https://social.example/api/v1/statuses/101/context"
    author = {"acct": "ferry", "display_name": "", "url": "https://social.example/@ferry"}
    mine = {**MASTODON_STATUS, "id": "103", "in_reply_to_id": "102", "account": author, "spoiler_text": "Rain & <b>"}
    batch = read(request, {"ancestors": [{**MASTODON_STATUS, "id": "99"}], "descendants": [MASTODON_STATUS, mine]})
    first, second = batch.comments
    assert (first.id, first.parent_id, first.author, first.score) == ("102", None, "Lock", 2)
    assert (second.parent_id, second.author, second.by_article_author) == ("102", "ferry", True)
    assert second.text.startswith("Rain & <b>")
    assert batch.complete
    many = [{**MASTODON_STATUS, "id": str(n)} for n in range(200, 260)]
    assert not read(request, {"descendants": many}).complete


@pytest.mark.parametrize(
    "page",
    [
        '<mastodon-comments host="social.example" user="ferry" tootId="101"></mastodon-comments>',
        "<script>fetch('https://social.example/api/v1/statuses/101/context')</script>",
        '<a class="u-syndication" href="https://social.example/@ferry/101">also on Mastodon</a>',
    ],
)
def test_an_article_that_names_its_status(page: str) -> None:
    assert only(page, "https://canal.example/ferry").url == "https://social.example/api/v1/statuses/101/context"


def test_an_article_that_names_no_status() -> None:
    page = (
        '<mastodon-comments host="evil/../x" tootid="101"></mastodon-comments><a class="u-syndication" href="/@a/1x">'
    )
    assert announced(page, "https://canal.example/ferry") == ()


# Discourse


DISCOURSE_PAGE = '<meta name="generator" content="Discourse 3.2.0">'


def discourse_post(number: int, answered: int | None = None, **more: Any) -> dict[str, Any]:
    base = {"id": 1000 + number, "post_number": number, "username": f"u{number}", "cooked": f"<p>Post {number}.</p>"}
    return {**base, "post_type": 1, "reply_to_post_number": answered, "created_at": "2024-02-03T04:05:06.789Z", **more}


def test_a_topic_of_discourse() -> None:
    request = only(DISCOURSE_PAGE, "https://forum.example/t/the-ferry/77/4")
    assert request.url == "https://forum.example/t/77.json"
    assert only(DISCOURSE_PAGE, "https://a.example/forum/t/77").url == "https://a.example/forum/t/77.json"
    posts = [
        discourse_post(1, username="ferry"),
        discourse_post(2, 1),
        discourse_post(3, 2, username="ferry", actions_summary=[{"id": 2, "count": 4}]),
        discourse_post(4, post_type=3, cooked="closed"),
    ]
    stream = {"posts": posts, "stream": [1001, 1002, 1003, 1004, *range(2000, 2120)]}
    answer = {
        "post_stream": stream,
        "posts_count": 124,
        "closed": True,
        "details": {"created_by": {"username": "ferry"}},
    }
    batch = read(request, answer)
    assert [(c.id, c.parent_id) for c in batch.comments] == [("post_2", None), ("post_3", "post_2")]
    assert (batch.comments[1].by_article_author, batch.comments[1].score) == (True, 4)
    assert batch.comments[0].author_url == "https://forum.example/u/u2"
    assert (batch.declared_count, batch.closed, len(batch.more)) == (123, True, 2)
    assert batch.more[0].url.startswith(
        "https://forum.example/t/77/posts.json?post_ids%5B%5D=2000&post_ids%5B%5D=2001&"
    )
    rest = read(batch.more[1], {"post_stream": {"posts": [discourse_post(5, 3, username="ferry")]}})
    assert (rest.comments[0].parent_id, rest.comments[0].by_article_author, rest.more) == ("post_3", True, ())


def test_an_article_that_embeds_a_topic() -> None:
    script = "<script>DiscourseEmbed = {{ discourseUrl: 'https://forum.example/', {} }};</script>"
    page = script.format("discourseEmbedUrl: 'https://canal.example/ferry'")
    request = only(page, "https://canal.example/ferry?x=1")
    assert request.url == "https://forum.example/embed/comments?embed_url=https%3A%2F%2Fcanal.example%2Fferry"
    frame = (
        '<header class="discourse"><a class="button" href="https://forum.example/t/the-ferry/77/2">Go on</a></header>'
    )
    (topic,) = read(request, frame).more
    assert topic.url == "https://forum.example/t/77.json"
    assert read(request, "<p>Loading the discussion</p>") == Batch("discourse")
    assert only(script.format("topicId: 78"), "https://canal.example/x").url == "https://forum.example/t/78.json"


# Isso


def test_isso() -> None:
    page = '<script data-isso="//talk.canal.example/isso/" src="x.js"></script><section id="isso-thread"></section>'
    request = only(page, "https://canal.example/ferry.html?x=1")
    assert request.url == "https://talk.canal.example/isso/?uri=%2Fferry.html"
    named = page.replace('id="isso-thread"', 'id="isso-thread" data-isso-id="the-ferry"')
    assert only(named, "https://canal.example/x").url.endswith("?uri=the-ferry")
    reply = {"id": 2, "parent": 1, "created": 1700000001.25, "text": "<p>No.</p>", "author": None}
    first = {"id": 1, "parent": None, "created": 1700000000.0, "text": "<p>Does it?</p>", "author": "Lock"}
    first |= {"website": "https://lock.example/", "likes": 3, "dislikes": 1, "replies": [reply], "hidden_replies": 0}
    batch = read(request, {"total_replies": 2, "hidden_replies": 0, "replies": [first]})
    one, two = batch.comments
    assert (one.id, one.score, one.author_url) == ("isso-1", 2, "https://lock.example/")
    assert one.published == "2023-11-14T22:13:20Z"
    assert (two.parent_id, two.author) == ("isso-1", None)
    assert (batch.declared_count, batch.complete, batch.more) == (2, True, ())


def test_threads_that_isso_cuts_short_are_asked_for() -> None:
    request = only('<script data-isso="/isso"></script>', "https://canal.example/ferry")
    first = {"id": 1, "text": "A", "hidden_replies": 4, "replies": []}
    batch = read(request, {"total_replies": 9, "hidden_replies": 3, "replies": [first]})
    assert [more.url for more in batch.more] == ["https://canal.example/isso/?uri=%2Fferry&parent=1"]
    assert not batch.complete
    thread = {"id": 1, "hidden_replies": 0, "replies": [{"id": 5, "parent": 1, "text": "B", "hidden_replies": 2}]}
    rest = read(batch.more[0], thread)
    assert (rest.comments[0].parent_id, rest.more, rest.declared_count) == ("isso-1", (), None)


# Waline


def test_waline() -> None:
    page = (
        "<script type=module>import {init} from 'https://x.example/waline.js'; init({serverURL: 'https://w.example'})"
    )
    request = only(f"{page}</script>", "https://canal.example/ferry/")
    assert request.url.startswith("https://w.example/api/comment?path=%2Fferry%2F&pageSize=100&page=1")
    assert request.instead[0].url.startswith("https://w.example/comment?path=")
    child = {"objectId": 3, "pid": 2, "rid": 1, "comment": "<p>So?</p>", "nick": "Bo", "time": 1700000000123}
    aside = {
        "objectId": 2,
        "pid": 1,
        "rid": 1,
        "comment": "<p>Ah.</p>",
        "nick": "Cy",
        "insertedAt": "2020-01-02T03:04:05Z",
    }
    root = {"objectId": 1, "comment": "<p>First.</p>", "nick": "Ana", "link": "javascript:alert(1)", "like": 4}
    answer = {"page": 1, "totalPages": 2, "count": 5, "data": [{**root, "children": [child, aside]}]}
    batch = read(request, {"errno": 0, "data": answer})
    found = by_id(batch)
    assert list(found) == ["waline-1", "waline-2", "waline-3"]
    assert found["waline-3"].parent_id == "waline-2" and found["waline-3"].published == "2023-11-14T22:13:20Z"
    assert (found["waline-1"].author_url, found["waline-1"].score) == (None, 4)
    assert found["waline-2"].published == "2020-01-02T03:04:05Z"
    assert "&page=2&" in batch.more[0].url and batch.declared_count == 5
    assert read(request, answer).comments == batch.comments
    with pytest.raises(ConversationError, match="no such path"):
        read(request, {"errno": 1, "errmsg": "no such path"})


# Disqus


DISQUS_PAGE = """<div id="disqus_thread"></div><script>var disqus_config = function () {
this.page.url = PAGE_URL; this.page.url = "https:\\/\\/canal.example\\/ferry"; this.page.identifier = 'it\\'s 7'; };
s.src = 'https://canal-days.disqus.com/embed.js';</script>"""


def test_disqus() -> None:
    request = only(DISQUS_PAGE, "https://canal.example/ferry?x=1")
    assert request.url == (
        "https://disqus.com/embed/comments/?base=default&f=canal-days&t_i=it%27s+7&t_u=https%3A%2F%2Fcanal.example%2Fferry"
    )
    posts = [
        {"id": "2", "parent": 1, "message": "<p>No.</p>", "createdAt": "2024-02-03T04:05:06", "author": {"name": "Bo"}},
        {"id": "1", "parent": None, "message": "<p>Yes?</p>", "likes": 2, "author": {"username": "ana", "url": ""}},
    ]
    data = {"cursor": {"total": 9, "hasNext": True}, "response": {"posts": posts, "thread": {"isClosed": True}}}
    batch = read(request, f'<html><script type="text/json" id="disqus-threadData">{json.dumps(data)}</script></html>')
    found = by_id(batch)
    assert list(found) == ["disqus-1", "disqus-2"]
    assert found["disqus-2"].parent_id == "disqus-1" and found["disqus-2"].published == "2024-02-03T04:05:06Z"
    assert (found["disqus-1"].author, found["disqus-1"].score) == ("ana", 2)
    assert (batch.declared_count, batch.complete, batch.closed) == (9, False, True)
    assert batch.note


def test_a_page_that_only_counts_disqus_comments_embeds_no_thread() -> None:
    assert announced("<script src=//canal.disqus.com/count.js></script>", "https://canal.example/") == ()


# Ghost


def test_ghost() -> None:
    page = '<script data-ghost-comments="https://canal.example/" data-post-id="65ab"></script>'
    request = only(page, "https://canal.example/ferry/")
    assert request.url == "https://canal.example/members/api/comments/post/65ab/?limit=100&page=1"
    replies = [{"id": "b", "html": "<p>B</p>", "member": None, "status": "published"}]
    first = {"id": "a", "html": "<p>A</p>", "created_at": "2024-02-03T04:05:06.000Z", "member": {"name": "Ana"}}
    first |= {"replies": replies, "count": {"replies": 4, "likes": 6}}
    batch = read(request, {"comments": [first], "meta": {"pagination": {"page": 1, "next": 2}}})
    assert [(c.id, c.parent_id, c.score) for c in batch.comments] == [
        ("ghost-a", None, 6),
        ("ghost-b", "ghost-a", None),
    ]
    assert [more.url for more in batch.more] == [
        "https://canal.example/members/api/comments/a/replies/?limit=100",
        "https://canal.example/members/api/comments/post/65ab/?limit=100&page=2",
    ]
    rest = read(batch.more[0], {"comments": [{"id": "c", "html": "<p>C</p>", "in_reply_to_id": "b"}, {"id": "d"}]})
    assert [(c.id, c.parent_id) for c in rest.comments] == [("ghost-c", "ghost-b"), ("ghost-d", "ghost-a")]
    with pytest.raises(ConversationError, match="turned off"):
        read(request, {"errors": [{"message": "Comments are turned off"}]})


# webmention.io


def test_webmention_io() -> None:
    page = '<link rel="webmention" href="https://webmention.io/canal.example/webmention">'
    request = only(page, "https://canal.example/ferry#top")
    assert "target=https%3A%2F%2Fcanal.example%2Fferry&per-page=100&page=0" in request.url
    reply = {"wm-id": 1, "wm-property": "in-reply-to", "content": {"html": "<p>Yes.</p>"}, "url": "https://b.example/1"}
    reply |= {"author": {"name": "Bo", "url": "https://b.example/"}, "published": "2024-02-03T04:05:06+01:00"}
    mention = {
        "wm-id": 2,
        "wm-property": "mention-of",
        "url": "https://c.example/2",
        "wm-received": "2024-02-04T00:00:00Z",
    }
    mention |= {"content": {"text": "Ferries & <locks>"}}
    likes = [{"wm-id": 3, "wm-property": "like-of", "url": "https://d.example/3"}]
    batch = read(request, {"children": [reply, mention, *likes]})
    one, two = batch.comments
    assert (one.kind, one.author, one.author_url, one.published) == (
        "webmention",
        "Bo",
        "https://b.example/",
        "2024-02-03T04:05:06+01:00",
    )
    assert (two.author, two.author_url, two.text) == ("c.example", "https://c.example/2", "Ferries & <locks>")
    assert batch.more == ()
    full = read(request, {"children": [reply] * 100})
    assert "&page=1&" in full.more[0].url
    assert announced('<link rel="webmention" href="/webmention">', "https://canal.example/ferry") == ()


# Remark42, Cusdis


def test_remark42() -> None:
    page = "<script>var remark_config = {host: 'https://r.example', site_id: 'canal'}</script><div id=remark42></div>"
    request = only(page, "https://canal.example/ferry#c")
    assert request.url == (
        "https://r.example/api/v1/find?site=canal&url=https%3A%2F%2Fcanal.example%2Fferry&sort=%2Btime&format=plain"
    )
    gone = {
        "id": "x",
        "pid": "",
        "delete": True,
        "text": "",
        "user": {"name": "deleted"},
        "time": "2024-02-03T04:05:06Z",
    }
    said = {"id": "y", "pid": "x", "text": "<p>Hm.</p>", "user": {"name": "Bo", "admin": True}, "score": -2}
    said |= {"time": "2022-05-12T11:08:58.760635374-05:00"}
    batch = read(request, {"comments": [gone, said], "info": {"count": 2, "read_only": True}})
    one, two = batch.comments
    assert (one.author, one.text, two.parent_id, two.score, two.by_article_author) == (None, "", "remark42-x", -2, True)
    assert two.published is not None and two.published.startswith("2022-05-12T11:08:58.760635-05:00")
    assert (batch.declared_count, batch.closed) == (2, True)


def test_cusdis() -> None:
    page = '<div id="cusdis_thread" data-host="https://c.example" data-app-id="app 1" data-page-id="the ferry"></div>'
    request = only(page, "https://canal.example/ferry")
    assert request.url == "https://c.example/api/open/comments?appId=app+1&pageId=the+ferry&page=1"
    reply = {"id": "b", "by_nickname": "x", "moderatorId": "m", "moderator": {"displayName": "Ferry"}, "content": "<b>"}
    first = {"id": "a", "by_nickname": "Ana", "parsedContent": "<p>One</p>", "createdAt": "2024-02-03T04:05:06.000Z"}
    first |= {"replies": {"data": [reply], "pageCount": 2}}
    batch = read(request, {"data": {"data": [first], "pageCount": 2}})
    one, two = batch.comments
    assert (one.author, two.author, two.parent_id, two.text, two.by_article_author) == (
        "Ana",
        "Ferry",
        "cusdis-a",
        "<b>",
        True,
    )
    assert not batch.complete and batch.more[0].url.endswith("page=2")
    assert read(batch.more[0], {"data": {"data": [], "pageCount": 2}}).more == ()


# GitHub


@pytest.mark.parametrize(
    ("mapping", "term"),
    [
        ("pathname", "posts/ferry"),
        ("url", "https://canal.example/posts/ferry.html?x=1"),
        ("title", "The ferry & the lock"),
        ("og:title", "Ferry"),
        ("the-ferry", "the-ferry"),
    ],
)
def test_utterances(mapping: str, term: str) -> None:
    head = '<title>The ferry &amp; the lock</title><meta property="og:title" content="Ferry">'
    script = f'<script src="https://utteranc.es/client.js" repo="canal/talk" issue-term="{mapping}"></script>'
    request = only(head + script, "https://canal.example/posts/ferry.html?x=1#top")
    assert request.place == f"term canal/talk {term}"
    issues = [{"number": 3, "title": "something else"}, {"number": 4, "title": f"{term}", "comments": 2}]
    batch = read(request, {"items": issues})
    assert batch.declared_count == 2
    assert batch.more[0].url == "https://api.github.com/repos/canal/talk/issues/4/comments?per_page=100&page=1"
    said = {"id": 9, "body": "It *runs*.", "user": {"login": "ana", "html_url": "https://github.com/ana"}}
    (comment,) = read(batch.more[0], [{**said, "created_at": "2024-02-03T04:05:06Z", "reactions": {"+1": 3}}]).comments
    assert (comment.id, comment.markdown, comment.text, comment.score) == ("github-9", "It *runs*.", "It runs.", 3)
    assert read(request, {"items": []}).declared_count == 0


def test_giscus() -> None:
    script = '<script src="https://giscus.app/client.js" data-repo="canal/talk" data-mapping="pathname" data-strict="1"'
    request = only(f'{script} data-category="Posts"></script>', "https://canal.example/posts/ferry.html")
    assert request.url == (
        "https://giscus.app/api/discussions?repo=canal%2Ftalk&term=posts%2Fferry&category=Posts&strict=true&first=100"
    )
    reply = {"id": "r", "bodyHTML": "<p>No.</p>", "author": {"login": "bo", "url": "https://github.com/bo"}}
    first = {"id": "c", "bodyHTML": "<p>Yes?</p>", "upvoteCount": 5, "replies": [reply], "author": None}
    discussion = {"totalCommentCount": 1, "totalReplyCount": 1, "comments": [first], "pageInfo": {"hasNextPage": False}}
    batch = read(request, {"discussion": discussion})
    one, two = batch.comments
    assert (one.id, one.author, one.score, two.parent_id, two.author) == ("github-c", None, 5, "github-c", "bo")
    assert (batch.declared_count, batch.more) == (2, ())
    paged = {**discussion, "pageInfo": {"hasNextPage": True, "endCursor": "Y3=="}}
    assert read(request, {"discussion": paged}).more[0].url.endswith("&first=100&after=Y3%3D%3D")
    with pytest.raises(ConversationError, match="not found"):
        read(request, {"error": "Discussion not found"})


# What they share


ASKED: Mapping[str, tuple[Request, ...]] = {
    "hacker-news": (
        only(HN_PAGE, "https://news.ycombinator.com/item?id=1"),
        *SERVICE["hacker-news"].elsewhere("https://canal.example/ferry"),
        Request("hacker-news", "https://hn.algolia.com/api/v1/items/1", "section Hacker News"),
    ),
    "lobsters": (
        only('<div class="story_liner">', "https://lobste.rs/s/abc/x"),
        *SERVICE["lobsters"].elsewhere("https://canal.example/ferry"),
    ),
    "reddit": (only("<p>x", "https://www.reddit.com/r/a/comments/abc/x/"),),
    "mastodon": (only('<div id="mastodon">', "https://social.example/@a/1"),),
    "discourse": (
        only(DISCOURSE_PAGE, "https://forum.example/t/x/7"),
        only("<script>discourseUrl = 'https://forum.example/'</script>", "https://canal.example/ferry"),
    ),
    "isso": (only('<script data-isso="https://i.example/a b/"></script>', "https://canal.example/a b"),),
    "waline": (only("<script>Waline.init({serverURL: 'https://w.example/a b'})</script>", "https://c.example/a b"),),
    "disqus": (only(DISQUS_PAGE, "https://canal.example/ferry"),),
    "ghost": (only('<script data-ghost-comments="/a b" data-post-id="1 2"></script>', "https://canal.example/"),),
    "webmention.io": (
        only('<link rel=webmention href="https://webmention.io/a/webmention">', "https://c.example/a b"),
    ),
    "remark42": (
        only("<script>remark_config = {host: 'https://r.example', site_id: 'x'}</script>", "https://c.example/"),
    ),
    "cusdis": (only('<div id="cusdis_thread" data-app-id="a b" data-page-id="c d">', "https://c.example/"),),
    "utterances": (
        only('<script src="https://utteranc.es/client.js" repo="a/b" issue-term="url"></script>', "https://c.example/"),
        only('<script src="https://utteranc.es/client.js" repo="a/b" issue-number="7"></script>', "https://c.example/"),
    ),
    "giscus": (
        only('<script src="https://giscus.app/client.js" data-repo="a/b" data-mapping="url">', "https://c.example/"),
    ),
}
"""For each service every kind of request that it makes, from odd pages where these are possible."""

NAMES = st.sampled_from(
    "id comments children replies data post_stream posts stream descendants author account text html hits url response "
    "comment_count num_comments objectID short_id kind created time createdAt parent parent_id pid message content "
    "discussion pageInfo errno page totalPages cursor items title number user member meta pagination next count "
    "post_number reply_to_post_number post_type actions_summary wm-id published score points depth".split()
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.sampled_from(["t1", "t3_x", "--5"])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=8), inner, max_size=6),
    max_leaves=25,
)


WHOLE: Mapping[str, Any] = {
    "hacker-news": hn_item(children=[hn_comment(1, "a", "b", hn_comment(2, "c", "d"), points=3)]),
    "lobsters": {"comments": [{"short_id": "a", "depth": 0, "commenting_user": "b"}, {"short_id": "c", "depth": 1}]},
    "reddit": [submission(), listing(reddit_thing("a", "b", "c", listing(reddit_thing("d", "e", "f"))))],
    "mastodon": {"descendants": [MASTODON_STATUS]},
    "discourse": {"post_stream": {"posts": [discourse_post(2), discourse_post(3, 2)], "stream": [1, 2]}, "id": 7},
    "isso": {
        "replies": [{"id": 1, "created": 1.5, "likes": 1, "replies": [{"id": 2, "parent": 1}]}],
        "total_replies": 2,
    },
    "waline": {"errno": 0, "data": {"page": 1, "totalPages": 3, "data": [{"objectId": 1, "time": 5, "children": []}]}},
    "disqus": {"response": {"posts": [{"id": "1", "author": {"name": "a"}, "points": 1}]}, "cursor": {"total": 1}},
    "ghost": {"comments": [{"id": "a", "count": {"replies": 3}, "replies": []}], "meta": {"pagination": {"next": 2}}},
    "webmention.io": {"children": [{"wm-id": 1, "author": {"name": "a"}, "content": {"text": "b"}}]},
    "remark42": {"comments": [{"id": "1", "pid": "", "user": {"name": "a"}, "score": 1}], "info": {"count": 1}},
    "cusdis": {"data": {"data": [{"id": "a", "replies": {"data": [], "pageCount": 1}}], "pageCount": 2}},
    "utterances": {"items": [{"number": 1, "title": "https://c.example/", "comments": 1}]},
    "giscus": {
        "discussion": {"comments": [{"id": "a", "replies": []}], "pageInfo": {"hasNextPage": True, "endCursor": "x"}}
    },
}
"""An answer of each that is whole, to be spoilt."""


def spoilt(value: Any, place: int, stain: Any) -> Any:
    """A copy in which what stands at that place, in the order of reading, is something else."""
    left = place

    def copied(value: Any) -> Any:
        nonlocal left
        left -= 1
        if left == -1:
            return stain
        if isinstance(value, dict):
            return {name: copied(inner) for name, inner in value.items()}
        return [copied(inner) for inner in value] if isinstance(value, list) else value

    return copied(value)


@pytest.mark.parametrize("name", ASKED)
@given(place=st.integers(0, 40), stain=LEAVES | st.lists(LEAVES, max_size=2) | st.just({}))
def test_one_wrong_type_breaks_no_reading(name: str, place: int, stain: Any) -> None:
    said = spoilt(WHOLE[name], place, stain)
    try:
        read(
            ASKED[name][0], f'<script id="disqus-threadData">{json.dumps(said)}</script>' if name == "disqus" else said
        )
    except ConversationError:
        return


def test_every_service_is_tried() -> None:
    assert set(ASKED) == set(SERVICE) - {"wordpress-rest"}


@pytest.mark.parametrize(
    "request_", [one for several in ASKED.values() for one in several], ids=lambda one: one.url[:40]
)
@given(said=JSON)
def test_no_answer_breaks_the_reading(request_: Request, said: Any) -> None:
    """Comments, or a sentence on what is wrong; what comes is clean, and can be merged."""
    frame = f'<script id="disqus-threadData">{json.dumps(said)}</script>' if request_.platform == "disqus" else said
    try:
        batch = read(request_, frame)
    except ConversationError:
        return
    conversation, _ = merged(Conversation.EMPTY, batch)
    for comment in conversation.comments:
        assert "\x1b" not in "".join(
            (comment.id, comment.author or "", comment.markdown, comment.text, comment.section)
        )


@pytest.mark.parametrize(
    "request_", [one for several in ASKED.values() for one in several], ids=lambda one: one.url[:40]
)
def test_what_is_no_json_is_told(request_: Request) -> None:
    if request_.platform == "discourse" and "embed" in request_.url:
        assert read(request_, "<h1>Log in</h1>").comments == ()
        return
    with pytest.raises(ConversationError):
        read(request_, "<h1>Log in</h1>")
    with pytest.raises(ConversationError):
        read(request_, "[" * 100_000)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        (
            "hacker-news",
            hn_item(children=[hn_comment(1, f"a{ESCAPE}b", f"<p>x{ESCAPE}y<a href='javascript:x()'>z</a>")]),
        ),
        (
            "lobsters",
            {"comments": [{"short_id": f"a{ESCAPE}", "comment": f"x{ESCAPE}y", "commenting_user": f"a{ESCAPE}b"}]},
        ),
        ("reddit", [submission(), listing(reddit_thing("a", f"a{ESCAPE}b", f"x{ESCAPE}y"))]),
        (
            "mastodon",
            {
                "descendants": [
                    {"id": "1", "content": f"x{ESCAPE}y", "account": {"acct": f"a{ESCAPE}b", "url": "javascript:1"}}
                ]
            },
        ),
        (
            "isso",
            {"replies": [{"id": 1, "text": f"x{ESCAPE}y", "author": f"a{ESCAPE}b", "website": "javascript:alert(1)"}]},
        ),
        (
            "waline",
            {"data": [{"objectId": 1, "comment": f"x{ESCAPE}y", "nick": f"a{ESCAPE}b", "link": "data:text/html,x"}]},
        ),
        ("remark42", {"comments": [{"id": "1", "text": f"x{ESCAPE}y", "user": {"name": f"a{ESCAPE}b"}}]}),
        ("webmention.io", {"children": [{"wm-id": 1, "content": f"x{ESCAPE}y", "author": {"name": f"a{ESCAPE}b"}}]}),
    ],
)
def test_text_never_acts(name: str, answer: Any) -> None:
    (comment,) = read(ASKED[name][0], answer).comments
    everything = "".join((comment.id, comment.author or "", comment.markdown, comment.text, comment.author_url or ""))
    assert not set(ESCAPE) - set("[31m2J") & set(everything)
    assert "javascript:" not in everything and "data:" not in everything
    assert comment.text.startswith("x") and comment.author


def test_parents_that_are_missing_or_go_round_are_none() -> None:
    replies = [
        {"id": 1, "parent": 2, "text": "A"},
        {"id": 2, "parent": 1, "text": "B"},
        {"id": 3, "parent": 9, "text": "C"},
    ]
    batch = read(ASKED["isso"][0], {"replies": replies})
    conversation, added_count = merged(Conversation.EMPTY, batch)
    assert added_count == 3
    assert sorted(comment.parent_id or "" for comment in conversation.comments) == ["", "", "isso-2"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://www.canal.example/ferry/", "http://canal.example/ferry#top", True),
        ("https://canal.example/ferry?utm_source=a&id=7", "https://canal.example/ferry?id=7", True),
        ("https://canal.example/caf%C3%A9", "https://canal.example/café", True),
        ("https://canal.example/ferry?id=7", "https://canal.example/ferry?id=8", False),
        ("https://canal.example/ferry", "https://canal.example/Ferry/2", False),
        ("https://canal.example:8080/ferry", "https://canal.example/ferry", False),
        ("no address", "no address", False),
    ],
)
def test_the_same_address(one: str, other: str, expected: bool) -> None:
    assert is_same(one, other) is expected


def test_other_places_are_asked_by_address() -> None:
    hosts = [request.url.split("/")[2] for request in registry.elsewhere("https://canal.example/ferry")]
    assert hosts == ["hn.algolia.com", "lobste.rs"]
