"""Formulas that a page holds as bare text, for MathJax or KaTeX to draw: each put into an element of its own.

Sources: MathJax 2.7 and 3, "TeX and LaTeX input" and "tex2jax/find math options" (delimiters, tags and classes passed
over); KaTeX, "Auto-render extension".
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.patterns import lazy

_LOADERS = lazy(r"mathjax|\btex-(?:mml-)?(?:chtml|svg)\b|auto-render(?:\.min)?\.js", re.I)
_STARTS = lazy(r"MathJax\.Hub|\bMathJax['\"]?\]?\s*=|[Mm]ath[Jj]ax[^\s'\"]{0,200}\.js|renderMathInElement")
# Where a page's own configuration makes "$" a delimiter: ['$', '$'], {left: "$", right: "$", display: false}.
_DOLLAR_IN_LINE = lazy(r"inlineMath\b[^;]{0,200}?\[\s*(['\"])\\?\$\1\s*,|left['\"]?\s*:\s*(['\"])\\?\$\2\s*,", re.S)
# One of these is in every text that the pattern above finds something in, and found a hundred times as fast.
_MARKS = ("athJax", "athjax", "renderMathInElement")
_SOURCES = ("src", "data-src", "data-rocket-src", "data-litespeed-src")

_PASSED_OVER = frozenset(
    "pre code kbd samp tt script style noscript textarea option select button math svg annotation annotation-xml "
    "template title iframe".split()
)
_IGNORED = frozenset(
    "tex2jax_ignore mathjax_ignore katex MathJax MathJax_Preview MathJax_Display mathjax-container arithmatex".split()
)
_PROCESSED = frozenset(("tex2jax_process", "mathjax_process"))
_ENVIRONMENTS = "equation|align|alignat|gather|multline|eqnarray|flalign"
_OPENING = lazy(rf"\\[\\$]|\\\(|\\\[|\$\$|\$|\\begin\{{((?:{_ENVIRONMENTS})\*?)\}}")
_CLOSINGS = {"\\(": "\\)", "\\[": "\\]", "$$": "$$", "$": "$"}
# "$5 and $6": a number and a word between the signs, or a digit right after them (the latter as in Pandoc's Markdown).
_PRICE = lazy(r"\s*\d[\d.,]*[A-Za-z]{0,2}[.,;:!?]?\s+(?:[^\W\d_]{2,}|\Z)")
_FORMULA_LIMIT = 20_000


class Formula(NamedTuple):
    """A formula in a text: where it stands with its delimiters, and its TeX without."""

    start: int
    end: int
    tex: str
    is_displayed: bool


def mark_formulas(tree: HtmlElement, text: str) -> None:
    """Puts bare formulas into spans of the class "math", where the page has a script that would draw them.

    text is the page's source, in which marks for such a script are faster found than in its classes.
    """
    scripts = list(tree.iter("script"))
    body = tree.find("body")
    if body is None or not (any(map(_draws, scripts)) or any(mark in text for mark in _PROCESSED)):
        return
    takes_dollars = any(_DOLLAR_IN_LINE.search(script.text or "") for script in scripts)
    for element in list(_searched(body)):
        _mark_in(element, takes_dollars)


def _draws(script: HtmlElement) -> bool:
    source = next(filter(None, map(script.get, _SOURCES)), "")
    if _LOADERS.search(source[:500]):
        return True
    text = script.text or ""
    is_data = "json" in (script.get("type") or "")
    return not is_data and any(mark in text for mark in _MARKS) and _STARTS.search(text) is not None


def _searched(body: HtmlElement) -> Iterator[HtmlElement]:
    """The elements whose own text the script would look at."""
    ignoring = [False]
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            ignoring.pop()
            continue
        classes = (node.get("class") or "").split()
        ignores = ignoring[-1]
        if classes:
            ignores = (ignores or not _IGNORED.isdisjoint(classes)) and _PROCESSED.isdisjoint(classes)
        ignoring.append(ignores)
        if node.tag in _PASSED_OVER:
            walk.skip_subtree()
        elif not ignores:
            yield node


def _mark_in(parent: HtmlElement, takes_dollars: bool) -> None:
    """Marks the formulas of an element's own text. Only line breaks may stand in one: other elements part the text."""
    before: HtmlElement | None = None
    breaks: list[HtmlElement] = []
    text = parent.text or ""
    for child in [*parent, None]:
        if child is not None and child.tag in ("br", "wbr"):
            breaks.append(child)
            text += f"\0{child.tail or ''}"
            continue
        if ("\\" in text or "$" in text) and (formulas := list(formulas_of(text, takes_dollars))):
            _rebuild(parent, before, breaks, text, formulas)
        before, breaks, text = child, [], "" if child is None else child.tail or ""


