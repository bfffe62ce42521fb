"""Pinboard's JSON: href, description (the title), extended (the note), time, toread ("yes", "no"), tags by spaces."""

from collections.abc import Iterator

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source):
        yield intake.entry(
            place,
            item.get("href"),
            title=item.get("description"),
            added=item.get("time"),
            tags=fields.names(item.get("tags"), None),
            note=item.get("extended"),
            state="unread" if fields.flag(item.get("toread")) else "read",
            id=item.get("hash"),
        )
