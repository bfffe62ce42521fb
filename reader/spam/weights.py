"""How many points hide: one bar for pings, one for comments, and one scale of scores for both."""

from math import exp
from typing import NamedTuple


class Bars(NamedTuple):
    """Points from which an item is doubted, and from which it is hidden."""

    unsure: float
    hidden: float

    def score(self, points: float) -> float:
        """From 0 to 1: 0.5 where doubt begins, 0.88 where hiding does, whatever the bars are."""
        distance = 2 * (points - self.unsure) / (self.hidden - self.unsure)
        return 1 / (1 + exp(-max(-30.0, min(30.0, distance))))


PINGS = Bars(unsure=2, hidden=4)
COMMENTS = Bars(unsure=2.5, hidden=4)
