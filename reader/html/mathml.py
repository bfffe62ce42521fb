"""MathML to TeX as MathJax and KaTeX read it, Unicode's signs as they are.

Source: MathML 3, chapter 3, Presentation Markup.
"""

import re
from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement

from reader.patterns import lazy
from reader.text import one_line

_ESCAPES = str.maketrans({
    "{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "$": r"\$", "_": r"\_", "\\": r"\backslash ",
    "−": "-", "\u00a0": " ",
})  # fmt: skip
_FUNCTIONS = frozenset(
    "arccos arcsin arctan arg cos cosh cot csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr "
    "sec sin sinh sup tan tanh".split()
)
_LIMITS = frozenset(r"\lim \liminf \limsup \max \min \sup \inf \det \gcd \Pr".split())
_BIG = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂⨀⨄")
_OVER = {
    "¯": r"\overline", "‾": r"\overline", "\u0304": r"\bar", "^": r"\hat", "ˆ": r"\hat", "\u0302": r"\hat",
    "→": r"\vec", "⃗": r"\vec", "~": r"\tilde", "˜": r"\tilde", "˙": r"\dot", ".": r"\dot", "¨": r"\ddot",
    "ˇ": r"\check", "⏞": r"\overbrace", "⏜": r"\overparen",
}  # fmt: skip
_UNDER = {r"\_": r"\underline", "̲": r"\underline", "¯": r"\underline", "⏟": r"\underbrace"}
_TOKENS = frozenset(("mi", "mn", "mo", "mtext", "ms"))
_FIRST_ONLY = frozenset(("semantics", "maction"))
_UNSEEN = frozenset(("annotation", "annotation-xml", "mphantom", "none", "mprescripts"))
_COMMAND_AT_END = lazy(r"\\[A-Za-z]+\Z")
_LONGEST_COMMAND = 24


class _Part:
    """An element while its children are turned into TeX."""

    __slots__ = ("element", "name", "parts")

    def __init__(self, element: HtmlElement) -> None:
        self.element = element
        self.name = element.tag.rpartition("}")[2].rpartition(":")[2]
        self.parts: list[tuple[str, str]] = []  # the names of the children and their TeX

    def add_stray(self, text: str | None) -> None:
        """Text that stands in no element for text."""
        if text and text.strip():
            self.parts.append(("mtext", _escaped(text)))

    def tex(self, place: int) -> str:
        return self.parts[place][1] if place < len(self.parts) else ""

    def base(self) -> str:
        """The first child, as what something is raised from or put over."""
        name, tex = self.parts[0] if self.parts else ("", "")
        return tex if name in _TOKENS else _grouped(tex)


def tex_of_mathml(formula: HtmlElement) -> str:
    """A math element as one line of TeX: "x=\\frac{-b±\\sqrt{b^2-4ac}}{2a}"; a table as a matrix."""
    whole = _Part(formula)
    open_parts = [whole]
    for event, node in etree.iterwalk(formula, events=("start", "end")):
        if event == "start":
            part = _Part(node)
            open_parts.append(part)
            if part.name not in _TOKENS:
                part.add_stray(node.text)
            continue
        done = open_parts.pop()
        open_parts[-1].parts.append((done.name, _written(done)))
        if node is not formula:
            open_parts[-1].add_stray(node.tail)
    return one_line(_joined(whole))


def _written(part: _Part) -> str:
    if part.name in _UNSEEN:
        return ""
    if part.name in _FIRST_ONLY:
        return part.tex(0)
    return _WRITERS.get(part.name, _joined)(part)


def _joined(part: _Part) -> str:
    """What stands in a row, a name of a function apart from the letter behind it."""
    pieces: list[str] = []
    for _, tex in part.parts:
        if (
            pieces
            and tex[:1].isalpha()
            and tex[:1].isascii()
            and _COMMAND_AT_END.search(pieces[-1][-_LONGEST_COMMAND:])
        ):
            pieces.append(" ")
        if tex:
            pieces.append(tex)
    return "".join(pieces)


def _escaped(text: str) -> str:
    return one_line(text).translate(_ESCAPES)


def _grouped(tex: str) -> str:
    tex = tex.strip()
    return tex if len(tex) == 1 else f"{{{tex}}}"


def _text(part: _Part) -> str:
    return _escaped("".join(part.element.itertext()))


def _identifier(part: _Part) -> str:
    text = _text(part)
    if text in _FUNCTIONS:
        return f"\\{text}"
    return text if len(text) < 2 or not text.isalpha() else f"\\mathrm{{{text}}}"


