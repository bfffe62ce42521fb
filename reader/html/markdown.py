"""An element to Markdown: ATX headings, "-" bullets, fenced code with its language, GFM tables, footnotes."""

import re
from collections.abc import Callable, Set
from functools import cache

from lxml.html import HtmlElement
from markdownify import MarkdownConverter

from reader.html import escape
from reader.html.nodes import BREAK, TEX, Image, Mark, Node, Reference, Run
from reader.html.numerals import numeral
from reader.html.simple import simplified
from reader.patterns import lazy
from reader.text import clean

_FENCES = lazy(r"^[^\S\n]*(`{3,})", re.M)
_NO_TAGS: frozenset[str] = frozenset()
_LINES = ("td", "th", "dt", *(f"h{level}" for level in range(1, 7)))
_WITHOUT_LINE = ("pre", "hr")
_Convert = Callable[[Node | Mark, str, Set[str]], str]
_JOINTS = {"ul": "\n", "ol": "\n", "table": "\n", "tr": ""}


def markdown_of(element: HtmlElement, base_url: str | None = None) -> str:
    """The element's content as CommonMark with GFM tables and footnotes.

    Links and pictures are absolute against base_url and without tracking parameters. Any depth of nesting,
    any text: what looks like Markdown or HTML in the text is escaped. Formulas are their TeX, as GitHub's and GitLab's
    Markdown have it: $`x`$ in a line, on lines of their own in a fence named "math".
    """
    return clean(_converter().convert_soup(simplified(element, base_url)))


@cache
def _converter() -> "_Converter":
    return _Converter()


