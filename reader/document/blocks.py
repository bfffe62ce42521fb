"""What a document is made of once parsed: leaf blocks with styled runs, ready to be wrapped at any width.

They are named tuples, not dataclasses: a long conversation makes tens of thousands, three times as fast.
"""

from typing import Literal, NamedTuple

BlockKind = Literal["heading", "paragraph", "code", "table", "rule", "comment"]
Style = Literal[
    "strong", "em", "code", "link", "image", "strike", "footnote", "heading", "author", "mark", "dim", "spam", "token",
    "math", "hit",
]  # fmt: skip


class Run(NamedTuple):
    """A stretch [start, end) of a block's text in one style; target is where a link or image leads.

    For code that was highlighted, style is "token" and target the class of the token ("keyword"). Of a formula, which
    is drawn as Unicode, target is the TeX.
    """

    start: int
    end: int
    style: Style
    target: str | None = None


class Block(NamedTuple):
    """A leaf of the document: what is wrapped as one, with what stands before its lines.

    text holds newlines for hard breaks; a table's text is its cells, tabs between them, a line a row.
    first stands before the first drawn line, rest before the others, with gap blank lines above, on which
    stands above: the bars of the quotations that hold the block before too. aside is drawn right of the first line
    where both fit, else under the text. align has a letter for each column of a table: l, c or r. names are those by
    which links mean places in it, each with the character that it stands at.
    """

    kind: BlockKind
    text: str
    runs: tuple[Run, ...] = ()
    first: str = ""
    rest: str = ""
    gap: int = 1
    level: int = 0
    language: str = ""
    aside: str = ""
    align: str = ""
    above: str = ""
    names: tuple[tuple[str, int], ...] = ()
