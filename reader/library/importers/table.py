"""Any other table that has a column of addresses, reader's own among them: its columns by their usual names."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache

from reader.library.exporters.table import COLUMNS, as_it_was
from reader.library.importers import fields, tables
from reader.library.importers.intake import Intake
from reader.library.importers.moments import is_stated, moment
from reader.library.importers.rows import Highlight, Imported, Refused, Row, State, Told
from reader.library.importers.sources import Source
from reader.text import one_line

TAGS = ("tags", "tags/categories", "labels", "categories")
_COLUMNS = {
    "url": (
        "url", "link", "href", "address", "uri", "originalpostlink/url", "sourceurl", "pageurl", "website", "permalink",
    ),
    "title": ("title", "name"),
    "added": (
        "added", "addedat", "dateadded", "timeadded", "created", "createdat", "createdon", "datecreated", "saved",
        "savedat", "savedon", "datesaved", "bookmarked", "bookmarkedat", "bookmarkedon", "addedon", "date", "time",
        "timestamp",
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
Said = dict[str, list[str]]
"""What a row says by the names of _COLUMNS: each column of that meaning that isn't empty, in the order of _COLUMNS."""
_AS_THEY_ARE = ("title", "added", "updated", "excerpt", "author", "site", "published", "favourite")
_STATES: dict[str, State] = {
    "unread": "unread",
    "read": "read",
    "archived": "archived",
    "archive": "archived",
    "done": "read",
}
_GONE = ("deleted", "removed", "trash", "trashed")
_OWN = frozenset(COLUMNS) - {"archived"}  # which earlier ones lack
_MOST_NAMED, _LONGEST_NAMES = 5, 200
_WITHIN_NAMES = str.maketrans("", "", " _-")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    def own_or_other(place: str, row: tables.Fields) -> Imported | Refused:
        if not row.keys() >= _OWN:
            lost.update(without_place(row))
            said = by_meaning(row)
            return entry(intake, place, said, tags_of(said))
        said = by_meaning({name: as_it_was(field) for name, field in row.items()})
        is_trashed = said.get("state") == ["trash"]
        if is_trashed:
            del said["state"]
        found = entry(intake, place, said, said.get("tags", [""])[0].split("; "), " / ")
        # Since when it lies there the table doesn't say: it stays as long as what is put there now.
        return found._replace(trashed=datetime.now(UTC)) if is_trashed and isinstance(found, Imported) else found

    lost: set[str] = set()
    yield from tables.entries(source, intake, own_or_other)
    yield from told_of("columns", lost)


def told_of(what: str, lost: Collection[str]) -> Iterator[Told]:
    """What is told of the names of what nothing is kept of."""
    if lost:
        names = ", ".join(map(one_line, sorted(lost)[:_MOST_NAMED]))
        yield Told(f"{what} that reader has no place for, left out: {len(lost):,} ({names[:_LONGEST_NAMES]})")


def by_meaning(row: tables.Fields) -> Said:
    """What the columns hold."""
    said: Said = {}
    for meaning, names in _names_by_meaning(tuple(row)):
        if filled := [row[name] for name in names if row[name]]:
            said[meaning] = filled
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


def without_place(row: Mapping[str, object]) -> list[str]:
    """The columns of a row that nothing is kept of, though there is something in them."""
    return [name for name in _without_place(tuple(row)) if row[name]]


@lru_cache(maxsize=4)
def _without_place(names: tuple[str, ...]) -> list[str]:
    """Of an excerpt nothing is kept either, but beside the text that it is of."""
    kept = {name for meaning, several in _names_by_meaning(names) if meaning != "excerpt" for name in several}
    return [name for name in names if name and name not in kept]


def _plain(name: str) -> str:
    """A column's name without what it may have within: "Created At", "created_at" and "createdAt" are one."""
    return name.strip().lower().translate(_WITHIN_NAMES)


def has_address(names: Iterable[str]) -> bool:
    """Whether one of these columns has addresses."""
    return not set(_COLUMNS["url"]).isdisjoint(map(_plain, names))


def entry(
    intake: Intake,
    place: str,
    said: Said,
    tags: Sequence[str],
    between_folders: str = "/",
    highlights: Sequence[Highlight] = (),
) -> Imported | Refused:
    """The entry of a row, whose tags and highlights are known already.

    What was both read and archived is both; notes of several columns are one.
    """
    first = {meaning: filled[0] for meaning, filled in said.items()}
    if first.get("state", "").strip().lower() in _GONE:
        return intake.refused(place, first.get("url"), "it was deleted where it comes from")
    read, archived, progress = first.get("read", ""), first.get("archived", ""), first.get("progress", "").strip()
    archived_at = moment(archived) if is_stated(archived) else None
    stated = _STATES.get(first.get("state", "").strip().lower())
    is_archived = stated == "archived" or archived_at is not None or fields.flag(archived)
    is_read = stated == "read" or fields.flag(read)
    found = intake.entry(
        place,
        first.get("url"),
        tags=tags,
        folder=first["folder"].split(between_folders) if "folder" in first else (),
        note="\n\n".join(dict.fromkeys(said.get("note", ()))),
        state="archived" if is_archived else stated or ("read" if is_read else _unread(first)),
        read=read if moment(read) else None,
        highlights=highlights,
        progress=fields.share(progress.rstrip("%"), 100 if progress.endswith("%") else 1) if progress else None,
        **{name: first[name] for name in _AS_THEY_ARE if name in first},  # type: ignore[arg-type]
    )
    if not (is_archived and isinstance(found, Imported)):
        return found
    read_at = found.read or (archived_at or found.updated or found.added or datetime.now(UTC) if is_read else None)
    return found._replace(archived=archived_at, read=read_at)


def _unread(first: tables.Fields) -> State | None:
    """What a column for what is yet to be read says; None where it says nothing."""
    unread = first.get("unread", "").strip().lower()
    return ("unread" if fields.flag(unread) else "read") if unread else None


def tags_of(said: Said) -> list[str]:
    """The tags of all columns for them, whichever sign is between them."""
    tags: list[str] = []
    for field in said.get("tags", ()):
        text = field.strip(" []")
        sign = next((sign for sign in "|;," if sign in text), None)
        is_hashed = sign is None and all(word.startswith("#") for word in text.split())
        tags += text.split() if is_hashed else text.split(sign or ",")
    return tags
