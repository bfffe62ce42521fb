"""Plain text to its blocks: what the blank lines, indents and underlines of typed pages say."""

import itertools
import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reader.extract import plain_tables
from reader.patterns import lazy

Kind = Literal["paragraph", "heading", "verse", "code", "list", "quotation", "rule", "table"]

ITEM = lazy(r"\s*(?:[-*+•‣–]|o(?=  )|\(?\d{1,3}[.)])\s+\S")
_UNDERLINE = lazy(r"(?:=+|-+|~+|\*+|\^+|\"+|#+)\s*")
_OWN_TITLE = lazy(r"={1,6} (?=\S)")  # AsciiDoc's headings
_RULE = lazy(r"\s*(?:[*•~_#=-]\s{0,20}){3,}")
_CODE_SIGN = lazy(r"[{}=<>$*\\|]|;$|\(\)|^\s*[#/]|^\s*[a-z]")
_QUOTED = lazy(r"\s{0,3}>")
_DRAWN = lazy(r" {3}|[-=_+|]{3}| [|+] |^[|+].*[|+]$")
_LEADERS = lazy(r"(?: ?\.){3,} *(?:\d{1,4}|[ivxl]{1,6})$")
_MEMO_HEADING = lazy(
    r"(?:(?:\d{1,3}\.)+\d{0,3}\.?|Appendix [A-Z]\.?|[A-Z]\.(?:\d{1,3}\.)*)[ ]+\S|[A-Z][\w’' -]{2,50}\Z"
)
_MEMO_FRONT = lazy(
    r"\s*(?:Request for Comments: {0,9}\d{1,5}|Network Working Group|Independent Submission"
    r"|Internet (?:Engineering Task Force|Research Task Force|Architecture Board)(?: \(I[A-Z]{2,3}\))?)(?: {2}|\s*$)"
)  # RFC 7841, section 3.1: the stream, and the number under it
_FRONT_LINES = 3  # of a memo, among which both stand
_NUMBERED = lazy(r"(?:\d{1,3}\.|[A-Z]\.)(?:\d{1,3}\.?)*|Appendix [A-Z]\.?")
_NARROWEST_WRAP = 40
_LEAST_UNDERLINE = 3  # where words follow at once: a lone dash between lines is none
_LONGEST_LINE = 200  # of a table of contents
TITLE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Block:
    """Lines between blank lines, and what they are.

    level is that of a heading, from 2; sign what a heading is underlined with, which tells its level by the
    order in which such signs first come (docutils.sourceforge.io, reStructuredText, sections). The lines of a
    table are its rows, tabs between their cells.
    """

    kind: Kind
    lines: tuple[str, ...]
    level: int = 2
    sign: str = ""

    @property
    def text(self) -> str:
        if self.kind == "heading":
            return " ".join(" ".join(self.lines).split())
        parts = [line.strip() for line in self.lines] if self.kind != "code" else list(self.lines)
        return (" " if self.kind == "paragraph" else "\n").join(parts)


def is_memo(text: str) -> bool:
    """Whether a text begins or is laid out as RFCs are: numbered headings at the margin, the rest set in (RFC 7322)."""
    lines = [line for line in text.split("\n") if line.strip()]
    if any(map(_MEMO_FRONT.match, lines[:_FRONT_LINES])):
        return True
    at_margin = [line for line in lines if not line.startswith("   ")]
    if len(at_margin) > 0.4 * len(lines):
        return False
    return sum(_NUMBERED.match(line) is not None for line in at_margin) >= 3


def blocks_of(text: str) -> list[Block]:
    """The blocks of a cleaned text, in order. Headings are found that are underlined, or that a memo numbers."""
    text = textwrap.dedent(text.expandtabs(8))
    block = _memo_block if is_memo(text) else _block
    groups = [part for group in _groups(text) for part in plain_tables.apart(group)]
    indent = _usual_indent(groups)
    return [_table(part) or block(part) for group in groups for part in _parts(_unindented(group, indent))]


def _groups(text: str) -> Iterator[list[str]]:
    group: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            group.append(line.rstrip())
        elif group:
            yield group
            group = []
    if group:
        yield group


def _usual_indent(groups: list[list[str]]) -> int:
    """How far paragraphs of a text are set in at their first line; 0 where most are not."""
    typed = [group for group in groups if len(group) > 1 and not ITEM.match(group[0])]
    indents = Counter(_indent(group[0]) for group in typed if not any(map(_indent, group[1:])))
    usual, count = indents.most_common(1)[0] if indents else (0, 0)
    return usual if count > 0.5 * len(typed) else 0


def _unindented(group: list[str], indent: int) -> list[str]:
    """A paragraph of one line, or of more, without the indent that all paragraphs begin with."""
    is_usual = indent and _indent(group[0]) == indent and not any(map(_indent, group[1:]))
    return [group[0].lstrip(), *group[1:]] if is_usual else group


def _parts(group: list[str]) -> Iterator[list[str]]:
    """A group cut where an underlined heading ends, where a quotation begins or ends, where a line is set in."""
    if _is_tabular(group):
        yield group
        return
    if len(group) > 2 and _is_underlined(group[:2]) and len(group[1]) >= _LEAST_UNDERLINE:
        yield group[:2]
        group = group[2:]
    for _, lines in itertools.groupby(group, quote_depth):
        yield from _set_in(list(lines))


def quote_depth(line: str) -> int:
    """How many > signs a line begins with, spaces between them not counted."""
    if not _QUOTED.match(line):
        return 0
    return line[: len(line) - len(line.lstrip("> "))].count(">")


