"""Instapaper's CSV: URL, Title, Selection, Folder, since then Timestamp (seconds), since 2026 Tags (a list in JSON).

Folder is Unread, Archive or Starred, or one that the person made.
"""

from collections.abc import Iterator

from reader.library.importers import fields, tables
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused, Row, State
from reader.library.importers.sources import Source

_STATES: dict[str, State] = {"unread": "unread", "archive": "archived"}


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def entry(place: str, row: tables.Fields) -> Imported | Refused:
        folder = row.get("folder", "").strip()
        is_own = folder.lower() not in ("unread", "archive", "starred")
        return intake.entry(
            place,
            row.get("url"),
            title=row.get("title"),
            added=row.get("timestamp"),
            tags=fields.quoted_names(row.get("tags", "")),
            folder=[folder] if is_own else (),
            note=row.get("selection"),
            state=_STATES.get(folder.lower()),
            favourite=folder.lower() == "starred",
        )

    return tables.entries(source, intake, entry)
