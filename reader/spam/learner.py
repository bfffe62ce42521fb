"""What a person's own marks have in common: a small naive Bayes over their names, hosts and words.

It speaks once there are three marks of each sort, and then softly: it may tip the scales, never fill them. It learns
from marks alone, so no verdict of the filter comes back to it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import fsum, log
from typing import NamedTuple

from reader.spam.finding import Finding
from reader.spam.item import Item
from reader.spam.tokens import words_of
from reader.values import Mark

LEAST_MARKS = 3
"""How many of each sort there must be."""

_MOST_MARKS = 300
_MOST_POINTS, _LEAST_POINTS = 1.5, -0.5
_SILENT = 0.25
_RATE = 0.5
_PARTS = re.compile("[a-z]{3,}")


class Learner(NamedTuple):
    """For each piece that several marks had, the logarithm of how much likelier it is in one marked as spam."""

    weights: dict[str, float]

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> "Learner | None":
        """What the newest marks teach, a few hundred of each sort; None where there are too few."""
        spam, ham = ([mark for mark in marks if mark.spam is sort][-_MOST_MARKS:] for sort in (True, False))
        if min(len(spam), len(ham)) < LEAST_MARKS:
            return None
        in_spam, in_ham = (Counter(piece for mark in sort for piece in _pieces_of(mark)) for sort in (spam, ham))
        return cls(
            {
                piece: log((in_spam[piece] + 0.5) / (len(spam) + 1)) - log((in_ham[piece] + 0.5) / (len(ham) + 1))
                for piece in in_spam.keys() | in_ham.keys()
                if in_spam[piece] + in_ham[piece] > 1
            }
        )

    def finding(self, item: Item) -> Finding | None:
        """Points for likeness to what was marked, from -0.5 to 1.5: what is new in spam looks like nothing marked."""
        found = [
            self.weights[piece]
            for piece in _pieces(item.name_words, item.site, item.text_words)
            if piece in self.weights
        ]
        points = max(_LEAST_POINTS, min(_MOST_POINTS, _RATE * fsum(found)))
        if abs(points) < _SILENT:
            return None
        return Finding(points, f"like what you marked {'' if points > 0 else 'as not spam '}before")


def _pieces_of(mark: Mark) -> set[str]:
    return _pieces(words_of(mark.name or ""), mark.host, mark.words.split())


def _pieces(name: Iterable[str], host: str | None, text: Iterable[str]) -> set[str]:
    return {
        *(f"name {word}" for word in name),
        *(f"host {part}" for part in _PARTS.findall(host or "")),
        *(f"text {word}" for word in text),
    }
