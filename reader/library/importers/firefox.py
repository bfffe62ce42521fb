"""Firefox's backup of bookmarks, packed or not: a tree of {type, title, uri, tags, dateAdded, annos, children}.

Times are microseconds. The roots' names are Firefox's own and in the person's language, so no folders.
"""

from collections.abc import Iterator
from typing import Any

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused, Row
from reader.library.importers.sources import Source

_DEEPEST = 32
_DESCRIPTION = "bookmarkProperties/description"
_FEED = "livemark/feedURI"
_TAGS_ROOT = "tagsFolder"


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    around: list[dict[str, Any]] = []
    path: list[str | None] = []
    in_tags = 0
    count = 0
    with source.text() as stream:
        for kind, key, value in json_stream.walk(stream, lambda key, outer: key in ("", "children", "children[]")):
            if kind == "value" and key != "children[]":
                if around:
                    around[-1][key] = value
            elif key == "children" and around:
                folder = around[-1]
                if kind == "begin":
                    path.append(None if "root" in folder else fields.said(folder.get("title")))
                    in_tags += folder.get("root") == _TAGS_ROOT or in_tags > 0
                else:
                    path.pop()
                    in_tags -= in_tags > 0
            elif kind == "begin":
                around.append({})
            else:
                item = around.pop() if kind == "end" else fields.part(value)
                if "uri" in item and not in_tags:
                    count += 1
                    yield _entry(intake, f"entry {count:,}", item, path)
                elif feed := _annotation(item, _FEED):
                    count += 1
                    yield intake.entry(
                        f"entry {count:,}", feed, title=item.get("title"), folder=_folder(path), is_feed=True
                    )


def _entry(intake: Intake, place: str, item: dict[str, Any], path: list[str | None]) -> Imported | Refused:
    return intake.entry(
        place,
        item["uri"],
        title=item.get("title"),
        added=item.get("dateAdded"),
        updated=item.get("lastModified"),
        tags=fields.names(item.get("tags")),
        folder=_folder(path),
        note=_annotation(item, _DESCRIPTION),
        id=item.get("guid"),
    )


def _folder(path: list[str | None]) -> list[str]:
    return list(filter(None, path[:_DEEPEST]))


def _annotation(item: dict[str, Any], name: str) -> object:
    notes = map(fields.part, fields.several(item.get("annos")))
    return next((note.get("value") for note in notes if note.get("name") == name), None)
