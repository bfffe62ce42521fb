"""One walk over a page for all that may tell of its title, its authors and its dates."""

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

_IN_CLASSES = "author byline by-line by_line vcard written posted date time publish modified meta creator".split()
_BEGINS_A_LINE = re.compile(r"\s*(?:by|von|par|por|door|av|af|written by|text|words)\b", re.I)
_NO_LINES = frozenset("script style noscript textarea option button pre code".split())


@dataclass(slots=True)
class Survey:
    """Elements by what they may tell, each list in the page's order.

    named have a class, rel, itemprop or property worth a look, or begin with a word like "by".
    """

    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    titles: list[HtmlElement] = field(default_factory=list)
    headings: list[HtmlElement] = field(default_factory=list)
    timed: list[HtmlElement] = field(default_factory=list)
    named: list[HtmlElement] = field(default_factory=list)


def survey_of(tree: HtmlElement) -> Survey:
    """The survey of a page. Pages repeat few classes, so each is looked at once."""
    survey = Survey()
    kept = {
        "meta": survey.metas,
        "link": survey.links,
        "script": survey.scripts,
        "title": survey.titles,
        "h1": survey.headings,
        "h2": survey.headings,
        "time": survey.timed,
        "abbr": survey.timed,
    }
    named, begins = survey.named, _BEGINS_A_LINE.match
    telling: dict[str | None, bool] = {None: False}
    for element in tree.iter("*"):
        tag = element.tag
        if (found := kept.get(tag)) is not None:
            found.append(element)
            if found is not survey.timed and found is not survey.headings:
                continue
        get = element.get
        classes = get("class")
        if classes not in telling:
            telling[classes] = any(part in classes.lower() for part in _IN_CLASSES)
        if (
            telling[classes]
            or get("itemprop")
            or get("property")
            or get("rel")
            or ((text := element.text) and tag not in _NO_LINES and begins(text))
        ):
            named.append(element)
    return survey
