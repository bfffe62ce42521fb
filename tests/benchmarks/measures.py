"""How well one text agrees with another."""

import re
from collections import Counter
from typing import NamedTuple

SHINGLE = 4


class Overlap(NamedTuple):
    """How many of a page's shingles are in the text found, in the true text, and in both."""

    found: int
    true: int
    both: int


def words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in re.findall(r"\w+", text or ""))


def token_f1(found: str, true: str) -> float:
    """The harmonic mean of precision and recall over words as a bag."""
    one, other = words(found), words(true)
    if not one or not other:
        return float(not one and not other)
    return 2 * (one & other).total() / (one.total() + other.total())


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text; of a shorter text the one run that there is."""
    row = re.findall(r"\w+", text or "")
    return Counter(tuple(row[start : start + SHINGLE]) for start in range(max(1, len(row) - SHINGLE + 1)) if row)


def overlap(found: str, true: str) -> Overlap:
    one, other = shingles(found), shingles(true)
    return Overlap(one.total(), other.total(), (one & other).total())


def shingle_scores(pages: list[Overlap]) -> tuple[float, float, float]:
    """Precision and recall as means over pages, and the F1 of the two means.

    Source: evaluate.py of scrapinghub's article-extraction-benchmark; a page without text is left out of the mean
    that it has no part in.
    """
    precisions = [page.both / page.found for page in pages if page.found]
    recalls = [page.both / page.true for page in pages if page.true]
    precision = sum(precisions) / max(1, len(precisions))
    recall = sum(recalls) / max(1, len(recalls))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)
