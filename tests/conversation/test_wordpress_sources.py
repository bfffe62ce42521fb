"""A WordPress on loopback that answers as real ones do: REST, feeds and pages of comments, and all their failures."""

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.desk import Desk
from reader.events import Reading, drain
from reader.library.store import Store
from reader.reading import start
from tests.desks import desk_over
from tests.fetch.conftest import Handler, Server, answer, serve  # noqa: F401

BASE = "{base}"
ITEM = """<li id="comment-{n}" class="comment even thread-even depth-1"><article class="comment-body">
<footer><b class="fn">Ann {n}</b> <a href="#comment-{n}"><time datetime="2024-01-{day:02}T10:00:00+00:00">x</time></a>
</footer><div class="comment-content"><p>Words of comment {n}.</p></div>
<a class="comment-reply-link" href="?replytocom={n}#respond">Reply</a></article></li>"""
PING = '<li id="comment-{n}" class="pingback"><div class="comment-body">Pingback: <a href="http://p.example/">P{n}</a>'
STORY = "".join(
    f"<p>The tide left the harbour early on day {day}, and nobody who was there could say why it did.</p>"
    for day in range(30)
)


def page(*items: str, declared: int, head: str = "", links: str = "") -> str:
    return f"""<html lang="en"><head><title>Low water</title>
<link rel="stylesheet" href="/wp-content/themes/x/style.css">{head}</head>
<body class="postid-7"><article class="hentry">
<h1>Low water</h1>{STORY}</article>
<div id="comments" class="comments-area"><h2 class="comments-title">{declared} Comments</h2><ol class="comment-list">
{"".join(items)}</ol>{links}</div></body></html>"""


def item(number: int) -> str:
    return ITEM.format(n=number, day=number)


def row(number: int, parent: int = 0, text: str = "") -> dict[str, object]:
    return {
        "id": number,
        "parent": parent,
        "author_name": f"Ann {number}",
        "author_url": "",
        "date_gmt": f"2024-01-{number:02}T10:00:00",
        "content": {"rendered": text or f"<p>Words of comment {number}.</p>"},
    }


REST = '<link rel="https://api.w.org/" href="/wp-json/">'
FEED = '<link rel="alternate" type="application/rss+xml" title="Kommentar-Feed" href="/story/feed/">'
SITE_FEED = '<link rel="alternate" type="application/rss+xml" title="Comments Feed" href="/comments/feed/">'
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>C</title>
<entry><title>By: Ann 2</title><link rel="alternate" href="/story/#comment-2"/><author><name>Ann 2</name>
<uri>https://ann.example/</uri></author><id>/story/#comment-2</id><published>2024-01-02T10:00:00Z</published>
<content type="html">&lt;p&gt;Words of comment 2.&lt;/p&gt;</content><thr:in-reply-to ref="/story/#comment-1"/></entry>
<entry><title>By: Ann 1</title><link rel="alternate" href="/story/#comment-1"/><author><name>Ann 1</name></author>
<id>/story/#comment-1</id><published>2024-01-01T10:00:00Z</published>
<content type="html">&lt;p&gt;Words of comment 1.&lt;/p&gt;</content></entry></feed>"""
RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>C</title><item>
<title>By: Ann 1</title><link>http://x.example/story/#comment-1</link><dc:creator>Ann 1</dc:creator>
<pubDate>Mon, 01 Jan 2024 10:00:00 +0000</pubDate><description>Words of comment 1.</description></item>"""


class Blog:
    """Answers by path and query; what is not there is 404."""

    def __init__(self, serve: Callable[[Handler], Server]) -> None:  # noqa: F811
        self.answers: dict[str, Handler] = {}
        self.server = serve(self._handle)

    def _handle(self, connection: socket.socket, request: str) -> None:
        target = request.split()[1]
        known = (self.answers[key] for key in sorted(self.answers, key=len, reverse=True) if target.startswith(key))
        next(known, answer(b"no", "404 Not Found"))(connection, request)

    def say(self, path: str, body: str, **more: str) -> None:
        self.answers[path] = answer(body.encode(), **more)  # type: ignore[arg-type]

    @property
    def asked(self) -> list[str]:
        return [request.split()[1] for request in self.server.requests]


