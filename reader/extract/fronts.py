"""Whether what was chosen of a page is an article, or the page only leads to others: a home page, a list."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from reader.extract.items import Item, words_of

_FEW_WORDS = 60
_FEW_HEADINGS = 4
_WORDS_A_TEASER = 45
_TITLE_REACH = 10


def is_front(items: Sequence[Item], chosen: Sequence[Item], title: str | None, url: str | None) -> bool:
    """Whether the chosen of a page's items are no article: too little of it, or headings that lead elsewhere.

    title and url are the page's. A short post is known by the title right above it. Where all pages of a site
    begin, whole posts under such headings are a list too.
    """
    count = _word_count(chosen)
    if count < _FEW_WORDS:
        return 3 * count < _word_count(items) and not (chosen and _is_headed(items, chosen[0], title))
    if _is_root(url):
        headings, leading = _headings(items)
        return leading >= _FEW_HEADINGS and 2 * leading >= headings
    headings, leading = _headings(chosen)
    return leading >= _FEW_HEADINGS and leading >= 0.7 * headings and count < _WORDS_A_TEASER * headings


def _is_headed(items: Sequence[Item], first: Item, title: str | None) -> bool:
    """Whether the page's title stands as a heading where the article begins, or a little above."""
    words = words_of(title or "")
    place = next(number for number, item in enumerate(items) if item is first)
    near = items[max(0, place - _TITLE_REACH) : place + 1]
    return bool(words) and any(item.kind == "heading" and item.words == words for item in near)


def _headings(items: Sequence[Item]) -> tuple[int, int]:
    """How many headings there are, and how many of them are links to other pages."""
    headings = [item for item in items if item.kind == "heading"]
    leading = [item for item in headings if item.linked_length >= 0.9 * len(item.text) and not item.jump_count]
    return len(headings), len(leading)


def _is_root(url: str | None) -> bool:
    parts = urlsplit(url or "")
    return bool(parts.netloc) and parts.path in ("", "/") and not parts.query


def _word_count(items: Sequence[Item]) -> int:
    return sum(len(item.words) for item in items if item.kind not in ("media", "caption"))
