"""Which items of a thread are spam, and which are pings: masks, so that hiding 100,000 is one pass in C."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from reader.document.thread import Item
from reader.values import Verdicts


class Masks(NamedTuple):
    """What may be hidden: for each item a 1 where it is, else a 0. A ping that a person marked as ham is not."""

    none: bytes
    spam: bytes
    spam_and_pings: bytes


def masks_of(items: Sequence[Item], verdicts: Verdicts, spared: Collection[str] = ()) -> Masks:
    """The masks. spared are the ids of spam that is not to be hidden yet: it was ham when it was looked at."""
    spam_ids = {name for name, verdict in verdicts.items() if verdict.hides and name not in spared}
    spam = bytes([item.comment.id in spam_ids for item in items])
    both = bytearray(spam)
    for number, item in enumerate(items):
        if item.comment.is_ping:
            verdict = verdicts.get(item.comment.id)
            is_marked_ham = verdict is not None and verdict.label == "ham" and verdict.score == 0
            both[number] |= not is_marked_ham
    return Masks(bytes(len(items)), spam, bytes(both))
