"""The file "Bookmarks" of Chrome and its kin: {roots: {bookmark_bar: {children: [{type, name, url, date_added}]}}}.

Times are microseconds since 1601. Members stand in the order of the alphabet, so that a folder's name comes after
what is in it: the names are read first.
"""

from collections.abc import Iterator
from typing import Any

from reader.library.importers import json_stream
from reader.library.importers.fields import part, said
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source

_DEEPEST = 32
_MOST_FOLDERS = 200_000
_TRASH = "trash"
# Beside the members of an item: its number, and the key that it stood under.
_NUMBER, _KEY = "\0number", "\0key"


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    names = _folder_names(source)
    count = 0
    for item, folders in _items(source):
        if "url" not in item:
            continue
        count += 1
        place = f"entry {count:,}"
        if folders and folders[0][1] == _TRASH:
            yield intake.refused(place, item["url"], "it lay in the browser's trash")
            continue
        yield intake.entry(
            place,
            item["url"],
            title=item.get("name"),
            added=item.get("date_added"),
            folder=[names.get(number, "") for number, _ in folders[1:_DEEPEST]],
            id=item.get("guid"),
        )


def _folder_names(source: Source) -> dict[int, str]:
    """The names of the folders by their numbers."""
    found: dict[int, str] = {}
    for item, _ in _items(source):
        if _NUMBER in item and "url" not in item and len(found) < _MOST_FOLDERS:
            found[item[_NUMBER]] = said(item.get("name"))
    return found


def _items(source: Source) -> Iterator[tuple[dict[str, Any], list[tuple[int, str]]]]:
    """Each bookmark and folder, when it ends, with the folders around it as (number, key)."""
    open_items: list[dict[str, Any]] = []
    folders: list[tuple[int, str]] = []
    number = 0
    with source.text() as stream:
        for kind, key, value in json_stream.walk(stream, _enters):
            if kind == "value" and key == "children[]":
                yield part(value), folders
            elif kind == "value":
                if open_items:
                    open_items[-1][key] = value
            elif key == "children":
                if kind == "begin" and open_items:
                    folders.append((open_items[-1][_NUMBER], open_items[-1][_KEY]))
                elif kind == "end" and folders:
                    folders.pop()
            elif key not in ("", "roots"):
                if kind == "begin":
                    number += 1
                    open_items.append({_NUMBER: number, _KEY: key})
                else:
                    yield open_items.pop(), folders


def _enters(key: str, outer: str) -> bool:
    return key in ("", "roots", "children", "children[]") or outer == "roots"
