"""What spam elsewhere looked like: weights for the pieces of names, addresses and texts, learnt from labelled ones.

It only speaks against an item: a name that looks like no spam seen so far may be of spam not seen so far. It is a
logistic regression, its weights in a byte each, and the three fields add up, so that a reason can name the one that
says most. How it is trained: tests/benchmarks/spam_training.py.
"""

import json
from functools import cache
from math import sqrt
from typing import NamedTuple

from reader import shipped
from reader.spam.finding import Finding, Part
from reader.spam.grams import BUCKETS, buckets_of
from reader.spam.item import Item

FILE = "spam.weights"
_LEAST, _MOST = 0.25, 2.0
_REASONS: dict[Part, str] = {
    "name": "its name is like those of spam elsewhere",
    "address": "its address is like those of spam elsewhere",
    "text": "its text is like that of spam elsewhere",
}


class Model(NamedTuple):
    """The weights for one sort of items: a signed byte for each bucket, worth scale; bias is the sum of nothing."""

    weights: memoryview
    scale: float
    bias: float

    def shares(self, item: Item) -> dict[Part, float]:
        """What each field of an item adds to the logarithm of the odds that it is spam."""
        weights = self.weights
        return {
            field: self.scale * sum([weights[bucket] for bucket in buckets]) / sqrt(len(buckets))
            for field, buckets in buckets_of(item).items()
        }


Models = tuple[Model, Model]
"""The models of pings and of comments."""


def likeness(item: Item, models: Models) -> dict[Part, Finding]:
    """Points for looking like spam that was seen elsewhere, for each part that does."""
    model = models[0 if item.comment.is_ping else 1]
    shares = model.shares(item)
    points = model.bias + sum(shares.values())
    if not shares or points < _LEAST:
        return {}
    # Bias and the parts that speak for an item are paid by those that speak against it, each after its share.
    against = {part: share for part, share in shares.items() if share > 0} or dict.fromkeys(shares, 1.0)
    rate = min(_MOST, points) / sum(against.values())
    return {part: Finding(rate * share, _REASONS[part]) for part, share in against.items()}


@cache
def shipped_models() -> Models:
    """What reader comes with."""
    return read(shipped.asset(FILE).read_bytes())


def read(content: bytes) -> Models:
    """The models in a file: a line of JSON with scale and bias of each, then their weights."""
    line, _, weights = content.partition(b"\n")
    described = json.loads(line)
    found = [
        Model(memoryview(weights).cast("b")[start : start + BUCKETS], one["scale"], one["bias"])
        for start, one in zip(range(0, 2 * BUCKETS, BUCKETS), described, strict=True)
    ]
    return found[0], found[1]
