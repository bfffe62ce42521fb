"""Any other table that has a column of addresses: its further columns by the names that are usual for them."""

from collections.abc import Iterator

from reader.library.importers import tables
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused, Row
from reader.library.importers.sources import Source

URL = ("url", "link", "href", "address", "uri", "original post link / url")
_COLUMNS = {
    "title": ("title", "name"),
    "added": ("added", "created", "created at", "created_at", "date added", "date saved", "time_added", "date"),
    "note": ("note", "notes", "note / takeaways", "comment"),
    "excerpt": ("excerpt", "description", "summary"),
    "author": ("author", "byline"),
    "site": ("site", "domain"),
}
_TAGS = ("tags", "tags / categories", "labels", "categories")
_FOLDER = ("folder", "collection")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def entry(place: str, row: tables.Fields) -> Imported | Refused:
        tags = _field(row, _TAGS).strip(" []")
        return intake.entry(
            place,
            _field(row, URL),
            tags=tags.split("|" if "|" in tags else ";" if ";" in tags else ","),
            folder=_field(row, _FOLDER).split("/"),
            **{name: _field(row, columns) for name, columns in _COLUMNS.items()},  # type: ignore[arg-type]
        )

    return tables.entries(source, intake, entry)


def _field(row: tables.Fields, columns: tuple[str, ...]) -> str:
    return next((row[name] for name in columns if row.get(name)), "")
