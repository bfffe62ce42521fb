"""Raindrop's CSV.

Columns: id, title, note, excerpt, url, folder (by " / "), tags (by ","), created, cover, highlights, favorite. The
highlights are lines that begin "Highlight:", and "Note:" below one that has a note.
"""

import re
from collections.abc import Iterator

from reader.library.importers import tables
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Highlight, Imported, Refused, Row
from reader.library.importers.sources import Source

_UNSORTED = "Unsorted"
_MARK = re.compile(r"^Highlight:", re.M)
_NOTE = re.compile(r"^Note:", re.M)


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def entry(place: str, row: tables.Fields) -> Imported | Refused:
        folder = row.get("folder", "").strip()
        return intake.entry(
            place,
            row.get("url"),
            title=row.get("title"),
            added=row.get("created"),
            tags=row.get("tags", "").split(","),
            folder=folder.split(" / ") if folder != _UNSORTED else (),
            note=row.get("note"),
            favourite=row.get("favorite"),
            highlights=_highlights(intake, row.get("highlights", "")),
            excerpt=row.get("excerpt"),
            id=row.get("id"),
        )

    return tables.entries(source, intake, entry)


def _highlights(intake: Intake, text: str) -> list[Highlight]:
    marks = [_NOTE.split(mark, maxsplit=1) for mark in _MARK.split(text)[1:]]
    return [intake.highlight(quote, note[0] if note else None) for quote, *note in marks]
