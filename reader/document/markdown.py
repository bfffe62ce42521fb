"""The parser of Markdown: CommonMark, GFM, footnotes, definition lists, formulas; no text lost in deep nesting."""

import re
from typing import TYPE_CHECKING

from reader.document.bare_links import read_bare_link
from reader.patterns import lazy

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

# markdown-it passes over what is nested more deeply than its limit; a list, its items or a quotation are a level each.
_MAX_NESTING = 100
_DEEPEST = _MAX_NESTING - 4

_ANCHOR = lazy(r"<a\s+(?:id|name)=([\"'])([^\s\"'<>]{1,200})\1\s*>(</a>)?", re.I)


def new_parser(allows_html: bool = True) -> "MarkdownIt":
    """A parser for which lines in some fifty lists or a hundred quotations are paragraphs, whatever they begin with."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING, "html": allows_html})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin, inline=False).use(deflist_plugin)
    parser.inline.ruler.before("text", "bare_link", read_bare_link)
    parser.inline.ruler.before("backticks", "formula", _formula)
    parser.inline.ruler.before("html_inline", "name", _name)
    parser.add_render_rule("name", _nothing)
    parser.block.ruler.before("table", "deep_lines", _deep_lines)
    return parser


def _formula(state: "StateInline", silent: bool) -> bool:
    """A rule of markdown-it: formulas are read, and how is only imported, where there is a dollar sign."""
    if state.src[state.pos] != "$":
        return False
    from reader.document.formulas import read_formula

    return read_formula(state, silent)


def _name(state: "StateInline", silent: bool) -> bool:
    """A rule of markdown-it: the name of a place, as an anchor that leads nowhere; around words only where HTML may be.

    Where it is rendered it is nothing, unless the renderer has a rule for it.
    """
    found = _ANCHOR.match(state.src, state.pos) if state.src[state.pos] == "<" else None
    if not found or not (found[3] or state.md.options["html"]):
        return False
    if not silent:
        state.push("name", "a", 0).attrs = {"id": found[2]}
    state.pos = found.end()
    return True


def _nothing(*_: object) -> str:
    return ""


def _deep_lines(state: "StateBlock", line: int, end: int, silent: bool) -> bool:
    """A rule of markdown-it: at the deepest level, lines are a paragraph, each on its own."""
    if silent or state.level < _DEEPEST:
        return False
    lines = []
    after = line
    while after < end and not state.isEmpty(after) and state.sCount[after] >= state.blkIndent:
        lines.append(state.getLines(after, after + 1, state.blkIndent, False).strip())
        after += 1
    state.push("paragraph_open", "p", 1).map = [line, after]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = "  \n".join(lines), [line, after], []
    state.push("paragraph_close", "p", -1)
    state.line = after
    return True
