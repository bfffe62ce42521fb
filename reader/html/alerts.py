"""GitHub's alerts as its pages have them: a box named for its kind, the kind again as its title."""

import re

from lxml.html import HtmlElement

_KIND = re.compile(r"\bmarkdown-alert-(note|tip|important|warning|caution)\b")
_TITLE = "markdown-alert-title"


def kind_of(division: HtmlElement) -> str | None:
    """The kind of an alert as its Markdown has it, "NOTE"; None for any other element."""
    found = _KIND.search(division.get("class") or "")
    return found[1].upper() if found else None


def is_title(paragraph: HtmlElement) -> bool:
    """Whether a paragraph only repeats the kind of the alert that it is in."""
    return _TITLE in (paragraph.get("class") or "").split()
