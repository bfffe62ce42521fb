"""Cusdis: the approved comments of a page, from the host that its element names."""

from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlencode

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
    place_of,
    text_in,
    value_at,
)
from reader.conversation.services.embeds import address_from, element_with
from reader.errors import ConversationError
from reader.values import Comment, Request

HOST = "https://cusdis.com"


class Cusdis(Platform):
    """Ten threads a page, newest first; of a long thread a page has no more than ten replies.

    A request's place is the host, the site's and the page's names there, and the number. Source: djyde/cusdis
    pages/api/open/comments.ts, service/comment.service.ts, and its documentation of the element (data-host,
    data-app-id, data-page-id).
    """

    name = "cusdis"
    title = "Cusdis"
    gives = ("threads", "dates")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        element = element_with(parts, "cusdis_thread")
        app_id = (element.get("data-app-id") or "").strip() if element is not None else ""
        page_id = (element.get("data-page-id") or "").strip() if element is not None else ""
        host = address_from(parts, element.get("data-host") or HOST) if element is not None else ""
        return (_request(host, app_id, 1, page_id),) if host and page_id and app_id else ()

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        items = value_at(found, "data", "data")
        if not isinstance(items, list):
            raise ConversationError(text_in(found, "message") or "it gave no comments")
        host, app_id, page_id, number = fields_of(answer)
        goes_on = bool(items) and int(number) < (number_in(found, "data", "pageCount") or 1)
        every = list(nested(items, _replies))
        return Batch(
            self.name,
            tuple(_comments(every)),
            complete=not any((number_in(item, "replies", "pageCount") or 1) > 1 for item, _ in every),
            more=(_request(host, app_id, int(number) + 1, page_id),) if goes_on else (),
            is_structured=True,
        )


def _replies(item: dict[str, Any]) -> Any:
    return value_at(item, "replies", "data")


def _request(host: str, app_id: str, number: int, page_id: str) -> Request:
    query = urlencode({"appId": app_id, "pageId": page_id, "page": number})
    return Request(
        Cusdis.name, joined(host, f"api/open/comments?{query}"), place_of(host, app_id, page_id, str(number))
    )


def _comments(items: list[tuple[dict[str, Any], dict[str, Any] | None]]) -> Iterator[Comment]:
    for item, parent in items:
        if not (own_id := id_in(item, "id")):
            continue
        yield comment(
            f"cusdis-{own_id}",
            text_in(item, "moderator", "displayName") or text_in(item, "by_nickname"),
            text_in(item, "parsedContent") or escape(text_in(item, "content")),
            parent_id=f"cusdis-{id_in(parent, 'id')}" if parent else None,
            published=text_in(item, "createdAt"),
            is_authors=bool(text_in(item, "moderatorId")),
        )
