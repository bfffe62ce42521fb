"""Ghost: the comments of a site's members, from the interface that its own script asks."""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urlencode

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import joined
from reader.conversation.services.answers import (
    comment,
    fields_of,
    id_in,
    json_of,
    nested,
    number_in,
    objects,
    place_of,
    text_in,
    value_at,
)
from reader.conversation.services.embeds import address_from, script_with
from reader.errors import ConversationError
from reader.values import Comment, Request

PER_PAGE = 100


class Ghost(Platform):
    """Replies come with their comment, of many only the first; then the rest is asked for.

    A request's place is the site and the post, or the comment alone whose replies it asks for. Source: TryGhost/Ghost
    apps/comments-ui/src/utils/api.ts, ghost/core's {{comments}} helper and its e2e tests of members-comments.
    """

    name = "ghost"
    title = "Ghost"
    gives = ("threads", "dates", "scores")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        script = script_with(parts, "data-ghost-comments")
        if script is None or not (post_id := script.get("data-post-id")):
            return ()
        site = address_from(parts, script.get("data-ghost-comments") or "")
        return (_page(site, post_id, 1),) if site else ()

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        items = value_at(found, "comments")
        if not isinstance(items, list):
            errors = objects(value_at(found, "errors"))
            raise ConversationError(text_in(errors[0], "message") if errors else "it gave no comments")
        match fields_of(answer):
            case [site, post_id]:
                comments, more = _comments(items, "", answer.url), tuple(_more(found, items, site, post_id))
            case [*thread]:
                comments, more = _comments(items, "".join(thread), answer.url), ()
        return Batch(self.name, tuple(comments), more=more, is_structured=True)


def _page(site: str, post_id: str, number: int) -> Request:
    query = urlencode({"limit": PER_PAGE, "page": number})
    url = joined(site, f"members/api/comments/post/{quote(post_id, safe='')}/?{query}")
    return Request(Ghost.name, url, place_of(site, post_id))


def _more(found: Any, items: Sequence[Any], site: str, post_id: str) -> Iterator[Request]:
    for item in objects(items):
        own_id, here = id_in(item, "id"), len(objects(item.get("replies")))
        if own_id and (number_in(item, "count", "replies") or 0) > here:
            url = joined(site, f"members/api/comments/{quote(own_id, safe='')}/replies/?limit={PER_PAGE}")
            yield Request(Ghost.name, url, place_of(own_id))
    if items and (following := number_in(found, "meta", "pagination", "next")):
        yield _page(site, post_id, following)


def _comments(items: Sequence[Any], thread: str, url: str) -> Iterator[Comment]:
    """thread is the comment whose replies these are, "" for a page of comments with their replies inside."""
    for item, parent in nested(items, lambda item: item.get("replies")):
        if not (own_id := id_in(item, "id")):
            continue
        above = id_in(item, "in_reply_to_id") or id_in(parent, "id") or thread
        yield comment(
            f"ghost-{own_id}",
            text_in(item, "member", "name"),
            text_in(item, "html"),
            parent_id=f"ghost-{above}" if above else None,
            published=text_in(item, "created_at"),
            score=number_in(item, "count", "likes"),
            base_url=url,
        )
