"""Documents in words, for ears and fingers: what is drawn with signs, columns and depth for eyes is said.

Each block stays one block with the same number, so that places, headings and hits are the same in both forms.
"""

import re

from reader.document.blocks import Block, Run
from reader.document.parse import parse
from reader.document.thread import Thread

_QUOTE = re.compile(r"(?:[▎▏▌│┃] ?)*(?:(\d+)▏ |[▎▏▌│┃] ?)")
_BARS = re.compile("[▎▏▌│┃]")
_WORDS = {"•": "item:", "◦": "item:", "▪": "item:", "☐": "to do:", "☑": "done:", "☒": "done:"}
_SIGN = re.compile(f"[{''.join(_WORDS)}]")
_DRAWN = re.compile("[\u2500-\u25ff]")


def in_words(block: Block) -> Block:
    """A block whose kind is said before it: "heading 2: ", "quote: ", "item: ", "code python: "."""
    block = block._replace(above="") if block.above else block
    match block.kind:
        case "heading":
            said = f"heading {block.level}: "
        case "code":
            said = f"code {block.language}: " if block.language else "code: "
            block = block._replace(kind="paragraph")  # no bar beside it, nothing cut at the edge
        case "rule":
            return block._replace(kind="paragraph", text="", first=_said(block.first) + "section break", rest="")
        case "table":
            return _rows_in_words(block)
        case _ if not (block.first or block.rest):
            return block
        case _:
            said = ""
    return block._replace(first=_said(block.first) + said, rest=_unsaid(block.rest))


def _said(prefix: str) -> str:
    """What stands before a block's first line: the bars of quotations and the signs of lists as words."""
    prefix = _QUOTE.sub(_quote, prefix)
    prefix = _SIGN.sub(lambda found: _WORDS[found[0]], prefix)
    return _DRAWN.sub("", prefix)


def _quote(found: re.Match[str]) -> str:
    depth = int(found[1]) if found[1] else len(_BARS.findall(found[0]))
    return "quote: " if depth == 1 else f"quote of depth {depth}: "


def _unsaid(prefix: str) -> str:
    """What stands before the other lines: spaces, but none where a bar was."""
    return _DRAWN.sub("", _SIGN.sub("", _QUOTE.sub("", prefix)))


def _rows_in_words(block: Block) -> Block:
    """A table a cell a line, "row 2, Name: Ana" and "Age: 7"; one without heads a row a line, "j: down".

    A first row of one cell is no row of heads: it is the table's title.
    """
    rows = [row.split("\t") for row in block.text.split("\n")]
    length_of_heads = sum(map(len, rows[0])) + len(rows[0]) - 1
    is_strong = any(run.style == "strong" and run.end <= length_of_heads for run in block.runs)
    has_heads = is_strong and len(rows) > 1 and sum(map(bool, rows[0])) > 1
    heads, body = (rows[0], rows[1:]) if has_heads else ([], rows)
    parts: list[str] = []
    moved: list[tuple[int, int, int]] = []  # a cell's stretch in the old text, and where it begins in the new
    position, at = length_of_heads + 1 if heads else 0, 0
    for number, row in enumerate(body, 1):
        is_first = True
        for column, cell in enumerate(row):
            if cell:
                joint = "\n" if parts and (heads or is_first) else ""
                before = joint + _before_cell(number, column, heads, is_first)
                moved.append((position, position + len(cell), at + len(before)))
                parts.append(f"{before}{cell}")
                at += len(parts[-1])
                is_first = False
            position += len(cell) + 1
    runs = [
        Run(run.start - start + goal, run.end - start + goal, run.style, run.target)
        for start, end, goal in moved
        for run in block.runs
        if start <= run.start and run.end <= end
    ]
    first = _said(block.first) + ("table: " if heads else "")
    text = "".join(parts)
    return block._replace(kind="paragraph", text=text, runs=tuple(runs), first=first, rest=_unsaid(block.rest))


def _before_cell(row: int, column: int, heads: list[str], is_first: bool) -> str:
    if not heads:
        return "" if is_first else ": "
    head = heads[column] if column < len(heads) else ""
    return (f"row {row}, " if is_first else "") + (f"{head}: " if head else "")


class LinearThread(Thread):
    """A thread of which nothing is indented: how deep a comment is, is said of the one in focus."""

    def drawn_depth(self, number: int) -> int:
        return 0

    def parsed(self, markdown: str) -> tuple[Block, ...]:
        return tuple(map(in_words, parse(markdown)))
