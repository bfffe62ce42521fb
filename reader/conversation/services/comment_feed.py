"""A post's own feed of comments: the newest of all kinds, in Atom with links and parents, in RSS without."""

import io
import re
from typing import Any

from reader.batches import Answer, Batch
from reader.conversation.ids import IdMaker
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import is_same
from reader.conversation.services.answers import comment
from reader.conversation.services.own_feeds import NAME, feed_requests
from reader.errors import ConversationError
from reader.html.replies import replies_of
from reader.links import absolute, is_web
from reader.patterns import lazy
from reader.text import one_line
from reader.values import Comment, Request

FEWEST_CUT = 10
"""So many entries are WordPress' own setting for feeds: where there are as many, more may have been left out."""
_NUMBER = lazy(r"#(?:comment-?|c)(\d{1,18})$")
_BY = lazy(r"^[^:：]{1,20}[:：]\s*(\S.*)$", re.DOTALL)


class CommentFeed(Platform):
    """Source: WordPress' feed-atom-comments.php, feed-rss2-comments.php, feed_links_extra().

    A feed doesn't tell pings from comments. A request's place is the article's address where its site's feed is asked
    which feed the article's comments have (wfw:commentRss; RFC 4685, link relation "replies"), "" else.
    """

    name = NAME
    title = "the feed of comments"
    gives = ("dates",)

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        """Nothing where the page has an interface: that one names the feed as what to ask instead."""
        has_interface = any("https://api.w.org/" in link.rels for link in parts.links)
        return () if has_interface else feed_requests(parts)

    def read(self, answer: Answer) -> Batch:
        entries = _entries(answer)
        if answer.request.place:
            return Batch(self.name, complete=None, more=_of_entry(entries, answer))
        maker = IdMaker()
        said = [_comment(entry, answer.url, maker) for entry in reversed(entries)]
        # Of an entry that a feed broke off in nothing may be left.
        comments = tuple(one for one in said if one.text or one.author or one.published)
        is_whole = len(entries) < FEWEST_CUT and len(comments) == len(said)
        return Batch(source=self.name, comments=comments, complete=None if is_whole else False)


def _of_entry(entries: list[Any], answer: Answer) -> tuple[Request, ...]:
    """What to ask for the comments on the article whose address is the request's place, by what its entry says."""
    for entry in entries:
        link, feed = absolute(str(entry.get("link") or ""), answer.url), replies_of(entry, answer.url)
        if feed and is_same(link, answer.request.place):
            return (Request(NAME, feed, fills=True),)
    return ()


def _entries(answer: Answer) -> list[Any]:
    """The entries, of a feed that is not well-formed, too. Raises ConversationError where it is no feed."""
    import feedparser

    headers = {"content-type": f"application/xml; charset={answer.charset}"} if answer.charset else {}
    found = feedparser.parse(
        io.BytesIO(answer.content), sanitize_html=False, resolve_relative_uris=False, response_headers=headers
    )
    if not found.version:
        raise ConversationError("it answered with something else than a feed")
    return list(found.entries)


def _comment(entry: Any, base_url: str, maker: IdMaker) -> Comment:
    contents = entry.get("content") or [{"value": entry.get("summary", "")}]
    html = str(contents[0].get("value", ""))
    author = _author(entry)
    number = _number(entry.get("link")) or _number(entry.get("id"))
    profile = str((entry.get("author_detail") or {}).get("href") or "")
    parent = entry.get("thr_in-reply-to") or entry.get("in-reply-to") or {}
    parent_number = _number(parent.get("ref")) if isinstance(parent, dict) else None
    return comment(
        f"c{number}" if number else maker.make(author, str(entry.get("published", "")), html),
        author,
        html,
        parent_id=f"c{parent_number}" if parent_number else None,
        author_url=profile if is_web(profile) else "",
        published=_moment(entry.get("published_parsed") or entry.get("updated_parsed")),
        base_url=base_url,
    )


def _author(entry: Any) -> str:
    """The author; else what an untitled comment's title says, "By: NAME"."""
    named = str((entry.get("author_detail") or {}).get("name") or entry.get("author") or "")
    said = _BY.match(one_line(str(entry.get("title", ""))))
    return named or (said[1] if said else "")


def _number(address: Any) -> str | None:
    found = _NUMBER.search(address) if isinstance(address, str) else None
    return found[1] if found else None


def _moment(parsed: Any) -> str:
    """feedparser's time, which is in UTC."""
    return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*parsed[:6]) if parsed else ""
