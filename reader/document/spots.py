"""What can be opened in a document: links, pictures, references to footnotes; and where links to the same page lead."""

from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from reader.document.blocks import Block
from reader.document.runs import runs_between
from reader.values import Place
from reader.words import letters

SpotKind = Literal["link", "image", "footnote", "fold"]

_NOTE_INDENT = "    "


class Spot(NamedTuple):
    """A stretch [start, end) of a block's text, its words, and where it leads: an address, or a footnote's label.

    A fold is a comment's marker, which stands before the text: its start is -1.
    """

    kind: SpotKind
    block: int
    start: int
    end: int
    words: str = ""
    target: str = ""


def spots_of(number: int, block: Block, start: int = 0, end: int | None = None) -> list[Spot]:
    """The spots of a block that have a part in a stretch of it, in the order of the text.

    Of a picture that is a link, only the picture is one more.
    """
    return [
        Spot(run.style, number, run.start, run.end, block.text[run.start : run.end], run.target)
        for run in runs_between(block.runs, start, len(block.text) if end is None else end)
        if run.style in ("link", "image", "footnote") and run.target
    ]


def without_pictures_in_links(spots: Sequence[Spot]) -> list[Spot]:
    """The spots without the pictures that are the words of a link."""
    links = {(spot.block, spot.start) for spot in spots if spot.kind == "link"}
    return [spot for spot in spots if spot.kind != "image" or (spot.block, spot.start) not in links]


def kept_spots(before: Collection[Spot], blocks: Sequence[Block]) -> list[tuple[Spot, Spot]]:
    """The spots of a text that are still in it, each with the one that it is now: the same, else one that leads there.

    A footnote is kept only with its text.
    """
    goals = {(kind, target) for kind, *_, target in before if kind != "footnote" or note_blocks(target, blocks)}
    now = [
        spot
        for number, block in enumerate(blocks)
        if block.runs
        for spot in spots_of(number, block)
        if (spot.kind, spot.target) in goals
    ]
    same = set(before).intersection(now)
    others = {(spot.kind, spot.target): spot for spot in reversed(now) if spot not in same}
    moved = [(spot, others.pop((spot.kind, spot.target), None)) for spot in before if spot not in same]
    return [(spot, spot) for spot in same] + [(old, new) for old, new in moved if new]


def fragment(target: str, addresses: Iterable[str | None]) -> str | None:
    """What an address names on the same page, which has these addresses; None where it leads elsewhere."""
    address, sign, name = target.partition("#")
    here = {own.partition("#")[0] for own in addresses if own}
    return name if sign and (not address or address in here) else None


def place_named(name: str, words: str, blocks: Sequence[Block]) -> Place | None:
    """The place that a link to its own page means: what has the name, else the heading of those letters or words.

    Most of Markdown has no names for places: a page's generator made them of the headings' words, or tables of contents
    repeat those. An empty name, and "top", are the beginning.
    Source: html.spec.whatwg.org, section 7.4.6.4, "scrolling to a fragment".
    """
    from urllib.parse import unquote

    spelled = unquote(name)
    for number, block in enumerate(blocks):
        for own, character in block.names:
            if own in (name, spelled):
                return Place(number, character)
    heading = 0 if spelled.casefold() in ("", "top") else _heading_named(spelled, words, blocks)
    return None if heading is None else Place(heading)


def _heading_named(name: str, words: str, blocks: Sequence[Block]) -> int | None:
    headings = {number: letters(block.text) for number, block in enumerate(blocks) if block.kind == "heading"}
    for wanted in filter(None, (letters(name), letters(words))):
        for number, said in headings.items():
            if said == wanted:
                return number
    wanted = letters(name)
    ending = [number for number, said in headings.items() if len(wanted) > 3 and said.endswith(wanted)]
    return ending[0] if len(ending) == 1 else None


def note_blocks(label: str, blocks: Sequence[Block]) -> list[int]:
    """The blocks of a footnote, which all stand at a document's end; none where there is no such note."""
    mark = f"[{label}] "
    begin = next((number for number in _from_end(blocks) if blocks[number].first.startswith(mark)), None)
    if begin is None:
        return []
    end = begin + 1
    while end < len(blocks) and blocks[end].first.startswith(_NOTE_INDENT):
        end += 1
    return list(range(begin, end))


def _from_end(blocks: Sequence[Block]) -> range:
    return range(len(blocks) - 1, -1, -1)
