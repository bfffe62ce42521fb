"""Which items of a thread are spam, and which are pings: masks, so that hiding 100,000 is one pass in C."""

from collections.abc import Collection
from functools import cached_property

from reader.document.thread import Thread
from reader.values import Verdicts


class Masks:
    """What may be hidden: for each item of a thread a 1 where it is, else a 0.

    spared are the ids of spam that is not to be hidden yet: it was ham when it was looked at. A ping that a person
    marked as ham is no ping here; what is muted has its line, whatever it is besides.
    """

    def __init__(self, thread: Thread, verdicts: Verdicts, spared: Collection[str] = ()) -> None:
        self._thread, self._verdicts = thread, verdicts
        spared = {*spared, *thread.muted}
        self.none = bytes(len(thread.items))
        spam = bytearray(self.none)
        for name, verdict in verdicts.items():
            if verdict.label == "spam" and name not in spared and name in thread.number_of:
                spam[thread.number_of[name]] = 1
        self.spam = bytes(spam)

    @cached_property
    def spam_and_pings(self) -> bytes:
        both = bytearray(self.spam)
        for number, comment in enumerate(self._thread.items.comments):
            if comment.is_ping and comment.id not in self._thread.muted:
                verdict = self._verdicts.get(comment.id)
                is_marked_ham = verdict is not None and verdict.marked and not verdict.hides
                both[number] |= not is_marked_ham
        return bytes(both)
