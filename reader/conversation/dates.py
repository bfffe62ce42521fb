"""When a comment was made, from a machine's date or from a theme's words where those leave no doubt."""

import re
from datetime import date, datetime

_MONTHS: dict[str, int] = {
    name: number
    for table in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner febr mrz apr mai juni juli aug sept okt nov dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    )
    for number, name in enumerate(table.split(), 1)
}
"""Months in the languages whose names for them never contradict each other."""

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})([-/])(\d{1,2})\2((?:19|20)\d\d)(?!\d)")
_DAY_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|º|er|\.)?\s+(?:de\s+)?([^\W\d]+)\.?,?\s+(?:de\s+)?((?:19|20)\d\d)(?!\d)"
)
_MONTH_NAMED = re.compile(
    r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d\d:\d\d:\d\d\s+(?:[a-z]{2,5}\s+)?)?((?:19|20)\d\d)(?!\d)"
)
"""A clock between day and year is how C's asctime and date(1) write."""


def machine_date(value: str) -> str | None:
    """An ISO 8601 time as it stands if it names its zone, else its day alone; None where it is no date."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.isoformat().replace("+00:00", "Z") if moment.tzinfo else moment.date().isoformat()


def worded_date(text: str) -> str | None:
    """The day that a theme's text names ("May 17, 2020 at 5:33 am"), without a time: the text tells no zone.

    None where the order of day and month is open ("3/4/2020") or the month's name unknown.
    """
    text = text.casefold()
    if found := _YEAR_FIRST.search(text):
        return _day(found[1], int(found[2]), found[3])
    if found := _DAY_FIRST.search(text):
        return _day(found[3], int(found[2]), found[1])
    if found := _SLASHED.search(text):
        first, second = int(found[1]), int(found[3])
        if first > 12 or first == second:
            return _day(found[4], second, found[1])
        return _day(found[4], first, found[3]) if second > 12 else None
    if found := _DAY_NAMED.search(text):
        return _day(found[3], _MONTHS.get(found[2]), found[1])
    if found := _MONTH_NAMED.search(text):
        return _day(found[3], _MONTHS.get(found[1]), found[2])
    return None


def _day(year: str, month: int | None, day: str) -> str | None:
    try:
        return date(int(year), month, int(day)).isoformat() if month else None
    except ValueError:
        return None
