"""Any other table that has a column of addresses, reader's own among them: its columns by their usual names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from reader.library.exporters.table import COLUMNS, as_it_was
from reader.library.importers import fields, tables
from reader.library.importers.intake import Intake
from reader.library.importers.moments import is_stated, moment
from reader.library.importers.rows import Highlight, Imported, Refused, Row, State
from reader.library.importers.sources import Source

# By the names that _plain() makes.
_URL = ("url", "link", "href", "address", "uri", "originalpostlink/url")
_COLUMNS = {
    "title": ("title", "name"),
    "added": (
        "added", "addedat", "dateadded", "timeadded", "created", "createdat", "createdon", "datecreated", "saved",
        "savedat", "datesaved", "bookmarked", "bookmarkedat", "date", "time", "timestamp",
    ),
    "updated": ("updated", "updatedat", "modified", "modifiedat", "lastmodified", "datemodified"),
    "note": ("note", "notes", "note/takeaways", "comment"),
    "excerpt": ("excerpt", "description", "summary"),
    "author": ("author", "byline"),
    "site": ("site", "domain"),
    "published": ("published", "publishedat", "datepublished"),
    "favourite": ("favourite", "favorite", "starred", "isfavourite", "isfavorite", "isstarred"),
}  # fmt: skip
_READ = ("read", "isread", "readat", "dateread")
_ARCHIVED = ("archived", "isarchived", "archivedat", "datearchived")
_UNREAD = ("unread", "isunread", "toread")
_STATES: dict[str, State] = {"unread": "unread", "read": "read", "archived": "archived", "archive": "archived"}
_OWN = frozenset(COLUMNS) - {"archived"}  # which earlier ones lack
TAGS = ("tags", "tags/categories", "labels", "categories")
_WITHIN_NAMES = str.maketrans("", "", " _-")
_FOLDER = ("folder", "collection")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def own_or_other(place: str, row: tables.Fields) -> Imported | Refused:
        if not row.keys() >= _OWN:
            row = with_plain_names(row)
            return entry(intake, place, row, tags_of(_field(row, TAGS)))
        row = {name: as_it_was(field) for name, field in row.items()}
        found = entry(intake, place, row, _field(row, TAGS).split("; "), " / ")
        # Since when it lies there the table doesn't say: it stays as long as what is put there now.
        is_trashed = row["state"] == "trash"
        return found._replace(trashed=datetime.now(UTC)) if is_trashed and isinstance(found, Imported) else found

    return tables.entries(source, intake, own_or_other)


def with_plain_names(row: tables.Fields) -> tables.Fields:
    """The fields that hold something; of two columns with one plain name the first."""
    named: tables.Fields = {}
    for name, field in row.items():
        if field:
            named.setdefault(_plain(name), field)
    return named


def _plain(name: str) -> str:
    """A column's name without what it may have within: "Created At", "created_at" and "createdAt" are one."""
    return name.strip().lower().translate(_WITHIN_NAMES)


def has_address(names: Iterable[str]) -> bool:
    """Whether one of these columns has addresses."""
    return not set(_URL).isdisjoint(map(_plain, names))


def entry(
    intake: Intake,
    place: str,
    row: tables.Fields,
    tags: Sequence[str],
    between_folders: str = "/",
    highlights: Sequence[Highlight] = (),
) -> Imported | Refused:
    """The entry of a row by plain names, whose tags and highlights are known already."""
    read, archived, progress = _field(row, _READ), _field(row, _ARCHIVED), row.get("progress", "").strip()
    archived_at = moment(archived) if is_stated(archived) else None
    found = intake.entry(
        place,
        _field(row, _URL),
        tags=tags,
        folder=_field(row, _FOLDER).split(between_folders),
        state=_state(row, archived_at is not None or fields.flag(archived), fields.flag(read)),
        read=read if moment(read) else None,
        highlights=highlights,
        progress=fields.share(progress.rstrip("%"), 100 if progress.endswith("%") else 1),
        **{name: _field(row, columns) for name, columns in _COLUMNS.items()},  # type: ignore[arg-type]
    )
    return found._replace(archived=archived_at) if archived_at and isinstance(found, Imported) else found


def _state(row: tables.Fields, is_archived: bool, is_read: bool) -> State | None:
    """What a row says of it in so many words, else by its flags; None where it says nothing."""
    if said := _STATES.get(_field(row, ("state", "status")).strip().lower()):
        return said
    unread = _field(row, _UNREAD).strip().lower()
    if is_archived or is_read:
        return "archived" if is_archived else "read"
    return ("unread" if fields.flag(unread) else "read") if unread else None


def tags_of(text: str) -> list[str]:
    """The tags of a field, whichever sign is between them."""
    text = text.strip(" []")
    return text.split("|" if "|" in text else ";" if ";" in text else ",")


def _field(row: tables.Fields, columns: tuple[str, ...]) -> str:
    for name in columns:
        if field := row.get(name):
            return field
    return ""
