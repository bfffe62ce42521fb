"""How much each sign counts, and how many points hide: one table for pings, one for comments.

Points add up; a negative one speaks for the comment. A score is the logistic of the points above `unsure`, so
that 0.5 is where doubt begins and the hiding bar is the same score, 0.88, for both.
"""

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class Bars:
    """Points from which an item is doubted, and from which it is hidden."""

    unsure: float
    hidden: float

    def score(self, points: float) -> float:
        return 1 / (1 + exp(-max(-30.0, min(30.0, points - self.unsure))))


PINGS = Bars(unsure=2, hidden=4)
# A person's words are hidden on more evidence than a machine's link.
COMMENTS = Bars(unsure=3, hidden=5)
