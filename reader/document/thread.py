"""A conversation as threads: its items in reading order, the blocks of each, and which are shown and how.

A block's number names its item and which of its blocks it is, so that no block need be made to know the numbers
of those after it: a comment's text is parsed when it is looked at, and only once, however the threads grow.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from reader.document import heads
from reader.document.blocks import Block
from reader.document.parse import parse
from reader.values import Comment, Conversation, Verdicts

ABSENT, OPEN, FOLDED, STUBBED = range(4)
"""How an item is shown: not at all, whole, by its head alone, by the one line of a hidden one above shown replies."""

STUB, HEAD, BODY = range(3)
"""The blocks of an item: its stub, its head, the first of its text."""

_BLOCKS = 1 << 20  # more than the blocks of any comment
_SHOWN = bytes([OPEN, ABSENT]).ljust(256, bytes([ABSENT]))


def block_number(item: int, block: int) -> int:
    """The number of a block of an item. Numbers rise in reading order, with gaps between the items."""
    return item * _BLOCKS + block


def item_of(number: int) -> tuple[int, int]:
    """The item that a block's number names, and which of its blocks."""
    return divmod(number, _BLOCKS)


class Item(NamedTuple):
    """A comment in reading order: its depth, its parent's number (-1 at the top), the number after its last reply.

    gap is how many blank lines stand above it: pings without a word stand close.
    """

    comment: Comment
    depth: int
    parent: int
    after: int
    gap: int


class Thread:
    """The items of a conversation, depth first. What an earlier one has parsed is taken over.

    branches are the numbers of the items that have replies.
    """

    def __init__(self, conversation: Conversation, verdicts: Verdicts, before: "Thread | None" = None) -> None:
        self.verdicts = verdicts
        self.items: list[Item] = _items(conversation.comments)
        self.number_of: dict[str, int] = {item.comment.id: number for number, item in enumerate(self.items)}
        self.branches: frozenset[int] = frozenset(
            number for number, item in enumerate(self.items) if item.after > number + 1
        )
        self._bodies: dict[str, tuple[Block, ...]] = before._bodies if before else {}

    def head(self, number: int) -> Block:
        """The first block of an item, with the reason beside it for which it may be spam."""
        item = self.items[number]
        return heads.head(item.comment, item.depth, self.verdicts.get(item.comment.id), item.gap)

    def body(self, number: int) -> tuple[Block, ...]:
        """The blocks of a comment's text, not yet indented."""
        markdown = self.items[number].comment.markdown
        blocks = self._bodies.get(markdown)
        if blocks is None:
            blocks = self._bodies[markdown] = tuple(parse(markdown))
        return blocks

    def blocks(self, number: int) -> list[Block]:
        """All blocks of an item as they are drawn: STUB, HEAD, and from BODY on those of its text."""
        depth = self.items[number].depth
        body = [indented(block, depth, first=index == 0) for index, block in enumerate(self.body(number))]
        return [heads.stub(depth), self.head(number), *body]

    def texts(self, hidden: bytes) -> Iterator[tuple[int, str]]:
        """The block numbers and words of all items that are not hidden, folded ones too."""
        for number, item in enumerate(self.items):
            if not hidden[number]:
                first = block_number(number, HEAD)
                yield first, heads.head_text(item.comment)
                for index, block in enumerate(self.body(number), first + 1):
                    yield index, block.text

    def states(self, hidden: bytes, folded: Collection[int]) -> bytearray:
        """For each item how it is shown. hidden has a 1 for each that is hidden, else 0.

        A hidden item above a shown reply leaves its stub; what is folded takes all below it away.
        """
        states = bytearray(hidden.translate(_SHOWN))
        for number in self._leads(hidden):
            states[number] = STUBBED
        covered = 0
        for number in sorted(folded):
            if number >= covered and not hidden[number]:
                covered = self.items[number].after
                states[number:covered] = bytes([FOLDED]).ljust(covered - number, bytes([ABSENT]))
        return states

    def _leads(self, hidden: bytes) -> Iterator[int]:
        """The hidden items with a shown one among their replies."""
        number = hidden.find(1)
        while number >= 0:
            after = self.items[number].after
            if after > number + 1 and hidden.find(0, number + 1, after) >= 0:
                yield number
            number = hidden.find(1, number + 1)


def indented(block: Block, depth: int, first: bool) -> Block:
    """A block of a comment's text as it is drawn, right of the head's marker; the first right under the head."""
    left = heads.indent(depth) + " " * len(heads.MARKER)
    return block._replace(first=left + block.first, rest=left + block.rest, gap=0 if first else block.gap)


def _items(comments: tuple[Comment, ...]) -> list[Item]:
    """The comments in reading order, replies right under their parents. An unknown parent counts as none.

    Numbers in flat lists, not a list of replies for each comment: that is five times as fast for 100,000.
    """
    parents, depths = _parents(comments)
    sizes = [1] * len(comments)  # of what hangs together below each comment, with itself
    for at in range(len(comments) - 1, -1, -1):
        if parents[at] >= 0:
            sizes[parents[at]] += sizes[at]
    order = _depth_first(parents)
    number_of = [0] * (len(comments) + 1)
    number_of[_NONE] = _NONE
    for number, at in enumerate(order):
        number_of[at] = number
    are_bare = [not comments[at].markdown or comments[at].markdown.isspace() for at in order]
    fields = zip(
        [comments[at] for at in order],
        [depths[at] for at in order],
        [number_of[parents[at]] for at in order],
        [number + sizes[at] for number, at in enumerate(order)],
        [0 if bare and was_bare else 1 for was_bare, bare in pairwise([False, *are_bare])],
        strict=True,
    )
    return list(map(Item._make, fields))


_NONE = -1  # stands for the parent of a comment at the top, and as an index for a list's extra last element


def _parents(comments: tuple[Comment, ...]) -> tuple[list[int], list[int]]:
    """For each comment where its parent stands, and its depth. A parent stands before its replies or not at all."""
    known: dict[str | None, int] = {}
    parents: list[int] = []
    depths: list[int] = []
    for at, comment in enumerate(comments):
        parent = known.get(comment.parent_id, _NONE)
        parents.append(parent)
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
        known[comment.id] = at
    return parents, depths


def _depth_first(parents: list[int]) -> list[int]:
    """Where the comments stand that are read one after the other."""
    first_reply = [_NONE] * (len(parents) + 1)
    next_reply = [_NONE] * len(parents)
    for at in range(len(parents) - 1, -1, -1):
        next_reply[at] = first_reply[parents[at]]
        first_reply[parents[at]] = at
    order: list[int] = []
    waiting = [first_reply[_NONE]] if parents else []
    while waiting:
        at = waiting.pop()
        order.append(at)
        if next_reply[at] >= 0:
            waiting.append(next_reply[at])
        if first_reply[at] >= 0:
            waiting.append(first_reply[at])
    return order
