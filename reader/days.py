"""Days in words and figures, in the languages whose names of months never contradict each other."""

import re
from datetime import date
from typing import NamedTuple

from reader.patterns import lazy

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
        "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
        "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
        "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
        "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
        "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
        "януари февруари март април май юни юли август септември октомври ноември декември",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
    )
    for number, name in enumerate(table.split(), 1)
}

_YEAR = r"(?:19|20)\d\d(?!\d)"
_BEGINS = r"(?<![\d.,/-])"
_NAME = r"[^\W\d_]{3,14}"
_ANY_YEAR = lazy(r"(?:19|20)\d\d")
_YEAR_FIRST = lazy(_BEGINS + r"((?:19|20)\d\d)\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?![\d-])")
_DAY_FIRST = lazy(_BEGINS + rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?({_YEAR})")
_SLASHED = lazy(_BEGINS + rf"(\d{{1,2}})[/-](\d{{1,2}})[/-]({_YEAR})")
_NAMED = tuple(
    lazy(pattern)
    for pattern in (
        # 3 May 2020, 3rd of May, 2020, 1er mai 2020, 3 de mayo de 2020, 3 d'abril de 2020
        rf"{_BEGINS}(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|er|\.)?[\s-]{{1,3}}(?:(?:de|of)\s|d['’])?(?P<month>{_NAME})"
        rf"\.?,?[\s-]{{1,3}}(?:del?\s)?(?P<year>{_YEAR})",
        # May 3rd, 2020
        rf"(?P<month>{_NAME})\.?\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<year>{_YEAR})",
        # 2020. május 3., 2020 m. gegužės 3 d., 2020 May 3
        rf"{_BEGINS}(?P<year>{_YEAR})\.?\s(?:m\.\s)?(?P<month>{_NAME})\.?\s(?P<day>\d{{1,2}})(?!\d)",
        # 2020. gada 3. maijā
        rf"{_BEGINS}(?P<year>{_YEAR})\.\sgada\s(?P<day>\d{{1,2}})\.\s(?P<month>{_NAME})",
    )
)
# Vietnamese counts its months: 3 tháng 5, 2020; ngày 3 tháng 5 năm 2020.
_COUNTED = lazy(_BEGINS + rf"(\d{{1,2}})\stháng\s(\d{{1,2}}),?\s(?:năm\s)?({_YEAR})")
# Thai, whose years count from 543 years earlier, in full and short: 3 พฤษภาคม 2563, 3 พ.ค. 2563.
_THAI_MONTHS = {
    name: number
    for names in (
        "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.",
    )
    for number, name in enumerate(names.split(), 1)
}
_THAI = lazy(
    rf"(?<!\d)(\d{{1,2}})\s({'|'.join(map(re.escape, _THAI_MONTHS))})\s(?:พ\.ศ\.\s?|ค\.ศ\.\s?)?(2[45]\d\d|20\d\d)(?!\d)"
)
_BUDDHIST_ERA = 543


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
    if found := _THAI.search(text):
        year = int(found[3])
        return _day(text, found, str(year - _BUDDHIST_ERA if year > 2400 else year), _THAI_MONTHS[found[2]], found[1])
    if not _ANY_YEAR.search(text):
        return None
    folded = text.lower()
    if len(folded) != len(text):  # a letter may become two; positions must agree
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
    if found := _COUNTED.search(folded):
        return _day(text, found, found[3], int(found[2]), found[1])
    for pattern in _NAMED:
        for found in pattern.finditer(folded):
            if month := MONTHS.get(found["month"]):
                return _day(text, found, found["year"], month, found["day"])
    return None


def _day(text: str, found: re.Match[str], year: str, month: int, day: str) -> Day | None:
    try:
        named = date(int(year), month, int(day)).isoformat()
    except ValueError:
        return None
    return Day(named, text[: found.start()], text[found.end() :])
