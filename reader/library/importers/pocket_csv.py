"""Pocket's CSV: part_000000.csv and on in the archives of 2024 and 2025, with and without the column "cursor".

Columns: title, url, time_added (seconds), cursor, tags (by "|"), status ("unread" or "archive").
"""

from collections.abc import Iterator

from reader.library.importers import tables
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused, Row, State
from reader.library.importers.sources import Source

_STATES: dict[str, State] = {"unread": "unread", "archive": "archived"}


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def entry(place: str, row: tables.Fields) -> Imported | Refused:
        return intake.entry(
            place,
            row.get("url"),
            title=row.get("title"),
            added=row.get("time_added"),
            tags=row.get("tags", "").split("|"),
            state=_STATES.get(row.get("status", "").strip().lower()),
        )

    return tables.entries(source, intake, entry)
