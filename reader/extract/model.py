"""A forest of small decision trees, read from a file: a row of numbers in, a probability out."""

import json
from collections.abc import Callable
from functools import cache
from math import exp
from typing import Any

from reader import shipped

Row = list[float]
_STEEPEST = 30.0
_WALKS = 500


class Forest:
    """Trees whose leaves add up to the logarithm of the odds.

    numbers are where in a row the features stand that the trees ask for.

    For the first rows they are walked. Most pages have no more; where there are, the trees are compiled to one
    expression of comparisons, which takes two fifths of the time, and as long as 900 walks to be made. Comparing floats
    with floats, in local names, takes two fifths of the time of comparing what a row has.
    """

    def __init__(self, trees: list[Any], numbers: list[int]) -> None:
        self._trees = [*map(_checked, trees)]
        self._numbers = numbers
        self._walks_left = _WALKS
        self._log_odds: Callable[..., float] = self._walked

    def probability(self, row: Row) -> float:
        if self._walks_left:
            self._walks_left -= 1
            if not self._walks_left:
                self._log_odds = _compiled(self._trees, len(self._numbers))
        log_odds = self._log_odds(*map(float, map(row.__getitem__, self._numbers)))
        return 1 / (1 + exp(-max(-_STEEPEST, min(_STEEPEST, log_odds))))

    def _walked(self, *values: float) -> float:
        log_odds = 0.0
        for node in self._trees:
            while isinstance(node, tuple):
                feature, threshold, low, high = node
                node = low if values[feature] <= threshold else high
            log_odds += node
        return log_odds


@cache
def selection_forest(features: tuple[str, ...]) -> Forest:
    """The forest that tells an article's items, for rows of these features; raises ValueError for any others."""
    stored = json.loads(shipped.asset("selection.json").read_text(encoding="utf-8"))
    names = stored["features"]
    if missing := set(names) - set(features):
        raise ValueError(f"the model asks for {sorted(missing)}")
    return Forest(stored["trees"], [features.index(name) for name in names])


def _checked(tree: Any) -> Any:
    """A tree of [feature, threshold, low, high] lists as tuples; int() and float() let nothing else pass."""
    if not isinstance(tree, list):
        return float(tree)
    feature, threshold, low, high = tree
    return int(feature), float(threshold), _checked(low), _checked(high)


def _compiled(trees: list[Any], count: int) -> Callable[..., float]:
    """The trees as a function of so many values."""
    names = ", ".join(f"v{number}" for number in range(count))
    source = f"lambda {names}: " + " + ".join(map(_expression, trees))
    function: Callable[..., float] = eval(compile(source, "selection.json", "eval"), {"__builtins__": {}})
    return function


def _expression(tree: Any) -> str:
    if not isinstance(tree, tuple):
        return repr(tree)
    feature, threshold, low, high = tree
    return f"({_expression(low)} if v{feature} <= {threshold!r} else {_expression(high)})"