def _set_in(lines: list[str]) -> list[list[str]]:
    """Paragraphs that are told apart by their first line's indent alone."""
    margin = min(map(_indent, lines))
    starts = [number for number, line in enumerate(lines) if 2 <= _indent(line) - margin <= 10]
    if not starts or len(starts) > 0.7 * len(lines) or ITEM.match(lines[0]):
        return [lines]
    edges = sorted({0, *starts, len(lines)})
    parts = [[lines[start].lstrip(), *lines[start + 1 : stop]] for start, stop in itertools.pairwise(edges)]
    wrapped = [is_wrapped(part, max(map(len, lines))) for part in parts if len(part) > 1]
    return parts if wrapped and sum(wrapped) >= 0.7 * len(wrapped) else [lines]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_tabular(lines: list[str]) -> bool:
    """Whether lines are a table, or begin as one: no line of them is a heading or a paragraph."""
    first, *rest = lines
    if _UNDERLINE.fullmatch(first):
        return bool(rest) and plain_tables.is_row(rest[0])
    is_underlined = len(rest) > 1 and " | " in first and " | " in rest[1] and _UNDERLINE.fullmatch(rest[0].strip())
    return bool(is_underlined) or plain_tables.is_row(first) or plain_tables.rows_of(lines) is not None


def _table(lines: list[str]) -> Block | None:
    """A table as its rows, or as it is typed where they aren't regular."""
    if not _is_tabular(lines):
        return None
    if rows := plain_tables.rows_of(lines):
        return Block("table", tuple("\t".join(row) for row in rows))
    return Block("code", tuple(textwrap.dedent("\n".join(lines)).split("\n")))


def _block(lines: list[str]) -> Block:
    if len(lines) == 3 and _UNDERLINE.fullmatch(lines[0]) and lines[0].rstrip() == lines[2].rstrip():
        lines = lines[1:]
    if len(lines) == 2 and _is_underlined(lines):
        return Block("heading", (lines[0],), sign=lines[1][0])
    if len(lines) == 1 and _RULE.fullmatch(lines[0]):
        return Block("rule", ())
    if len(lines) == 1 and (own := _OWN_TITLE.match(lines[0])):
        return Block("heading", (lines[0][own.end() :],), level=max(len(own.group()) - 1, 2))
    return _running(lines)


def _is_underlined(lines: list[str]) -> bool:
    return _UNDERLINE.fullmatch(lines[1]) is not None and len(lines[0]) <= TITLE_LENGTH


def _running(lines: list[str], code_indent: str = "    ") -> Block:
    """Lines that are no heading by themselves; code_indent is what stands at least before each line of code."""
    if quote_depth(lines[0]):
        return Block("quotation", tuple(line.lstrip().lstrip("> ") for line in lines), level=quote_depth(lines[0]))
    if sum(map(_has_leaders, lines)) > 0.5 * len(lines):
        return Block("verse", tuple(_LEADERS.sub("", line) if _has_leaders(line) else line for line in lines))
    if ITEM.match(lines[0]) and (len(lines) > 1 or lines[0][0] == " " or lines[0][0] in "-*+•‣o"):
        return Block("list", tuple(lines))
    is_set_in = all(line.startswith(code_indent) for line in lines) and not is_wrapped(lines)
    if is_drawn(lines) or (is_set_in and not _is_verse(lines)):
        return Block("code", tuple(textwrap.dedent("\n".join(lines)).split("\n")))
    return Block("paragraph" if is_wrapped(lines) else "verse", tuple(lines))


def _has_leaders(line: str) -> bool:
    """Whether a line of contents ends in dots and a page's number."""
    has_dots = ". ." in line[-20:] or "..." in line[-20:]
    return has_dots and len(line) <= _LONGEST_LINE and _LEADERS.search(line) is not None


def _is_verse(lines: list[str]) -> bool:
    """Whether lines that are set in are rather a poem's than code."""
    return len(lines) > 1 and sum(_CODE_SIGN.search(line) is not None for line in lines) < 0.3 * len(lines)


def _memo_block(lines: list[str]) -> Block:
    """A block of a memo: at the margin stand headings, of which the numbered ones tell their level."""
    if lines[0][0] != " " and len(lines) <= 2 and _MEMO_HEADING.match(" ".join(map(str.strip, lines))):
        number = _NUMBERED.match(lines[0])
        depth = len(re.findall(r"\d+|\b[A-Z]\b", number.group())) if number else 1
        return Block("heading", tuple(lines), level=min(1 + max(depth, 1), 6))
    if all(_indent(line) >= 8 for line in lines) and len(lines) <= 3 and not is_drawn(lines):
        return Block("paragraph", tuple(lines))  # centred
    if all(line.startswith("   ") for line in lines):
        return _running([line[3:] for line in lines], code_indent="   ")
    return _running(lines)


def is_drawn(lines: list[str]) -> bool:
    """Whether most lines are aligned in columns or drawn with signs, so that every space counts."""
    return len(lines) > 1 and sum(_DRAWN.search(line.strip()) is not None for line in lines) >= 0.6 * len(lines)


def is_wrapped(lines: list[str], width: int = 0) -> bool:
    """Whether line ends only come from a width: the next word would mostly not have fitted."""
    if len(lines) == 1:
        return not lines[0].startswith("    ")
    widest = max(width, *map(len, lines))
    full = sum(len(line) + len(after.split()[0]) >= widest - 8 for line, after in itertools.pairwise(lines))
    return widest >= _NARROWEST_WRAP and full >= 0.7 * (len(lines) - 1)
