"""A page's title: a heading that its head confirms, else what the head says, less the site's name."""

import re
from collections.abc import Collection
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from reader.extract.site_names import SEPARATOR, folded, leads_home, without_last_name, without_site
from reader.extract.statements import Statements
from reader.extract.survey import Survey, is_headline
from reader.html.tree import text_of
from reader.links import site as site_of
from reader.patterns import lazy
from reader.text import one_line

# What stands behind a heading to link to it.
_PERMALINKS = ("¶", "#", "§", "🔗")
_PERMALINK = lazy(r"(?:\s[#§]|\s?[¶🔗]){1,9}\Z")
_WORD = lazy(r"\w+")
_HEADINGS_LIMIT = 60
_HEADLINES_LIMIT = 20
_LENGTH_LIMIT = 300
# So many words of an address may be taken for a title's.
_SLUG_WORDS = 3
_STATED = ("dc:title", "dc.title", "dcterm:title", "dcterms.title", "citation_title", "og:title")
# What editors of pages write where nobody gave a title.
_NO_TITLE = lazy(r"(?:untitled|new|default)(?: (?:document|page|post)){0,2}(?: ?\d+)?|document|no title", re.I)
_OTHER_THINGS = ("nav", "aside", "footer")


class Title(NamedTuple):
    """The title's text, and the heading that shows it where one does."""

    text: str | None
    heading: HtmlElement | None


class _Shown(NamedTuple):
    """An element that may show the title; level is h1, h2, or headline for what calls itself the title.

    letters are the text's, folded.
    """

    heading: HtmlElement
    text: str
    level: str
    letters: str


def title_of(
    survey: Survey, statements: Statements, site: str | None, sites: Collection[str], url: str | None
) -> Title:
    """The title without the site's name; None where neither head nor headings give one.

    sites are the folded names that the site goes by (reader.extract.site_names).
    """
    shown, own_names = _headings(survey, site, url)
    names = {*sites, *own_names}
    stated = _stated(survey, statements)
    if found := _confirmed(shown, stated, names):
        return Title(found.text, found.heading)
    telling = [text for text in (without_site(text, names) for text in stated) if text]
    if found := _unconfirmed(shown, stated if telling else [], url):
        return Title(found.text, found.heading)
    first = [one for one in shown if one.level == "h1"]
    text = next(iter(telling or stated), None)
    if not shown and text:
        text = without_last_name(text)
    return Title(text, first[0].heading if len(first) == 1 else None)


def _headings(survey: Survey, site: str | None, url: str | None) -> tuple[list[_Shown], set[str]]:
    """The elements that may show the title, and the folded texts of those that name the site."""
    shown, names = [], {folded(site or "")}
    headlines = survey.headlines[:_HEADLINES_LIMIT]
    for heading in dict.fromkeys((*headlines, *survey.headings[:_HEADINGS_LIMIT])):
        text = one_line(text_of(heading))
        if text.endswith(_PERMALINKS):
            text = _PERMALINK.sub("", text)
        links = [*heading.iterdescendants("a"), *heading.iterancestors("a")]
        if any(leads_home(link, url) for link in links) or ("." in text and text.casefold() in (site_of(url) or "")):
            names.add(folded(text))
        elif 0 < len(text) <= _LENGTH_LIMIT:
            level = heading.tag if heading.tag in ("h1", "h2") else "headline"
            shown.append(_Shown(heading, text, level, folded(text)))
    return [one for one in shown if one.letters not in names], names - {""}


def _stated(survey: Survey, statements: Statements) -> list[str]:
    """What the head says the title is, the most exact first."""
    texts = (
        *(statements.meta(name) for name in _STATED),
        statements.article("headline"),
        statements.meta("parsely-title", "sailthru.title"),
        survey.title,
        statements.meta("twitter:title", "title"),
        statements.article("name"),
    )
    return list(dict.fromkeys(text for text in texts if text and not _NO_TITLE.fullmatch(text)))


