"""A forest of small decision trees, read from a file: a row of numbers in, a probability out."""

import json
from collections.abc import Callable
from functools import cache
from math import exp
from typing import Any

from reader import paths

Row = list[float]
_STEEPEST = 30.0


class Forest:
    """Trees whose leaves add up to the logarithm of the odds.

    They are compiled to one expression of comparisons: walking them as data would take three times as long,
    and every page's every item is judged.
    """

    def __init__(self, trees: list[Any], numbers: list[int]) -> None:
        source = "lambda row: " + " + ".join(_expression(tree, numbers) for tree in trees)
        self._log_odds: Callable[[Row], float] = eval(compile(source, "selection.json", "eval"), {"__builtins__": {}})

    def probability(self, row: Row) -> float:
        return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, self._log_odds(row)))))


@cache
def selection_forest(features: tuple[str, ...]) -> Forest:
    """The forest that tells an article's items, for rows of these features; raises ValueError for any others."""
    stored = json.loads(paths.asset("selection.json").read_text(encoding="utf-8"))
    names = stored["features"]
    if missing := set(names) - set(features):
        raise ValueError(f"the model asks for {sorted(missing)}")
    return Forest(stored["trees"], [features.index(name) for name in names])


def _expression(tree: Any, numbers: list[int]) -> str:
    """A tree of [feature, threshold, low, high] lists as an expression; int() and float() let nothing else pass."""
    if not isinstance(tree, list):
        return repr(float(tree))
    feature, threshold, low, high = tree
    condition = f"row[{numbers[int(feature)]}] <= {float(threshold)!r}"
    return f"({_expression(low, numbers)} if {condition} else {_expression(high, numbers)})"
