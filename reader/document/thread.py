"""A conversation as threads: its items in reading order, the blocks of each, and which are shown and how.

A block's number names its item and which of its blocks it is, so that no block need be made to know the numbers
of those after it: a comment's text is parsed when it is looked at, and only once, however the threads grow.
"""

from array import array
from collections.abc import Collection
from itertools import compress

from reader.document import heads
from reader.document.blocks import Block
from reader.document.parse import parse
from reader.document.reading_order import Items
from reader.values import Conversation, Verdicts

ABSENT, OPEN, FOLDED, STUBBED = range(4)
"""How an item is shown: not at all, whole, by its head alone, by the one line of a hidden one above shown replies."""

STUB, HEAD, BODY = range(3)
"""The blocks of an item: its stub, its head, the first of its text."""

_BLOCKS = 1 << 20  # more than the blocks of any comment
_ONE_FOLDED, _NONE_SHOWN = bytes([FOLDED]), bytes([ABSENT])
_SHOWN = bytes([OPEN, ABSENT]).ljust(256, bytes([ABSENT]))


def block_number(item: int, block: int) -> int:
    """The number of a block of an item. Numbers rise in reading order, with gaps between the items."""
    return item * _BLOCKS + block


def item_of(number: int) -> tuple[int, int]:
    """The item that a block's number names, and which of its blocks."""
    return divmod(number, _BLOCKS)


class Thread:
    """The items of a conversation, depth first. What an earlier one has parsed is taken over."""

    def __init__(
        self,
        conversation: Conversation,
        verdicts: Verdicts,
        before: "Thread | None" = None,
        muted: Collection[str] = frozenset(),
    ) -> None:
        """muted are the ids of the comments of which only a line is drawn."""
        self.verdicts = verdicts
        self.muted = muted
        self.items = Items(conversation.comments)
        self.number_of = self.items.number_of
        self._bodies: dict[str, tuple[Block, ...]] = before._bodies if before else {}
        self._unfolded = (b"", bytearray())  # what was hidden when it was asked last, and the states for that

    def drawn_depth(self, number: int) -> int:
        """How deep an item is drawn."""
        return self.items.depths[number]

    def parsed(self, markdown: str) -> tuple[Block, ...]:
        """The blocks of a text as they are drawn, not yet indented."""
        return tuple(parse(markdown))

    def head(self, number: int) -> Block:
        """The first block of an item, with the reason beside it for which it may be spam."""
        item, depth = self.items[number], self.drawn_depth(number)
        if item.comment.id in self.muted:
            return heads.muted(item.comment, depth, item.gap)
        return heads.head(item.comment, depth, self.verdicts.get(item.comment.id), item.gap)

    def body(self, number: int) -> tuple[Block, ...]:
        """The blocks of a comment's text, not yet indented."""
        comment = self.items.comments[number]
        if comment.id in self.muted:
            return ()
        markdown = comment.markdown
        blocks = self._bodies.get(markdown)
        if blocks is None:
            blocks = self._bodies[markdown] = self.parsed(markdown)
        return blocks

    def blocks(self, number: int) -> list[Block]:
        """All blocks of an item as they are drawn: STUB, HEAD, and from BODY on those of its text."""
        depth = self.drawn_depth(number)
        body = [indented(block, depth, first=index == 0) for index, block in enumerate(self.body(number))]
        return [heads.stub(depth), self.head(number), *body]

    def texts(self, hidden: bytes) -> "tuple[array[int], list[str]]":
        """The block numbers and words of all items that are neither hidden nor muted, folded ones too."""
        numbers, words = array("q"), []
        bodies, head_text, muted = self._bodies, heads.head_text, self.muted
        for number, (comment, is_hidden) in enumerate(zip(self.items.comments, hidden, strict=True)):
            if is_hidden or comment.id in muted:
                continue
            at = block_number(number, HEAD)
            numbers.append(at)
            words.append(head_text(comment))
            for block in bodies.get(comment.markdown) or self.body(number):
                at += 1
                numbers.append(at)
                words.append(block.text)
        return numbers, words

    def states(self, hidden: bytes, folded: bytes | bytearray) -> bytearray:
        """For each item how it is shown. hidden has a 1 for each that is hidden, else 0; folded likewise.

        A hidden item above a shown reply leaves its stub; what is folded takes all below it away.
        """
        if self._unfolded[0] is not hidden:
            self._unfolded = hidden, self._unfolded_states(hidden)
        states, afters, end = self._unfolded[1].copy(), self.items.afters, 0
        for number in compress(self.items.numbers, _without(folded, hidden)):
            if number >= end:
                end = afters[number]
                states[number:end] = _ONE_FOLDED.ljust(end - number, _NONE_SHOWN)
        return states

    def shown(self, states: bytearray) -> list[int]:
        """The numbers of the items that are shown at all."""
        return list(compress(self.items.numbers, states))

    def _unfolded_states(self, hidden: bytes) -> bytearray:
        states = bytearray(hidden.translate(_SHOWN))
        number = hidden.find(1)
        while number >= 0:
            after = self.items.afters[number]
            if after > number + 1 and hidden.find(0, number + 1, after) >= 0:
                states[number] = STUBBED
            number = hidden.find(1, number + 1)
        return states


def _without(mask: bytes | bytearray, other: bytes) -> bytes:
    """A mask with a 0 where another one has a 1."""
    left = int.from_bytes(mask) & ~int.from_bytes(other)
    return left.to_bytes(len(mask))


def indented(block: Block, depth: int, first: bool) -> Block:
    """A block of a comment's text as it is drawn, right of the head's marker; the first right under the head."""
    left = heads.indent(depth) + " " * len(heads.MARKER)
    above = left + block.above if block.above else ""
    return block._replace(first=left + block.first, rest=left + block.rest, above=above, gap=0 if first else block.gap)
