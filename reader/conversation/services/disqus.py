"""Disqus: the comments that its embedded frame shows before anybody clicks."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.answers import comment, id_in, number_in, objects, text_in, value_at
from reader.conversation.services.embeds import setting
from reader.errors import ConversationError
from reader.html.decode import decode
from reader.html.tree import parse
from reader.patterns import lazy
from reader.values import Comment, Request

EMBED = "https://disqus.com/embed/comments/?{}"

_EMBED_SCRIPT = lazy(r"//([\w-]{1,80})\.disqus\.com/embed\.js")


class Disqus(Platform):
    """The frame is a page with the thread as JSON in it; of a long one it has only the first fifty.

    The full interface needs a key. Source: help.disqus.com (JavaScript configuration variables); the frame has no
    documentation, and was built from what independent public programs read in it (script#disqus-threadData).
    """

    name = "disqus"
    title = "Disqus"
    gives = ("threads", "dates", "scores", "count")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        forum = _forum(parts)
        if not forum or not parts.address:
            return ()
        identifier = setting(parts, "this.page.identifier", "disqus_identifier", "disqusIdentifier")
        address = setting(parts, "this.page.url", "disqus_url", "disqusUrl") or parts.address
        query = {"base": "default", "f": forum, **({"t_i": identifier} if identifier else {}), "t_u": address}
        return (Request(self.name, EMBED.format(urlencode(query))),)

    def read(self, answer: Answer) -> Batch:
        thread = _thread_data(answer)
        posts = value_at(thread, "response", "posts")
        if not isinstance(posts, list):
            raise ConversationError("it gave no thread; its page may tell it by another name")
        goes_on = value_at(thread, "cursor", "hasNext") is True
        return Batch(
            self.name,
            tuple(_comments(posts)),
            declared_count=number_in(thread, "cursor", "total"),
            complete=not goes_on,
            closed=value_at(thread, "response", "thread", "isClosed") is True,
            is_structured=True,
            note="Disqus gives no more than the first comments without a key" if goes_on else None,
        )


def _forum(parts: PageParts) -> str:
    """The name that a site has at Disqus, "" where the page embeds no thread."""
    if "#disqus_thread" not in parts.names:
        return ""
    sources = (node.get("src") or node.text or "" for node in parts.scripts)
    found = next((found for source in sources if (found := _EMBED_SCRIPT.search(source))), None)
    return found[1] if found else setting(parts, "disqus_shortname", "disqusShortname")


def _thread_data(answer: Answer) -> Any:
    tree = parse(decode(answer.content, answer.charset))
    data = next((node.text or "" for node in tree.iter("script") if node.get("id") == "disqus-threadData"), "")
    try:
        return json.loads(data, strict=False)
    except (ValueError, RecursionError):
        return None


def _comments(posts: list[Any]) -> Iterator[Comment]:
    for post in objects(posts):
        if not (own_id := id_in(post, "id")):
            continue
        parent_id = id_in(post, "parent")
        author = value_at(post, "author")
        yield comment(
            f"disqus-{own_id}",
            text_in(author, "name") or text_in(author, "username"),
            text_in(post, "message"),
            parent_id=f"disqus-{parent_id}" if parent_id else None,
            author_url=text_in(author, "url") or text_in(author, "profileUrl"),
            published=_in_utc(text_in(post, "createdAt")),
            score=_points(post),
            base_url="https://disqus.com/",
        )


def _points(post: dict[str, Any]) -> int | None:
    points = number_in(post, "points")
    return points if points is not None else number_in(post, "likes")


def _in_utc(moment: str) -> str:
    """Disqus writes times of UTC without saying so."""
    return f"{moment}Z" if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?", moment) else moment
