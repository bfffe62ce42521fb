"""What HTML's elements are to a reader: blocks, things never seen, things hidden."""

import re

from lxml.html import HtmlElement

from reader.patterns import lazy

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol optgroup p pre section summary table "
    "tbody td tfoot th thead tr ul caption".split()
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
# source and track are seen through: the parser, of an older HTML, puts what follows them into them.
UNSEEN = frozenset(
    "amp-ad amp-embed applet area base button canvas datalist embed frame frameset head input link map meta nav "
    "noframes noscript object option param progress rp script select style svg template textarea title".split()
)
_UNSEEN_CLASSES = frozenset(
    "mw-editsection headerlink anchorjs-link heading-anchor screen-reader-text sr-only visually-hidden visuallyhidden "
    "adsbygoogle screenreader-only u-visually-hidden show-for-sr mw-jump-link".split()
)
_HIDING = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MAY_HIDE = frozenset(("hidden", "aria-hidden", "class", "style"))
_PICTURES = ("img", "picture", "figure")


def is_hidden(element: HtmlElement) -> bool:
    """Whether a browser would not show the element, or shows it to no eye."""
    names = element.keys()
    if _MAY_HIDE.isdisjoint(names):
        return False
    if "hidden" in names or (element.get("aria-hidden") == "true" and element.tag not in _PICTURES):
        return True
    if "class" in names and not _UNSEEN_CLASSES.isdisjoint(element.get("class").split()):
        return True
    return "style" in names and _HIDING.search(element.get("style")) is not None


def reveal(tree: HtmlElement) -> None:
    """Takes away what hides parts of a page: some pages hide their whole text until a script has run."""
    for element in tree.iter("*"):
        show(element)
        if element.tag == "noscript":
            element.tag = "div"


def show(element: HtmlElement) -> None:
    """Takes away what hides an element itself."""
    for name in ("hidden", "aria-hidden"):
        element.attrib.pop(name, None)
    if _HIDING.search(element.get("style") or ""):
        del element.attrib["style"]
