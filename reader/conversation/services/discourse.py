"""Discourse: a topic's posts as JSON, on the topic's own page or under an article that embeds it."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlencode, urljoin

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import joined, path_of
from reader.conversation.services.answers import (
    comment,
    fields_of,
    json_of,
    number_in,
    objects,
    place_of,
    text_in,
    value_at,
)
from reader.conversation.services.embeds import address_from, setting
from reader.errors import ConversationError
from reader.html.decode import decode
from reader.patterns import lazy
from reader.values import Comment, Request

PER_REQUEST = 100
_TOPIC = lazy(r"(.*)/t/(?:[^/\d][^/]*/)?(\d{1,10})(?:/|$)")
_TOPIC_ID = lazy(r"topicId[\"']?\s{0,9}[:=]\s{0,9}[\"']?(\d{1,10})")
_LINK = lazy(r"/t/[\w%-]{1,300}/(\d{1,10})(?:/\d+)?[\"'?]")
_MOST_POSTS = 30_000
_SMALL_ACTION = 3
_LIKE = 2


class Discourse(Platform):
    """A topic's page, or a page whose script sets DiscourseEmbed.

    The first answer has twenty posts and the numbers of all; the rest is asked by number. The first post is the
    article, or a link to it. A request's place is the base, then, unless the topic is still to be found, its number
    and who began it. Source: discourse's public/javascripts/embed.js, app/views/embed/comments.html.erb,
    lib/topic_view.rb, PostSerializer; the embedded form was never seen live.
    """

    name = "discourse"
    title = "Discourse"
    gives = ("threads", "dates", "scores", "count")

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        if parts.address and parts.generator.startswith("Discourse"):
            topic = _TOPIC.match(path_of(parts.address))
            return (_topic(urljoin(parts.address, topic[1] or "/"), topic[2]),) if topic else ()
        if not (base := address_from(parts, setting(parts, "discourseUrl"))):
            return ()
        if topic_id := _topic_id_in(parts):
            return (_topic(base, topic_id),)
        article = setting(parts, "discourseEmbedUrl") or parts.address or ""
        query = urlencode({"embed_url": article})
        return (Request(self.name, joined(base, f"embed/comments?{query}"), place_of(base)),) if article else ()

    def read(self, answer: Answer) -> Batch:
        base, *topic = fields_of(answer)
        if not topic:
            link = _LINK.search(decode(answer.content, answer.charset))
            return Batch(self.name, more=(_topic(base, link[1]),) if link else ())
        topic_id, author = topic
        found = json_of(answer)
        posts = value_at(found, "post_stream", "posts")
        if not isinstance(posts, list):
            errors = value_at(found, "errors")
            raise ConversationError(str(errors[0]) if isinstance(errors, list) and errors else "it gave no posts")
        author = author or text_in(found, "details", "created_by", "username")
        count = number_in(found, "posts_count")
        return Batch(
            self.name,
            tuple(_comments(objects(posts), base, author)),
            declared_count=max(0, count - 1) if count is not None else None,
            closed=value_at(found, "closed") is True,
            more=tuple(_rest(found, base, topic_id, author)),
            is_structured=True,
        )


def _topic_id_in(parts: PageParts) -> str:
    scripts = (node.text or "" for node in parts.scripts if node.text and "DiscourseEmbed" in node.text)
    return next((found[1] for script in scripts if (found := _TOPIC_ID.search(script))), "")


def _topic(base: str, topic_id: str) -> Request:
    return Request(Discourse.name, joined(base, f"t/{topic_id}.json"), place_of(base, topic_id, ""))


def _rest(found: Any, base: str, topic_id: str, author: str) -> Iterator[Request]:
    """Requests for the posts of a topic that its first answer only numbers."""
    stream = value_at(found, "post_stream", "stream")
    here = {number_in(post, "id") for post in objects(value_at(found, "post_stream", "posts"))}
    numbers = [number for number in stream if isinstance(number, int)] if isinstance(stream, list) else []
    missing = [number for number in numbers if number not in here][:_MOST_POSTS]
    for start in range(0, len(missing), PER_REQUEST):
        query = urlencode([("post_ids[]", number) for number in missing[start : start + PER_REQUEST]])
        url = joined(base, f"t/{topic_id}/posts.json?{query}")
        yield Request(Discourse.name, url, place_of(base, topic_id, author))


def _comments(posts: Sequence[Any], base: str, author: str) -> Iterator[Comment]:
    for post in posts:
        number = number_in(post, "post_number") or 0
        if number < 2 or number_in(post, "post_type") == _SMALL_ACTION:
            continue
        answered = number_in(post, "reply_to_post_number") or 0
        name = text_in(post, "username")
        yield comment(
            f"post_{number}",
            name,
            text_in(post, "cooked"),
            parent_id=f"post_{answered}" if answered > 1 else None,
            author_url=joined(base, f"u/{quote(name, errors='replace')}") if name else "",
            published=text_in(post, "created_at"),
            score=_likes(post),
            is_openers=bool(author) and name == author,
            base_url=base,
        )


def _likes(post: Any) -> int | None:
    actions = objects(value_at(post, "actions_summary"))
    return next((number_in(action, "count") for action in actions if number_in(action, "id") == _LIKE), None)
