"""Comment services as reader asks them: over HTTP on loopback, from a page to its whole conversation."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.conversation import registry
from reader.conversation.merging import merged
from reader.desk import Desk
from reader.events import Reading, drain
from reader.html.tree import parse
from reader.library.store import Store
from reader.reading import start
from reader.values import NO_CONVERSATION, Request
from tests.benchmarks import services
from tests.conversation.services import MASTODON_STATUS, hn_comment, hn_item, listing, read, reddit_thing, submission
from tests.desks import desk_over

ARTICLE = (
    "<article><h1>The ferry stops</h1><p>From May on nobody crosses the canal at Marlow on a Sunday.</p></article>"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield desk_over(Store.open(tmp_path / "shelf"))


def opened(url: str, desk: Desk) -> Reading:
    return drain(url, start(url, desk))


def test_isso_on_the_pages_own_host_is_read_whole(desk: Desk) -> None:
    """A thread that its server cuts short is asked for, and the page's comments are all there."""
    first = {"id": 1, "text": "<p>Why?</p>", "author": "Ana", "hidden_replies": 1, "created": 1700000000, "replies": []}
    whole = {"total_replies": 2, "hidden_replies": 0, "replies": [first]}
    thread = {"id": 1, "hidden_replies": 0, "replies": [{"id": 2, "parent": 1, "text": "<p>Fog.</p>", "author": "Bo"}]}

    def isso(query: dict[str, list[str]]) -> bytes:
        assert query["uri"] == ["/ferry"]
        return json.dumps(thread if query.get("parent") == ["1"] else whole).encode()

    answers: services.Answers = {"/isso/": isso}
    with services.served(answers) as (base, asked):
        answers["/ferry"] = f'{ARTICLE}<script data-isso="{base}/isso/"></script>'.encode()
        reading = opened(f"{base}/ferry", desk)
    conversation = reading.conversation
    assert [(c.id, c.parent_id, c.author) for c in conversation.comments] == [
        ("isso-1", None, "Ana"),
        ("isso-2", "isso-1", "Bo"),
    ]
    assert (conversation.declared_count, conversation.complete, conversation.sources[-1]) == (2, True, "isso")
    assert (len(asked), reading.missing) == (3, [])


def test_waline_is_asked_the_older_way_where_the_newer_fails(desk: Desk) -> None:
    pages = {
        "1": {"page": 1, "totalPages": 2, "count": 2, "data": [{"objectId": 1, "comment": "Why?", "nick": "Ana"}]},
        "2": {"page": 2, "totalPages": 2, "count": 2, "data": [{"objectId": 2, "comment": "Fog.", "nick": "Bo"}]},
    }
    newer = lambda query: json.dumps({"errno": 0, "data": pages["2"]}).encode() if query["page"] == ["2"] else b""  # noqa: E731
    answers: services.Answers = {"/comment": lambda query: json.dumps(pages[query["page"][0]]).encode()}
    answers["/api/comment"] = newer
    with services.served(answers) as (base, _):
        answers["/ferry"] = f"{ARTICLE}<script>Waline.init({{serverURL: '{base}'}})</script>".encode()
        conversation = opened(f"{base}/ferry", desk).conversation
    assert [comment.author for comment in conversation.comments] == ["Ana", "Bo"] and conversation.complete


@pytest.mark.parametrize("answer", [None, b"<h1>Maintenance</h1>", b'{"replies": "none"}', b"[]"])
def test_a_server_that_fails_is_told_and_the_article_is_there(answer: bytes | None, desk: Desk) -> None:
    answers: services.Answers = {"/isso/": answer} if answer else {}
    with services.served(answers) as (base, _):
        answers["/ferry"] = f'{ARTICLE}<script data-isso="{base}/isso/"></script>'.encode()
        reading = opened(f"{base}/ferry", desk)
    assert reading.article and reading.article.title == "The ferry stops"
    assert reading.conversation.comments == ()
    assert len(reading.missing) == 1, reading.missing
    (missing,) = reading.missing
    assert missing.startswith("Isso at 127.0.0.1 ") and "\n" not in missing


