"""Reddit: a submission's comments as JSON, as far as one answer has them."""

from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote, urljoin

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import path_of
from reader.conversation.services.answers import (
    comment,
    id_in,
    json_of,
    moment_in,
    nested,
    number_in,
    objects,
    text_in,
    value_at,
)
from reader.errors import ConversationError
from reader.patterns import lazy
from reader.values import Comment, Request

_SUBMISSION = lazy(r"(?:/(?:r|u|user)/[\w.-]{1,64})?/comments/\w{1,12}(?:/[^/]{0,300}(?:/\w{1,12})?)?/?$")
_MOST_COMMENTS = 500
_NOBODY = ("[deleted]", "[removed]")


class Reddit(Platform):
    """Recognised by its address under any of its hosts. What only a further click loads ("more") is told as missing.

    Source: reddit.com/dev/api (GET [/r/subreddit]/comments/article) and its wiki on JSON: two listings, the submission
    and its comments, whose replies are listings again or "".
    """

    name = "reddit"
    title = "Reddit"
    gives = ("threads", "dates", "scores", "count")

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        path = path_of(parts.address)
        if not (f".{parts.host}".endswith(".reddit.com") and parts.address and _SUBMISSION.match(path)):
            return ()
        url = urljoin(parts.address, f"{path.rstrip('/')}.json?raw_json=1&limit={_MOST_COMMENTS}")
        return (Request(self.name, url, fills=".commentarea" in parts.names),)

    def read(self, answer: Answer) -> Batch:
        listings = objects(json_of(answer))
        if len(listings) < 2:
            raise ConversationError("it gave no comments")
        submission = value_at(next(iter(_things(listings[0])), {}), "data")
        things = list(nested(_things(listings[1]), lambda thing: _things(value_at(thing, "data", "replies"))))
        return Batch(
            self.name,
            tuple(_comments([thing for thing, _ in things], text_in(submission, "author"), answer.url)),
            declared_count=number_in(submission, "num_comments"),
            complete=not any(text_in(thing, "kind") == "more" for thing, _ in things),
            closed=value_at(submission, "locked") is True or value_at(submission, "archived") is True,
            is_structured=True,
        )


def _things(listing: Any) -> list[dict[str, Any]]:
    return objects(value_at(listing, "data", "children"))


def _comments(things: list[dict[str, Any]], poster: str, url: str) -> Iterator[Comment]:
    for thing in things:
        data = thing.get("data")
        if text_in(thing, "kind") != "t1" or not (own_id := id_in(data, "id")):
            continue
        author = text_in(data, "author")
        is_known = author not in ("", *_NOBODY)
        parent_id = id_in(data, "parent_id")
        yield comment(
            f"t1_{own_id}",
            author if is_known else "",
            _html(text_in(data, "body_html")),
            parent_id=parent_id if parent_id.startswith("t1_") else None,
            author_url=urljoin(url, f"/user/{quote(author, errors='replace')}") if is_known else "",
            published=moment_in(data, "created_utc"),
            score=None if value_at(data, "score_hidden") is True else number_in(data, "score"),
            is_openers=is_known and author == poster,
            base_url=url,
        )


def _html(body: str) -> str:
    """Without raw_json the markup comes escaped."""
    return unescape(body) if body.lstrip().startswith("&lt;") else body
