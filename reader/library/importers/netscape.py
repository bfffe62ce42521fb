"""The HTML that bookmarks are kept in: of every browser, Shaarli, linkding, Pinboard, Delicious, Raindrop and others.

<DL><DT><H3>folder</H3><DL><DT><A HREF ADD_DATE TAGS>title</A><DD>note</DL></DL>, of which little is ever closed.
"""

import json
from collections.abc import Iterator

from reader.library.exporters.netscape import ARCHIVED, READ, WHOLE_TAGS, tags_without_commas
from reader.library.importers.intake import Intake
from reader.library.importers.markup import CUT, Tag, Text, plain, tags
from reader.library.importers.moments import moment
from reader.library.importers.rows import DamagedError, Imported, Refused, Row, State
from reader.library.importers.sources import Source

_DEEPEST = 32
_ENDS = frozenset(("dt", "/dt", "dl", "/dl", "h3", "hr", "/body", "/html", "", CUT))
_OF_BROWSER = ("personal_toolbar_folder", "unfiled_bookmarks_folder")
_ARCHIVED = "linkding:bookmarks.archived"
_OF_LINKDING = (_ARCHIVED, "linkding:bookmarks.shared")
_NOTES, _END_OF_NOTES = "[linkding-notes]", "[/linkding-notes]"


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    reading = _Reading(intake)
    with source.text() as stream:
        for tag in tags(stream):
            if row := reading.row(tag):
                yield row
            if tag.name == CUT:
                raise DamagedError("the file ends in the middle of this entry")
    if reading.depth > 0:
        raise DamagedError("the file ends before its lists do; if it was cut off, export it again", in_row=False)


class _Reading:
    """What was read of an entry and of the folders around it. depth counts the open lists."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._count = 0
        self._link: Tag | None = None
        self._text = Text()
        self._title: str | None = None
        self._in_note = False
        self._heading: Tag | None = None
        self._next_folder: str | None = None
        self._folders: list[str | None] = []
        self._path: tuple[str, ...] = ()
        self.depth = 0

    def row(self, tag: Tag) -> Imported | Refused | None:
        """The entry that a tag ends, if one."""
        name = tag.name
        self._hear(tag)
        ends = name in _ENDS or (name == "a" and not self._in_note)
        row = self._ended() if ends and self._link else None
        if ends:
            self._in_note = False
        if name == "a" and not self._in_note:
            self._link, self._title = tag, None
        elif name == "dd" and self._link:
            self._in_note = True
        elif name == "h3":
            self._heading = tag
        elif name in ("dl", "/dl"):
            self._move(name == "dl")
        return row

    def _hear(self, tag: Tag) -> None:
        """The text before a tag: of a title, a note or a folder's name."""
        if self._in_note or (self._link and self._title is None):
            self._text.add(plain(tag.before) + ("\n" if tag.name == "br" else ""))
            if not self._in_note and (tag.name in ("/a", "a", "dd") or tag.name in _ENDS):
                self._title = self._text.taken()
        elif self._heading:
            is_of_browser = any(name in self._heading.attributes for name in _OF_BROWSER)
            self._next_folder = None if is_of_browser else plain(tag.before)
            self._heading = None

    def _move(self, inwards: bool) -> None:
        self.depth += 1 if inwards else -1
        if inwards:
            self._folders.append(self._next_folder)
            self._next_folder = None
        elif self._folders:
            self._folders.pop()
        if len(self._folders) <= _DEEPEST:
            self._path = tuple(filter(None, self._folders))

    def _ended(self) -> Imported | Refused:
        assert self._link
        self._count += 1
        of = self._link.attributes
        names = _names(of)
        note, excerpt = _note_and_excerpt(self._text.taken())
        title, self._link = self._title, None
        found = self._intake.entry(
            f"entry {self._count:,}",
            of.get("href"),
            title=title,
            added=of.get("add_date"),
            updated=of.get("last_modified"),
            read=of.get(READ.lower()),
            tags=[name for name in names if name.strip() not in _OF_LINKDING],
            folder=self._path,
            note=note,
            state=_state(of, names),
            favourite=of.get("data-important"),
            excerpt=excerpt,
            is_feed="feedurl" in of,
        )
        archived = moment(of.get(ARCHIVED.lower()))
        return (
            found._replace(state="archived", archived=archived) if archived and isinstance(found, Imported) else found
        )


def _names(of: dict[str, str]) -> list[str]:
    """The tags of an entry: those that reader wrote whole, unless others have changed them since."""
    written = of.get("tags", of.get("tag", ""))
    try:
        whole = json.loads(of.get(WHOLE_TAGS.lower(), "[]"))
        if whole and tags_without_commas(whole) == written:
            return list(whole)
    except (ValueError, TypeError, AttributeError, RecursionError):
        pass
    return written.split(",")


def _state(of: dict[str, str], names: list[str]) -> State | None:
    if _ARCHIVED in map(str.strip, names):
        return "archived"
    to_read = of.get("toread")
    return None if to_read is None else "unread" if to_read in ("1", "yes", "true") else "read"


def _note_and_excerpt(text: str) -> tuple[str, str]:
    """What stands behind <DD>: the note, but where linkding marks the notes in it, the rest is the page's own words."""
    excerpt, marked, note = text.partition(_NOTES)
    return (note.replace(_END_OF_NOTES, ""), excerpt) if marked else (text, "")