def test_a_third_party_is_offered_and_not_asked(desk: Desk) -> None:
    page = f'{ARTICLE}<div id="disqus_thread"></div><script src="//canal.disqus.com/embed.js"></script>'
    with services.served({"/ferry": page.encode()}) as (base, asked):
        conversation = opened(f"{base}/ferry", desk).conversation
    assert [(offer.service, offer.host) for offer in conversation.offers] == [("Disqus", "disqus.com")]
    assert len(asked) == 1


HN = """<table id="hnmain"><table class="fatitem"><tr class="athing" id="10"><td><span class="titleline">
<a href="https://canal.example/ferry">The ferry stops</a></span></td></tr><tr><td class="subtext"><span class="subline">
<a class="hnuser" href="user?id=ferry">ferry</a> <a href="item?id=10">3 comments</a></span></td></tr></table>
<tr class="athing comtr" id="11"><td class="ind" indent="0"></td><td><a class="hnuser" href="user?id=ana">ana</a>
<div class="commtext">Why?</div></td></tr>
<tr class="athing comtr" id="12"><td class="ind" indent="1"></td><td><a class="hnuser" href="user?id=bo">bo</a>
<div class="commtext">Fog.</div></td></tr></table>"""
HN_ANSWER = hn_item(
    children=[hn_comment(11, "ana", "Why?", hn_comment(12, "bo", "Fog.", points=2)), hn_comment(13, None, None)]
)

REDDIT = """<div class="thing link" data-fullname="t3_sub">
<a class="title" href="/r/c/comments/sub/x/">The ferry</a></div>
<div class="commentarea"><div class="thing comment" data-fullname="t1_11">
<p class="tagline"><a class="author">ana</a></p>
<div class="usertext-body"><div class="md"><p>Why?</p></div></div><div class="child">
<div class="thing comment" data-fullname="t1_12"><p class="tagline"><a class="author">bo</a></p>
<div class="usertext-body"><div class="md"><p>Fog.</p></div></div></div></div></div></div>"""
REDDIT_ANSWER = [
    submission(),
    listing(
        reddit_thing(
            "11", "ana", "<p>Why?</p>", listing(reddit_thing("12", "bo", "<p>Fog.</p>", parent_id="t1_11", score=2))
        )
    ),
    listing(),
]

LOBSTERS = """<div class="story_liner"><span class="link"><a class="u-url" href="https://canal.example/ferry">Ferry</a></span>
</div><ol class="comments1"><li class="comments_subtree"><div class="comment" data-shortid="aa"><div class="byline">
<a href="/~ana">ana</a></div><div class="comment_text"><p>Why?</p></div></div><ol><li class="comments_subtree">
<div class="comment" data-shortid="bb"><div class="byline"><a href="/~bo">bo</a></div><div class="comment_text">
<p>Fog.</p></div></div></li></ol></li></ol>"""
LOBSTERS_ANSWER = {
    "comments": [
        {"short_id": "aa", "parent_comment": None, "comment": "<p>Why?</p>", "commenting_user": "ana", "score": 1},
        {"short_id": "bb", "parent_comment": "aa", "comment": "<p>Fog.</p>", "commenting_user": "bo", "score": 2},
    ]
}

MASTODON = """<div id="mastodon"><div class="detailed-status"><strong class="display-name__html">Ferry</strong>
<div class="status__content">It stops.</div></div><div class="status" data-id="102">
<strong class="display-name__html">Lock</strong>
<div class="status__content"><p>Not on Sundays.</p></div></div></div>"""

DISCOURSE = """<meta name="generator" content="Discourse 3">
<div itemscope itemtype="http://schema.org/DiscussionForumPosting">
<div id="post_1"><div itemprop="text"><p>The ferry stops.</p></div></div>
<div id="post_2" itemprop="comment" itemscope itemtype="http://schema.org/Comment">
<span itemprop="author"><span itemprop="name">ana</span></span><div itemprop="text"><p>Why?</p></div></div></div>"""
DISCOURSE_ANSWER = {
    "post_stream": {
        "posts": [
            {"id": 7, "post_number": 2, "username": "ana", "cooked": "<p>Why?</p>"},
            {"id": 8, "post_number": 3, "username": "bo", "cooked": "<p>Fog.</p>", "reply_to_post_number": 2},
        ]
    }
}


