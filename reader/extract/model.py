"""A forest of small decision trees, read from a file: a row of numbers in, a probability out."""

import json
from collections.abc import Callable
from functools import cache
from math import exp
from typing import Any

from reader import shipped

Row = list[float]
_STEEPEST = 30.0


class Forest:
    """Trees whose leaves add up to the logarithm of the odds.

    numbers are where in a row the features stand that the trees ask for.

    They are compiled to one expression of comparisons: walking them as data would take three times as long,
    and every page's every item is judged. Comparing floats with floats, in local names, takes two fifths of the time
    of comparing what a row has.
    """

    def __init__(self, trees: list[Any], numbers: list[int]) -> None:
        names = ", ".join(f"v{number}" for number in range(len(numbers)))
        source = f"lambda {names}: " + " + ".join(map(_expression, trees))
        self._log_odds: Callable[..., float] = eval(compile(source, "selection.json", "eval"), {"__builtins__": {}})
        self._numbers = numbers

    def probability(self, row: Row) -> float:
        log_odds = self._log_odds(*map(float, map(row.__getitem__, self._numbers)))
        return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, log_odds))))


@cache
def selection_forest(features: tuple[str, ...]) -> Forest:
    """The forest that tells an article's items, for rows of these features; raises ValueError for any others."""
    stored = json.loads(shipped.asset("selection.json").read_text(encoding="utf-8"))
    names = stored["features"]
    if missing := set(names) - set(features):
        raise ValueError(f"the model asks for {sorted(missing)}")
    return Forest(stored["trees"], [features.index(name) for name in names])


def _expression(tree: Any) -> str:
    """A tree of [feature, threshold, low, high] lists as an expression; int() and float() let nothing else pass."""
    if not isinstance(tree, list):
        return repr(float(tree))
    feature, threshold, low, high = tree
    return f"({_expression(low)} if v{int(feature)} <= {float(threshold)!r} else {_expression(high)})"