def _operator(part: _Part) -> str:
    text = _text(part)
    return (
        f"\\{text}" if text in _FUNCTIONS else f"\\operatorname{{{text}}}" if text.isalpha() and len(text) > 1 else text
    )


def _words(part: _Part) -> str:
    whole = "".join(part.element.itertext())
    text = _escaped(whole)
    if not text:
        return " " if whole else ""
    before, after = " " * whole[0].isspace(), " " * whole[-1].isspace()
    return f"\\text{{{before}{text}{after}}}"


def _fraction(part: _Part) -> str:
    if re.fullmatch(r"0(?:\.0*)?[a-z%]*", part.element.get("linethickness") or ""):
        return f"{{{part.tex(0)} \\atop {part.tex(1)}}}"
    return f"\\frac{{{part.tex(0)}}}{{{part.tex(1)}}}"


def _root(part: _Part) -> str:
    return f"\\sqrt[{part.tex(1)}]{{{part.tex(0)}}}"


def _raised(part: _Part) -> str:
    return f"{part.base()}^{_grouped(part.tex(1))}"


def _lowered(part: _Part) -> str:
    return f"{part.base()}_{_grouped(part.tex(1))}"


def _both(part: _Part) -> str:
    return f"{part.base()}_{_grouped(part.tex(1))}^{_grouped(part.tex(2))}"


def _takes_limits(part: _Part) -> bool:
    return part.tex(0) in _BIG or part.tex(0) in _LIMITS


def _under(part: _Part) -> str:
    base, below = part.tex(0), part.tex(1)
    if _takes_limits(part):
        return _lowered(part)
    return f"{_UNDER[below]}{{{base}}}" if below in _UNDER else f"\\underset{{{below}}}{{{base}}}"


def _over(part: _Part) -> str:
    base, above = part.tex(0), part.tex(1)
    if _takes_limits(part):
        return _raised(part)
    return f"{_OVER[above]}{{{base}}}" if above in _OVER else f"\\overset{{{above}}}{{{base}}}"


def _under_and_over(part: _Part) -> str:
    return (
        _both(part)
        if _takes_limits(part)
        else f"\\underset{{{part.tex(1)}}}{{\\overset{{{part.tex(2)}}}{{{part.tex(0)}}}}}"
    )


def _scripts_around(part: _Part) -> str:
    """The base, what is lowered and raised behind it in pairs, and after mprescripts those in front of it."""
    names = [name for name, _ in part.parts]
    cut = names.index("mprescripts") if "mprescripts" in names else len(names)
    behind = [tex for _, tex in part.parts[1:cut]]
    in_front = [tex for _, tex in part.parts[cut + 1 :]]
    lead = "{}" + _pairs(in_front) if any(in_front) else ""
    return lead + part.base() + _pairs(behind)


def _pairs(scripts: list[str]) -> str:
    signs = ("_", "^")
    return "".join(signs[place % 2] + _grouped(tex) for place, tex in enumerate(scripts) if tex)


def _fenced(part: _Part) -> str:
    opening, closing = (part.element.get(name, sign) for name, sign in (("open", "("), ("close", ")")))
    separators = "".join(part.element.get("separators", ",").split())
    inside = part.tex(0)
    for place, (_, tex) in enumerate(part.parts[1:]):
        inside += _escaped(separators[min(place, len(separators) - 1) :][:1]) + tex
    return _escaped(opening) + inside + _escaped(closing)


def _table(part: _Part) -> str:
    rows = " \\\\ ".join(tex for _, tex in part.parts)
    return f"\\begin{{matrix}} {rows} \\end{{matrix}}"


def _row(part: _Part) -> str:
    return " & ".join(tex for _, tex in part.parts)


_WRITERS: dict[str, Callable[[_Part], str]] = {
    "mi": _identifier, "mn": _text, "mo": _operator, "mtext": _words, "ms": _words, "mspace": lambda part: " ",
    "mfrac": _fraction, "msqrt": lambda part: f"\\sqrt{{{_joined(part)}}}", "mroot": _root,
    "msup": _raised, "msub": _lowered, "msubsup": _both, "munder": _under, "mover": _over,
    "munderover": _under_and_over, "mmultiscripts": _scripts_around, "mfenced": _fenced,
    "mtable": _table, "mtr": _row, "mlabeledtr": _row,
}  # fmt: skip
