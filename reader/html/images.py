"""Which picture an img element stands for: lazy loading undone, trackers and placeholders left out."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from reader.patterns import lazy
from reader.text import one_line

# The attributes of lazy loaders: lazysizes, lozad, WordPress's Jetpack, Rocket, LiteSpeed, Smush and BJ, jQuery's.
_LAZY = (
    "data-src", "data-lazy-src", "data-original", "data-orig-file", "data-hi-res-src", "data-url", "data-image",
    "data-original-src", "data-actualsrc", "data-echo", "data-full-src", "data-large-file", "data-img-src", "data-lazy",
    "data-pin-media", "data-srcmax",
)  # fmt: skip
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-original-set")
_PLACEHOLDER = lazy(
    r"(?:^|/)(?:blank|spacer|pixel|placeholder|transparent|1x1|clear|loading|lazy)(?![a-z])[^/]*\.(?:gif|png|svg)"
    r"|(?:^|/)(?:lazyload|lazyloading)[^/]*\.(?:gif|png|svg)",
    re.I,
)
_ADDRESS = lazy(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)|https?://\S+|/\S+", re.I)
_FILE = lazy(r"[^\s{}\[\]\"]+\.(?:jpe?g|png|gif|webp|avif)(?:\?\S*)?", re.I)
_SET_LIMIT = 20_000
_ADDRESS_LENGTH = 4_000
_MOST_OF_SPACER, _LEAST_OF_TICK = 30, 8  # pixels


def source_of(image: HtmlElement) -> str | None:
    """The address of the picture, None for trackers, data: addresses and placeholders with nothing behind them."""
    if _is_tiny(image):
        return None
    for name in _LAZY:
        value = (image.get(name) or "").strip()
        if value and _ADDRESS.fullmatch(value):
            return value
    source = (image.get("src") or "").strip()
    if source and not source.lower().startswith(("data:", "about:", "blob:")) and not _PLACEHOLDER.search(source):
        return source
    return _from_set(image) or _from_data(image)


def source_of_figure(figure: HtmlElement) -> str | None:
    """The picture of a figure that a script has yet to put in, where microdata names it (schema.org/ImageObject)."""
    source = (figure.get("itemid") or "").strip()
    if not (figure.get("itemtype") or "").endswith("schema.org/ImageObject") or not _ADDRESS.fullmatch(source):
        return None
    return source if next(figure.iterdescendants("img", "picture", "amp-img"), None) is None else None


def name_of(address: str) -> str:
    """What the addresses of a picture's sizes share: the file's name; the whole address where that is short."""
    name = address.partition("?")[0].rpartition("/")[2]
    return name if len(name) > 5 else address


def alternative_of(image: HtmlElement) -> str:
    """What the picture shows in words: its alt text, else its title, "" where the page says nothing."""
    return one_line(image.get("alt") or image.get("title") or "")


def is_spacer(image: HtmlElement, is_in_data: bool) -> bool:
    """Whether a picture that says nothing is too low or too narrow to show anything; is_in_data: in a table of data.

    One in a link may be its sign; one that is all of a cell of data, and no strip, may be a tick.
    """
    sizes = [size for size in _sizes_said(image) if size]
    if alternative_of(image) or not sizes or min(sizes) > _MOST_OF_SPACER:
        return False
    around = next(image.iterancestors("a", "td", "th"), None)
    if around is None or around.tag == "a":
        return around is None
    return not is_in_data or min(sizes) < _LEAST_OF_TICK or any(part.strip() for part in around.itertext())


def is_emoji(image: HtmlElement) -> bool:
    """Whether the picture only draws a character that its alt text holds."""
    classes = (image.get("class") or "").lower()
    alternative = (image.get("alt") or "").strip()
    drawn = "emoji" in classes or "smiley" in classes
    return 0 < len(alternative) < 16 and (drawn or (len(alternative) <= 2 and not alternative.isascii()))


def is_stand_in(noscript: HtmlElement, picture_missed: bool) -> bool:
    """Whether a noscript holds the picture that a script would load: where none was seen before it or around it."""
    if next(noscript.iterdescendants("img", "picture"), None) is None:
        return False
    parent = noscript.getparent()
    if picture_missed or parent is None:
        return picture_missed
    is_figure = parent.tag in ("figure", "picture", "a")
    return is_figure and not any(image.getparent() is not noscript for image in parent.iterdescendants("img"))


def _sizes_said(image: HtmlElement) -> list[int]:
    """The width and the height in pixels, of both those that are said."""
    said = ((image.get(name) or "").strip().lower().removesuffix("px").strip() for name in ("width", "height"))
    return [int(size) for size in said if size.isascii() and size.isdecimal() and len(size) < 6]


def _is_tiny(image: HtmlElement) -> bool:
    """Whether a picture is a dot or a line; a height of 0 alone is a slip."""
    sizes = _sizes_said(image)
    return any(size in (1, 2) for size in sizes) or (bool(sizes) and not any(sizes))


def _from_set(image: HtmlElement) -> str | None:
    """The largest of a srcset, of the image or of the picture element around it."""
    holders = [image]
    for ancestor in image.iterancestors():
        if ancestor.tag == "picture":
            holders += ancestor.iter("source")
        if ancestor.tag not in ("source", "picture"):
            break
    for holder in holders:
        for name in _SETS:
            offers = [
                (size, address)
                for address, size in _offers((holder.get(name) or "")[:_SET_LIMIT])
                if not address.startswith("data:")
            ]
            if offers:
                return max(offers, key=lambda offer: offer[0])[1]
    return None


def _offers(srcset: str) -> Iterator[tuple[str, float]]:
    """The addresses of a srcset and their sizes. An address ends at a space, for it may hold commas."""
    address = ""
    for word in srcset.split():
        if not address:
            address = word
            if word.endswith(","):
                yield word.rstrip(","), 0.0
                address = ""
            continue
        size, _, rest = word.partition(",")
        yield address, _size(size)
        address = rest
    if address:
        yield address, 0.0


def _size(said: str) -> float:
    try:
        return float(said.rstrip("wxh"))
    except ValueError:
        return 0.0


def _from_data(image: HtmlElement) -> str | None:
    """A picture's file named by any attribute of a lazy loader that nobody has heard of."""
    for name, value in image.items():
        if name.startswith("data-") and len(value) <= _ADDRESS_LENGTH and _FILE.fullmatch(value.strip()):
            return str(value.strip())
    return None
