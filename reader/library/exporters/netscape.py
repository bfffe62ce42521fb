"""The HTML that bookmarks are kept in, which every browser and every bookmark service imports.

Source: learn.microsoft.com, "Netscape Bookmark File Format"; TAGS and TOREAD as Pinboard and Shaarli write them.
A comma ends a tag there, whatever the tag thinks of it; tags that have one stand whole in an attribute of reader's own,
a JSON list, beside what others read. So does when a bookmark was read and archived.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import takewhile

from reader.library.exporters.selection import Selection
from reader.library.importers.moments import moment
from reader.library.items import Bookmark

_HEAD = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""
_END = "</DL><p>\n"

WHOLE_TAGS, READ, ARCHIVED = "DATA-READER-TAGS", "DATA-READER-READ", "DATA-READER-ARCHIVED"


def lines(selection: Selection) -> Iterator[str]:
    """An entry for each bookmark that has a web address; those in folders come last, in their folders."""
    yield _HEAD
    kept: dict[tuple[str, ...], list[str]] = {}
    for bookmark, address in selection.with_address():
        entry = _entry(bookmark, address)
        selection.strip(bookmark)
        selection.parted_tags.update(tag for tag in bookmark.tags if "," in tag)
        if bookmark.folder:
            kept.setdefault(tuple(bookmark.folder.split(" / ")), []).append(entry)
        else:
            yield entry
    yield from _in_folders(kept)
    yield _END


def _in_folders(kept: Mapping[tuple[str, ...], Sequence[str]]) -> Iterator[str]:
    """Entries by the names of the folders that lead to them, each folder once."""
    path: tuple[str, ...] = ()
    for folder in sorted(kept):
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(path, folder, strict=False)))
        yield _END * (len(path) - shared)
        for name in folder[shared:]:
            yield f"<DT><H3>{escape(name, quote=False)}</H3>\n<DL><p>\n"
        yield from kept[folder]
        path = folder
    yield _END * len(path)


def _entry(bookmark: Bookmark, address: str) -> str:
    attributes = {
        "HREF": address,
        "ADD_DATE": _seconds(bookmark.added_at),
        "LAST_MODIFIED": _seconds(bookmark.changed_at),
        "TAGS": tags_without_commas(bookmark.tags),
        WHOLE_TAGS: json.dumps(bookmark.tags, ensure_ascii=False) if any("," in tag for tag in bookmark.tags) else "",
        "TOREAD": "1" if bookmark.state == "unread" else "0",
        READ: _seconds(bookmark.read_at or ""),
        ARCHIVED: _seconds(bookmark.archived_at or ""),
        "DATA-IMPORTANT": "true" if bookmark.favourite else "",
    }
    written = " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items() if value)
    note = f"<DD>{escape(bookmark.note, quote=False)}\n" if bookmark.note else ""
    return f"<DT><A {written}>{escape(bookmark.name, quote=False)}</A>\n{note}"


def tags_without_commas(tags: Sequence[str]) -> str:
    """Tags as others read them."""
    return ",".join(" ".join(tag.replace(",", " ").split()) for tag in tags)


def _seconds(written: str) -> str:
    time = moment(written)
    return str(int(time.timestamp())) if time else ""
