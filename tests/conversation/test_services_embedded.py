"""Comment servers that a page embeds: what it announces of them, and how their answers are read."""

import json
from typing import Any

import pytest

from reader.errors import ConversationError
from tests.conversation.services import (
    DISQUS_PAGE,
    announced,
    by_id,
    only,
    read,
)


def test_isso() -> None:
    page = '<script data-isso="//talk.canal.example/isso/" src="x.js"></script><section id="isso-thread"></section>'
    request = only(page, "https://canal.example/ferry.html?x=1")
    assert request.url == "https://talk.canal.example/isso/?uri=%2Fferry.html"
    named = page.replace('id="isso-thread"', 'id="isso-thread" data-isso-id="the-ferry"')
    assert only(named, "https://canal.example/x").url.endswith("?uri=the-ferry")
    reply = {"id": 2, "parent": 1, "created": 1700000001.25, "text": "<p>No.</p>", "author": None}
    first: dict[str, Any] = {
        "id": 1,
        "parent": None,
        "created": 1700000000.0,
        "text": "<p>Does it?</p>",
        "author": "Lock",
    }
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
    root: dict[str, Any] = {
        "objectId": 1,
        "comment": "<p>First.</p>",
        "nick": "Ana",
        "link": "javascript:alert(1)",
        "like": 4,
    }
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


def test_ghost() -> None:
    page = '<script data-ghost-comments="https://canal.example/" data-post-id="65ab"></script>'
    request = only(page, "https://canal.example/ferry/")
    assert request.url == "https://canal.example/members/api/comments/post/65ab/?limit=100&page=1"
    replies = [{"id": "b", "html": "<p>B</p>", "member": None, "status": "published"}]
    first: dict[str, Any] = {
        "id": "a",
        "html": "<p>A</p>",
        "created_at": "2024-02-03T04:05:06.000Z",
        "member": {"name": "Ana"},
    }
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


def test_webmention_io() -> None:
    page = '<link rel="webmention" href="https://webmention.io/canal.example/webmention">'
    request = only(page, "https://canal.example/ferry#top")
    assert "target=https%3A%2F%2Fcanal.example%2Fferry&per-page=100&page=0" in request.url
    reply: dict[str, Any] = {
        "wm-id": 1,
        "wm-property": "in-reply-to",
        "content": {"html": "<p>Yes.</p>"},
        "url": "https://b.example/1",
    }
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
    said: dict[str, Any] = {
        "id": "y",
        "pid": "x",
        "text": "<p>Hm.</p>",
        "user": {"name": "Bo", "admin": True},
        "score": -2,
    }
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
    first: dict[str, Any] = {
        "id": "a",
        "by_nickname": "Ana",
        "parsedContent": "<p>One</p>",
        "createdAt": "2024-02-03T04:05:06.000Z",
    }
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
