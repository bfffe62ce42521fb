"""A forest of small decision trees, read from a file: a row of numbers in, a probability out."""

import json
from functools import cache
from math import exp
from typing import Any

from reader import paths

Node = tuple[int, float, "Node | float", "Node | float"]
"""A feature's number, a threshold, the branch for values up to it, the branch for those above."""


class Forest:
    """Trees whose leaves add up to the logarithm of the odds."""

    def __init__(self, trees: "list[Node | float]") -> None:
        self._trees = trees

    def probability(self, row: list[float]) -> float:
        total = 0.0
        for node in self._trees:
            while type(node) is tuple:
                feature, threshold, low, high = node
                node = low if row[feature] <= threshold else high
            total += node  # type: ignore[operator]
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@cache
def selection_forest(features: tuple[str, ...]) -> Forest:
    """The forest that tells an article's items, for rows of these features; raises ValueError for any others."""
    stored = json.loads(paths.asset("selection.json").read_text(encoding="utf-8"))
    names = stored["features"]
    if missing := set(names) - set(features):
        raise ValueError(f"the model asks for {sorted(missing)}")
    numbers = [features.index(name) for name in names]
    return Forest([_node(tree, numbers) for tree in stored["trees"]])


def _node(tree: Any, numbers: list[int]) -> "Node | float":
    """A tree of [feature, threshold, low, high] lists, which are never deep, as tuples."""
    if not isinstance(tree, list):
        return float(tree)
    feature, threshold, low, high = tree
    return numbers[feature], float(threshold), _node(low, numbers), _node(high, numbers)
