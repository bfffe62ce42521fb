"""Days in words and figures, in the languages whose names of months never contradict each other."""

import re
from datetime import date
from typing import NamedTuple

MONTHS: dict[str, int] = {
    name: number
    for table in (
        "january february march april may june july august september october november december",
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "january february march april may june july august sept october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
        "jänner febr mrz apr mai juni juli aug sept okt nov dez",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta"
        " marraskuuta joulukuuta",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "január február március április május június július augusztus szeptember október november december",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου"
        " δεκεμβρίου",
        "januari februari maret april mei juni juli agustus september oktober november desember",
    )
    for number, name in enumerate(table.split(), 1)
}

_YEAR = r"((?:19|20)\d\d)(?!\d)"
_BEGINS = r"(?<![\d.,/-])"
_NAME = r"([^\W\d_]{3,14})"
_YEAR_FIRST = re.compile(_BEGINS + r"((?:19|20)\d\d)\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?![\d-])")
_DAY_FIRST = re.compile(_BEGINS + r"(\d{1,2})\.\s?(\d{1,2})\.\s?" + _YEAR)
_SLASHED = re.compile(_BEGINS + r"(\d{1,2})[/-](\d{1,2})[/-]" + _YEAR)
_DAY_NAMED = re.compile(
    _BEGINS
    + r"(\d{1,2})(?:st|nd|rd|th|º|er|\.)?[\s-]{1,3}(?:(?:de|of)\s)?"
    + _NAME
    + r"\.?,?[\s-]{1,3}(?:del?\s)?"
    + _YEAR
)
_MONTH_NAMED = re.compile(_NAME + r"\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}" + _YEAR)


class Day(NamedTuple):
    """A day in ISO 8601, and the text before and after the words that name it."""

    iso: str
    before: str
    after: str


def day_in(text: str, language: str | None = None) -> Day | None:
    """The first day that a text names; None where it names none.

    "3/4/2020" is read as the language writes dates ("en" and "en-US" put the month first), and not at all where
    the language is None.
    """
    folded = text.casefold()
    if len(folded) != len(text):  # a few letters fold to two; positions must agree
        folded = text
    if found := _YEAR_FIRST.search(folded):
        return _day(text, found, found[1], int(found[2]), found[3])
    if found := _DAY_FIRST.search(folded):
        return _day(text, found, found[3], int(found[2]), found[1])
    if found := _SLASHED.search(folded):
        first, second = int(found[1]), int(found[2])
        if first > 12 or first == second or (second <= 12 and language and language.lower() not in ("en", "en-us")):
            return _day(text, found, found[3], second, found[1])
        return _day(text, found, found[3], first, found[2]) if second > 12 or language else None
    for found in _DAY_NAMED.finditer(folded):
        if found[2] in MONTHS:
            return _day(text, found, found[3], MONTHS[found[2]], found[1])
    for found in _MONTH_NAMED.finditer(folded):
        if found[1] in MONTHS:
            return _day(text, found, found[3], MONTHS[found[1]], found[2])
    return None


def _day(text: str, found: re.Match[str], year: str, month: int, day: str) -> Day | None:
    try:
        named = date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
    return Day(named, text[: found.start()], text[found.end() :])
