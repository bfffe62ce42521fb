"""linkding's JSON, as its interface gives it: an array, or {results: [...]}, of bookmarks."""

from collections.abc import Iterator

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source, "results"):
        is_unread, is_archived = fields.flag(item.get("unread")), fields.flag(item.get("is_archived"))
        yield intake.entry(
            place,
            item.get("url"),
            title=item.get("title") or item.get("website_title"),
            added=item.get("date_added"),
            updated=item.get("date_modified"),
            tags=fields.names(item.get("tag_names")),
            note=item.get("notes"),
            state="archived" if is_archived else "unread" if is_unread else "read",
            excerpt=item.get("description") or item.get("website_description"),
            id=item.get("id"),
        )
