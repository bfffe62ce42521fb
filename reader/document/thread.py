"""A conversation as threads: its items in reading order, the blocks of each, and which are shown and how.

A block's number names its item and which of its blocks it is, so that no block need be made to know the numbers
of those after it: a comment's text is parsed when it is looked at, and only once, however the threads grow.
"""

from collections.abc import Collection, Iterator
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
    ordered, depths, parents = _depth_first(comments)
    are_bare = [not comment.markdown or comment.markdown.isspace() for comment in ordered]
    gaps = [0 if bare and was_bare else 1 for bare, was_bare in zip(are_bare, [False, *are_bare], strict=False)]
    return list(map(Item, ordered, depths, parents, _afters(depths), gaps))


def _depth_first(comments: tuple[Comment, ...]) -> tuple[list[Comment], list[int], list[int]]:
    """The comments, replies right under their parents; for each its depth, and its parent's number or -1.

    An unknown parent counts as none.
    """
    replies: dict[str | None, list[Comment]] = {}
    roots: list[Comment] = []
    for comment in comments:
        replies.get(comment.parent_id, roots).append(comment)
        replies.setdefault(comment.id, [])
    ordered: list[Comment] = []
    depths: list[int] = []
    parents: list[int] = []
    waiting = [(comment, 0, -1) for comment in reversed(roots)]
    while waiting:
        comment, depth, parent = waiting.pop()
        if below := replies[comment.id]:
            number = len(ordered)
            waiting += [(reply, depth + 1, number) for reply in reversed(below)]
        ordered.append(comment)
        depths.append(depth)
        parents.append(parent)
    return ordered, depths, parents


def _afters(depths: list[int]) -> list[int]:
    """For each item the number of the first one after it that is not below it."""
    afters = [len(depths)] * len(depths)
    open_items: list[int] = []
    for number, depth in enumerate(depths):
        while open_items and depths[open_items[-1]] >= depth:
            afters[open_items.pop()] = number
        open_items.append(number)
    return afters
