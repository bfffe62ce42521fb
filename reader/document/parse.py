"""Markdown to blocks: CommonMark, GFM, footnotes, definition lists, in one pass over markdown-it's tokens."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.document.blocks import Block, BlockKind, Run
from reader.document.inline import drawn, inline_text, names_in, without_tags
from reader.document.lettered import signs_of_lists
from reader.document.markdown import new_parser
from reader.document.pieces import LENGTH, token_pieces
from reader.document.plain import is_plain, plain_blocks

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BULLETS = "•◦▪"
_BAR = "▏"
_QUOTE_BAR = f"{_BAR} "
_MOST_BARS = 8  # of quotations in each other; a deeper one has its depth beside the last bar
_HEADING_GAP = 2  # a heading stands nearer to what it is about than to what was before
_DEFINITION_INDENT = "    "
_FORMULA_INDENT = "    "
_TASK = re.compile(r"\[([ xX])\] +(?=\S)")
# Editors leave no-break spaces between plain words, where they only tear lines. Those that hold a number, an
# initial or a mark to its word stay.
_STRAY_NO_BREAK = re.compile(r"(?<=[^\W\d_]{3})\u00a0(?=[^\W\d_]{2})|(?<=[^\W\d_]{2})\u00a0(?=[^\W\d_]{3})")


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    return new_parser()


def parse(markdown: str) -> list[Block]:
    """The blocks of a cleaned Markdown text. Plain paragraphs, as most comments are, need no parser."""
    if "\u00a0" in markdown:
        markdown = _STRAY_NO_BREAK.sub(" ", markdown)
    return plain_blocks(markdown) if is_plain(markdown) else parse_marked(markdown)


def parse_marked(markdown: str) -> list[Block]:
    """The blocks of a text that may hold any mark."""
    if len(markdown) > LENGTH:
        return [block for part in parts_of(markdown) for block in part.blocks]
    walk = _Walk()
    walk.take(_parser().parse(markdown))
    return walk.blocks


class Part(NamedTuple):
    """Some blocks of a text, those after the part before, and the share of the text up to their end."""

    blocks: list[Block]
    share: float


def parts_of(markdown: str, length: int = LENGTH) -> Iterator[Part]:
    """The blocks of a cleaned Markdown text, a part at a time, each read when it is asked for."""
    if "\u00a0" in markdown:
        markdown = _STRAY_NO_BREAK.sub(" ", markdown)
    walk = _Walk()
    for tokens, end in token_pieces(_parser(), markdown, length):
        known = len(walk.blocks)
        walk.take(tokens)
        yield Part(walk.blocks[known:], end / len(markdown))


class _Container:
    """An open list item, quote or footnote: what it puts before the lines of the blocks in it."""

    __slots__ = ("first", "rest")

    def __init__(self, first: str, rest: str) -> None:
        self.first, self.rest = first, rest

    def begin_with(self, mark: str, instead: bool) -> None:
        """Puts a mark before the first line, instead of what stands there or after it."""
        self.first = mark if instead else self.first + mark
        self.rest = " " * len(self.first)


class _Cell(NamedTuple):
    """A cell of an open table."""

    text: str
    runs: tuple[Run, ...]
    names: list[str]


class _Numbers:
    """An open ordered list: the number of its next item, the sign behind it, the cells that its longest one takes."""

    __slots__ = ("next", "sign", "width")

    def __init__(self, first: int, count: int, sign: str) -> None:
        self.next, self.sign = first, sign
        self.width = len(str(first + count - 1))

    def begin_item(self) -> _Container:
        """The next item, before which its number stands on the right."""
        number, self.next = self.next, self.next + 1
        mark = f"{number:>{self.width}}{self.sign} "
        return _Container(mark, " " * len(mark))


class _Signs:
    """An open bullet list whose items begin with signs of their own, which are in their texts."""

    __slots__ = ("_signs", "_width")

    def __init__(self, signs: list[str]) -> None:
        self._signs = iter(signs)
        self._width = max(map(len, signs))

    def begin_item(self) -> _Container:
        """The next item, indented so that all signs end in one column."""
        return _Container(" " * (self._width - len(next(self._signs))), " " * (self._width + len(". ")))


class _Walk:
    """The walk over the tokens: a method for each type that matters, what containers are open, the blocks so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[_Container] = []
        self._open_before: list[_Container] = []  # those of the last block
        self._lists: list[_Numbers | _Signs | None] = []  # None for a bullet list
        self._heading_level = 0
        self._is_term = False
        self._is_tight = False
        self._begins_list = False
        self._item: _Container | None = None  # one that has begun and has no text yet
        self._quotation: _Container | None = None  # one that has begun and has no text yet
        self._counts: dict[int, int] = {}
        self._signs: dict[int, list[str]] = {}
        self._aligns: list[str] = []
        self._rows: list[list[_Cell]] | None = None
        self._names: list[str] = []  # of the block that follows

    def take(self, tokens: "Sequence[Token]") -> None:
        """Walks over whole outermost blocks."""
        self._counts = _counts_of_items(tokens)
        self._signs = signs_of_lists(tokens) if self._counts else {}
        for token in tokens:
            if step := getattr(self, token.type, None):
                step(token)

    def _add(self, kind: BlockKind, text: str, **fields: Any) -> None:
        first = "".join(container.first for container in self._open)
        rest = "".join(container.rest for container in self._open)
        if first.count(_QUOTE_BAR) > _MOST_BARS:
            first, rest = _with_depth(first), _with_depth(rest, is_said=False)
        for container in self._open:
            container.first = container.rest
        gap = 0 if not self.blocks or (self._is_tight and not self._begins_list) else 1
        self._is_tight = self._begins_list = False
        if kind == "heading" and gap and not self._open and self.blocks[-1].kind != "heading":
            gap = _HEADING_GAP
        above = self._shared_bars() if gap and self._open else ""
        self._open_before = self._open.copy()
        self._quotation = None
        if self._names:
            fields["names"] = (*((name, 0) for name in self._names), *fields.get("names", ()))
            self._names = []
        self.blocks.append(Block(kind, text, first=first, rest=rest, gap=gap, above=above, **fields))

    def _shared_bars(self) -> str:
        """What stands before the lines of the innermost quotation that is still the last block's, up to its bar."""
        parts = []
        for container, before in zip(self._open, self._open_before, strict=False):
            if container is not before:
                break
            parts.append(container.rest)
        bars = "".join(parts).rstrip(" ")
        is_deep = bars.count(_BAR) > _MOST_BARS
        return _with_depth(f"{bars} ", is_said=False).rstrip(" ") if is_deep else bars

    def inline(self, token: "Token") -> None:
        tokens = self._after_alert(token.children or [])
        text, runs = inline_text(tokens)
        text = text.replace("\t", " ")
        names = names_in(tokens)
        if self._item and self._item is self._open[-1] and not self._heading_level and (task := _TASK.match(text)):
            self._item.begin_with(f"[{task[1].lower()}] ", instead=self._lists[-1] is None)
            text, runs = text[task.end() :], moved(runs, -task.end())
        self._item = None
        if self._rows is not None:
            self._rows[-1].append(_Cell(text.replace("\n", " "), runs, names))
            return
        self._names += names
        if not text:
            return
        if self._heading_level:
            self._add("heading", text.replace("\n", " "), runs=runs, level=self._heading_level)
        elif self._is_term:
            self._add("paragraph", text, runs=(Run(0, len(text), "strong"), *runs))
        else:
            self._add("paragraph", text, runs=runs)

    def _after_alert(self, tokens: "list[Token]") -> "list[Token]":
        """The tokens, less the first line of a quotation that is an alert: its kind stands right above the text."""
        begins_quotation = self._quotation and self._quotation is self._open[-1] and not self._heading_level
        self._quotation = None
        if not begins_quotation or not tokens or not tokens[0].content.startswith("[!"):
            return tokens
        from reader.document.alerts import alert_of

        if not (kind := alert_of(tokens)):
            return tokens
        self._add("paragraph", kind, runs=(Run(0, len(kind), "mark"),))
        self._is_tight = True
        return tokens[2:]

    def heading_open(self, token: "Token") -> None:
        self._heading_level = int(token.tag[1])

    def heading_close(self, token: "Token") -> None:
        self._heading_level = 0

    def paragraph_open(self, token: "Token") -> None:
        self._is_tight = self._is_tight or token.hidden

    def fence(self, token: "Token") -> None:
        language = (token.info.split() or [""])[0]
        text = token.content.rstrip("\n").expandtabs(4)
        if language != "math" or not (formula := drawn(text)):
            self._add("code", text, language=language)
        else:
            self._open.append(_Container(_FORMULA_INDENT, _FORMULA_INDENT))
            self._add("paragraph", formula, runs=(Run(0, len(formula), "math", text),))
            self._open.pop()

    code_block = fence

    def hr(self, token: "Token") -> None:
        self._add("rule", "")

    def html_block(self, token: "Token") -> None:
        if text := " ".join(without_tags(token.content).split()):
            self._add("paragraph", text)

    def bullet_list_open(self, token: "Token") -> None:
        signs = self._signs.get(id(token))
        self._open_list(_Signs(signs) if signs else None)

    def ordered_list_open(self, token: "Token") -> None:
        first = int(token.attrs.get("start", 1))
        self._open_list(_Numbers(first, self._counts[id(token)], token.markup))

    def _open_list(self, numbers: _Numbers | _Signs | None) -> None:
        self._begins_list = not self._lists
        self._lists.append(numbers)

    def _close_list(self, token: "Token") -> None:
        self._lists.pop()
        self._is_tight = False

    bullet_list_close = ordered_list_close = _close_list

    def list_item_open(self, token: "Token") -> None:
        numbers = self._lists[-1]
        if numbers is None:
            depth = sum(numbers is None for numbers in self._lists)
            mark = _BULLETS[min(depth, len(_BULLETS)) - 1] + " "
            self._item = _Container(mark, " " * len(mark))
        else:
            self._item = numbers.begin_item()
        self._open.append(self._item)

    def blockquote_open(self, token: "Token") -> None:
        self._quotation = _Container(_QUOTE_BAR, _QUOTE_BAR)
        self._open.append(self._quotation)

    def footnote_open(self, token: "Token") -> None:
        label = token.meta.get("label") or str(token.meta.get("id", 0) + 1)
        self._open.append(_Container(f"[{label}] ", "    "))

    def _close_container(self, token: "Token") -> None:
        self._open.pop()
        self._item = None

    list_item_close = footnote_close = dd_close = _close_container

    def blockquote_close(self, token: "Token") -> None:
        self._close_container(token)
        self._quotation, self._is_tight = None, False

    def dt_open(self, token: "Token") -> None:
        self._is_term = True

    def dt_close(self, token: "Token") -> None:
        self._is_term = False

    def dd_open(self, token: "Token") -> None:
        """What a term means stands right under it."""
        self._open.append(_Container(_DEFINITION_INDENT, _DEFINITION_INDENT))
        self._is_tight = True

    def table_open(self, token: "Token") -> None:
        self._rows, self._aligns = [], []

    def th_open(self, token: "Token") -> None:
        self._aligns.append(str(token.attrs.get("style", "text-align:left"))[11])

    def tr_open(self, token: "Token") -> None:
        if self._rows is not None:
            self._rows.append([])

    def table_close(self, token: "Token") -> None:
        rows, self._rows = self._rows or [], None
        position, runs, names = 0, [], []
        has_heads = any(cell.text or cell.names for cell in rows[0]) or len(rows) == 1
        rows = rows if has_heads else rows[1:]
        for number, row in enumerate(rows):
            for cell in row:
                if has_heads and number == 0 and cell.text:
                    runs.append(Run(position, position + len(cell.text), "strong"))
                runs += moved(cell.runs, position)
                names += [(name, position) for name in cell.names]
                position += len(cell.text) + 1
        text = "\n".join("\t".join(cell.text for cell in row) for row in rows)
        self._add("table", text, runs=tuple(runs), align="".join(self._aligns), names=tuple(names))


def _with_depth(prefix: str, is_said: bool = True) -> str:
    """What stands before a line in more quotations than are drawn: the outermost ones' bars, and one with the depth."""
    parts = prefix.split(_QUOTE_BAR)
    depth = str(len(parts) - 1)
    number = depth if is_said else " " * len(depth)
    marks_of_items = "".join(parts[_MOST_BARS:-1])
    return _QUOTE_BAR.join(parts[:_MOST_BARS]) + marks_of_items + number + _QUOTE_BAR + parts[-1]


def moved(runs: Iterable[Run], by: int) -> tuple[Run, ...]:
    """Runs of a text that begins elsewhere; none before its begin."""
    return tuple(Run(max(start + by, 0), end + by, style, target) for start, end, style, target in runs if end + by > 0)


def _counts_of_items(tokens: "Iterable[Token]") -> dict[int, int]:
    """How many items each list has, by the identity of the token that opens it."""
    counts: dict[int, int] = {}
    lists: list[int] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(id(token))
            counts[id(token)] = 0
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            counts[lists[-1]] += 1
    return counts
