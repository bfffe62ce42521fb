"""How far a block that is wider than its box is moved: by a column of a table, by a part of the box in code."""

from bisect import bisect_left, bisect_right

from reader.document.layout import Wrapping
from reader.text import width

_PARTS = 3  # of a box of code: what is read stays in sight
_BESIDE = 4  # cells seen before what is revealed


def stepped(wrapping: Wrapping, number: int, steps: int) -> int:
    """The cells that a block is moved by after some steps to the right, or, where these are negative, to the left."""
    shift, most = wrapping.shift(number), _most(wrapping, number)
    block = wrapping.blocks[number]
    if block.kind != "table":
        return min(max(shift + steps * max(wrapping.window(number) // _PARTS, 1), 0), most)
    lefts = wrapping.grid(block).lefts
    at = bisect_right(lefts, shift) - 1 + steps if steps > 0 else bisect_left(lefts, shift) + steps
    return min(lefts[min(max(at, 0), len(lefts) - 1)], most)


def revealing(wrapping: Wrapping, number: int, character: int) -> int:
    """The cells that a block is to be moved by, so that a character of it is seen; as it is where it is seen now."""
    line = wrapping.line(number, wrapping.row_of(number, character))
    text = wrapping.blocks[number].text
    column, start, _ = next((piece for piece in line if piece[1] <= character <= piece[2]), line[0])
    at = column + width(text[start:character])
    shift, window = wrapping.shift(number), wrapping.window(number)
    if shift <= at < shift + max(window - _BESIDE, 1):
        return shift
    wanted = column if at - column < window - _BESIDE and wrapping.blocks[number].kind == "table" else at - _BESIDE
    return min(max(wanted, 0), _most(wrapping, number))


def _most(wrapping: Wrapping, number: int) -> int:
    return max(wrapping.widths[number] - wrapping.window(number), 0)
