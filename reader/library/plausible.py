"""Which values of a bookmark's row can't be as reader wrote them: damage can leave a row that is read without error."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from reader import links

REPLACEMENT = "\ufffd"
"""What stands in a salvaged text for what can be none: octets that are no UTF-8, control characters."""

UNCOUNTED = ("key", "progress", "host")
"""The columns that change without a new revision."""

_UID = re.compile("[0-9a-f]{32}")
_TIME = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ", re.ASCII)
_KEY = re.compile("https://.|file:///|text:.")  # reader.library.identity


def flaws(row: Mapping[str, Any], indexed_key: str | None = None) -> list[str]:
    """The columns whose values can't be right.

    indexed_key is the key that the index of addresses has for the bookmark, None where it has none.
    """
    found = [name for name, is_right in _RIGHT.items() if not is_right(row[name])]
    found += [name for name, value in row.items() if isinstance(value, str) and REPLACEMENT in value]
    if indexed_key not in (None, row["key"]):
        found.append("key")
    return found


def silent_changes(row: Mapping[str, Any], former: Mapping[str, Any]) -> list[str]:
    """The columns in which a bookmark differs from what it was, where it says that nothing was changed since."""
    if any(row[name] != former[name] for name in ("id", "revision", "changed_at")):
        return []
    return [name for name, value in row.items() if name not in UNCOUNTED and value != former[name]]


def _is_time_or_none(value: object) -> bool:
    return value is None or is_time(value)


def is_time(value: object) -> bool:
    """Whether it is a moment as the library writes them."""
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and value >= 0


_RIGHT: dict[str, Callable[[Any], bool]] = {
    "uid": lambda value: _UID.fullmatch(str(value)) is not None,
    "key": lambda value: _KEY.match(str(value)) is not None,
    "url": lambda value: value is None or links.is_web(str(value)),
    "source": bool,
    "name": bool,
    "word_count": _is_count,
    "comment_count": _is_count,
    "complete": lambda value: value in (0, 1),
    "added_at": is_time,
    "changed_at": is_time,
    "trashed_at": _is_time_or_none,
}
"""Of the columns that every version of the library has, those that tell: what is right for each."""
