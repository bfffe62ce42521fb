"""The notations of time in exports, each to an aware moment in UTC."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from reader.text import one_line

_LONGEST = 64
_YEARS = range(1900, 2100)
_SECONDS_FROM_1601 = 11_644_473_600
# (least, most, units in a second, seconds before 1970): no two of the ranges meet. Seconds, milliseconds, microseconds
# and nanoseconds of Unix from 1973 to 2100; seconds and microseconds from 1601, as Chrome counts, from 1970 to 2100.
_SCALES = (
    (100_000_000, 4_102_444_800, 1, 0),
    (_SECONDS_FROM_1601, 15_800_000_000, 1, _SECONDS_FROM_1601),
    (100_000_000_000, 4_102_444_800_000, 1_000, 0),
    (100_000_000_000_000, 4_102_444_800_000_000, 1_000_000, 0),
    (_SECONDS_FROM_1601 * 1_000_000, 15_800_000_000_000_000, 1_000_000, _SECONDS_FROM_1601),
    (100_000_000_000_000_000, 4_102_444_800_000_000_000, 1_000_000_000, 0),
)
_BEFORE_1970, _YEAR_SECONDS = re.compile(r"-[0-9]{8,10}"), 31_536_000  # minus a few seconds is garbage
_NEVER = re.compile(r"0*+|null|none|nil|0001-01-01.*|1970-01-01(?:[T ]00:00.*)?", re.I | re.S)
_CLOCK = re.compile(r"[\s,T]*(\d{1,2}:\d\d(?::\d\d)?)?")
_SLASHED = re.compile(r"\A(\d{4})/(\d\d)/(\d\d)(?!\d)")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def is_stated(value: object) -> bool:
    """Whether a field states any time: for never, services write nothing, zero, or the first moment they know."""
    return value is not None and value != "" and not _NEVER.fullmatch(str(value).strip()[:_LONGEST])


def moment(value: object) -> datetime | None:
    """A stated time; None for what is none, or of a year outside 1900 to 2099.

    A number's scale is told by its size. A time without a zone is taken for UTC, as services keep theirs.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    text = str(value).strip()
    if not text or len(text) > _LONGEST:
        return None
    found = _counted(text) or _written(text)
    return found if found and found.year in _YEARS else None


def _counted(text: str) -> datetime | None:
    if _BEFORE_1970.fullmatch(text) and -int(text) >= _YEAR_SECONDS:
        return _EPOCH + timedelta(seconds=int(text))
    whole, _, part = text.partition(".")
    if not (whole.isascii() and whole.isdecimal()) or (part and not (part.isascii() and part.isdecimal())):
        return None
    number = int(whole)
    for least, most, units, before in _SCALES:
        if least <= number < most:
            seconds, rest = divmod(number, units)
            return _EPOCH + timedelta(seconds=seconds - before, microseconds=rest * 1_000_000 // units)
    return None


def _written(text: str) -> datetime | None:
    text = _SLASHED.sub(r"\1-\2-\3", one_line(text))
    with suppress(ValueError, OverflowError):
        return _in_utc(datetime.fromisoformat(text))
    from email.utils import parsedate_to_datetime

    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return _in_utc(parsedate_to_datetime(text))
    return _named(text)


def _named(text: str) -> datetime | None:
    """A day as people write it, and perhaps a time of day: 5 Jan 2021, 05.01.2021 14:05; 1/5/2021 may be two days."""
    from reader.days import day_in

    day = day_in(text)
    clock = _CLOCK.fullmatch(day.after) if day and not day.before.strip() else None
    if day is None or clock is None:
        return None
    with suppress(ValueError):
        return _in_utc(datetime.fromisoformat(f"{day.iso}T{(clock[1] or '00:00').zfill(5)}"))
    return None


def _in_utc(found: datetime) -> datetime:
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
