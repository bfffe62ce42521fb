"""When a post was made: by the attributes that forums keep for machines, else by what they show."""

from datetime import UTC, datetime

from reader.conversation.dates import machine_date, worded_date
from reader.conversation.threads.select import Found
from reader.patterns import lazy

_STAMP = lazy(r"\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?(?!\d)")
_EPOCH = lazy(r"(?:^|\s|[?&]showComment=)(1\d{9})(?:\d{3})?(?:$|#)")
"""Alone or last in an attribute; in a Blogger comment's permalink."""
_ATTRIBUTES = ("datetime", "content", "date", "data-time", "data-timestamp", "data-at-unix", "ts", "title")
_LONGEST = 300


def when(found: Found) -> str | None:
    """A time with its zone or a bare day; None where nothing names one ("2 days ago")."""
    values = [found.element.get(name) or "" for name in _ATTRIBUTES]
    for value in (*values, found.text):
        if moment := stamp(value):
            return moment
    return worded_date(found.text[:_LONGEST]) or worded_date(values[-1][:_LONGEST])


def stamp(value: str) -> str | None:
    """A time as machines write it: ISO 8601, with more or less care, or seconds (milliseconds) since 1970."""
    if epoch := _EPOCH.search(value[:_LONGEST]):
        return datetime.fromtimestamp(int(epoch[1]), UTC).isoformat().replace("+00:00", "Z")
    found = _STAMP.match(value)
    if not found:
        return None
    day, time, zone = found.groups()
    return machine_date(f"{day}T{time}{zone.replace('UTC', 'Z')}" if time and zone else day)
