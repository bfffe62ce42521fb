"""A stated time in one notation: ISO 8601."""

from datetime import UTC, datetime

from reader.days import day_in
from reader.patterns import lazy

_DATE = lazy(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_LENGTH_LIMIT = 80


def iso(text: str) -> str | None:
    """A stated time as ISO 8601; None where it is none, or of no plausible year."""
    text = text.strip()[:_LENGTH_LIMIT]
    moment = _moment(text)
    if moment is None or not 1500 <= moment.year <= datetime.now(UTC).year + 1:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    for read in (datetime.fromisoformat, _in_mail):
        try:
            return read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    if found := _DATE.match(text):
        try:
            return datetime(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return None
    named = day_in(text)
    return datetime.fromisoformat(named.iso) if named else None


def _in_mail(text: str) -> datetime:
    """Raises ValueError or TypeError for what isn't written as in the headers of a message."""
    from email.utils import parsedate_to_datetime  # most times are in ISO 8601, and its import takes as long as a page

    return parsedate_to_datetime(text)
