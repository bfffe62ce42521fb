"""Texts that are certainly but words in paragraphs, as most comments are, read without a parser."""

import re

from reader.document.bare_links import may_have_some
from reader.document.blocks import Block

# Anything that Markdown might read as more than words in paragraphs: anywhere; where a line begins.
_MARKS = re.compile(r"[\\`*_\[<|&~\t]")
_OPENING = r"(?: {0,3}(?:[-+=#>]|: |\d{1,9}[.)])| {4})"
_TEXT_OPENING, _LINE_OPENING = re.compile(_OPENING), re.compile("\n" + _OPENING)
_HARD_BREAK = "  \n"
_BLANK_LINES = re.compile(r"\n\s*\n")


def is_plain(text: str) -> bool:
    """Whether a text is certainly but words in paragraphs. Searched in several passes: one for all takes ten times."""
    if may_have_some(text) or ("$" in text and text.count("$") > 1):
        return False
    if _MARKS.search(text) or _TEXT_OPENING.match(text) or text.endswith("  "):
        return False
    return "\n" not in text or not (_HARD_BREAK in text or _LINE_OPENING.search(text))


def plain_blocks(text: str) -> list[Block]:
    """The paragraphs of such a text."""
    paragraphs = filter(None, map(_joined, _BLANK_LINES.split(text)))
    return [Block("paragraph", part, gap=1 if index else 0) for index, part in enumerate(paragraphs)]


def _joined(paragraph: str) -> str:
    return " ".join(line.lstrip(" \t").rstrip(" ") for line in paragraph.split("\n")).strip().replace("\t", " ")
