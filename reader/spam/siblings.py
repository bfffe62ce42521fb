"""The page pass: where several pings are surely spam, the rest of the pings need less to be hidden.

Programs send many pings to one article, so pings come in crowds; comments don't, and are never touched.
"""

from collections.abc import Mapping

from reader.spam.item import Item
from reader.spam.rules import Finding
from reader.spam.weights import PINGS

_LEAST_SURE, _LEAST_SHARE = 2, 0.3
# What a ping must bring itself to be counted with the crowd.
_OWN_POINTS = 1.0


def company(pings: Mapping[str, tuple[Item, float]], sure: frozenset[str]) -> dict[str, Finding]:
    """What the company of spam adds, by comment id, for the pings that it reaches.

    pings are all of a page with the points of their own; sure the ids that are spam by themselves or by a
    mark. Pings of a trusted site and pings on the topic are left alone.
    """
    if len(sure) < _LEAST_SURE or len(sure) < _LEAST_SHARE * len(pings):
        return {}
    added = Finding(PINGS.hidden - _OWN_POINTS, f"{len(sure)} of {len(pings)} links here look like spam")
    return {
        comment_id: added
        for comment_id, (item, points) in pings.items()
        if comment_id not in sure and points >= _OWN_POINTS and not item.is_trusted and not item.is_on_topic
    }
