"""Whether what was chosen of a page is an article, or the page only leads to others: a home page, a list."""

from collections.abc import Sequence

from reader.extract.items import Item

NO_ARTICLE = "this page has no article: this is all that it has to read"
_FEW_WORDS = 60
_FEW_HEADINGS = 4
_WORDS_A_TEASER = 45


def is_front(items: Sequence[Item], chosen: Sequence[Item], is_dated: bool) -> bool:
    """Whether the chosen of a page's items are no article: too little of it, or headings that lead elsewhere.

    is_dated tells that the page has one date as its own, which a list of many things has not.
    """
    count = _word_count(chosen)
    if count < _FEW_WORDS:
        return 3 * count < _word_count(items)
    headings = [item for item in chosen if item.kind == "heading"]
    leading = [item for item in headings if item.linked_length >= 0.9 * len(item.text) and not item.jump_count]
    is_list = len(leading) >= _FEW_HEADINGS and len(leading) >= 0.7 * len(headings)
    return is_list and (not is_dated or count < _WORDS_A_TEASER * len(headings))


def _word_count(items: Sequence[Item]) -> int:
    return sum(len(item.words) for item in items if item.kind not in ("media", "caption"))
