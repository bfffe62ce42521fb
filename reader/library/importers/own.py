"""reader's own format: JSON Lines, a bookmark a line, with everything that the library knows of it.

A line is an object in UTF-8 without spaces between its parts. Its first member is "reader", the number of this format
(1); the others are the fields of Imported by name, in their order, those left out that have their default. Times are
ISO 8601 in UTC ("2016-12-01T00:00:00Z", with a fraction of the second only where there is one). highlights are objects
of the fields of Highlight; article and conversation the copy, of the fields of reader.values.Article and Conversation,
likewise without defaults. A bookmark of something that is no web page has url "", its source, and its article.

What line_of() writes, rows() reads and line_of() writes again byte for byte. Members may be added, which older readers
leave out and count; a change of meaning counts "reader" up, and older readers refuse the line.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from reader import links
from reader.library.importers.fields import why_not
from reader.library.importers.intake import Intake
from reader.library.importers.moments import moment
from reader.library.importers.rows import Imported, Refused, Row
from reader.library.importers.sources import Source
from reader.text import clean, one_line

SCHEMA = 1
MARK = '{"reader":'
_LONGEST_LINE = 32_000_000
_MOST = 2**63  # which no number of SQLite's reaches
_LINES = ("url", "title", "author", "site", "id", "source", "uid", "origin", "key")
_NEWER = f"it is in a newer form than {SCHEMA}, the newest that this reader knows; update reader"
_NO_ADDRESS = "it has no valid address"
_BAD = "fields that can't be read, left out of bookmarks that are kept"
_UNKNOWN = "members that this reader doesn't know, left out; update reader to keep them"


def line_of(entry: Imported) -> str:
    """A bookmark as a line, without its end."""
    return json.dumps({"reader": SCHEMA, **_plain(entry)}, ensure_ascii=False, separators=(",", ":"))


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    number = 0
    with source.text() as stream:
        while line := stream.readline(_LONGEST_LINE):
            number += 1
            if line.strip():
                yield _row(intake, f"line {number:,}", line)


def _row(intake: Intake, place: str, line: str) -> Imported | Refused:
    try:
        given = json.loads(line)
        if not isinstance(given, dict) or not isinstance(given.get("reader"), int):
            return intake.refused(place, line, "it is no line of reader's own")
        if given["reader"] > SCHEMA:
            return intake.refused(place, given.get("url"), _NEWER)
        entry = _in_lines(_readable(given, intake))
    except (ValueError, TypeError, RecursionError):
        intake.is_broken |= not line.endswith("\n")
        return intake.refused(place, line, "it is damaged, or not as reader writes it")
    for name in given.keys() - {"reader", *Imported._fields}:
        intake.remark(_UNKNOWN, name)
    # However long its address is: it was in a library already.
    if not (links.is_web(entry.url) or (entry.article and not entry.url)):
        return intake.refused(place, entry.url or entry.title, why_not(entry.url) or _NO_ADDRESS)
    return entry


def _readable(given: dict[str, Any], intake: Intake) -> Imported:
    """The entry of all that is as it should be. Raises ValueError where its address isn't."""
    with suppress(ValueError, TypeError, OverflowError):  # most lines are whole, and read sooner so
        whole: Imported = _built(Imported, given)
        return whole
    fields: dict[str, Any] = {"url": _built(str, given.get("url"))}
    for name, hint in _hints(Imported).items():
        if name in given and name != "url":
            with _left_out(name, intake):
                fields[name] = _readable_ones(name, hint, given[name], intake)
    return Imported(**fields)


def _readable_ones(name: str, hint: Any, value: Any, intake: Intake) -> Any:
    """The value of a field; of a list those that are as they should be."""
    if get_origin(hint) is not tuple or not isinstance(value, list):
        return _built(hint, value)
    found = []
    for one in value:
        with _left_out(name, intake):
            found.append(_built(get_args(hint)[0], one))
    return tuple(found)


@contextmanager
def _left_out(name: str, intake: Intake) -> Iterator[None]:
    """Counts what can't be read, and goes on."""
    try:
        yield
    except (ValueError, TypeError, OverflowError):
        intake.remark(_BAD, name)


def _in_lines(entry: Imported) -> Imported:
    """The entry with one line in each field that is one."""
    values = {name: one_line(text) for name in _LINES if (text := getattr(entry, name)) is not None}
    names = {name: tuple(filter(None, map(one_line, getattr(entry, name)))) for name in ("tags", "folder")}
    return Imported(**(entry._asdict() | values | names))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The fields of a named tuple with their types."""
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind._fields}


def _plain(value: Any) -> Any:
    """A value as JSON has it, of an object only what isn't as by default."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if hasattr(value, "_fields"):
        defaults = value._field_defaults
        return {
            name: _plain(one) for name, one in value._asdict().items() if name not in defaults or one != defaults[name]
        }
    return list(map(_plain, value)) if isinstance(value, tuple) else value


def _built(hint: Any, value: Any) -> Any:
    """A value of a type, its texts cleaned. Raises ValueError or TypeError where it is none."""
    origin, of = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        if value is None and NoneType in of:
            return None
        (hint,) = (one for one in of if one is not NoneType)
        return _built(hint, value)
    if origin is Literal and value in of:
        return value
    if origin is tuple and isinstance(value, list):
        return tuple(_built(of[0], one) for one in value)
    if hint is datetime and isinstance(value, str) and (time := moment(value)):
        return time
    if hint is str and isinstance(value, str):
        return clean(value)
    if hint is bool and type(value) is bool:
        return value
    if hint is int and type(value) is int and abs(value) < _MOST:
        return value
    if hint is float and type(value) in (int, float) and isfinite(value):
        return float(value)
    if isinstance(value, dict) and hasattr(hint, "_fields"):
        return hint(**{name: _built(kind, value[name]) for name, kind in _hints(hint).items() if name in value})
    raise ValueError(f"{value!r:.40} is no {hint}")
