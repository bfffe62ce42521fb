"""A block, or words of one, as quoted Markdown with the link to where they are from."""

import re
from collections import defaultdict

from reader.document.blocks import Block, Run

_SPECIAL = re.compile(r"([\\`*_\[\]<~|]|&(?=#?\w+;))")
_BEGINS_BLOCK = re.compile(r"^(\s*(?:\d{1,9}(?=[.)])|(?=[-+#=>:])))", re.M)
_IN_ADDRESS = re.compile(r"[\s<>()\\]")
_MARKS = {"strong": "**", "em": "*", "strike": "~~"}
_RULES = {"c": ":---:", "r": "---:"}
_TICKS = re.compile(r"`+")


def quotation(markdown: str, name: str, address: str) -> str:
    """Markdown as a quotation, under it from where it is."""
    quoted = "\n".join(f"> {line}".rstrip() for line in markdown.strip("\n").split("\n"))
    return f"{quoted}\n\n— [{escaped(name)}]({_target(address)})\n"


def escaped(text: str) -> str:
    """Words as Markdown that means just them."""
    return _BEGINS_BLOCK.sub(r"\1\\", _SPECIAL.sub(r"\\\1", text)).replace("\n", "\\\n")


def markdown_of(block: Block) -> str:
    """A block as Markdown, without what stands before it in its list or quotation. References to notes are left out."""
    if block.kind == "code":
        fence = "`" * max([3, *(len(ticks) + 1 for ticks in _TICKS.findall(block.text))])
        return f"{fence}{block.language}\n{block.text}\n{fence}"
    if block.kind == "table":
        rows = [f"| {' | '.join(map(escaped, row.split(chr(9))))} |" for row in block.text.split("\n")]
        columns = block.text.partition("\n")[0].count("\t") + 1
        lines = [_RULES.get(letter, "---") for letter in block.align.ljust(columns)]
        return "\n".join([rows[0], f"| {' | '.join(lines)} |", *rows[1:]])
    text = _inline(block)
    return f"{'#' * block.level} {text}" if block.kind == "heading" else text


def _inline(block: Block) -> str:
    """A block's words with the marks of its runs, which are nested, never crossed."""
    opening: defaultdict[int, list[str]] = defaultdict(list)
    closing: defaultdict[int, list[str]] = defaultdict(list)
    whole: dict[int, Run] = {}
    for run in sorted(block.runs, key=lambda run: (run.start, -run.end)):
        if run.style in ("code", "image", "footnote", "math"):
            whole[run.start] = run
        elif run.style == "link" and run.target:
            opening[run.start].append("[")
            closing[run.end].insert(0, f"]({_target(run.target)})")
        elif mark := _MARKS.get(run.style):
            opening[run.start].append(mark)
            closing[run.end].insert(0, mark)
    edges = {0, len(block.text), *opening, *closing, *whole, *(run.end for run in whole.values())}
    parts, position = [], 0
    for start in sorted(edges):
        if start > position:
            parts.append(escaped(block.text[position:start]))
        parts += closing[start] + opening[start]
        position = max(position, start)
        if run_here := whole.get(start):
            parts.append(_atom(block.text[start : run_here.end], run_here))
            position = run_here.end
    return "".join(parts)


def _atom(text: str, run: Run) -> str:
    if run.style == "footnote":
        return ""
    if run.style == "math":
        return f"$`{run.target}`$"
    if run.style == "image":
        words = text.removeprefix("[image").removeprefix(": ").removesuffix("]")
        return f"![{escaped(words)}]({_target(run.target or '')})"
    ticks = "`" * (max(map(len, _TICKS.findall(text)), default=0) + 1)
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{ticks}{space}{text}{space}{ticks}"


def _target(address: str) -> str:
    return _IN_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
