"""Answers of comment services that are anything but what their interfaces promise."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.conversation.merging import merged
from reader.errors import ConversationError
from reader.values import NO_CONVERSATION, Request
from tests.conversation.services import (
    DISCOURSE_PAGE,
    DISQUS_PAGE,
    HN_PAGE,
    MASTODON_STATUS,
    SERVICE,
    discourse_post,
    hn_comment,
    hn_item,
    listing,
    only,
    read,
    reddit_thing,
    submission,
)

ESCAPE = "\x1b[31m\x9b2J\x07\u202e"


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
    assert set(ASKED) == set(SERVICE) - {"wordpress-rest", "comment-feed", "blogger-feed"}


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
    conversation, _ = merged(NO_CONVERSATION, batch)
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
    conversation, added_count = merged(NO_CONVERSATION, batch)
    assert added_count == 3
    assert sorted(comment.parent_id or "" for comment in conversation.comments) == ["", "", "isso-1"]