class _Converter(MarkdownConverter):
    """markdownify over nodes in place of soup, with escapes that hold and lists that cost no more than their length.

    A converting function gets the node or mark and the Markdown of what is in it, and gives a block's lines.
    """

    get_conv_fn_cached: Callable[[str], "_Convert"]

    class Options:
        heading_style = "atx"

    def process_tag(self, node: Node, parent_tags: Set[str] = _NO_TAGS) -> str:
        if node.runs is not None:
            text = self.line_of(node.runs, "" if node.name in _LINES else "  \n")
        else:
            text = node.text if node.name == "pre" else self._joined(node)
        converted: str = self.get_conv_fn_cached(node.name)(node, text, parent_tags)
        converted = converted.strip("\n")
        return f"{_anchors(node)}\n\n{converted}" if node.names and node.name in _WITHOUT_LINE else converted

    def _joined(self, node: Node) -> str:
        parts: list[str] = []
        before: Node | None = None
        for child in node.children:
            if text := self.process_tag(child):
                if before is not None:
                    parts.append(_joint(node, before, child))
                parts.append(text)
                before = child
        return "".join(parts)

    def line_of(self, runs: list[Run], line_break: str) -> str:
        """A block's runs, each mark around all that it holds."""
        opened: list[Mark] = []
        parts: list[list[str]] = [[]]
        last = len(runs) - 1
        for place, (marks, content) in enumerate(runs):
            shared = 0
            while shared < len(opened) and shared < len(marks) and opened[shared] == marks[shared]:
                shared += 1
            self._close(opened, parts, shared)
            for mark in marks[shared:]:
                opened.append(mark)
                parts.append([])
            if runs[place] is BREAK:
                parts[-1].append(line_break or " ")
            elif not isinstance(content, str):
                parts[-1].append(_sign_of(content))
            elif marks and marks[-1][0] == "code":
                parts[-1].append(content)
            else:
                text = self.escape(content, {name for name, _ in marks} if marks else _NO_TAGS)
                parts[-1].append(escape.with_plain_end(text) if marks or place < last else text)
        self._close(opened, parts, 0)
        return "".join(parts[0])

    def _close(self, opened: list[Mark], parts: list[list[str]], count: int) -> None:
        """Ends the marks but the first few."""
        while len(opened) > count:
            mark, text = opened.pop(), "".join(parts.pop())
            parts[-1].append(self.get_conv_fn_cached(mark[0])(mark, text, _NO_TAGS))

    def escape(self, text: str, parent_tags: Set[str]) -> str:
        return escape.escaped_in_brackets(text) if "a" in parent_tags else escape.escaped(text)

    def convert_a(self, mark: Mark, text: str, parent_tags: Set[str]) -> str:
        return f"[{text}]({escape.link_target(mark[1])})" if text.strip() else text

    def convert_code(self, mark: Mark, text: str, parent_tags: Set[str]) -> str:
        code: str = super().convert_code(mark, text, parent_tags)  # type: ignore[misc]
        return f"${code}$" if mark[1] == TEX and code.strip("`") == text else code

    def convert_div(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        return text

    convert_ul = convert_ol = convert_dl = convert_table = convert_div

    def convert_p(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        return _anchors(node) + escape.with_plain_starts(text.strip(" \n\u00a0"))

    def convert_hN(self, n: int, node: Node, text: str, parent_tags: Set[str]) -> str:
        text = escape.without_closing_hashes(text.strip())
        return f"{'#' * n} {_anchors(node)}{text}" if text else ""

    def convert_pre(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        longest = max((len(fence) for fence in _FENCES.findall(text)), default=2)
        fence = "`" * (longest + 1)
        return f"{fence}{node.language}\n{text}\n{fence}"

    def convert_hr(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        """A rule; as the first thing in an item it has not the sign of the list, which would make the item a rule."""
        item = node.parent
        begins_item = item is not None and item.name in ("li", "dd") and node.begins_parent()
        return "***" if begins_item and item and (item.sign or (item.parent and item.parent.sign)) == "-" else "---"

    def convert_li(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        items = node.parent
        assert items is not None
        bullet = f"{node.number}{items.sign} " if items.name == "ol" else f"{items.sign} "
        if items.numerals and node.children:
            # Markdown numbers in figures only, and upwards; what the text calls "item (b)" must have its letter.
            shown = escape.with_plain_starts(f"{numeral(node.number, items.numerals)}. ")
            text = f"{shown}{text}" if node.children[0].name == "p" else f"{shown.rstrip()}\n\n{text}"
        return bullet + _indented(text, len(bullet))

    def convert_dt(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        return text if node.runs is None else self.convert_p(node, text, parent_tags)

    def convert_dd(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        """As Pandoc, PHP Markdown Extra and kramdown write it."""
        return f"{node.sign} {_indented(text, 2)}"

    def convert_note(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        """A footnote; lists and other blocks begin under the label, where their indent is that of the note."""
        gap = " " if node.children[0].name == "p" else "\n\n    "
        return f"[^{node.text}]:{gap}{_indented(text, 4)}"

    def convert_blockquote(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        if node.text:
            gap = "\n" if node.children[0].name == "p" else "\n\n"
            text = f"[!{node.text}]{gap}{text}"
        converted: str = super().convert_blockquote(node, text, parent_tags)  # type: ignore[misc]
        return converted

    def convert_td(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        return f" {_anchors(node)}{text.strip().replace('|', chr(92) + '|')} |"

    convert_th = convert_td

    def convert_tr(self, node: Node, text: str, parent_tags: Set[str]) -> str:
        is_first = node.parent is not None and node.parent.children[0] is node
        return f"|{text}\n| {' | '.join(['---'] * len(node.children))} |" if is_first else f"|{text}"


def _joint(parent: Node, before: Node, after: Node) -> str:
    """What stands between two blocks; in an item, a list may begin right under the words before it."""
    if parent.name == "li" and before.name == "p" and after.name in ("ul", "ol"):
        return "\n" if after.name == "ul" or after.children[0].number == 1 else "\n\n"
    if parent.name == "dl":
        return "\n" if _is_right_under(before, after) else "\n\n"
    return _JOINTS.get(parent.name, "\n\n")


def _is_right_under(before: Node, after: Node) -> bool:
    """Whether a definition follows what it is one of, or one before it; a line of code must not underline its term."""
    if after.name != "dd":
        return False
    if before.name == "dt":
        return before.runs is not None and after.children[0].name == "p"
    return before.name == "dd" and len(before.children) == 1 and before.children[0].name == "p"


def _indented(text: str, width: int) -> str:
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)


def _anchors(node: Node) -> str:
    """The names of a block as GitHub's Markdown has them; those of one without a line stand above it."""
    return "".join(f'<a id="{name}"></a>' for name in node.names)


def _sign_of(thing: Image | Reference) -> str:
    if isinstance(thing, Reference):
        return f"[^{thing.label}]"
    alternative = escape.with_plain_end(escape.escaped_in_brackets(thing.alternative))
    return f"![{alternative}]({escape.link_target(thing.source)})"
