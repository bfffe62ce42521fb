"""Readability's JSON.

{bookmarks: [{article__url, article__title, article__excerpt (with references), favorite, archive, date_added}]}.
"""

from collections.abc import Iterator

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source

_NO_TITLE = "No title found"


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source, "bookmarks"):
        title = item.get("article__title")
        yield intake.entry(
            place,
            item.get("article__url"),
            title=None if title == _NO_TITLE else title,
            added=item.get("date_added"),
            read=item.get("date_archived"),
            state="archived" if fields.flag(item.get("archive")) else "unread",
            favourite=item.get("favorite"),
            excerpt=fields.unescaped(item.get("article__excerpt")),
        )
