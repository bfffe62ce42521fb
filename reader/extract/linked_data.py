"""The JSON-LD of a page as a row of typed things, however it is nested or broken."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from reader.patterns import lazy
from reader.text import one_line

_SIZE_LIMIT = 2_000_000
_THINGS_LIMIT = 2_000
_WRAPPED_BEFORE = lazy(r"\A\s*(?:<!--|/\*|//)?\s*(?:<!\[CDATA\[)?\s*(?:\*/)?")
_WRAPPED_AFTER = lazy(r"(?://|/\*)?\s{0,9}(?:\]\]>)?\s{0,9}(?:\*/|-->)?\Z")
# A string, to the end where nothing closes it, or a comma that nothing follows: only the comma goes.
_SPARE_COMMA = lazy(r'("(?:[^"\\]|\\.)*+(?:"|\\?\Z))|,(?=\s*[\]}])', re.S)
# Where the page's own things are nested. Lists and reviews are left out: what is in them is by others.
_INNER = ("@graph", "mainEntity", "mainEntityOfPage")


def things_in(sources: Iterable[str]) -> list[dict[str, Any]]:
    """All objects with a type in the texts of a page's ld+json scripts, outer before inner.

    Line ends in strings, comments and CDATA marks around, and commas too many are forgiven; what still isn't JSON is
    passed over.
    """
    found: list[dict[str, Any]] = []
    for source in sources:
        waiting = deque([_loaded(source)] if len(source) <= _SIZE_LIMIT else [])
        while waiting and len(found) < _THINGS_LIMIT:
            value = waiting.popleft()
            if isinstance(value, list):
                waiting += value
            elif isinstance(value, dict):
                if "@type" in value:
                    found.append(value)
                waiting += [value[key] for key in _INNER if isinstance(value.get(key), dict | list)]
    return found


def _loaded(source: str) -> Any:
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_SPARE_COMMA.sub(r"\1", _unwrapped(source)), strict=False)
    except (ValueError, RecursionError):
        return None


def _unwrapped(source: str) -> str:
    """Some JSON without the marks of comments and CDATA around it."""
    return _WRAPPED_AFTER.sub("", _WRAPPED_BEFORE.sub("", source).rstrip(" \t\n;"))


def types_of(thing: dict[str, Any]) -> list[str]:
    """Its types without the vocabulary's address before them."""
    kinds = listed(thing.get("@type"))
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in kinds if isinstance(kind, str)]


def listed(value: Any) -> list[Any]:
    """A value of JSON-LD as a list, which it may be or not."""
    return value if isinstance(value, list) else [] if value is None else [value]


def texts_of(value: Any) -> Iterator[str]:
    """The cleaned texts in a value: a string, an object with a value or an address, or a list of them."""
    for part in listed(value):
        if isinstance(part, dict):
            part = part.get("@value") or part.get("url") or part.get("@id")
        if isinstance(part, str) and (text := one_line(unescape(part))):
            yield text


def referred(value: Any, things: list[dict[str, Any]]) -> Any:
    """The object that a bare {"@id": …} stands for."""
    if isinstance(value, dict) and "name" not in value and "@id" in value:
        return next((thing for thing in things if thing.get("@id") == value["@id"] and "name" in thing), value)
    return value