@pytest.mark.parametrize(
    ("page", "url", "answer", "count"),
    [
        (HN, "https://news.ycombinator.com/item?id=10", HN_ANSWER, 3),
        (REDDIT, "https://old.reddit.com/r/c/comments/sub/x/", REDDIT_ANSWER, 2),
        (LOBSTERS, "https://lobste.rs/s/abc123/ferry", LOBSTERS_ANSWER, 2),
        (MASTODON, "https://social.example/@ferry/101", {"descendants": [MASTODON_STATUS]}, 1),
        (DISCOURSE, "https://forum.example/t/ferry/77", DISCOURSE_ANSWER, 2),
    ],
)
def test_a_page_and_its_interface_are_one_conversation(page: str, url: str, answer: Any, count: int) -> None:
    """The same comment has the same id in both: nothing is doubled, and a reply keeps its parent."""
    found = registry.cut(parse(page), url)
    assert found.conversation.comments and len(found.requests) == 1
    conversation, added_count = merged(found.conversation, read(found.requests[0], answer))
    assert len(conversation.comments) == count
    assert added_count == count - len(found.conversation.comments)
    ids = {comment.id for comment in conversation.comments}
    assert {comment.id for comment in found.conversation.comments} <= ids
    assert sum(comment.parent_id in ids for comment in conversation.comments) == (1 if count > 1 else 0)


def test_an_articles_discussions_elsewhere_are_sections() -> None:
    """A search answers with requests; their comments join the page's own without clashing."""
    story = {"objectID": "10", "url": "https://canal.example/ferry", "title": "The ferry stops", "num_comments": 2}
    search = registry.elsewhere("https://www.canal.example/ferry/")[0]
    (item,) = read(search, {"hits": [story]}).more
    own = read(
        Request("isso", "https://canal.example/isso/", '["a", "b", ""]'), {"replies": [{"id": 11, "text": "Mine"}]}
    )
    conversation, _ = merged(NO_CONVERSATION, own)
    conversation, added_count = merged(conversation, read(item, HN_ANSWER))
    assert added_count == 3
    assert [(comment.id, comment.section) for comment in conversation.comments] == [
        ("isso-11", ""),
        ("hn-11", "Hacker News"),
        ("hn-12", "Hacker News"),
        ("hn-13", "Hacker News"),
    ]


def test_recorded_answers_are_read_as_they_are(shared: Path) -> None:
    """Every comment, author, day and parent that the services' recordings hold, and nothing else."""
    interfaces = ("hackernews", "lobsters", "reddit", "mastodon", "discourse", "isso", "waline")
    measured = [one for service, one in services.rows(shared / "data" / "services") if service in interfaces]
    assert len(measured) > 20 and sum(one.items[1] for one in measured) > 1500
    for one in measured:
        assert (one.extra_count, [found for found, _ in one[1:5]]) == (0, [held for _, held in one[1:5]]), one.name


@pytest.mark.parametrize(
    ("shown", "score"),
    [
        ('<span class="score unvoted" title="1234">1.2k points</span>', 1234),
        ('<span class="score unvoted">-3 points</span>', -3),
        ('<span class="score unvoted">1,204 points</span>', 1204),
        ('<span class="score unvoted">1.2k points</span>', None),
        ('<span class="score-hidden">[score hidden]</span>', None),
    ],
)
def test_a_page_tells_scores(shown: str, score: int | None) -> None:
    page = REDDIT.replace('<a class="author">bo</a>', f'<a class="author">bo</a> {shown}')
    comments = registry.cut(parse(page), None).conversation.comments
    assert [(comment.author, comment.score) for comment in comments] == [("ana", None), ("bo", score)]
