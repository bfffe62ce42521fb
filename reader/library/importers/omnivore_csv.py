"""The CSV that Omnivore read, which other tools write.

Columns: url, state, labels ("[one,two]"), saved_at, published_at.
"""

from collections.abc import Iterator

from reader.library.importers import tables
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused, Row, State
from reader.library.importers.sources import Source

_STATES: dict[str, State] = {"archived": "archived", "succeeded": "unread", "active": "unread"}


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def entry(place: str, row: tables.Fields) -> Imported | Refused:
        return intake.entry(
            place,
            row.get("url"),
            added=row.get("saved_at"),
            published=row.get("published_at"),
            tags=row.get("labels", "").strip(" []").split(","),
            state=_STATES.get(row.get("state", "").strip().lower()),
        )

    return tables.entries(source, intake, entry)
