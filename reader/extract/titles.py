"""A page's title: a heading that its head confirms, else what the head says, less the site's name."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.extract.statements import Statements
from reader.extract.survey import Survey
from reader.html.tree import text_of
from reader.links import absolute
from reader.links import site as site_of
from reader.text import one_line

_SEPARATOR = re.compile(r"\s+(?:[|–—\-·•»«:@]|::|/)\s+|\s*[|»]\s*")
# What stands behind a heading to link to it.
_PERMALINK = re.compile(r"\s*[¶#§🔗]+$")
_WORD = re.compile(r"\w+")
_HEADINGS_LIMIT = 60
_STATED = ("dc.title", "dc:title", "dcterms.title", "dcterm:title", "citation_title", "og:title")


class Title(NamedTuple):
    """The title's text, and the heading that shows it where one does."""

    text: str | None
    heading: HtmlElement | None


def title_of(survey: Survey, statements: Statements, site: str | None, url: str | None) -> Title:
    """The title without the site's name; None where neither head nor headings give one."""
    shown, names = _headings(survey, site, url)
    stated = _stated(survey, statements)
    for level in ("h1", "h2"):
        for text in stated:
            if confirmed := [pair for pair in shown if pair[0].tag == level and _confirms(text, pair[1], level)]:
                heading, found = min(confirmed, key=partial(_position, text))
                if level == "h1" and _position(text, (heading, found)):
                    heading, found = _leading(text, found, shown) or (heading, found)
                return Title(found, heading)
    first = [pair for pair in shown if pair[0].tag == "h1"]
    if len(first) == 1 and (not stated or any(_shares_words(text, first[0][1]) for text in stated)):
        return Title(first[0][1], first[0][0])
    named = [_without_site(text, [site, site_of(url), *names]) for text in stated]
    return Title(next(filter(None, named), None), first[0][0] if len(first) == 1 else None)


def _headings(survey: Survey, site: str | None, url: str | None) -> tuple[list[tuple[HtmlElement, str]], list[str]]:
    """The headings that may be the title with their texts, and the texts of those that name the site."""
    shown, names = [], []
    for heading in survey.headings[:_HEADINGS_LIMIT]:
        text = _PERMALINK.sub("", one_line(text_of(heading)))
        if _leads_home(heading, url) or ("." in text and text.casefold() in (site_of(url) or "")):
            names.append(text)
        elif text and _folded(text) != _folded(site or ""):
            shown.append((heading, text))
    return [pair for pair in shown if pair[1] not in names], names


def _stated(survey: Survey, statements: Statements) -> list[str]:
    """What the head says the title is, the most exact first."""
    title = next((title for title in survey.titles if title.getparent().tag != "svg"), None)
    texts = (
        *(statements.meta(name) for name in _STATED),
        statements.article("headline"),
        statements.meta("parsely-title", "sailthru.title"),
        one_line(title.text_content()) if title is not None else None,
        statements.meta("twitter:title", "title"),
        statements.article("name"),
    )
    return list(dict.fromkeys(text for text in texts if text))


def _leads_home(heading: HtmlElement, url: str | None) -> bool:
    """Whether a heading is the site's name: a link to where all its pages begin."""
    links = [*heading.iterdescendants("a"), *heading.iterancestors("a")]
    for link in links:
        target = absolute(link.get("href") or "", url).rstrip("/")
        if "home" in (link.get("rel") or "").split() or (url and target and url.rstrip("/").startswith(target + "/")):
            return True
    return False


def _position(stated: str, shown: tuple[HtmlElement, str]) -> int:
    """Where a heading stands in a stated title: the article's before the site's, as nearly all write it."""
    return _folded(stated).find(_folded(shown[1]))


def _leading(stated: str, found: str, shown: list[tuple[HtmlElement, str]]) -> tuple[HtmlElement, str] | None:
    """A longer h2 that a stated title begins with, where the h1 comes later in it: the h1 is the site's, in its bar."""
    for heading, text in shown:
        is_longer = heading.tag == "h2" and len(text) > len(found)
        if is_longer and _confirms(stated, text, "h2") and not _position(stated, (heading, text)):
            return heading, text
    return None


def _confirms(stated: str, heading: str, tag: str) -> bool:
    """Whether a stated title is the heading, or the heading with a site's name about it, or only its beginning."""
    whole, part = _folded(stated), _folded(heading)
    if not part or not whole:
        return False
    if part not in whole:
        return tag == "h1" and part.startswith(whole) and len(part) <= 3 * len(whole) and len(whole) > 8
    return (
        whole == part or part in map(_folded, _SEPARATOR.split(stated)) or (tag == "h1" and 2 * len(part) >= len(whole))
    )


def _shares_words(stated: str, heading: str) -> bool:
    """Whether a heading says the same as a stated title in other words."""
    one, other = set(_WORD.findall(stated.casefold())), set(_WORD.findall(heading.casefold()))
    return 2 * len(one & other) >= max(len(one), len(other)) > 2


def _folded(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _without_site(title: str, sites: Sequence[str | None]) -> str:
    """The title less a first or last part that only names the site, and less what follows a bar."""
    parts = _SEPARATOR.split(title)
    names = {_folded(name) for site in sites if site for name in (site, site.split(".")[0])} - {""}
    for part, rest in ((parts[-1], title.removesuffix(parts[-1])), (parts[0], title.removeprefix(parts[0]))):
        if len(parts) > 1 and _names_site(_folded(part), names):
            return rest.strip(" |–—-·•»«:/")
    before, bar, _ = title.partition(" | ")
    return before.strip() if bar and len(before.split()) > 1 else title


def _names_site(part: str, names: set[str]) -> bool:
    return part in names or any(len(name) > 3 and (part or " ").startswith(name) for name in names)
