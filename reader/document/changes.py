"""What changed in a text that was read again, block by block."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reader.document.blocks import Block
from reader.text import counted

_MOST_PAIRED = 200  # blocks on each side: of more, none is said to have come of another
_NEIGHBOURS = 20
_MOST_WORDS = 400
_LEAST_ALIKE = 0.5  # share of the words that a changed block has in common with what it was
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


class Changes(NamedTuple):
    """The numbers of the blocks that are new, and of those that say in other words what stood there; how many went."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    gone_count: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """All blocks that weren't there before, in order."""
        return tuple(sorted((*self.new, *self.changed)))

    def __str__(self) -> str:
        """ "2 paragraphs new, 1 changed, 3 gone"; "" for none."""
        counts = ((len(self.new), "new"), (len(self.changed), "changed"), (self.gone_count, "gone"))
        told = [(count, what) for count, what in counts if count]
        return ", ".join(
            f"{count:,} {what}" if number else f"{counted(count, 'paragraph')} {what}"
            for number, (count, what) in enumerate(told)
        )


def changes(before: Sequence[Block], after: Sequence[Block]) -> Changes:
    """What of a text wasn't there before, and what went. What only moved has not changed."""
    came = _without(after, before)
    went = [before[number].text for number in _without(before, after)]
    changed = _changed([after[number].text for number in came], went)
    return Changes(
        tuple(number for at, number in enumerate(came) if at not in changed),
        tuple(number for at, number in enumerate(came) if at in changed),
        len(went) - len(changed),
    )


def _without(blocks: Sequence[Block], others: Sequence[Block]) -> list[int]:
    """The numbers of the blocks whose text the others haven't as often."""
    there = Counter(block.text for block in others)
    numbers = []
    for number, block in enumerate(blocks):
        if there[block.text] > 0:
            there[block.text] -= 1
        elif block.text:
            numbers.append(number)
    return numbers


def _changed(came: Sequence[str], went: Sequence[str]) -> set[int]:
    """Which of the texts that came are others that went, in other words; both are in order."""
    if max(len(came), len(went)) > _MOST_PAIRED:
        return set()
    left = {number: _words(text) for number, text in enumerate(went)}
    changed, first = set(), 0
    for at, text in enumerate(came):
        words = _words(text)
        for number in range(first, min(first + _NEIGHBOURS, len(went))):
            if len(words & left[number]) > _LEAST_ALIKE * max(len(words), len(left[number]), 1):
                changed.add(at)
                first = number + 1
                break
    return changed


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)[:_MOST_WORDS]}
