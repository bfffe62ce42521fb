"""The dates that a page shows as its article's: near the title, or under a class or a word that says so."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.days import Day, day_in
from reader.extract.moments import iso
from reader.extract.nearby import Line, Nearby
from reader.extract.survey import Survey
from reader.patterns import lazy
from reader.text import one_line

_PUBLISHED = lazy(
    r"(?:^|[\s_-])(?:published|pubdate|(?:entry|post|publish(?:ed)?|article|blog|dt|news|story)-?_?-?"
    r"(?:date|published|meta(?:data)?|time)|posted-on|dateline|byline|time-?stamp)",
    re.I,
)
_UPDATED = lazy(r"updated|modified|changed|last-?edit|revision", re.I)
_DATED = lazy(r"(?:^|[\s_-])(?:\w{0,20}date|posted|dateline|timestamp)(?![a-z])|[a-z]Date(?![a-z])")
# Words that say that a day is a change's.
_CHANGED = lazy(
    r"updat|modif|revis|review|edited|checked|actuali[sz]|mise? à jour|aktualisiert|geändert|aggiornat|atualizad"
    r"|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|обновл|измен|更新|güncelle",
    re.I,
)
# Words that say that a day is the publication's; a bare "date" doesn't.
_LEAD = lazy(
    r"\b(?:published|posted|publish date|veröffentlicht|publiée?|publicad[oa]|pubblicato|gepubliceerd|geplaatst"
    r"|publicerad|publisert|udgivet|opublikowano|опубликовано|yayınlan\w+)\b|发布|發布|公開|投稿",
    re.I,
)
_OTHERS = lazy(r"©|copyright|all rights|joined|member since|deadline", re.I)
# What a date line has beside its day: words that join, weekdays, times and figures.
_FILLERS = lazy(
    r"\b(?:on|at|by|from|am|pm|the|um|uhr|le|à|el|il|kl|of|gmt|utc|e[sd]t|p[sd]t|c[se][sd]?t|bst|ist|min(?:ute)?s?|read|in|"
    r"mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?|\d+",
    re.I,
)
_WORD = lazy(r"\w+")
# What stands between the first and the last day of something: a life, a fair.
_TO = lazy(r"\W*(?:to|until|till|through|bis|au|al|a|t/m|до|по)?\W*", re.I)
_ENTRIES = frozenset(("article", "section", "h2", "h3"))
_ENTRY_LENGTH = 200
_ENTRY_LEVELS = 6
_OTHER_WORDS = 6
_LINE_LENGTH = 120
_META_LENGTH = 600
_ELEMENTS_LIMIT = 2000
_DIGIT = lazy(r"\d")
_LEAD_LENGTH = 40
_FOREIGN_TAGS = frozenset(("nav", "blockquote", "table", "pre", "code"))
_FOREIGN_THINGS = frozenset(("comment", "review", "suggestedAnswer", "acceptedAnswer"))
_FOREIGN = lazy(r"(?:^|[\s_-])(?:comment|repl(?:y|ies)|related|recent|sidebar|widget|answer|popular)", re.I)
_OWN_ASIDE = lazy("meta|date|byline|info", re.I)


class ShownDates(NamedTuple):
    """ISO 8601. led is a day with a word like "published" before it."""

    led: str | None
    published: str | None
    modified: str | None


class _Shown(NamedTuple):
    moment: str
    is_change: bool
    is_led: bool


def shown_dates(survey: Survey, nearby: Nearby, language: str | None) -> ShownDates:
    """Of the lines around the title the first, else what classes name where all of that agrees on one day."""
    own = nearby.around
    near = [found for line in nearby.lines if not _is_of_row(line, own, language) for found in _in_line(line, language)]
    named = list(_named(survey, nearby, language))
    agreed = _agreed(shown.moment for shown in named if not shown.is_change)
    led = next((shown.moment for shown in near if shown.is_led), None)
    return ShownDates(
        led=led or _agreed(shown.moment for shown in named if shown.is_led),
        published=_fullest(next((shown.moment for shown in near if not shown.is_change), agreed), agreed),
        modified=next((shown.moment for shown in [*near, *named] if shown.is_change), None),
    )


def _fullest(moment: str | None, other: str | None) -> str | None:
    """The other moment where it is of the same day and says more."""
    return other if moment and other and other.startswith(moment) else moment


def _agreed(moments: Iterable[str]) -> str | None:
    """The fullest of some moments, where all are of one day."""
    found = list(moments)
    return max(found, key=len) if len({moment[:10] for moment in found}) == 1 else None


def stated_in_elements(survey: Survey, *names: str) -> Iterator[str]:
    """What elements with an itemprop or a property of these names give; none of a comment's."""
    for element in survey.named:
        stated = f"{element.get('itemprop') or ''} {element.get('property') or ''}".split()
        if any(name in stated for name in names) and not _is_foreign(element):
            yield _machine_value(element) or one_line(element.text_content())


def _in_line(line: Line, language: str | None) -> Iterator[_Shown]:
    """The date of a line near the title that has little else in it, and that of the change where the line goes on."""
    element = line.element
    parent = element.getparent()
    if element.tag != "time" and parent is not None and parent.tag == "time":
        element = parent
    if shown := _read(element, line.text, line.before[-_LINE_LENGTH:], language):
        yield shown
        day = day_in(line.text, language)
        later = day_in(day.after, language) if day else None
        if later and _CHANGED.search(later.before):
            yield _Shown(later.iso, is_change=True, is_led=False)


