"""The page pass: where several pings look like spam, the rest of the pings need less to be hidden.

Programs send many pings to one article, so pings come in crowds; comments don't, and are never touched.
"""

from collections.abc import Mapping
from typing import NamedTuple

from reader.spam.finding import Finding
from reader.spam.item import Item
from reader.spam.weights import PINGS

_LEAST_WEIGHT, _LEAST_SHARE = 2, 0.3
# What a ping must bring itself to be counted with the crowd.
_OWN_POINTS = 1.5


class Company(NamedTuple):
    """A crowd of spam on a page: how many of its pings look like spam, and of how many."""

    suspect_count: int
    ping_count: int

    @classmethod
    def of(cls, points: Mapping[Item, float]) -> "Company | None":
        """The crowd among the pings of a page, with the points of each alone; None on a page without one.

        What a person marked as spam has the points that hide. A doubtful ping counts half.
        """
        hidden_count = sum(found >= PINGS.hidden for found in points.values())
        doubted_count = sum(PINGS.unsure <= found < PINGS.hidden for found in points.values())
        weight = hidden_count + doubted_count / 2
        if weight < _LEAST_WEIGHT or weight < _LEAST_SHARE * len(points):
            return None
        return cls(hidden_count + doubted_count, len(points))

    def finding(self, item: Item, rule_points: float) -> Finding | None:
        """What it adds to a ping that has so many points of the rules; nothing to one on the article's topic.

        The ping must bring something that rules found: looking like spam elsewhere and standing beside spam here would
        be the same suspicion twice.
        """
        if not item.comment.is_ping or rule_points < _OWN_POINTS or item.is_on_topic:
            return None
        reason = f"{self.suspect_count:,} of {self.ping_count:,} links here look like spam"
        return Finding(PINGS.hidden - _OWN_POINTS, reason)