@pytest.fixture
def blog(serve: Callable[[Handler], Server]) -> Blog:  # noqa: F811
    return Blog(serve)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_over(Store.open(tmp_path / "shelf"))


def opened(blog: Blog, desk: Desk, path: str = "/story/") -> Reading:
    location = blog.server.url + path
    return drain(location, start(location, desk))


def ids(found: Reading) -> list[str]:
    return [comment.id for comment in found.conversation.comments]


def test_a_page_that_has_all_asks_for_nothing(blog: Blog, desk: Desk) -> None:
    blog.say("/story/", page(item(1), item(2), declared=2, head=REST + FEED))
    found = opened(blog, desk)
    assert ids(found) == ["c1", "c2"]
    assert found.conversation.complete
    assert blog.asked == ["/story/"]


def test_rest_brings_what_is_missing_with_its_parent(blog: Blog, desk: Desk) -> None:
    blog.say("/story/", page(item(1), declared=3, head=REST))
    blog.say("/wp-json/", json.dumps([row(1), row(2, 1), row(3, 2)]), media_type="application/json", X_WP_Total="3")
    found = opened(blog, desk)
    assert [(one.id, one.parent_id) for one in found.conversation.comments] == [
        ("c1", None),
        ("c2", "c1"),
        ("c3", "c2"),
    ]
    assert len(blog.asked) == 2


@pytest.mark.parametrize("status", ["401 Unauthorized", "404 Not Found", "200 OK"])
def test_where_rest_is_off_the_feed_is_asked(blog: Blog, desk: Desk, status: str) -> None:
    """Switched off, refused, or an answer that is a page: the feed in Atom has links and parents."""
    blog.say("/story/", page(item(1), declared=2, head=REST + SITE_FEED + FEED))
    blog.say("/wp-json/", "<html><p>Members only</p></html>", status=status)
    blog.say("/story/feed/atom/", ATOM, media_type="application/atom+xml")
    found = opened(blog, desk)
    assert ids(found) == ["c1", "c2"]
    ann = found.conversation.comments[1]
    assert (ann.parent_id, ann.author_url, ann.published) == ("c1", "https://ann.example/", "2024-01-02T10:00:00Z")
    assert found.missing == []
    assert not any("/comments/feed" in path for path in blog.asked)


def test_what_a_feed_broke_off_in_is_no_comment(blog: Blog, desk: Desk) -> None:
    blog.say("/story/", page(item(1), declared=2, head=FEED))
    blog.say("/story/feed/atom/", "no", status="404 Not Found")
    broken = RSS.partition("</channel>")[0] + "<item><title>By: An"
    blog.say("/story/feed/", broken, media_type="application/rss+xml")
    reading = opened(blog, desk)
    assert all(comment.author or comment.text for comment in reading.conversation.comments)


def test_an_ill_formed_feed_is_read(blog: Blog, desk: Desk) -> None:
    """Atom is not there; RSS ends in the midst of itself and holds what no XML may."""
    blog.say("/story/", page(declared=1, head=FEED))
    blog.say("/story/feed/atom/", "no", status="404 Not Found")
    blog.say("/story/feed/", RSS.replace("Words", "A <b> & \x1b[31mWords"), media_type="application/rss+xml")
    found = opened(blog, desk)
    assert ids(found) == ["c1"]
    assert found.conversation.comments[0].author == "Ann 1"
    assert "\x1b" not in found.conversation.comments[0].text


def test_pages_of_comments_are_followed_to_the_first(blog: Blog, desk: Desk) -> None:
    """The page shown is the last one; its theme links to the next older alone."""
    older = '<a href="/story/comment-page-2/#comments">Older Comments</a>'
    blog.say("/story/", page(item(5), item(6), declared=6, links=older))
    blog.say("/story/comment-page-1/", page(item(1), item(2), declared=6))
    blog.say("/story/comment-page-2/", page(item(3), item(4), declared=6))
    found = opened(blog, desk)
    assert ids(found) == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert found.conversation.complete
    assert sorted(blog.asked) == ["/story/", "/story/comment-page-1/", "/story/comment-page-2/"]


