"""What a page's elements become on their way to Markdown: blocks, and in them runs of marked words."""

from dataclasses import dataclass
from typing import NamedTuple

Mark = tuple[str, str]
"""An inline element and its address: ("strong", ""), ("a", "https://example.org/"). Code that is a formula has TEX."""

TEX = "tex"

Marks = tuple[Mark, ...]
"""The marks of a run in the order of their nesting, outermost first."""


@dataclass(slots=True)
class Image:
    """A picture and what it shows in words."""

    source: str
    alternative: str


class Reference(NamedTuple):
    """The sign of a note in the text."""

    label: str


Run = tuple[Marks, str | Image | Reference]

BREAK: Run = ((), "\n")


class Node:
    """A block, named like its element; "note" is a footnote, "div" the whole.

    It holds others, or a line of runs, or text as it is: the code of a pre; of a note, the text is its label, of a
    quotation that is an alert, its kind.
    Lists and their items have a number, that of the next and the own; a list has the sign of its items,
    and numerals for what Markdown has no numbers for. names are those
    by which links of the page mean this place.
    """

    __slots__ = (
        "children",
        "is_implied",
        "language",
        "name",
        "names",
        "number",
        "numerals",
        "parent",
        "runs",
        "sign",
        "step",
        "text",
    )

    def __init__(self, name: str, runs: list[Run] | None = None, text: str = "", number: int = 1) -> None:
        self.name = name
        self.names: tuple[str, ...] = ()
        self.runs = runs
        self.text = text
        self.number = number
        self.step = 1
        self.sign = ""
        self.language = ""
        self.numerals = ""
        self.is_implied = False
        self.parent: Node | None = None
        self.children: list[Node] = []

    def append(self, child: "Node") -> "Node":
        """The child, now the last of this node."""
        child.parent = self
        self.children.append(child)
        return child

    def last(self, *names: str) -> "Node | None":
        """The last child, if it has one of the names."""
        child = self.children[-1] if self.children else None
        return child if child is not None and child.name in names else None

    def begins_parent(self) -> bool:
        return self.parent is not None and self.parent.children[0] is self

    def ends_parent(self) -> bool:
        return self.parent is not None and bool(self.parent.children) and self.parent.children[-1] is self

    def drop(self) -> None:
        """Takes the node from its parent."""
        if self.parent is not None:
            siblings = self.parent.children
            if siblings[-1] is self:
                siblings.pop()
            else:
                siblings.remove(self)


def new_list(parent: Node, name: str, number: int = 1, step: int = 1) -> Node:
    """A list at the end of a parent; right after one of its kind it has another sign, so that two stay two."""
    items = Node(name, number=number)
    items.step = step
    return place_list(items, parent)


def place_list(items: Node, parent: Node) -> Node:
    """The list, now the last thing in a parent, with its sign."""
    before = parent.last(items.name)
    signs = ".)" if items.name == "ol" else "-*"
    items.sign = signs[before is not None and before.sign == signs[0]]
    return parent.append(items)


def new_item(items: Node, value: int | None = None) -> tuple[Node, Node]:
    """An item at the end of a list, and the list that it is in: another one where its number doesn't count on.

    Markdown only ever counts up by one, so a list that counts down is several.
    """
    number = max(0, items.number if value is None else value)
    last = items.children[-1] if items.children else None
    if items.name == "ol" and last is not None and number != last.number + 1 and items.parent is not None:
        items = new_list(items.parent, "ol", number, items.step)
    items.number = number + items.step
    return items.append(Node("li", number=number)), items
