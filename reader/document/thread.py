"""A conversation as blocks: threads by indent, and which of them are shown when some are hidden or folded."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from reader.document.blocks import Block, Run, Style
from reader.document.parse import parse
from reader.values import Comment, Conversation, Verdict, Verdicts

INDENT = 2
MAX_DRAWN_DEPTH = 6
MARKER = "▾ "
NAMELESS = "(no name)"
_STUB = "hidden as spam; its replies are below"


class Item(NamedTuple):
    """A comment in reading order: its depth, its parent's number (-1 at the top), the number after its last reply.

    head, stub and end are block numbers: its first block, the one-line stand-in used while it is hidden
    above shown replies (-1 where it has no replies), and the one after its last.
    """

    comment: Comment
    depth: int
    parent: int
    after: int
    head: int
    stub: int
    end: int

    @property
    def has_body(self) -> bool:
        return self.end - self.head > 1


class Thread:
    """The items of a conversation, depth first, and the blocks that draw them."""

    def __init__(self, conversation: Conversation, verdicts: Verdicts) -> None:
        self.items: list[Item] = []
        self.blocks: list[Block] = []
        self.owners: list[int] = []
        self.number_of: dict[str, int] = {}
        self._build(conversation, verdicts)

    def _build(self, conversation: Conversation, verdicts: Verdicts) -> None:
        ordered = list(_depth_first(conversation.comments))
        afters = _afters([depth for _, depth in ordered])
        was_bare = False
        for number, (comment, depth) in enumerate(ordered):
            parent = self.number_of.get(comment.parent_id or "", -1) if depth else -1
            body = parse(comment.markdown)
            gap = 0 if was_bare and not body else 1
            was_bare = not body
            stub = -1
            if afters[number] > number + 1:
                stub = self._add(number, _stub(depth))
            head = self._add(number, _head(comment, depth, verdicts.get(comment.id), gap))
            for index, block in enumerate(body):
                self._add(number, _indented(block, depth, first=index == 0))
            self.items.append(Item(comment, depth, parent, afters[number], head, stub, len(self.blocks)))
            self.number_of[comment.id] = number

    def _add(self, owner: int, block: Block) -> int:
        self.blocks.append(block)
        self.owners.append(owner)
        return len(self.blocks) - 1

    def judge(self, number: int, verdict: Verdict) -> int:
        """Writes a new verdict beside an item; the number of the block that changed."""
        item = self.items[number]
        self.blocks[item.head] = _head(item.comment, item.depth, verdict, self.blocks[item.head].gap)
        return item.head

    def chosen(self, hidden: Collection[int], folded: Collection[int]) -> list[int]:
        """The blocks to show, in order: without hidden items, and without what is folded away.

        A hidden item above a shown reply leaves its stub.
        """
        leads = self._with_shown_replies(hidden) if hidden else frozenset()
        blocks: list[int] = []
        number, count = 0, len(self.items)
        while number < count:
            item = self.items[number]
            if number in hidden:
                if number in leads:
                    blocks.append(item.stub)
            elif number in folded:
                blocks.append(item.head)
            else:
                blocks.extend(range(item.head, item.end))
            number = item.after if number in folded and number not in hidden else number + 1
        return blocks

    def _with_shown_replies(self, hidden: Collection[int]) -> Collection[int]:
        leads = set()
        for number, item in enumerate(self.items):
            if number not in hidden:
                parent = item.parent
                while parent >= 0 and parent in hidden and parent not in leads:
                    leads.add(parent)
                    parent = self.items[parent].parent
        return leads


def _depth_first(comments: tuple[Comment, ...]) -> Iterator[tuple[Comment, int]]:
    """Each comment with its depth, replies right under their parents. An unknown parent counts as none."""
    known: set[str] = set()
    replies: dict[str | None, list[Comment]] = {}
    for comment in comments:
        parent = comment.parent_id if comment.parent_id in known else None
        replies.setdefault(parent, []).append(comment)
        known.add(comment.id)
    waiting = [(comment, 0) for comment in reversed(replies.get(None, []))]
    while waiting:
        comment, depth = waiting.pop()
        yield comment, depth
        waiting.extend((reply, depth + 1) for reply in reversed(replies.get(comment.id, [])))


def _afters(depths: list[int]) -> list[int]:
    """For each item the number of the first one after it that is not below it."""
    afters = [len(depths)] * len(depths)
    open_items: list[int] = []
    for number, depth in enumerate(depths):
        while open_items and depths[open_items[-1]] >= depth:
            afters[open_items.pop()] = number
        open_items.append(number)
    return afters


def _indent(depth: int) -> str:
    return " " * (INDENT * min(depth, MAX_DRAWN_DEPTH))


def _head(comment: Comment, depth: int, verdict: Verdict | None, gap: int) -> Block:
    parts: list[tuple[str, Style]] = [(comment.author or NAMELESS, "author")]
    if comment.kind != "comment":
        parts.append((comment.kind, "dim"))
    if comment.by_article_author:
        parts.append(("author", "mark"))
    if comment.published:
        parts.append((comment.published[:10], "dim"))
    text, runs = "", []
    for part, style in parts:
        text += " · " if text else ""
        runs.append(Run(len(text), len(text) + len(part), style))
        text += part
    indent = _indent(depth)
    return Block(
        "comment",
        text,
        tuple(runs),
        first=indent + MARKER,
        rest=indent + "  ",
        gap=gap,
        level=depth,
        aside=_aside(verdict),
    )


def _aside(verdict: Verdict | None) -> str:
    """What stands beside a comment that is spam, or may be: its strongest reason."""
    if verdict is None or verdict.label == "ham":
        return ""
    reason = verdict.reasons[0] if verdict.reasons else "no reason was given"
    return f"spam: {reason}" if verdict.label == "spam" else f"? {reason}"


def _stub(depth: int) -> Block:
    indent = _indent(depth)
    return Block("comment", _STUB, (Run(0, len(_STUB), "dim"),), first=indent + MARKER, rest=indent + "  ", level=depth)


def _indented(block: Block, depth: int, first: bool) -> Block:
    indent = _indent(depth) + "  "
    return block._replace(first=indent + block.first, rest=indent + block.rest, gap=0 if first else block.gap)
