"""Waline: the comments that a page's script would load from the server it is started with."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import joined, path_of
from reader.conversation.services.answers import (
    comment,
    fields_of,
    id_in,
    json_of,
    moment_in,
    nested,
    number_in,
    place_of,
    text_in,
)
from reader.conversation.services.embeds import address_from, is_said, setting
from reader.errors import ConversationError
from reader.values import Comment, Request

PER_PAGE = 100


class Waline(Platform):
    """Threads come whole, a hundred a page. A request's place is the server and the page's name there.

    Source: walinejs/waline docs/en/api.md and packages/api/src/comment.ts. Servers before version 2 answer without
    /api, and without an object around the page.
    """

    name = "waline"
    title = "Waline"
    gives = ("threads", "dates", "scores", "count")

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        if not (is_said(parts, "waline") or is_said(parts, "Waline")):
            return ()
        server = address_from(parts, setting(parts, "serverURL"))
        return (_request(server, path_of(parts.address), 1),) if server else ()

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        if text_in(found, "errno") not in ("", "0"):
            raise ConversationError(text_in(found, "errmsg") or "it gave no comments")
        page = found.get("data") if isinstance(found, dict) and isinstance(found.get("data"), dict) else found
        if not isinstance(page, dict) or not isinstance(page.get("data"), list):
            raise ConversationError("it gave no comments")
        server, path = fields_of(answer)
        number, count = number_in(page, "page") or 1, number_in(page, "totalPages") or 1
        goes_on = number < count and bool(page["data"])
        return Batch(
            self.name,
            tuple(_comments(page["data"], answer.url)),
            declared_count=number_in(page, "count"),
            more=(_request(server, path, number + 1),) if goes_on else (),
            is_structured=True,
        )


def _request(server: str, path: str, number: int) -> Request:
    route = "comment?" + urlencode({"path": path, "pageSize": PER_PAGE, "page": number, "sortBy": "insertedAt_asc"})
    place = place_of(server, path)
    older = Request(Waline.name, joined(server, route), place)
    return Request(Waline.name, joined(server, f"api/{route}"), place, instead=(older,) if number == 1 else ())


def _comments(items: Any, url: str) -> Iterator[Comment]:
    for item, _ in nested(items, lambda item: item.get("children")):
        if not (own_id := id_in(item, "objectId")):
            continue
        parent_id = id_in(item, "pid") or id_in(item, "rid")
        yield comment(
            f"waline-{own_id}",
            text_in(item, "nick"),
            text_in(item, "comment"),
            parent_id=f"waline-{parent_id}" if parent_id else None,
            author_url=text_in(item, "link"),
            published=moment_in(item, "time") or text_in(item, "insertedAt"),
            score=number_in(item, "like"),
            is_authors=text_in(item, "type") == "administrator",
            base_url=url,
        )
