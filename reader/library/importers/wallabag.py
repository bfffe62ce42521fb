"""wallabag's JSON: of version 2 (is_archived, is_starred, annotations) and of version 1 (is_read, is_fav)."""

from collections.abc import Iterator
from typing import Any

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row, State
from reader.library.importers.sources import Source

_NO_TEXT = "wallabag can't retrieve contents for this article"
"""How the text begins that wallabag keeps where it got none (its setting fetching_error_message)."""


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source):
        marks = [fields.part(mark) for mark in fields.several(item.get("annotations"))]
        text = fields.said(item.get("content"))
        yield intake.entry(
            place,
            item.get("url") or item.get("given_url") or item.get("origin_url"),
            title=item.get("title"),
            added=item.get("created_at"),
            updated=item.get("updated_at"),
            read=item.get("archived_at"),
            published=item.get("published_at"),
            tags=fields.names(item.get("tags")),
            state=_state(item),
            favourite=item.get("is_starred", item.get("is_fav")),
            highlights=[
                intake.highlight(mark.get("quote"), mark.get("text"), mark.get("created_at")) for mark in marks
            ],
            author=", ".join(fields.names(item.get("published_by"))),
            site=item.get("domain_name"),
            id=item.get("id"),
            body=None if text.lstrip().startswith(_NO_TEXT) else intake.body(text),
        )


def _state(item: dict[str, Any]) -> State:
    if "is_archived" in item:
        return "archived" if fields.flag(item["is_archived"]) else "unread"
    return "read" if fields.flag(item.get("is_read")) else "unread"