def _is_span(day: Day, language: str | None) -> bool:
    """Whether a day only begins a time that another day ends."""
    last = day_in(day.after[:_ENTRY_LENGTH], language)
    return last is not None and last.iso > day.iso and _TO.fullmatch(last.before) is not None


def _is_of_row(line: Line, own: frozenset[HtmlElement], language: str | None) -> bool:
    """Whether a line's day is that of one of several things, such as versions or reports, that follow each other.

    Each of them is an element of the same kind, and has a day of its own near its begin.
    """
    if not _DIGIT.search(line.text):
        return False
    for one in (line.element, *islice(line.element.iterancestors(), _ENTRY_LEVELS)):
        if one in own:
            return False
        if one.tag in _ENTRIES:
            siblings = chain(one.itersiblings(one.tag), one.itersiblings(one.tag, preceding=True))
            other = next((sibling for sibling in siblings if sibling.get("class") == one.get("class")), None)
            return other is not None and day_in(_begin(other), language) is not None
    return False


def _begin(element: HtmlElement) -> str:
    return one_line(" ".join(islice(element.itertext(), 20)))[:_ENTRY_LENGTH]


def _named(survey: Survey, nearby: Nearby, language: str | None) -> Iterator[_Shown]:
    """The dates that classes name, and time elements; none near the title, none of another article or a comment."""
    near = {line.element for line in nearby.lines}
    for element in islice(dict.fromkeys([*survey.timed, *survey.named]), _ELEMENTS_LIMIT):
        classes = element.get("class") or ""
        if len(element) > 8 or element in near:
            continue
        if element.tag != "time" and not _names_date(classes) and not _names_publication(classes):
            parent = element.getparent()
            if parent is None or not _names_publication(parent.get("class") or ""):
                continue
        text = one_line(element.text_content())
        shown = _read(element, text, _text_before(element), language) if len(text) <= _META_LENGTH else None
        if shown and not _is_foreign(element, nearby.around, is_led=shown.is_led):
            yield shown


def _read(element: HtmlElement, text: str, before: str, language: str | None) -> _Shown | None:
    """The date of an element; what is written right before a day tells whose it is."""
    day = day_in(text, language)
    stated = _machine_value(element)
    moment = iso(stated) if stated else iso(day.iso) if day else None
    if not moment or (day and _is_span(day, language)):
        return None
    whole_lead = f"{before} {day.before if day else text}"
    lead = whole_lead[-_LEAD_LENGTH:]
    rest = f"{day.before} {day.after}" if day else text
    is_led = _LEAD.search(lead) is not None
    if _OTHERS.search(whole_lead[-_LINE_LENGTH:]) or not (_is_date_line(rest) or (is_led and day)):
        return None
    classes = f"{_around(element)} {element.get('itemprop') or ''}"
    is_called_change = _UPDATED.search(classes) is not None and not _PUBLISHED.search(element.get("class") or "")
    is_said_change = _CHANGED.search(lead) or (day and not _DIGIT.search(day.after) and _CHANGED.search(day.after))
    is_change = is_called_change or bool(is_said_change)
    return _Shown(moment, is_change, is_led and not is_change)


# Pages repeat few classes.
@lru_cache(maxsize=1024)
def _names_date(classes: str) -> bool:
    return _DATED.search(classes) is not None


@lru_cache(maxsize=1024)
def _names_publication(classes: str) -> bool:
    return _PUBLISHED.search(classes) is not None


def _around(element: HtmlElement) -> str:
    """The classes of an element and of what stands right around it."""
    parent = element.getparent()
    return f"{element.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"


def _text_before(element: HtmlElement) -> str:
    """The end of the text right before an element, where it isn't far away."""
    for one in (element, *islice(element.iterancestors(), 2)):
        previous = one.getprevious()
        parent = one.getparent()
        if previous is not None:
            text = (previous.tail or "").strip() or (previous.text_content() if len(previous) < 8 else "")
        else:
            text = (parent.text or "") if parent is not None else ""
        if text.strip():
            return one_line(text[-_LINE_LENGTH:])
    return ""


def _machine_value(element: HtmlElement) -> str | None:
    stated = element.get("datetime") or element.get("content")
    return stated or (element.get("title") if element.tag == "abbr" else None)


def _is_date_line(rest: str) -> bool:
    """Whether what a line says besides its day leaves no doubt that it is a date line, not a sentence."""
    return len(rest) <= _LINE_LENGTH and len(_WORD.findall(_FILLERS.sub(" ", rest))) <= _OTHER_WORDS


def _is_foreign(element: HtmlElement, own: frozenset[HtmlElement] = frozenset(), is_led: bool = False) -> bool:
    """Whether a date belongs to a comment, to another article or to the page's frame.

    Of one that calls itself the publication's only elements can tell that, not classes.
    """
    for one in (element, *element.iterancestors()):
        if one in own:
            return False
        if one.tag in _FOREIGN_TAGS or (
            one.tag == "footer" and next(one.iterancestors("article", "main"), None) is None
        ):
            return True
        if one.tag == "aside" and not is_led and not _OWN_ASIDE.search(one.get("class") or ""):
            return True
        if one.tag in ("body", "article", "main"):
            return False
        if not is_led and _FOREIGN.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
        if one is not element and one.get("itemprop") in _FOREIGN_THINGS:
            return True
    return False
