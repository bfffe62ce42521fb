"""Places with pages of their own: what is asked for them, and how their answers are read."""

import pytest

from reader.batches import Batch
from reader.conversation import registry
from reader.conversation.services.addresses import is_same
from tests.conversation.services import (
    DISCOURSE_PAGE,
    HN_PAGE,
    MASTODON_STATUS,
    SERVICE,
    announced,
    discourse_post,
    hn_comment,
    hn_item,
    listing,
    only,
    read,
    reddit_thing,
    submission,
)


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
    assert (captain.parent_id, captain.score, captain.by_opener) == ("11", 3, True)
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
    assert batch.comments[0].by_opener and not batch.comments[0].by_article_author
    alone = read(search, {"hits": hits[:2]})
    assert [request.place for request in alone.more] == ["section Hacker News"]
    assert read(search, {"hits": []}) == Batch("hacker-news")


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
    assert (one.id, one.score, two.id, two.parent_id, two.by_opener) == ("a1", 7, "b2", "a1", True)
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
    assert batch.comments[1].markdown == "It *does*." and batch.comments[1].by_opener
    assert batch.comments[0].published == "2023-11-14T22:13:20Z"
    assert batch.comments[0].author_url == "https://www.reddit.com/user/lock"
    assert (batch.comments[0].score, batch.comments[2].score) == (5, None)
    assert (batch.declared_count, batch.complete, batch.closed) == (4, True, True)


def test_what_reddit_keeps_behind_a_click_is_missing() -> None:
    request = only("<p>x</p>", "https://www.reddit.com/r/canals/comments/abc123/the_ferry/")
    more = {"kind": "more", "data": {"count": 12, "children": ["x"], "parent_id": "t1_a"}}
    batch = read(request, [submission(), listing(reddit_thing("a", "lock", "<p>Why?</p>", listing(more)))])
    assert len(batch.comments) == 1 and not batch.complete


def test_a_status_of_mastodon() -> None:
    request = only('<div id="mastodon"></div>', "https://social.example/@ferry/101")
    assert request.url == "https://social.example/api/v1/statuses/101/context"
    author = {"acct": "ferry", "display_name": "", "url": "https://social.example/@ferry"}
    mine = {**MASTODON_STATUS, "id": "103", "in_reply_to_id": "102", "account": author, "spoiler_text": "Rain & <b>"}
    batch = read(request, {"ancestors": [{**MASTODON_STATUS, "id": "99"}], "descendants": [MASTODON_STATUS, mine]})
    first, second = batch.comments
    assert (first.id, first.parent_id, first.author, first.score) == ("102", None, "Lock", 2)
    assert (second.parent_id, second.author, second.by_opener) == ("102", "ferry", True)
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
    assert (batch.comments[1].by_opener, batch.comments[1].score) == (True, 4)
    assert batch.comments[0].author_url == "https://forum.example/u/u2"
    assert (batch.declared_count, batch.closed, len(batch.more)) == (123, True, 2)
    assert batch.more[0].url.startswith(
        "https://forum.example/t/77/posts.json?post_ids%5B%5D=2000&post_ids%5B%5D=2001&"
    )
    rest = read(batch.more[1], {"post_stream": {"posts": [discourse_post(5, 3, username="ferry")]}})
    assert (rest.comments[0].parent_id, rest.comments[0].by_opener, rest.more) == ("post_3", True, ())


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
