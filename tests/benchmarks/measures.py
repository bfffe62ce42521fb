"""How well one text agrees with another."""

import re
from collections import Counter


def words(text: str) -> Counter[str]:
    return Counter(word.casefold() for word in re.findall(r"\w+", text or ""))


def token_f1(found: str, true: str) -> float:
    """The harmonic mean of precision and recall over words as a bag."""
    one, other = words(found), words(true)
    if not one or not other:
        return float(not one and not other)
    return 2 * (one & other).total() / (one.total() + other.total())
