"""The highlights in Pocket's archive: annotations/part_000000.json, the passages marked in each article.

[{url, title, highlights: [{quote, created_at (seconds)}]}]; each is an entry beside that of its article in the CSV.
"""

from collections.abc import Iterator

from reader.library.importers import json_stream
from reader.library.importers.fields import part, several
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source):
        marks = [part(mark) for mark in several(item.get("highlights"))]
        yield intake.entry(
            place,
            item.get("url"),
            title=item.get("title"),
            highlights=[intake.highlight(mark.get("quote"), made=mark.get("created_at")) for mark in marks],
        )
