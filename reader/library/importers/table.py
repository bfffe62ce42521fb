"""Any other table that has a column of addresses, reader's own among them: its columns by their usual names."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from reader.library.exporters.table import COLUMNS, as_it_was
from reader.library.importers import fields, tables
from reader.library.importers.intake import Intake
from reader.library.importers.moments import moment
from reader.library.importers.rows import Imported, Refused, Row, State
from reader.library.importers.sources import Source

URL = ("url", "link", "href", "address", "uri", "original post link / url")
_COLUMNS = {
    "title": ("title", "name"),
    "added": ("added", "created", "created at", "created_at", "date added", "date saved", "time_added", "date"),
    "note": ("note", "notes", "note / takeaways", "comment"),
    "excerpt": ("excerpt", "description", "summary"),
    "author": ("author", "byline"),
    "site": ("site", "domain"),
    "published": ("published", "published at", "published_at", "date published"),
    "favourite": ("favourite", "favorite", "starred"),
}
_STATES: dict[str, State] = {"unread": "unread", "read": "read", "archived": "archived", "archive": "archived"}
_OWN = frozenset(COLUMNS)
TAGS = ("tags", "tags / categories", "labels", "categories")
_FOLDER = ("folder", "collection")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def own_or_other(place: str, row: tables.Fields) -> Imported | Refused:
        if not row.keys() >= _OWN:
            return entry(intake, place, row, tags_of(_field(row, TAGS)))
        row = {name: as_it_was(field) for name, field in row.items()}
        found = entry(intake, place, row, _field(row, TAGS).split("; "), " / ")
        # Since when it lies there the table doesn't say: it stays as long as what is put there now.
        is_trashed = row["state"] == "trash"
        return found._replace(trashed=datetime.now(UTC)) if is_trashed and isinstance(found, Imported) else found

    return tables.entries(source, intake, own_or_other)


def entry(
    intake: Intake, place: str, row: tables.Fields, tags: Sequence[str], between_folders: str = "/"
) -> Imported | Refused:
    """The entry of a row, whose tags are known already."""
    read, progress = row.get("read", ""), row.get("progress", "").strip()
    return intake.entry(
        place,
        _field(row, URL),
        tags=tags,
        folder=_field(row, _FOLDER).split(between_folders),
        state=_STATES.get(row.get("state", "").strip().lower(), "read" if fields.flag(read) else None),
        read=read if moment(read) else None,
        progress=fields.share(progress.rstrip("%"), 100 if progress.endswith("%") else 1),
        **{name: _field(row, columns) for name, columns in _COLUMNS.items()},  # type: ignore[arg-type]
    )


def tags_of(text: str) -> list[str]:
    """The tags of a field, whichever sign is between them."""
    text = text.strip(" []")
    return text.split("|" if "|" in text else ";" if ";" in text else ",")


def _field(row: tables.Fields, columns: tuple[str, ...]) -> str:
    for name in columns:
        if field := row.get(name):
            return field
    return ""
