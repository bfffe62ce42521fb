"""Comments that a page's own broken markup hides from every parser: found, and put back where they can be read.

A stored name may open a script, a text a comment or a text area, that nothing closes: what follows is inside it.
"""

from lxml import etree
from lxml.html import HtmlElement

from reader.html.tree import parse
from reader.patterns import lazy

_OPAQUE = ("script", "style", "textarea", "title", "noscript")
_ITEM = lazy(r"<(?:li|div|article)\s[^<>]{0,400}?\bid\s*=\s*[\"']?(?:[a-z]+-)?comment-\d")
_PLACE = lazy(r"(?:[a-z]+-)?comment-\d+")
_MOST_TIMES = 8
"""How often what was put back may hide more."""


def put_back(tree: HtmlElement) -> None:
    """Makes elements again of comments inside a script or the like, at the end of the comment that swallowed them."""
    for _ in range(_MOST_TIMES):
        hidden = [node for node in tree.iter(etree.Comment, *_OPAQUE) if _ITEM.search(node.text or "")]
        if not hidden:
            return
        for node in hidden:
            _free(node)


def _free(node: HtmlElement) -> None:
    freed = parse(f"<div>{node.text}</div>")
    node.text = None
    place = next((above for above in node.iterancestors() if _PLACE.fullmatch(above.get("id") or "")), node.getparent())
    for body in freed.iter("body"):
        body.tag = "div"
        place.append(body)
        return
    freed.tag = "div"
    place.append(freed)
