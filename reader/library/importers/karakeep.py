"""Karakeep's JSON (Hoarder's too): {bookmarks: [...], lists: [...]}, a bookmark's folder being the first of its lists.

{createdAt (seconds), title, tags, lists (ids), content: {type: "link", url, ...}, note, archived, favourited}.
Source: karakeep-app/karakeep, packages/shared/import-export/exporters.ts.
"""

from collections.abc import Iterator
from itertools import islice

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.paths import Paths
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source

_NOT_PAGES = {"text": "it is a note of its own, not a page", "asset": "it is a file that was uploaded, not a page"}
_MOST_LISTS = 100_000


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    paths = Paths()
    for item in map(fields.part, islice(json_stream.entries(source, "lists"), _MOST_LISTS)):
        paths.add(item.get("id"), item.get("name"), item.get("parentId"))
    for place, item in json_stream.objects(source, "bookmarks"):
        content = fields.part(item.get("content"))
        if why := _NOT_PAGES.get(fields.said(content.get("type"))):
            yield intake.refused(place, item.get("title") or content.get("text"), why)
            continue
        lists = fields.several(item.get("lists"))
        yield intake.entry(
            place,
            content.get("url"),
            title=item.get("title"),
            added=item.get("createdAt"),
            tags=fields.names(item.get("tags")),
            folder=paths.of(lists[0]) if lists else (),
            note=item.get("note"),
            state="archived" if fields.flag(item.get("archived")) else None,
            favourite=item.get("favourited"),
            author=content.get("author"),
            site=content.get("publisher"),
            excerpt=item.get("description") or item.get("summary") or content.get("description"),
            id=item.get("id"),
        )
