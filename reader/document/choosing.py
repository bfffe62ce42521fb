"""What of a document can be highlighted at once: what is selected, a paragraph, its sentences, one by one."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.document.anchors import Span
from reader.document.blocks import Block
from reader.document.layout import Lines
from reader.document.selecting import Selection, Stretch, stretches_on
from reader.document.sentences import sentences
from reader.values import Place

_END = 1 << 40  # behind the last character of any block


class Choice(NamedTuple):
    """A span, and what it is in words ("sentence 2 of 5")."""

    what: str
    span: Span


def choices(what: str, blocks: Mapping[int, Block]) -> list[Choice]:
    """All of some numbered blocks, which follow each other; then their parts, if these are several."""
    numbers = [number for number, block in blocks.items() if block.text.strip()]
    if not numbers:
        return []
    last = numbers[-1]
    whole = Choice(what, Span(Place(numbers[0]), Place(last, len(blocks[last].text))))
    part, spans = _parts({number: blocks[number] for number in numbers})
    named = [Choice(f"{part} {at} of {len(spans)}", span) for at, span in enumerate(spans, 1)]
    return [whole, *named] if len(named) > 1 else [whole]


def _parts(blocks: Mapping[int, Block]) -> tuple[str, list[Span]]:
    if len(blocks) > 1:
        return "paragraph", [Span(Place(n), Place(n, len(block.text))) for n, block in blocks.items()]
    ((number, block),) = blocks.items()
    if block.kind in ("code", "table"):
        return ("line" if block.kind == "code" else "row"), [_span(number, *line) for line in _lines(block.text)]
    return "sentence", [_span(number, *sentence) for sentence in sentences(block.text)]


def _span(number: int, start: int, end: int) -> Span:
    return Span(Place(number, start), Place(number, end))


def _lines(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def selected(layout: Lines, selection: Selection) -> list[Span]:
    """What is selected, in spans of blocks that follow each other."""
    first, last = sorted(selection)
    lines = range(max(first[0], 0), min(last[0] + 1, layout.height))
    spans: list[Span] = []
    for stretch in (stretch for line in lines for stretch in stretches_on(layout, line, selection)):
        if spans and stretch.block - spans[-1].end.block in (0, 1):
            spans[-1] = _joined(spans[-1], stretch)
        else:
            spans.append(_span(stretch.block, stretch.start, stretch.end))
    return spans


def _joined(span: Span, stretch: Stretch) -> Span:
    """A span with a further stretch; the cells of a table's row don't come in the order of its text."""
    if stretch.block == span.start.block:
        start, end = min(span.start.character, stretch.start), max(span.end.character, stretch.end)
        return _span(stretch.block, start, end)
    is_further = stretch.block == span.end.block
    return Span(span.start, Place(stretch.block, max(stretch.end, span.end.character if is_further else 0)))


def by_block(spans: Sequence[tuple[Span, str]]) -> dict[int, list[tuple[int, int, str]]]:
    """Spans, each with a word for how it is drawn, as the stretches [start, end) of each block's text."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for (start, end), how in spans:
        for number in range(start.block, end.block + 1):
            begin = start.character if number == start.block else 0
            stop = end.character if number == end.block else _END
            found.setdefault(number, []).append((begin, stop, how))
    return found
