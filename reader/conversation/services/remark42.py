"""Remark42: the comments that a page's script would load from the host it is started with."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from reader import links
from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import joined, without_fragment
from reader.conversation.services.answers import comment, id_in, json_of, number_in, objects, text_in, value_at
from reader.conversation.services.embeds import address_from, is_said, setting
from reader.errors import ConversationError
from reader.values import Comment, Request


class Remark42(Platform):
    """Recognised by remark_config. One answer has every comment. Source: remark42.com/docs/contributing/api."""

    name = "remark42"
    title = "Remark42"
    gives = ("threads", "dates", "scores", "count")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        if "#remark42" not in parts.names and not is_said(parts, "remark_config"):
            return ()
        host, site = address_from(parts, setting(parts, "host")), setting(parts, "site_id")
        address = setting(parts, "url") or without_fragment(parts.address or "")
        if not (host and site and links.is_web(address)):
            return ()
        query = urlencode({"site": site, "url": address, "sort": "+time", "format": "plain"})
        return (Request(self.name, joined(host, f"api/v1/find?{query}")),)

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        items = value_at(found, "comments")
        if not isinstance(items, list):
            raise ConversationError(text_in(found, "error") or "it gave no comments")
        return Batch(
            self.name,
            tuple(_comments(items, answer.url)),
            declared_count=number_in(found, "info", "count"),
            closed=value_at(found, "info", "read_only") is True,
            is_structured=True,
        )


def _comments(items: list[Any], url: str) -> Iterator[Comment]:
    """A deleted comment is there without author and text, for its replies."""
    for item in objects(items):
        if not (own_id := id_in(item, "id")):
            continue
        parent_id = id_in(item, "pid")
        is_deleted = item.get("delete") is True
        yield comment(
            f"remark42-{own_id}",
            "" if is_deleted else text_in(item, "user", "name"),
            "" if is_deleted else text_in(item, "text"),
            parent_id=f"remark42-{parent_id}" if parent_id else None,
            published=text_in(item, "time"),
            score=number_in(item, "score"),
            is_authors=value_at(item, "user", "admin") is True and not is_deleted,
            base_url=url,
        )
