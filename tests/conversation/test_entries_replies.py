"""Articles opened from a feed's list: the feed of comments that their entries name is asked, and nothing needlessly."""

import json
from pathlib import Path

from reader.desk import Desk
from reader.events import Reading, drain
from reader.reading import start, start_entry
from reader.values import Entry
from tests.conversation.test_wordpress_sources import (
    ATOM,
    FEED,
    REST,
    RSS,
    STORY,
    Blog,
    blog,  # noqa: F401
    desk,  # noqa: F401
    ids,
    item,
    page,
    row,
    serve,  # noqa: F401
)

BARE = f"<html><head><title>Low water</title></head><body><article><h1>Low water</h1>{STORY}</article></body></html>"


def site_feed(count: int | None = 2, text: str = "") -> str:
    """An RSS feed of one post; its entry tells of a feed of comments."""
    counted = "" if count is None else f"<slash:comments>{count}</slash:comments>"
    return f"""<rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/"
xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Canal Days</title><item><title>Other</title><link>/other/</link></item>
<item><title>Low water</title><link>/story/</link><wfw:commentRss>/story/replies.xml</wfw:commentRss>{counted}
{f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else ""}</item></channel></rss>"""


ATOM_SITE = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">
<title>Canal Days</title><entry><title>Low water</title><id>1</id><link rel="alternate" href="/story/"/>
<link rel="replies" type="text/html" href="/story/#comments"/><thr:total>2</thr:total>
<link rel="replies" type="application/atom+xml" href="/story/replies.xml"/></entry></feed>"""


def chosen(blog: Blog, desk: Desk, feed: str, media_type: str = "application/rss+xml") -> tuple[Entry, str]:  # noqa: F811
    """The entry "Low water" of a site's list, and where that list is."""
    blog.say("/site.xml", feed, media_type=media_type)
    listed = drain("list", start(f"{blog.server.url}/site.xml", desk))
    assert listed.article
    return next(one for one in listed.article.entries if one.title == "Low water"), listed.source


def opened(entry: Entry, origin: str, desk: Desk) -> Reading:  # noqa: F811
    return drain("entry", start_entry(entry, origin, desk))


def test_an_entrys_feed_is_asked_where_its_page_says_nothing(blog: Blog, desk: Desk) -> None:  # noqa: F811
    for feed, media_type in ((site_feed(), "application/rss+xml"), (ATOM_SITE, "application/atom+xml")):
        blog.say("/story/", BARE)
        blog.say("/story/replies.xml", ATOM, media_type="application/atom+xml")
        entry, origin = chosen(blog, desk, feed, media_type)
        assert (entry.replies, entry.reply_count) == (f"{blog.server.url}/story/replies.xml", 2)
        found = opened(entry, origin, desk)
        assert ids(found) == ["c1", "c2"] and found.conversation.complete
        assert found.conversation.sources == ("comment-feed",)


def test_the_page_alone_tells_of_no_feed(blog: Blog, desk: Desk) -> None:  # noqa: F811
    blog.say("/story/", BARE)
    assert ids(drain("page", start(f"{blog.server.url}/story/", desk))) == []
    assert blog.asked == ["/story/"]


def test_nothing_is_asked_where_none_are_told_of(blog: Blog, desk: Desk) -> None:  # noqa: F811
    blog.say("/story/", BARE)
    opened(*chosen(blog, desk, site_feed(0)), desk)
    assert blog.asked == ["/site.xml", "/story/"]


def test_nothing_is_asked_where_the_page_has_all(blog: Blog, desk: Desk) -> None:  # noqa: F811
    blog.say("/story/", page(item(1), item(2), declared=2))
    found = opened(*chosen(blog, desk, site_feed()), desk)
    assert ids(found) == ["c1", "c2"] and found.conversation.complete
    assert blog.asked == ["/site.xml", "/story/"]


def test_the_pages_own_interface_goes_before_it(blog: Blog, desk: Desk) -> None:  # noqa: F811
    blog.say("/story/", page(item(1), declared=2, head=REST))
    blog.say("/wp-json/", json.dumps([row(1), row(2)]), media_type="application/json")
    assert ids(opened(*chosen(blog, desk, site_feed()), desk)) == ["c1", "c2"]
    assert not any("replies.xml" in path for path in blog.asked)
    blog.say("/wp-json/", "off", status="401 Unauthorized")
    blog.say("/story/replies.xml", ATOM, media_type="application/atom+xml")
    again = opened(*chosen(blog, desk, site_feed()), desk)
    assert ids(again) == ["c1", "c2"] and again.missing == []


def test_the_pages_own_feed_is_not_asked_twice(blog: Blog, desk: Desk) -> None:  # noqa: F811
    blog.say("/story/", page(item(1), declared=2, head=FEED))
    blog.say("/story/feed/atom/", ATOM, media_type="application/atom+xml")
    feed = site_feed().replace("/story/replies.xml", "/story/feed/")
    assert ids(opened(*chosen(blog, desk, feed), desk)) == ["c1", "c2"]
    assert [path for path in blog.asked if "feed" in path] == ["/story/feed/atom/"]


def test_a_text_that_came_with_the_list_has_its_comments_too(blog: Blog, desk: Desk) -> None:  # noqa: F811
    blog.say("/story/replies.xml", ATOM, media_type="application/atom+xml")
    found = opened(*chosen(blog, desk, site_feed(3, STORY)), desk)
    assert found.article and "The tide left" in found.article.words
    assert ids(found) == ["c1", "c2"]
    assert found.conversation.declared_count == 3 and not found.conversation.complete
    assert blog.asked == ["/site.xml", "/story/replies.xml"]


def test_reading_it_again_asks_again(blog: Blog, desk: Desk) -> None:  # noqa: F811
    blog.say("/story/", BARE)
    blog.say("/story/replies.xml", ATOM, media_type="application/atom+xml")
    found = opened(*chosen(blog, desk, site_feed()), desk)
    again = drain("again", start(found.source, desk, found.known))
    assert ids(again) == ["c1", "c2"]


def test_a_list_on_disk_asks_nobody_for_the_comments_on_its_texts(blog: Blog, desk: Desk, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "site.xml"
    file.write_text(site_feed(2, STORY).replace("/story/", f"{blog.server.url}/story/"))
    listed = drain(str(file), start(str(file), desk))
    assert listed.article
    found = opened(listed.article.entries[-1], listed.source, desk)
    assert blog.asked == []
    assert [offer.service for offer in found.conversation.offers] == ["the feed of comments"]
    assert not found.conversation.complete


def test_the_sites_feed_is_asked_only_where_comments_are_missing_and_nothing_else_tells(
    blog: Blog,  # noqa: F811
    desk: Desk,  # noqa: F811
) -> None:
    head = '<link rel="alternate" type="application/rss+xml" title="Canal Days" href="/site.xml">'
    blog.say("/site.xml", site_feed(), media_type="application/rss+xml")
    blog.say("/story/replies.xml", RSS.replace("#comment-1", "#comment-9"), media_type="application/rss+xml")
    for declared, path_count in ((1, 1), (2, 3)):
        blog.server.requests.clear()
        blog.say("/story/", page(item(1), declared=declared, head=head))
        found = drain("page", start(f"{blog.server.url}/story/", desk))
        assert len(blog.asked) == path_count
        assert len(found.conversation.comments) == declared and found.conversation.complete
    blog.say("/story/", BARE.replace("<title>", f"{head}<title>"))
    blog.server.requests.clear()
    drain("page", start(f"{blog.server.url}/story/", desk))
    assert blog.asked == ["/story/"]