def _confirmed(shown: list[_Shown], stated: list[str], names: Collection[str]) -> _Shown | None:
    """A heading that a stated title confirms; of several the one that calls itself the title, or leads it."""
    confirmed = [(text, _confirmed_by(text, shown, names)) for text in stated]
    for level in ("h1", "h2", "headline"):
        for text, found in confirmed:
            if not any(one.level == level for one in found):
                continue
            first = min((one for one in found if one.level == level), key=partial(_position, text))
            if is_headline(first.heading):
                return first
            if called := [one for one in found if is_headline(one.heading) and not _is_of_another(one.heading)]:
                return called[0]
            return _leading(text, first, found) or first
    return None


def _position(stated: str, shown: _Shown) -> int:
    """Where a heading stands in a stated title: the article's before the site's, as nearly all write it."""
    return folded(stated).find(shown.letters)


def _leading(stated: str, first: _Shown, found: list[_Shown]) -> _Shown | None:
    """A longer h2 that a stated title begins with, where the h1 comes later in it: the h1 is the site's, in its bar."""
    if first.level != "h1" or not _position(stated, first):
        return None
    longer = (one for one in found if one.level == "h2" and len(one.text) > len(first.text))
    return next((one for one in longer if not _position(stated, one)), None)


def _confirmed_by(stated: str, shown: list[_Shown], names: Collection[str]) -> list[_Shown]:
    """The headings that are a stated title, or that with a site's name about it; of an h1 its beginning is enough."""
    whole, parts = folded(stated), {folded(part) for part in SEPARATOR.split(stated)}
    return [one for one in shown if one.letters and whole and _confirms(whole, parts, one, names)]


def _confirms(whole: str, parts: Collection[str], shown: _Shown, names: Collection[str]) -> bool:
    part, is_h1 = shown.letters, shown.level == "h1"
    if part not in whole:
        return is_h1 and part.startswith(whole) and len(part) <= 3 * len(whole) and len(whole) > 8
    return part in parts or whole.replace(part, "", 1) in names or (is_h1 and 2 * len(part) >= len(whole))


def _unconfirmed(shown: list[_Shown], stated: list[str], url: str | None) -> _Shown | None:
    """A heading that is plainly the title though the head gives another.

    The one element that calls itself so, an h1 that the address repeats, or the only h1 where the head gives none,
    or the same in other words.
    """
    called = [one for one in shown if is_headline(one.heading) and not _is_of_another(one.heading)]
    if len({one.letters for one in called}) == 1 and len(called[0].text.split()) > 1:
        return called[0]
    first = [one for one in shown if one.level == "h1"]
    slug = _slug(url)
    is_told = len(slug) >= _SLUG_WORDS and not any(_repeats(slug, text) for text in stated)
    if is_told and (repeated := [one for one in first if _repeats(slug, one.text)]):
        return repeated[0]
    is_only = len({one.text for one in first}) == 1
    if is_only and (not stated or any(_says_the_same(text, first[0].text) for text in stated)):
        return first[0]
    return None


def _is_of_another(heading: HtmlElement) -> bool:
    """Whether what calls itself a title is a link, as those of other articles are, or stands where these do."""
    around = (heading, *heading.iterancestors())
    return (
        any(one.tag in _OTHER_THINGS or one.tag == "a" for one in around) or next(heading.iter("a"), None) is not None
    )


def _slug(url: str | None) -> set[str]:
    """The words of an address's last part."""
    path = unquote(urlsplit(url or "").path).rstrip("/")
    return _words(path.rpartition("/")[2].partition(".")[0].replace("_", " "))


def _repeats(slug: set[str], text: str) -> bool:
    return 4 * len(slug & _words(text)) >= 3 * len(slug)


def _says_the_same(stated: str, heading: str) -> bool:
    """Whether a heading says the same as a stated title in other words."""
    one, other = _words(stated), _words(heading)
    return 2 * len(one & other) >= max(len(one), len(other)) > 2


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
