"""Alerts as pages have them: a box named for its kind, the kind again as its title. Markdown has five kinds."""

import re

from lxml.html import HtmlElement

from reader.patterns import lazy

_GITHUB = lazy(r"\bmarkdown-alert-(note|tip|important|warning|caution)\b")
_DOCUSAURUS = lazy(r"(?:^|\s)theme-admonition-(\w{3,9})(?:\s|$)")
# The directives of docutils and the kinds of Python-Markdown, Docusaurus and Bootstrap, by GitHub's that say the same.
_KINDS = {
    "note": "NOTE", "info": "NOTE", "seealso": "NOTE", "tip": "TIP", "hint": "TIP", "success": "TIP",
    "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING", "caution": "CAUTION",
    "danger": "CAUTION", "error": "CAUTION",
}  # fmt: skip
_TITLES = frozenset(("markdown-alert-title", "admonition-title"))
_DOCUSAURUS_TITLE = "admonitionHeading"


def kind_of(division: HtmlElement) -> str | None:
    """The kind of an alert as its Markdown has it, "NOTE"; None for any other element."""
    classes = division.get("class") or ""
    if "alert" not in classes and "admonition" not in classes:
        return None
    if found := _GITHUB.search(classes):
        return found[1].upper()
    if found := _DOCUSAURUS.search(classes):
        return _KINDS.get(found[1])
    names = classes.split()
    if "admonition" in names:
        return next((_KINDS[name] for name in names if name in _KINDS), None)
    if "alert" in names and division.get("role") == "alert":
        return next((kind for name, kind in _KINDS.items() if f"alert-{name}" in names), None)
    return None


def is_title(element: HtmlElement, kind: str) -> bool:
    """Whether an element of an alert only repeats its kind; a title of other words says more."""
    names = (element.get("class") or "").split()
    if _TITLES.isdisjoint(names) and not any(name.startswith(_DOCUSAURUS_TITLE) for name in names):
        return False
    said = re.sub(r"[\W_]+", "", "".join(element.itertext())).lower()
    return not said or _KINDS.get(said) == kind
