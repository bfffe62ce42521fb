"""Blocks of plain text as Markdown that renders as their text."""

import re
from collections.abc import Sequence

from reader.extract.plain_blocks import Block, is_wrapped
from reader.html import escape
from reader.patterns import lazy

_ITEM_SIGN = lazy(r"(\s*)(?:[-*+•‣–]|o(?=  )|\(?(\d{1,3})[.)])\s+")
_ADDRESS = lazy(r"https?://[^\s<>]*[^\s<>.,;:!?'\"’”)\]*_]")
_DEEPEST_QUOTE = 8


def written(blocks: Sequence[Block]) -> str:
    """All blocks. Headings that are underlined have the level of their sign."""
    signs = list(dict.fromkeys(block.sign for block in blocks if block.sign))
    return "\n\n".join(_written(block, signs) for block in blocks)


def _written(block: Block, signs: list[str]) -> str:
    if block.kind == "heading":
        level = min(2 + signs.index(block.sign), 6) if block.sign else block.level
        return f"{'#' * level} {escape.without_closing_hashes(_inline(block.text))}"
    if block.kind == "rule":
        return "---"
    if block.kind == "code":
        fence = "`" * max(3, 1 + max(len(run) for run in re.findall(r"`*", block.text)))
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind == "quotation":
        return _quoted(block)
    if block.kind == "list":
        return _items(block.lines)
    if block.kind == "table":
        return _rows(block.lines)
    if block.kind == "verse":
        return _lines(block.lines)
    return escape.with_plain_starts(_inline(block.text))


def _quoted(block: Block) -> str:
    """Lines that end at a width are joined, as anywhere."""
    lines = [line for line in block.lines if line]
    text = _lines((" ".join(lines),)) if lines and is_wrapped(lines) else _lines(block.lines)
    mark = "> " * min(block.level, _DEEPEST_QUOTE)
    return "\n".join(mark + line for line in text.split("\n"))


def _lines(lines: Sequence[str]) -> str:
    return escape.with_plain_starts("  \n".join(_inline(line.strip()) for line in lines))


def _items(lines: tuple[str, ...]) -> str:
    """A list, its further lines joined to their items."""
    items: list[list[str]] = []
    signs: list[str] = []
    for line in lines:
        sign = _ITEM_SIGN.match(line)
        if sign:
            signs.append(f"{sign.group(2)}." if sign.group(2) else "-")
            items.append([line[sign.end() :]])
        else:
            items[-1].append(line.strip())
    return "\n".join(
        f"{sign} {escape.with_plain_starts(_inline(' '.join(item)))}" for sign, item in zip(signs, items, strict=True)
    )


def _rows(lines: tuple[str, ...]) -> str:
    """A table of GFM, the first row its header."""
    rows = [[_inline(cell).replace("|", "\\|") for cell in line.split("\t")] for line in lines]
    return "\n".join(f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:]))


def _inline(text: str) -> str:
    """Running text, escaped; web addresses as links to themselves."""
    parts: list[str] = []
    end = 0
    for found in _ADDRESS.finditer(text):
        parts += [escape.escaped(text[end : found.start()]), f"<{found.group()}>"]
        end = found.end()
    return "".join([*parts, escape.escaped(text[end:])])
