"""Pictures that a page has for readers without scripts only, shown like any other."""

import re

from lxml.html import HtmlElement

from reader.html import images
from reader.html.elements import is_hidden
from reader.patterns import lazy

_PICTURES = ("img", "picture", "amp-img")
_WRAPPERS = ("a", "figure", "picture", "span")
_FILE = lazy(r"[^?#]+\.(?:jpe?g|png|webp|avif)(?:[?#].*)?", re.I | re.S)
_LEAST_WIDTH = 50


def show_pictures(tree: HtmlElement) -> None:
    """Makes a span of each noscript element of nothing but pictures that the page has nowhere else.

    One beside a picture stands for that, in another size perhaps; a picture without the name of a file, a set of sizes
    or a width is taken for a tracker.
    """
    noscripts = [noscript for noscript in tree.iter("noscript") if _holds_pictures(noscript)]
    if not noscripts:
        return
    shown = [
        picture for picture in tree.iter("img", "amp-img") if next(picture.iterancestors("noscript"), None) is None
    ]
    known = {images.name_of(source) for source in map(images.source_of, shown) if source}
    for noscript in [noscript for noscript in noscripts if not _is_beside_picture(noscript)]:
        names = {images.name_of(images.source_of(picture) or "") for picture in noscript.iter("img")}
        if known.isdisjoint(names):
            known |= names
            noscript.tag = "span"


def _holds_pictures(noscript: HtmlElement) -> bool:
    if any(part.strip() for part in noscript.itertext()):
        return False
    pictures = list(noscript.iter("img"))
    return bool(pictures) and all(map(_is_picture, pictures))


def _is_picture(picture: HtmlElement) -> bool:
    source, width = images.source_of(picture), picture.get("width") or ""
    if source is None or is_hidden(picture):
        return False
    is_wide = width.isdecimal() and len(width) < 6 and int(width) >= _LEAST_WIDTH
    return is_wide or picture.get("srcset") is not None or _FILE.fullmatch(source) is not None


def _is_beside_picture(noscript: HtmlElement) -> bool:
    """Whether the element before or after it is a picture, or another in what wraps them."""
    parent = noscript.getparent()
    if parent is not None and parent.tag in _WRAPPERS:
        return any(picture.getparent() is not noscript for picture in parent.iter("img", "amp-img"))
    before, after = noscript.getprevious(), noscript.getnext()
    is_after = before is not None and not (before.tail or "").strip() and _shows_only_picture(before)
    return is_after or (after is not None and not (noscript.tail or "").strip() and _shows_only_picture(after))


def _shows_only_picture(element: HtmlElement) -> bool:
    if element.tag in _PICTURES:
        return True
    if element.tag == "noscript" or next(element.iterdescendants(*_PICTURES), None) is None:
        return False
    return not any(part.strip() for part in element.itertext())
