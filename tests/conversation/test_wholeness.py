"""Whether a conversation is whole, how many to expect, and what only an interface tells to be pings."""

import json

import pytest

from reader.batches import Batch
from reader.conversation import registry
from reader.conversation.wholeness import Claims, of_page
from reader.desk import Desk
from reader.events import drain
from reader.html.tree import parse
from reader.reading import start, start_discussed
from reader.values import Comment, Conversation, Offer
from tests.conversation.test_wordpress_sources import (
    PING,
    REST,
    STORY,
    Blog,
    blog,  # noqa: F401
    desk,  # noqa: F401
    ids,
    item,
    opened,
    page,
    row,
    serve,  # noqa: F401
)

LIKE_COMMENT = """<li id="comment-{n}"><cite><a href="{url}">Reeds and Weirs</a></cite> says:
<small><a href="#comment-{n}">2 January 2024</a></small><p>{text}</p></li>"""
EXCERPT = "[&#8230;] as Low water tells it, the tide [&#8230;]"
POST = "https://weirs.example/2024/on-tides/"


def with_rest(blog: Blog, *items: str, declared: int, listed: int) -> None:  # noqa: F811
    """A page whose last reply can't be answered, so that its interface is asked, which lists so many."""
    unanswerable = item(1).replace("replytocom", "x")
    blog.say("/story/", page(unanswerable, *items, declared=declared, head=REST))
    rows = [row(number) for number in range(1, listed + 1)]
    blog.say("/wp-json/", json.dumps(rows), media_type="application/json", X_WP_Total=str(listed))


def test_pings_that_the_page_shows_and_the_interface_never_lists_add_up(blog: Blog, desk: Desk) -> None:  # noqa: F811
    with_rest(blog, item(2), PING.format(n=8), PING.format(n=9), declared=4, listed=2)
    found = opened(blog, desk).conversation
    assert (len(found.comments), found.declared_count, found.complete, found.note) == (4, 4, True, None)


def test_an_interfaces_own_number_leaves_the_pings_out(blog: Blog, desk: Desk) -> None:  # noqa: F811
    with_rest(blog, declared=4, listed=2)
    bare = page(item(1).replace("replytocom", "x"), PING.format(n=8), declared=4, head=REST)
    blog.say("/story/", bare.replace("4 Comments", "Comments"))
    found = opened(blog, desk).conversation
    assert (len(found.comments), found.declared_count, found.complete, found.note) == (3, 3, True, None)


@pytest.mark.parametrize(
    ("text", "url", "kind"),
    [
        (EXCERPT, POST, "pingback"),
        ("[...] the tide [...]", POST, "pingback"),
        ("", POST, "pingback"),
        ("The tide left at nine.", POST, "comment"),
        (EXCERPT, "https://weirs.example/", "comment"),
        (EXCERPT, "", "comment"),
        (EXCERPT, "/2023/own-post/", "comment"),
    ],
)
def test_what_only_the_interface_tells_to_be_a_ping(text: str, url: str, kind: str, blog: Blog, desk: Desk) -> None:  # noqa: F811
    """Under a theme that prints pings like comments: not listed, a link to a post elsewhere, an excerpt or nothing."""
    with_rest(blog, LIKE_COMMENT.format(n=9, url=url, text=text), declared=2, listed=1)
    found = opened(blog, desk).conversation
    assert {one.id: one.kind for one in found.comments} == {"c1": "comment", "c9": kind}
    assert found.declared_count == 2 and found.complete and found.note is None


def test_nothing_is_told_apart_unless_the_interface_listed_all(blog: Blog, desk: Desk) -> None:  # noqa: F811
    with_rest(blog, LIKE_COMMENT.format(n=9, url=POST, text=EXCERPT), declared=2, listed=1)
    blog.say("/wp-json/", json.dumps([row(1)]), media_type="application/json", X_WP_Total="2")
    assert {one.kind for one in opened(blog, desk).conversation.comments} == {"comment"}


def said(number: int) -> Comment:
    return Comment(f"c{number}", "comment", "Ana", f"Remark {number}.", f"Remark {number}.")


OFFER = Offer("Disqus", "disqus.com", ())


def test_a_page_whose_comments_are_elsewhere_is_not_whole() -> None:
    assert not of_page(Batch(""), [OFFER])
    assert not of_page(Batch("page", declared_count=0), [OFFER])
    assert of_page(Batch("page", (said(1),), 1), [OFFER])
    assert of_page(Batch(""), [])
    assert not of_page(Batch("page", (said(1),), 2), [])
    assert not of_page(Batch("page", (said(1),), 1, complete=False), [])


def test_offers_keep_it_open_until_they_are_taken(blog: Blog, desk: Desk) -> None:  # noqa: F811
    embed = "<script>discourseUrl = 'http://localhost:1/'; topicId = 7</script>"
    story = f"<html><title>Low water</title><body><article><h1>Low water</h1>{STORY}</article>{embed}</body></html>"
    blog.say("/story/", story)
    found = opened(blog, desk)
    assert [offer.service for offer in found.conversation.offers] == ["Discourse"]
    assert not found.conversation.complete
    for event in start_discussed(found, desk):
        found.take(event)
    assert not found.conversation.complete
    assert [offer.service for offer in found.conversation.offers] == ["Discourse"], "what failed can be asked again"
    assert found.missing[0].startswith("Discourse at localhost: the host refuses the connection")


def test_an_own_place_beside_another_is_whole() -> None:
    embed = '<div id="disqus_thread"></div><script src="//tides.disqus.com/embed.js"></script>'
    text = page(item(1), declared=1).replace("</body>", f"{embed}</body>")
    conversation = registry.cut(parse(text), "https://canal.example/story/").conversation
    assert conversation.complete and [offer.service for offer in conversation.offers] == ["Disqus"]


def test_what_only_leads_on_claims_nothing() -> None:
    claims = Claims(None, is_open=True)
    claims.take(Batch("hacker-news"))
    assert claims.is_open
    claims.take(Batch("comment-feed", (said(1),), complete=None))
    assert claims.is_open
    claims.take(Batch("isso", (said(1),), is_structured=True))
    assert not claims.is_open


def test_what_failed_leaves_it_open_whatever_was_listed() -> None:
    claims = Claims(3, is_open=False)
    claims.take(Batch("wordpress-rest", (said(1),), 1, is_structured=True, has_pings=False))
    conversation = Conversation((said(1),), 3)
    assert claims.settled(conversation).complete
    claims.has_failed = True
    assert not claims.settled(conversation).complete
    assert claims.settled(conversation._replace(comments=(said(1), said(2), said(3)))).note is None


def test_a_section_from_elsewhere_is_counted_apart(blog: Blog, desk: Desk) -> None:  # noqa: F811
    """What others said neither completes the page's own conversation nor is missed in it."""
    blog.say("/story/", page(item(1), declared=1))
    assert ids(drain("x", start(f"{blog.server.url}/story/", desk))) == ["c1"]
    claims = Claims(None, is_open=True)
    claims.take(Batch("wordpress-rest", (said(1),), 1, is_structured=True, has_pings=False), "canal.example")
    other = said(9)._replace(id="hn-9", section="Hacker News")
    claims.take(Batch("hacker-news", (other,), is_structured=True), "hn.example")
    assert claims.counted(Conversation((said(1), other))).declared_count == 2
