"""When a comment was made, from a machine's date or from a theme's words where those leave no doubt."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from typing import Literal

from reader.conversation.months import month_of
from reader.patterns import lazy

Order = Literal["day", "month"]
"""What comes first where a date is numbers alone."""

_ORDERS: tuple[Order | None, ...] = (None, "day", "month")
_YEAR_FIRST = lazy(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)")
_NUMBERS = lazy(r"(?<![\d./-])(\d{1,2})([-/.])\s?(\d{1,2})\2\s?((?:19|20)?\d\d)(?![\d./-]*\d)")
_YEAR = lazy(r"(?:19|20)\d\d")
_THAI_YEAR = lazy(r"25\d\d")
_THAI = lazy(r"[\u0e00-\u0e7f]")
_BUDDHIST_YEARS = 543
_PIECE = lazy(r"\d+|[^\s\d.,;:()\[\]/،'’–—|·•«»\"“”年日년일-]+")
_CLOCK = lazy(r"\d{1,2}:\d\d(?::\d\d)?")
_MOST_PIECES = 60
_LONGEST_NAME = 3
"""Words in a month's name: "tháng mười một"."""
_MONTH_SIGNS = frozenset("月월")
_REACH = 4
"""How many words may stand between a month and its day or year."""


def machine_date(value: str) -> str | None:
    """An ISO 8601 time as it stands if it names its zone, else its day alone; None where it is no date."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.isoformat().replace("+00:00", "Z") if moment.tzinfo else moment.date().isoformat()


def worded_date(text: str, language: str = "", order: Order | None = None) -> str | None:
    """The day that a theme's text names ("May 17, 2020 at 5:33 am"), without a time: the text tells no zone.

    language is the page's, for names of months that differ between languages; order is what the page's other
    dates tell. None where the order of day and month is open ("3/4/2020") or the month's name unknown.
    """
    text = _plain(text)
    if found := _YEAR_FIRST.search(text):
        return _day(found[1], int(found[2]), found[3])
    if found := _NUMBERS.search(text):
        return _numbered(found, order)
    return _named(text, language)


def order_of(texts: Iterable[str]) -> Order | None:
    """What comes first in the dates of a page that are numbers alone, told by those with a day beyond the twelfth."""
    found = [match for text in texts if (match := _NUMBERS.search(_plain(text)))]
    is_day_first = any(int(match[1]) > 12 for match in found)
    is_month_first = any(int(match[3]) > 12 for match in found)
    if is_day_first == is_month_first:
        return None
    return "day" if is_day_first else "month"


def may_be_day(text: str, language: str = "") -> bool:
    """Whether a text tells a day, if it were known what comes first in it."""
    text = _plain(text)
    if _YEAR_FIRST.search(text) is None and (found := _NUMBERS.search(text)):
        return any(_numbered(found, order) for order in _ORDERS)
    return worded_date(text, language) is not None


def _plain(text: str) -> str:
    """In lower case, with the digits of any script as ours."""
    text = unicodedata.normalize("NFC", text).casefold()
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _numbered(found: re.Match[str], order: Order | None) -> str | None:
    """Three numbers as a day: dots put the day first, other signs leave it open; two digits may be any year.

    Of "05.17.09" only the month can come first: a year would stand before a month, too.
    """
    first, second, year = int(found[1]), int(found[3]), found[4]
    if len(year) == 2:
        return _day(f"20{year}", first, found[3]) if order == "month" else None
    if second > 12 or (order == "month" and first <= 12):
        return _day(year, first, found[3])
    if first > 12 or first == second or order == "day" or found[2] == ".":
        return _day(year, second, found[1])
    return None


def _named(text: str, language: str) -> str | None:
    """The first month by name, with the number nearest to it as its day and the nearest year."""
    pieces = islice(_PIECE.finditer(_CLOCK.sub(" ", text)), _MOST_PIECES)
    words = [piece[0] for piece in pieces]
    years = [place for place, word in enumerate(words) if _YEAR.fullmatch(word) or _THAI_YEAR.fullmatch(word)]
    if not years:
        return None
    days = [place for place, word in enumerate(words) if _is_day(word)]
    for start in range(len(words)):
        month, first, last = _month_at(words, start, language)
        if month is None:
            continue
        day = _nearest([place for place in days if not first <= place <= last], first, last)
        year = _nearest(years, first, last)
        if day is not None and year is not None:
            return _day(_common_year(words[year], text), month, words[day])
    return None


def _month_at(words: list[str], start: int, language: str) -> tuple[int | None, int, int]:
    """The month whose name begins at a word, and the first and last word of it."""
    if words[start] in _MONTH_SIGNS and start and words[start - 1].isdecimal():
        return int(words[start - 1]), start - 1, start
    for size in range(_LONGEST_NAME, 0, -1):
        name = " ".join(words[start : start + size])
        # Hebrew writes "in" and the month as one word.
        if month := month_of(name, language) or month_of(name.removeprefix("ב"), language):
            return month, start, min(start + size, len(words)) - 1
    return None, start, start


def _nearest(places: list[int], first: int, last: int) -> int | None:
    def distance(place: int) -> int:
        return first - place if place < first else place - last

    near = [place for place in places if distance(place) <= _REACH]
    return min(near, key=distance, default=None)


def _is_day(word: str) -> bool:
    return word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31


def _common_year(year: str, text: str) -> str:
    """The year as we count it: Thai pages count from the Buddha."""
    return str(int(year) - _BUDDHIST_YEARS) if year.startswith("25") and _THAI.search(text) else year


def _day(year: str, month: int | None, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat() if month else None
    except ValueError:
        return None
