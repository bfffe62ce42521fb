"""One walk over a page for all that may tell of its title, its authors and its dates."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml.html import HtmlElement

from reader.patterns import lazy
from reader.text import one_line

_IN_CLASSES = "author byline by-line by_line vcard written posted date time publish modified meta creator".split()
# Names of an article's title in templates: post-title, entry-title, article__headline, chapter-title, …
_TITLE = lazy(
    r"(?:^|[\s_-])(?:entry|post|article|story|chapter|single|news|blog)(?:post)?[_-]{0,2}(?:title|headline|heading)"
    r"(?![a-z-])",
    re.I,
)
# What templates call titles of all kinds; only a heading so called is worth a look.
_ANY_TITLE = lazy(r"(?:^|[\s_-])(?:title|headline|entry-header)(?:[\s_-]|$)", re.I)
_LESSER_HEADINGS = frozenset(("h3", "h4"))
_IN_HEAD = frozenset(("meta", "link", "script", "title"))


class _Telling(NamedTuple):
    """Whether classes tell of names or dates, of a title of any kind, and of an article's."""

    names: bool
    titles: bool
    titles_article: bool


_NAMES = _Telling(names=True, titles=False, titles_article=False)


@dataclass(slots=True)
class Survey:
    """Elements by what they may tell, each list in the page's order.

    headings are h1 and h2; headlines are h3 and h4 that are called a title, and whatever is called the article's
    (is_headline). named have a class worth a look, a rel of a link, an itemprop or a property.
    """

    root: HtmlElement
    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    titles: list[HtmlElement] = field(default_factory=list)
    headings: list[HtmlElement] = field(default_factory=list)
    headlines: list[HtmlElement] = field(default_factory=list)
    anchors: list[HtmlElement] = field(default_factory=list)
    timed: list[HtmlElement] = field(default_factory=list)
    named: list[HtmlElement] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The text of the page's title element, "" where it has none; pictures have titles too."""
        return next((one_line(one.text_content()) for one in self.titles if one.getparent().tag != "svg"), "")

    @property
    def first_heading(self) -> HtmlElement | None:
        """The first heading of the highest level that the page has."""
        return min(self.headings, key=lambda heading: heading.tag, default=None)


def survey_of(tree: HtmlElement) -> Survey:
    """The survey of a page. Pages repeat few classes, so each is looked at once."""
    survey = Survey(tree)
    kept = {
        "meta": survey.metas,
        "link": survey.links,
        "script": survey.scripts,
        "title": survey.titles,
        "h1": survey.headings,
        "h2": survey.headings,
        "time": survey.timed,
        "abbr": survey.timed,
        "relative-time": survey.timed,
        "a": survey.anchors,
    }
    named, headlines = survey.named, survey.headlines
    telling: dict[str | None, _Telling | None] = {None: None}
    for element in tree.iter("*"):
        get, tag = element.get, element.tag
        found = kept.get(tag)
        if found is not None:
            found.append(element)
        classes = get("class")
        try:
            tells = telling[classes]
        except KeyError:
            tells = telling[classes] = _telling(classes)
        itemprop = get("itemprop")
        if itemprop or tells:
            if itemprop == "headline" or (
                tells and (tells.titles_article or (tells.titles and tag in _LESSER_HEADINGS))
            ):
                headlines.append(element)
            if (itemprop or (tells and tells.names)) and tag not in _IN_HEAD:
                named.append(element)
        elif ((tag == "a" and get("rel")) or get("property")) and tag not in _IN_HEAD:
            named.append(element)
    survey.headlines = [element for element in headlines if element.tag not in _IN_HEAD]
    return survey


def is_headline(element: HtmlElement) -> bool:
    """Whether an element calls itself the title of the article that it is in."""
    return element.get("itemprop") == "headline" or _TITLE.search(element.get("class") or "") is not None


def _telling(classes: str) -> _Telling | None:
    """What classes tell of; None where that is nothing, as for most."""
    lower = classes.lower()
    names = False
    for part in _IN_CLASSES:
        if part in lower:
            names = True
            break
    titles = "title" in lower or "headline" in lower or "entry-header" in lower or "heading" in lower
    if not titles:
        return _NAMES if names else None
    return _Telling(names, _ANY_TITLE.search(lower) is not None, _TITLE.search(lower) is not None)
