"""Readwise Reader's CSV: Title, URL, ID, Document tags, Saved date, Reading progress (0 to 1), Location, Seen.

Document tags are a list as Python writes it; Location is new, later, shortlist, feed or archive.
"""

from collections.abc import Iterator

from reader.library.importers import fields, tables
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused, Row, State
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def entry(place: str, row: tables.Fields) -> Imported | Refused:
        progress = fields.share(row.get("reading progress"))
        return intake.entry(
            place,
            row.get("url"),
            title=row.get("title"),
            added=row.get("saved date"),
            tags=fields.quoted_names(row.get("document tags", "")),
            note=row.get("document note"),
            state=_state(row.get("location", ""), progress),
            progress=progress,
            id=row.get("id"),
        )

    return tables.entries(source, intake, entry)


def _state(location: str, progress: float | None) -> State:
    if location.strip().lower() == "archive":
        return "archived"
    return "read" if progress == 1 else "unread"
