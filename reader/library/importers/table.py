"""Any other table that has a column of addresses, reader's own among them: its columns by their usual names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from reader.library.exporters.table import COLUMNS, as_it_was
from reader.library.importers import fields, tables
from reader.library.importers.intake import Intake
from reader.library.importers.moments import is_stated, moment
from reader.library.importers.rows import Highlight, Imported, Refused, Row, State
from reader.library.importers.sources import Source

TAGS = ("tags", "tags/categories", "labels", "categories")
_COLUMNS = {
    "url": ("url", "link", "href", "address", "uri", "originalpostlink/url"),
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
    "tags": TAGS,
    "folder": ("folder", "collection"),
    "state": ("state", "status"),
    "read": ("read", "isread", "readat", "dateread"),
    "archived": ("archived", "isarchived", "archivedat", "datearchived"),
    "unread": ("unread", "isunread", "toread"),
    "progress": ("progress",),
}  # fmt: skip
"""What a column may hold, by the names that _plain() makes, those that are asked first in front."""
_AS_THEY_ARE = ("title", "added", "updated", "note", "excerpt", "author", "site", "published", "favourite")
_STATES: dict[str, State] = {"unread": "unread", "read": "read", "archived": "archived", "archive": "archived"}
_OWN = frozenset(COLUMNS) - {"archived"}  # which earlier ones lack
_WITHIN_NAMES = str.maketrans("", "", " _-")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def own_or_other(place: str, row: tables.Fields) -> Imported | Refused:
        if not row.keys() >= _OWN:
            said = by_meaning(row)
            return entry(intake, place, said, tags_of(said.get("tags", "")))
        said = by_meaning({name: as_it_was(field) for name, field in row.items()})
        found = entry(intake, place, said, said.get("tags", "").split("; "), " / ")
        # Since when it lies there the table doesn't say: it stays as long as what is put there now.
        is_trashed = row["state"] == "trash"
        return found._replace(trashed=datetime.now(UTC)) if is_trashed and isinstance(found, Imported) else found

    return tables.entries(source, intake, own_or_other)


def by_meaning(row: tables.Fields) -> tables.Fields:
    """What the columns hold, by the names of _COLUMNS; nothing that is empty."""
    said: tables.Fields = {}
    for meaning, names in _names_by_meaning(tuple(row)):
        for name in names:
            if row[name]:
                said[meaning] = row[name]
                break
    return said


@lru_cache(maxsize=4)  # most rows of a table have the same columns
def _names_by_meaning(names: tuple[str, ...]) -> list[tuple[str, list[str]]]:
    """The columns that may hold each, in the order in which they are asked."""
    by_plain: dict[str, list[str]] = {}
    for name in names:
        by_plain.setdefault(_plain(name), []).append(name)
    found = []
    for meaning, known in _COLUMNS.items():
        if asked := [name for one in known for name in by_plain.get(one, ())]:
            found.append((meaning, asked))
    return found


def _plain(name: str) -> str:
    """A column's name without what it may have within: "Created At", "created_at" and "createdAt" are one."""
    return name.strip().lower().translate(_WITHIN_NAMES)


def has_address(names: Iterable[str]) -> bool:
    """Whether one of these columns has addresses."""
    return not set(_COLUMNS["url"]).isdisjoint(map(_plain, names))


def entry(
    intake: Intake,
    place: str,
    said: tables.Fields,
    tags: Sequence[str],
    between_folders: str = "/",
    highlights: Sequence[Highlight] = (),
) -> Imported | Refused:
    """The entry of a row as by_meaning() has it, whose tags and highlights are known already."""
    read, archived, progress = said.get("read", ""), said.get("archived", ""), said.get("progress", "").strip()
    archived_at = moment(archived) if is_stated(archived) else None
    found = intake.entry(
        place,
        said.get("url"),
        tags=tags,
        folder=said["folder"].split(between_folders) if "folder" in said else (),
        state=_state(said, archived_at is not None or fields.flag(archived), fields.flag(read)),
        read=read if moment(read) else None,
        highlights=highlights,
        progress=fields.share(progress.rstrip("%"), 100 if progress.endswith("%") else 1) if progress else None,
        **{name: said[name] for name in _AS_THEY_ARE if name in said},  # type: ignore[arg-type]
    )
    return found._replace(archived=archived_at) if archived_at and isinstance(found, Imported) else found


def _state(said: tables.Fields, is_archived: bool, is_read: bool) -> State | None:
    """What a row says of it in so many words, else by its flags; None where it says nothing."""
    if state := _STATES.get(said.get("state", "").strip().lower()):
        return state
    if is_archived or is_read:
        return "archived" if is_archived else "read"
    unread = said.get("unread", "").strip().lower()
    return ("unread" if fields.flag(unread) else "read") if unread else None


def tags_of(text: str) -> list[str]:
    """The tags of a field, whichever sign is between them."""
    text = text.strip(" []")
    return text.split("|" if "|" in text else ";" if ";" in text else ",")
