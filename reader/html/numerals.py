"""The letters and Roman numerals of lists that a page numbers so. Source: CSS Counter Styles 3, section 6."""

import re

from lxml.html import HtmlElement

from reader.patterns import lazy

_KINDS = {"a": "a", "A": "A", "i": "i", "I": "I"}
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I",
}  # fmt: skip
_STYLE = lazy(r"list-style(?:-type)?\s*:\s*(?:(?:inside|outside)\s+)?([a-z-]+)", re.I)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


def numerals_of(items: HtmlElement) -> str:
    """How a list numbers its items: "a", "A", "i" or "I"; "" for figures, which Markdown can count up itself."""
    if style := _STYLE.search(items.get("style") or ""):
        return _STYLES.get(style[1].lower(), "")
    return _KINDS.get(items.get("type") or "", "")


def numeral(number: int, kind: str) -> str:
    """A number as a list of the kind shows it, of "1" in figures; in those too what has no letters."""
    if kind == "1" or number < 1 or (kind in "iI" and number > _MOST_ROMAN):
        return str(number)
    written = _roman(number) if kind in "iI" else _letters(number)
    return written.upper() if kind.isupper() else written


def _letters(number: int) -> str:
    """a to z, aa to zz, and so on."""
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        written += sign * count
    return written
