"""Which items of a page are its article: a quick extractor's opinion and counts of the page, weighed by a model."""

from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.extract.features import FEATURES, found_in, rows_of
from reader.extract.items import Outline, outline_of
from reader.extract.model import selection_forest
from reader.extract.panels import open_panels
from reader.html.buttons import show_buttons
from reader.html.elements import reveal

# A page with less than this to see, in characters of prose, and much more hidden, is shown by a script.
_LITTLE = 1000
_MUCH_MORE = 2.5
_NESTED_PANELS = 2
_FEW_WORDS = 30
_PROSE_WORDS = 10
# A page of more items, as long as several books, would take the model longer than a page may take.
_JUDGED_ITEMS = 20_000
_BY_GREEDY = {1: 0.9, 2: 0.5}
_OF_HEADING = {1: 0.9, 2: 0.9}  # however short: it stays only with what stands under it
# Characters of markup that a quick extractor is quick with.
_GREEDY_REACH = 5_000_000


class Selection(NamedTuple):
    """A page's outline, and for each of its items how likely it is the article's, from 0 to 1; 0 without words."""

    outline: Outline
    likelihoods: list[float]


def select(tree: HtmlElement) -> Selection:
    """The items of a page and how likely each is the article's. What hides a page's only text is taken away."""
    outline = shown_outline(tree)
    if len(outline.items) > _JUDGED_ITEMS:
        return Selection(outline, _by_greedy(outline, greedy_text(tree)))
    probability = selection_forest(FEATURES).probability
    rows = zip(outline.items, counted(tree, outline), strict=True)
    return Selection(outline, [probability(row) if item.words else 0.0 for item, row in rows])


def _by_greedy(outline: Outline, text: str) -> list[float]:
    """How likely items are the article's by the quick extractor alone."""
    return [
        (_OF_HEADING if item.kind == "heading" else _BY_GREEDY).get(found, 0.0)
        for item, found in zip(outline.items, found_in(outline.items, text), strict=True)
    ]


def counted(tree: HtmlElement, outline: Outline) -> list[list[float]]:
    """The rows of numbers that the model judges, one for each item."""
    title = next((title.text_content() for title in tree.iter("title")), "")
    return rows_of(outline, title, greedy_text(tree))


def shown_outline(tree: HtmlElement) -> Outline:
    """What a page has for readers, also where it shows it only when they open it, or after a script has run."""
    show_buttons(tree)
    outline = outline_of(tree)
    for _ in range(_NESTED_PANELS):
        if not open_panels(tree, outline.hidden, outline.items):
            break
        outline = outline_of(tree)
    prose = sum(len(item.text) for item in outline.items if len(item.words) >= _PROSE_WORDS)
    is_empty = sum(len(item.words) for item in outline.items) < _FEW_WORDS
    if is_empty or (prose < _LITTLE and outline.hidden_length > _MUCH_MORE * prose):
        reveal(tree)
        outline = outline_of(tree)
    return outline


def greedy_text(tree: HtmlElement) -> str:
    """What a quick extractor of high recall takes for the article; "" where it fails, all of a page too long for it."""
    from resiliparse.extract.html2text import extract_plain_text

    markup = etree.tostring(tree, method="html", encoding="unicode")
    if len(markup) > _GREEDY_REACH:
        return "".join(tree.itertext())
    try:
        found = extract_plain_text(markup, main_content=True, alt_texts=False)
    except Exception:  # a foreign parser in another language: its opinion isn't needed
        return ""
    return found or ""
