"""Which of the feeds that a page names has the comments of its own article, and nobody else's."""

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from reader.conversation.platform import HeadLink, PageParts, is_address
from reader.html.tree import text_of
from reader.links import absolute
from reader.patterns import lazy
from reader.values import Request

NAME = "comment-feed"

_MEDIA_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
_FEED_PATH = lazy(r"/feed(?:/(?:rss2?|atom|rdf))?/?$")
_MAY_BE_FEED = lazy(r"/feed(?:/(?:rss2?|atom|rdf))?/?(?:$|[?#])|[?&]feed=")
_FEED_BELOW = lazy(r"(?:[/._-](?:feeds?|rss2?|atom|rdf|xml|index|comments?|replies|responses))+/?")
_OF_SITE = lazy(r"/comments/feed(?:/(?:rss2?|atom|rdf))?/?$|/feeds/comments/|/(?:users?|authors?|members?)/")
_BLOGGERS = lazy(r"/feeds/\d{1,22}/comments/default/?$")
_COMMENT_PAGE = lazy(r"/comment-page-\d{1,5}/?$")
_ENDING = lazy(r"\.\w{2,5}$")
_NUMBER = lazy(r"\d{1,22}")
_POST_NUMBERS = ("p", "page_id", "attachment_id")
_SPEAKS = lazy(
    r"comment|koment|kommenta|comentari|comentári|comentario|commento|commenti|коммент|комент|reacti|réaction|reaktion|"
    r"antwort|respuest|respost|repl(?:y|ies)|response|yorum|σχόλι|hozzászól|crss|תגוב|تعليق|コメント|评论|評論|留言|댓글",
    re.I,
)
_NOT_WORD = lazy(r"[\W_]+")
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 300
_MOST_TITLES = 5


def feed_requests(parts: PageParts) -> tuple[Request, ...]:
    """What to ask for the newest comments while some are missing: the article's own feed of them, as Atom if it can be.

    Atom has their links and parents. WordPress gives either for an address that says which.
    """
    feeds = list(_own(parts)) or list(islice(_linked(parts), 1))
    feed = next(iter(sorted(feeds, key=lambda link: link.media_type != "application/atom+xml")), None)
    if feed is None:
        return ()
    announced = Request(NAME, feed.url, fills=True)
    atom = _as_atom(feed.url)
    return (announced if atom == feed.url else Request(NAME, atom, instead=(announced,), fills=True),)


def site_feed_requests(parts: PageParts) -> tuple[Request, ...]:
    """What to ask where a page names no feed of its comments: its site's feed, whose entry of the page may name one."""
    if parts.address is None:
        return ()
    feeds = (link.url for link in parts.links if _is_feed(link) and not _speaks_of_comments(link))
    return tuple(Request(NAME, feed, place=parts.address, fills=True) for feed in [next(feeds, "")] if feed)


def _own(parts: PageParts) -> Iterator[HeadLink]:
    titles: frozenset[str] | None = None
    for link in parts.links:
        if not _is_feed(link) or _BLOGGERS.search(urlsplit(link.url).path):
            continue
        if "replies" in link.rels or _is_at_article(link.url, parts.address):
            yield link
        elif _speaks_of_comments(link) and not _is_of_site(link.url):
            titles = _titles(parts) if titles is None else titles
            if _is_below(link.url, parts.address) or _is_numbered(link.url) or _names_one_of(titles, link.title):
                yield link


def _is_feed(link: HeadLink) -> bool:
    return link.media_type in _MEDIA_TYPES and not link.rels.isdisjoint(("alternate", "replies"))


def _linked(parts: PageParts) -> Iterator[HeadLink]:
    """What the page's text links to as the feed of its comments, as themes did before the head named it."""
    for _, link in parts.named.get("a", ()):
        target = link.get("href") or ""
        address = absolute(target, parts.base_url) if _MAY_BE_FEED.search(target) else ""
        if address and is_address(address) and _is_at_article(address, parts.address):
            yield HeadLink(address, frozenset(), "", "")


def _is_at_article(feed: str, address: str | None) -> bool:
    """Whether a feed is at the article's address as WordPress has it, or names the article by the same number."""
    if address is None:
        return False
    path, query = _split(feed)
    here, here_query = _split(address)
    number = next((query[name] for name in _POST_NUMBERS if query.get(name)), None)
    if number and query.get("feed"):
        own = next((here_query[name] for name in _POST_NUMBERS if here_query.get(name)), None)
        return own in (None, number)
    bare = _COMMENT_PAGE.sub("", here).rstrip("/")
    is_plain = any(name in here_query for name in _POST_NUMBERS)
    is_feed = _FEED_PATH.search(path) or (query.get("feed") and not is_plain)
    return bool(is_feed and bare and not _is_of_site(feed) and _FEED_PATH.sub("", path).rstrip("/") == bare)


def _is_below(feed: str, address: str | None) -> bool:
    """Whether a feed lies under the article's address: "/ferry.html" has "/ferry/comments/atom.xml"."""
    path = _split(feed)[0]
    bare = _ENDING.sub("", _split(address or "")[0].rstrip("/"))
    return bool(bare and path.startswith(bare) and _FEED_BELOW.fullmatch(path[len(bare) :]))


def _is_numbered(feed: str) -> bool:
    """Whether the address itself speaks of the comments on something that has a number ("/crss/node/7")."""
    path, query = _split(feed)
    return bool(_SPEAKS.search(feed)) and any(map(_NUMBER.fullmatch, (*path.split("/"), *query.values())))


def _is_of_site(feed: str) -> bool:
    path, query = _split(feed)
    return bool(_OF_SITE.search(path)) or query.get("feed", "").startswith("comments-")


def _speaks_of_comments(link: HeadLink) -> bool:
    return bool(_SPEAKS.search(link.title) or _SPEAKS.search(link.url))


def _titles(parts: PageParts) -> frozenset[str]:
    """What the article is called; not what feeds of the whole site are called, too."""
    headings = [text_of(node)[:_LONGEST_TITLE] for _, node in parts.named.get("h1", ())[:_MOST_TITLES]]
    stated = parts.tree.xpath('//meta[@property="og:title"]/@content')
    of_site = [_bare(link.title) for link in parts.links if _is_feed(link) and not _speaks_of_comments(link)]
    titles = {title for said in (*headings, *stated[:1]) if len(title := _bare(said)) >= _SHORTEST_TITLE}
    return frozenset(title for title in titles if not any(title in name for name in of_site))


def _names_one_of(titles: frozenset[str], said: str) -> bool:
    words = _bare(said)
    return any(title in words for title in titles)


def _bare(title: str) -> str:
    return _NOT_WORD.sub("", title[:_LONGEST_TITLE]).casefold()


def _as_atom(feed: str) -> str:
    parts = urlsplit(feed)
    query = dict(parse_qsl(parts.query))
    if "feed" in query:
        return urlunsplit(parts._replace(query=urlencode({**query, "feed": "atom"})))
    if _FEED_PATH.search(parts.path):
        return urlunsplit(parts._replace(path=_FEED_PATH.sub("/feed/atom/", parts.path)))
    return feed


def _split(address: str) -> tuple[str, dict[str, str]]:
    """The path and the query of an address."""
    parts = urlsplit(address)
    return parts.path, dict(parse_qsl(parts.query))
