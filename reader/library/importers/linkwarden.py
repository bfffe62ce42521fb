"""Linkwarden's JSON: {collections: [{id, name, parentId, links: [{name, url, description, tags, createdAt}]}]}."""

from collections.abc import Iterator
from typing import Any

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import Intake
from reader.library.importers.paths import Paths
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source

_ENTERED = frozenset(("", "collections", "collections[]", "links"))


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    paths = Paths()
    count = 0
    for step, collection in _steps(source):
        if step.key == "collections[]":
            paths.add(collection.get("id"), collection.get("name"), collection.get("parentId"))
    for step, collection in _steps(source):
        if step.key == "links[]":
            count += 1
            item = fields.part(step.value)
            yield intake.entry(
                f"entry {count:,}",
                item.get("url"),
                title=item.get("name"),
                added=item.get("importDate") or item.get("createdAt"),
                updated=item.get("updatedAt"),
                tags=fields.names(item.get("tags")),
                folder=paths.of(collection.get("id")),
                note=item.get("description"),
                highlights=[
                    intake.highlight(mark.get("text"), mark.get("comment"), mark.get("createdAt"), mark.get("color"))
                    for mark in map(fields.part, fields.several(item.get("highlights")))
                ],
                id=item.get("id"),
            )


def _steps(source: Source) -> Iterator[tuple[json_stream.Step, dict[str, Any]]]:
    """Each link and each end of a collection, with what is known of the collection then."""
    collection: dict[str, Any] = {}
    with source.text() as stream:
        for step in json_stream.walk(stream, lambda key, outer: key in _ENTERED):
            if step.key == "collections[]":
                collection = collection if step.kind == "end" else fields.part(step.value)
                if step.kind != "begin":
                    yield step, collection
            elif step.key == "links[]":
                yield step, collection
            elif step.kind == "value":
                collection[step.key] = step.value
