"""One walk over a page for all that may tell of its title, its authors and its dates."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

_IN_CLASSES = "author byline by-line by_line vcard written posted date time publish modified meta creator".split()
_IN_HEAD = frozenset(("meta", "link", "script", "title"))


@dataclass(slots=True)
class Survey:
    """Elements by what they may tell, each list in the page's order.

    named have a class worth a look, a rel, an itemprop or a property.
    """

    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    scripts: list[HtmlElement] = field(default_factory=list)
    titles: list[HtmlElement] = field(default_factory=list)
    headings: list[HtmlElement] = field(default_factory=list)
    timed: list[HtmlElement] = field(default_factory=list)
    named: list[HtmlElement] = field(default_factory=list)

    @property
    def first_heading(self) -> HtmlElement | None:
        """The first heading of the highest level that the page has."""
        return min(self.headings, key=lambda heading: heading.tag, default=None)


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
    named = survey.named
    telling: dict[str | None, bool] = {None: False}
    for element in tree.iter("*"):
        get = element.get
        classes = get("class")
        tells = telling.get(classes)
        if tells is None:
            tells = telling[classes] = _is_telling(classes)
        found = kept.get(element.tag)
        if found is not None:
            found.append(element)
        if (tells or get("itemprop") or get("rel") or get("property")) and element.tag not in _IN_HEAD:
            named.append(element)
    return survey


def _is_telling(classes: str) -> bool:
    classes = classes.lower()
    for part in _IN_CLASSES:  # noqa: SIM110 - a generator takes three times as long
        if part in classes:
            return True
    return False