def formulas_of(text: str, takes_dollars: bool = False) -> Iterator[Formula]:
    """The formulas of a text in order; takes_dollars is whether a single "$" begins one. Linear in the text."""
    nearest: dict[str, int] = {}
    position = 0
    while opening := _OPENING.search(text, position):
        position = opening.end()
        sign, environment = opening.group(), opening.group(1)
        closing = f"\\end{{{environment}}}" if environment else _CLOSINGS.get(sign)
        if closing is None or (sign == "$" and not takes_dollars):
            continue
        if nearest.get(closing, -1) < position:
            nearest[closing] = _find(text, closing, position)
        end = nearest[closing]
        if end == len(text) or end - position > _FORMULA_LIMIT:
            continue
        tex = text[position:end]
        if not tex.strip("\0 \n\t"):
            continue
        after = end + len(closing)
        if sign == "$" and (text[after : after + 1].isdigit() or _PRICE.match(tex)):
            continue
        if environment:
            tex = text[opening.start() : after]
        yield Formula(opening.start(), after, tex.replace("\0", "\n").strip(), sign not in ("\\(", "$"))
        position = after


def _find(text: str, closing: str, position: int) -> int:
    """Where a closing sign is, the length of the text if nowhere; a dollar behind a backslash is none."""
    found = text.find(closing, position)
    while closing == "$" and found > 0 and text[found - 1] == "\\":
        found = text.find(closing, found + 1)
    return found if found >= 0 else len(text)


def _rebuild(
    parent: HtmlElement, before: HtmlElement | None, breaks: list[HtmlElement], text: str, formulas: list[Formula]
) -> None:
    """Writes a stretch of text anew, after a child or at the beginning; each NUL in the text is a break."""
    for line_break in breaks:
        line_break.tail = None
        parent.remove(line_break)
    waiting = iter(breaks)
    place = _Place(parent, before)
    position = 0
    for formula in formulas:
        place.write(text[position : formula.start], waiting)
        for _ in range(text.count("\0", formula.start, formula.end)):
            next(waiting)
        span = parent.makeelement("span", {"class": "math display" if formula.is_displayed else "math inline"})
        span.text = formula.tex
        place.put(span)
        position = formula.end
    place.write(text[position:], waiting)


class _Place:
    """Where in an element the next text goes: after a child, or before all of them."""

    def __init__(self, parent: HtmlElement, before: HtmlElement | None) -> None:
        self._parent = parent
        self._before = before
        self._set("")

    def _set(self, text: str) -> None:
        if self._before is None:
            self._parent.text = text
        else:
            self._before.tail = text

    def put(self, element: HtmlElement) -> None:
        if self._before is None:
            self._parent.insert(0, element)
        else:
            text, self._before.tail = self._before.tail, None
            self._before.addnext(element)
            self._before.tail = text
        self._before = element

    def write(self, text: str, breaks: Iterator[HtmlElement]) -> None:
        first, *others = text.split("\0")
        self._set(first)
        for other in others:
            self.put(next(breaks))
            self._set(other)
