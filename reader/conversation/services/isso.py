"""Isso: the comments that a page's embed script would load from the server it names."""

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
    objects,
    place_of,
    text_in,
)
from reader.conversation.services.embeds import address_from, element_with, script_from, script_with
from reader.errors import ConversationError
from reader.values import Comment, Request

_SCRIPTS = ("/js/embed.min.js", "/js/embed.dev.js")


class Isso(Platform):
    """One answer has every comment, unless the server cuts threads short: then each of these is asked for.

    A request's place is the server, the page's name there, and the thread that is asked for, "" for all.
    Source: isso's docs/docs/reference/server-api and client-config (data-isso, data-isso-id), isso/js/app/api.js.
    """

    name = "isso"
    title = "Isso"
    gives = ("threads", "dates", "scores", "count")

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        thread = element_with(parts, "isso-thread")
        base = _base(parts, is_thread_there=thread is not None)
        uri = (thread.get("data-isso-id") if thread is not None else None) or path_of(parts.address)
        return (_request(base, uri),) if base else ()

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        if not isinstance(found, dict) or not isinstance(found.get("replies"), list):
            raise ConversationError("it gave no comments")
        base, uri, thread = fields_of(answer)
        comments = tuple(_comments(found["replies"], answer.url))
        total = number_in(found, "total_replies")
        cut_short = [] if thread else [item for item in objects(found["replies"]) if number_in(item, "hidden_replies")]
        return Batch(
            self.name,
            comments,
            # Older servers count only what begins a thread.
            declared_count=total if not thread and total is not None and total >= len(comments) else None,
            complete=not number_in(found, "hidden_replies"),
            more=tuple(_request(base, uri, id_in(item, "id")) for item in cut_short),
            is_structured=True,
        )


def _base(parts: PageParts, is_thread_there: bool) -> str:
    script = script_with(parts, "data-isso")
    if script is not None:
        return address_from(parts, script.get("data-isso") or "")
    script = script_from(parts, *_SCRIPTS) if is_thread_there else None
    source = address_from(parts, script.get("src") or "") if script is not None else ""
    return source.partition("/js/embed.")[0]


def _request(base: str, uri: str, thread: str = "") -> Request:
    query = {"uri": uri, **({"parent": thread} if thread else {})}
    return Request(Isso.name, joined(base, f"?{urlencode(query)}"), place_of(base, uri, thread))


def _comments(replies: Any, url: str) -> Iterator[Comment]:
    for item, _ in nested(replies, lambda item: item.get("replies")):
        if not (own_id := id_in(item, "id")):
            continue
        parent_id = id_in(item, "parent")
        likes, dislikes = number_in(item, "likes"), number_in(item, "dislikes")
        yield comment(
            f"isso-{own_id}",
            text_in(item, "author"),
            text_in(item, "text"),
            parent_id=f"isso-{parent_id}" if parent_id else None,
            author_url=text_in(item, "website"),
            published=moment_in(item, "created"),
            score=likes - (dislikes or 0) if likes is not None else None,
            base_url=url,
        )
