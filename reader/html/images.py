"""Which picture an img element stands for: lazy loading undone, trackers and placeholders left out."""

import re

from lxml.html import HtmlElement

from reader.text import one_line

_LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-hi-res-src", "data-url", "data-image")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_PLACEHOLDER = re.compile(
    r"(?:^|/)(?:blank|spacer|pixel|placeholder|transparent|1x1|clear|loading|lazy)[^/]*\.(?:gif|png|svg)", re.I
)
_PLAYERS = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/embed/|player\.vimeo\.com/|youtu\.be/|"
    r"dailymotion\.com/embed/|w\.soundcloud\.com/player|open\.spotify\.com/embed|archive\.org/embed|ted\.com/)",
    re.I,
)
_ADDRESS = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)|https?://\S+|/\S+", re.I)


def source_of(image: HtmlElement) -> str | None:
    """The address of the picture, None for trackers, data: addresses and placeholders with nothing behind them."""
    if _is_tiny(image):
        return None
    for name in _LAZY:
        value = (image.get(name) or "").strip()
        if _ADDRESS.fullmatch(value):
            return value
    source = (image.get("src") or "").strip()
    if source and not source.lower().startswith(("data:", "about:", "blob:")) and not _PLACEHOLDER.search(source):
        return source
    return _from_set(image)


def alternative_of(image: HtmlElement) -> str:
    """What the picture shows in words: its alt text, else its title, "" where the page says nothing."""
    return one_line(image.get("alt") or image.get("title") or "")


def is_emoji(image: HtmlElement) -> bool:
    """Whether the picture only draws a character that its alt text holds."""
    classes = (image.get("class") or "").lower()
    alternative = (image.get("alt") or "").strip()
    drawn = "emoji" in classes or "smiley" in classes
    return 0 < len(alternative) < 16 and (drawn or (len(alternative) <= 2 and not alternative.isascii()))


def _is_tiny(image: HtmlElement) -> bool:
    return (image.get("width") or "").strip() in ("0", "1", "2") or (image.get("height") or "").strip() in (
        "0",
        "1",
        "2",
    )


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
            offers = [offer.split() for offer in re.split(r",\s+", holder.get(name) or "") if offer.strip()]
            offers = [offer for offer in offers if not offer[0].startswith("data:")]
            if offers:
                return max(offers, key=_size)[0]
    return None


def _size(offer: list[str]) -> float:
    try:
        return float(offer[1].rstrip("wxh"))
    except (IndexError, ValueError):
        return 0.0


def is_player(address: str) -> bool:
    """Whether a frame shows a film or plays a sound that a person would want to open."""
    return _PLAYERS.search(address) is not None