def test_pages_of_comments_are_followed_to_the_last(blog: Blog, desk: Desk) -> None:
    """Where the oldest page comes first, each page tells of the next."""
    for number, path in ((1, "/story/"), (2, "/story/comment-page-2/"), (3, "/story/comment-page-3/")):
        newer = f'<a href="/story/comment-page-{number + 1}/#comments">Newer</a>' if number < 3 else ""
        blog.say(path, page(item(2 * number), item(2 * number + 1), declared=6, links=newer))
    assert ids(opened(blog, desk)) == ["c2", "c3", "c4", "c5", "c6", "c7"]


def test_pings_on_other_pages_make_the_total_add_up(blog: Blog, desk: Desk) -> None:
    """REST lists no pings: what it leaves open is looked for on the pages of comments."""
    older = '<a href="/story/?p=7&cpage=1#comments">Older</a>'
    blog.say("/story/", page(item(4), declared=3, head=REST, links=older))
    blog.say("/story/?p=7&cpage=1", page(item(1), PING.format(n=2), declared=3))
    blog.say("/wp-json/", json.dumps([row(1), row(4)]), media_type="application/json", X_WP_Total="2")
    found = opened(blog, desk)
    assert {one.id: one.kind for one in found.conversation.comments} == {
        "c1": "comment",
        "c2": "pingback",
        "c4": "comment",
    }
    assert found.conversation.complete


def test_a_locked_article_gives_nothing_and_says_so(blog: Blog, desk: Desk) -> None:
    form = '<form action="/wp-login.php?action=postpass" class="post-password-form"><p>This content is password \
protected. To view it please enter your password below:</p><input type="password" name="post_password"></form>'
    locked = page(declared=2, head=REST + FEED).replace(STORY, form)
    blog.say("/story/", locked)
    blog.say("/story/feed/", RSS)
    blog.say("/wp-json/", json.dumps([row(1, text="SECRET")]), media_type="application/json")
    found = opened(blog, desk)
    assert found.failure is None
    assert found.article is not None
    assert "protected by a password" in (found.article.note or "")
    assert found.conversation.comments == ()
    assert "protected by a password" in (found.conversation.note or "")
    assert blog.asked == ["/story/"]


def test_hostile_answers_stay_words(blog: Blog, desk: Desk) -> None:
    text = "<p>\u202eEvil\u0007</p><script>alert(1)</script><a href='javascript:x'>link</a>"
    rows: list[object] = [row(1, text=text), None, {"id": "x"}, {"id": 2, "content": [], "author_name": {"a": 1}}]
    blog.say("/story/", page(declared=2, head=REST))
    blog.say("/wp-json/", json.dumps(rows), media_type="application/json")
    comments = opened(blog, desk).conversation.comments
    assert [comment.id for comment in comments] == ["c1", "c2"]
    assert "javascript:" not in comments[0].markdown and "alert" not in comments[0].text
    assert not {"\u202e", "\u0007"} & set(comments[0].text)


def test_without_pretty_addresses_the_route_is_a_parameter(blog: Blog, desk: Desk) -> None:
    head = '<link rel="https://api.w.org/" href="/?rest_route=/"><link rel="alternate" type="application/json" \
href="/?rest_route=/wp/v2/book/7">'
    blog.say("/?p=7", page(declared=1, head=head))
    blog.say("/?rest_route=/wp/v2/comments&post=7", json.dumps([row(1)]), media_type="application/json")
    assert ids(opened(blog, desk, "/?p=7")) == ["c1"]


def test_what_is_not_public_is_told(blog: Blog, desk: Desk) -> None:
    blog.say("/story/", page(item(1), declared=3, head=REST))
    blog.say("/wp-json/", json.dumps([row(1)]), media_type="application/json", X_WP_Total="1")
    found = opened(blog, desk)
    assert found.conversation.note == "2 of the 3 that the page counts are not to be had: not public, or miscounted"
