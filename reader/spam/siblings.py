"""The page pass: where several pings look like spam, the rest of the pings need less to be hidden.

Programs send many pings to one article, so pings come in crowds; comments don't, and are never touched.
"""

from collections.abc import Mapping

from reader.spam.finding import Finding
from reader.spam.item import Item
from reader.spam.weights import PINGS

_LEAST_WEIGHT, _LEAST_SHARE = 2, 0.3
# What a ping must bring itself to be counted with the crowd.
_OWN_POINTS = 1.5


def company(points: Mapping[Item, float], own: Mapping[Item, float]) -> dict[Item, Finding]:
    """What the company of spam adds, for the pings of a page that it reaches.

    points are those of each ping alone, above the bar for what a person marked as spam. A doubtful ping
    counts half. own are the points that rules found on the pings that may be reached: looking like spam elsewhere and
    standing beside spam here would be the same suspicion twice. Those on the article's topic are left alone.
    """
    hidden = [item for item, found in points.items() if found >= PINGS.hidden]
    doubted = [item for item, found in points.items() if PINGS.unsure <= found < PINGS.hidden]
    weight = len(hidden) + len(doubted) / 2
    if weight < _LEAST_WEIGHT or weight < _LEAST_SHARE * len(points):
        return {}
    added = PINGS.hidden - _OWN_POINTS
    reason = f"{len(hidden) + len(doubted)} of {len(points)} links here look like spam"
    return {
        item: Finding(added, reason)
        for item, found in own.items()
        if found >= _OWN_POINTS and points[item] < PINGS.hidden and not item.is_on_topic
    }
