"""Delicious's JSON: url, title, tags, description (the note), created (seconds)."""

from collections.abc import Iterator

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source):
        yield intake.entry(
            place,
            item.get("url"),
            title=item.get("title"),
            added=item.get("created"),
            tags=fields.names(item.get("tags")),
            note=item.get("description"),
        )
