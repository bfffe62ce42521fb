"""Any other JSON that is an array of objects with an address: their members named as the columns of a table are."""

from collections.abc import Iterator

from reader.library.importers import fields, json_stream, table
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source):
        members = {name.strip().lower(): value for name, value in item.items()}
        tags = next((members[name] for name in table.TAGS if members.get(name)), "")
        names = table.tags_of(tags) if isinstance(tags, str) else fields.names(tags)
        yield table.entry(intake, place, {name: _field(value) for name, value in members.items()}, names)


def _field(value: object) -> str:
    """A member as a table would have it."""
    return "true" if value is True else fields.said(value)
