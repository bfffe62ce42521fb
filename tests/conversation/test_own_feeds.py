"""Which feeds that a page names are taken for that of its article's comments, and which are not."""

import pytest

from tests.conversation.services import announced

RSS = "application/rss+xml"
SITE = '<link rel="alternate" type="application/rss+xml" title="Canal Days" href="/feed/">'


def asked(address: str, feed: str, title: str = "", media_type: str = RSS) -> list[str]:
    """The addresses that would be asked for the comments of a page that names a feed, in order."""
    page = f"""<title>Why the ferry stops</title>{SITE}
<link rel="alternate" type="{media_type}" title="{title}" href="{feed}"><h1>Why the ferry stops</h1><p>From May on."""
    requests = announced(page, f"https://canal.example{address}")
    return [
        one.url.removeprefix("https://canal.example") for request in requests for one in (request, *request.instead)
    ]


@pytest.mark.parametrize(
    ("software", "address", "feed", "title"),
    [
        ("WordPress", "/2024/05/ferry/", "/2024/05/ferry/feed/", "Canal Days » Kommentar-Feed zu Warum"),
        ("WordPress, a page of comments", "/ferry/comment-page-2/", "/ferry/feed/", ""),
        ("Drupal, Comment RSS", "/ferry", "/crss/node/7", "Comments for &quot;Ferry&quot;"),
        ("Serendipity", "/archives/12-Ferry.html", "/rss.php?version=2.0&type=comments&cid=12", ""),
        ("TypePad", "/blog/2010/05/ferry.html", "/blog/2010/05/ferry/comments/atom.xml", "Posted Comments"),
        ("Movable Type", "/2010/05/ferry.html", "/2010/05/ferry-comments.xml", ""),
        ("Publify", "/2010/05/ferry", "/2010/05/ferry.rss", "Comments on the ferry"),
        ("Dotclear", "/post/2010/ferry", "/feed/rss2/comments/123", "Flux RSS des commentaires"),
        ("Habari", "/ferry", "/ferry/atom/comments", ""),
        ("b2evolution", "/blog/ferry", "/blog?tempskin=_rss2&disp=comments&p=12", ""),
        ("JComments", "/ferry", "/component/jcomments/feed/com_content/12", ""),
        ("by its title", "/ferry", "/rss/x9f3c", "Comments on: Why the ferry stops"),
        ("in another language", "/ferry", "/rss/x9f3c", "「Why the ferry stops」へのコメント"),
    ],
)
def test_an_articles_own_feed_is_asked(software: str, address: str, feed: str, title: str) -> None:
    assert asked(address, feed, title)[-1] == feed, software


@pytest.mark.parametrize(
    ("what", "address", "feed", "title"),
    [
        ("WordPress' of the site", "/ferry/", "/comments/feed/", "Canal Days » Comments Feed"),
        ("the same where the blog is a folder", "/blog/", "/blog/comments/feed/", "Comments Feed"),
        ("the same without permalinks", "/blog/?p=7", "/blog/?feed=comments-rss2", "Comments Feed"),
        ("the posts without permalinks", "/blog/?p=7", "/blog/?feed=rss2", "Feed"),
        ("another post's", "/?p=7", "/?feed=rss2&p=8", "Another Comments Feed"),
        ("Serendipity's of the site", "/archives/12-Ferry.html", "/rss.php?version=2.0&type=comments", "Comments"),
        ("Blogger's of the site", "/2024/05/ferry.html", "/feeds/comments/default", "Comments"),
        ("Dotclear's of the site", "/post/ferry", "/feed/rss2/comments", "Commentaires"),
        ("a person's", "/ferry", "/users/12/comments.rss", "Comments by Ana"),
        ("a category's", "/2024/05/ferry/", "/category/12/feed/", "Canals Category Feed"),
        ("a post with a longer name", "/ferry", "/ferry-boats/comments.xml", "Comments"),
        ("a newsletter's", "/ferry", "/news/12.rss", "News of the ferry"),
    ],
)
def test_other_feeds_are_not(what: str, address: str, feed: str, title: str) -> None:
    assert asked(address, feed, title) == [], what


def test_a_sites_name_is_no_articles() -> None:
    page = f'{SITE}<link rel="alternate" type="{RSS}" title="Canal Days: Comments" href="/c.xml"><h1>Canal Days</h1>'
    assert announced(page, "https://canal.example/") == ()


def test_atom_goes_before_rss() -> None:
    kinds = ("rss+xml", "/ferry.rss"), ("atom+xml", "/ferry.atom")
    links = "".join(
        f'<link rel="alternate" type="application/{kind}" title="Comments" href="{at}">' for kind, at in kinds
    )
    (request,) = announced(links, "https://canal.example/ferry")
    assert request.url.endswith("/ferry.atom") and request.fills


def test_the_feed_may_be_named_by_a_link_in_the_text_alone() -> None:
    page = '<p>Words.</p><a href="/ferry/feed/">RSS for these comments</a> <a href="/feed/">RSS</a>'
    (request,) = announced(page, "https://canal.example/ferry/")
    assert [one.url for one in (request, *request.instead)] == [
        "https://canal.example/ferry/feed/atom/",
        "https://canal.example/ferry/feed/",
    ]


def test_bloggers_feed_is_asked_once_by_its_own_reader() -> None:
    link = '<link rel="alternate" type="application/atom+xml" title="Comments" href="/feeds/71/comments/default">'
    assert [request.platform for request in announced(link, "https://canal.example/2024/05/ferry.html")] == [
        "blogger-feed"
    ]


def test_addresses_that_are_none_break_nothing() -> None:
    links = "".join(
        f'<link rel="alternate" type="{RSS}" title="Comments" href="{at}">'
        for at in ("http://[x/feed/", "//", "?p=%ff")
    )
    assert announced(f"{links}<a href='http://[feed'>x</a>", "https://canal.example/ferry") == ()
