"""Superscripts and subscripts in a line of plain characters."""

import re

from lxml.html import HtmlElement

from reader.text import one_line

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_WITH_CHARACTERS = {"sup": re.compile(r"[0-9+\-−=()n]+"), "sub": re.compile(r"[0-9+\-−=()]+")}
# Endings that read the same on the line: 1st, 2e, Mlle, trademarks, numbers of notes.
_PLAIN = re.compile(r"st|nd|rd|th|er|re|e|ème|lle|me|o|a|º|ª|tm|sm|™|®|℠|©|[*†‡§]+|\[.*\]", re.I | re.S)


def written(element: HtmlElement) -> str | None:
    """What a sup or sub element is in plain characters: "²", "^(n+k)", "_i"; None where its content stands as it is."""
    if len(element) and next(element.iterdescendants("a", "img", "br"), None) is not None:
        return None
    text = one_line("".join(element.itertext()))
    if not text or _PLAIN.fullmatch(text):
        return None
    if _WITH_CHARACTERS[element.tag].fullmatch(text):
        return text.translate(_RAISED if element.tag == "sup" else _LOWERED)
    mark = "^" if element.tag == "sup" else "_"
    return mark + text if len(text) == 1 else f"{mark}({text})" if len(text) <= 24 else None
