"""The names that a page's site goes by, and titles without them."""

import re
from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from reader.extract.survey import Survey
from reader.links import absolute, host
from reader.patterns import lazy
from reader.text import one_line

SEPARATOR = lazy(r"\s+(?:[|–—\-·•»«:@]|::|/)\s+|\s*[|»]\s*")
_ENDS = " |–—-·•»«:/@"
_WORD = lazy(r"\w+")
_ROOT = lazy(r"https?://[^/?#]+/?", re.I)
_FEED = lazy(r"\W{0,9}\b(?:rss|atom|json|feed|comments?)\b.*$", re.I)
_DASH = lazy(r"\s[–—-]\s")
_SHORT_NAME = lazy(r"[^\Wa-z\d_][\w.'’&]*(?:\s[\w.'’&]+){0,2}")
_WORDS_BEFORE_NAME = 4
_NAME_LENGTH = 60
_ANCHORS_LIMIT = 300
# What a link to the first page may say that is no name.
_NO_NAMES = frozenset("home homepage start startseite accueil inicio início back blog news главная ホーム 首页".split())


def folded(text: str) -> str:
    """The letters and figures of a text in lower case: what two spellings of a name have in common."""
    return "".join(_WORD.findall(text.casefold()))


def leads_home(link: HtmlElement, url: str | None) -> bool:
    """Whether a link leads to where the pages of its site begin, and not to the page itself."""
    target = absolute(link.get("href") or "", url).rstrip("/")
    if "home" in (link.get("rel") or "").split():
        return True
    if url is None:
        return link.get("href") == "/" or _ROOT.fullmatch(target) is not None
    return bool(target) and url.rstrip("/").startswith(target + "/")


def names_of(survey: Survey, site: str | None, url: str | None) -> set[str]:
    """The folded names of a site: as it states one, and in its address.

    Where it states none, also those in its feeds' titles and on links to its root.
    """
    names = {site or "", *SEPARATOR.split(site or ""), *_in_host(host(url) or "")}
    if site is None:
        names.update(_in_links(survey, url))
    return {folded(name) for name in names if len(name) <= _NAME_LENGTH} - _NO_NAMES - {""}


def _in_links(survey: Survey, url: str | None) -> Iterator[str]:
    for link in survey.links:
        if "alternate" in (link.get("rel") or "") and "xml" in (link.get("type") or ""):
            # WordPress calls the feed of an article's comments "Site » Title Comments Feed".
            yield SEPARATOR.split(_FEED.sub("", one_line(link.get("title") or "")))[0]
    roots = {"/", *(root + end for root in _ROOT.findall(url or "")[:1] for end in ("", "/"))}
    for anchor in survey.anchors[:_ANCHORS_LIMIT]:
        if (anchor.get("href") in roots or anchor.get("rel") == "home") and len(anchor) < 4:
            yield one_line(anchor.text_content())


def _in_host(name: str) -> Iterator[str]:
    """A host as a name, whole and by its parts: the last, that many sites share, isn't one."""
    name = name.removeprefix("www.")
    yield name
    yield from (part for part in name.split(".")[:-1] if len(part) > 2)


def without_site(title: str, names: Collection[str]) -> str:
    """The title less first and last parts that only name the site and what follows a bar; "" where that is all."""
    parts = SEPARATOR.split(title)
    if len(parts) == 1:
        return "" if folded(title) in names else title
    while len(parts) > 1 and _names_site(folded(parts[-1]), names, is_last=True):
        title = title.removesuffix(parts.pop()).rstrip(_ENDS)
    while len(parts) > 1 and _names_site(folded(parts[0]), names):
        title = title.removeprefix(parts.pop(0)).lstrip(_ENDS)
    before, bar, _ = title.partition(" | ")
    return before.strip() if bar and len(before.split()) > 1 else title.strip()


def site_in(title: str, names: Collection[str]) -> str | None:
    """The last part of a title, or the first, that is one of the site's names; None where neither is."""
    parts = SEPARATOR.split(title)
    ends = (parts[-1], parts[0]) if len(parts) > 1 else ()
    return next((part for part in ends if folded(part) in names), None)


def without_last_name(title: str) -> str:
    """A title of several words less a short last part that is written as a name: by convention the site's."""
    last = _DASH.split(title)[-1]
    before = title[: -len(last) - 3]
    return before if _SHORT_NAME.fullmatch(last) and len(before.split()) >= _WORDS_BEFORE_NAME else title


def _names_site(part: str, names: Collection[str], is_last: bool = False) -> bool:
    """Whether a part of a title is a name of the site, or begins with one; at the end also where one begins with it."""
    return part in names or any(
        len(name) > 3 and ((part or " ").startswith(name) or (is_last and len(part) > 3 and name.startswith(part)))
        for name in names
    )
