"""Superscripts and subscripts in a line of plain characters."""

import re
from typing import Literal

Script = Literal["sup", "sub"]

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_WITH_CHARACTERS = {"sup": re.compile(r"[0-9+\-−=()n]+"), "sub": re.compile(r"[0-9+\-−=()]+")}
# Endings that read the same on the line: 1st, 2e, Mlle, trademarks, numbers of notes.
_PLAIN = re.compile(r"st|nd|rd|th|er|re|e|ème|lle|me|o|a|º|ª|tm|sm|™|®|℠|©|[*†‡§]+|\[.*\]", re.I | re.S)
_LONGEST = 24


def written(script: Script, text: str) -> str | None:
    """One line of text as a script: "²", "^(n+k)", "_i"; None where it stands as it is."""
    if not text or _PLAIN.fullmatch(text):
        return None
    if _WITH_CHARACTERS[script].fullmatch(text):
        return text.translate(_RAISED if script == "sup" else _LOWERED)
    mark = "^" if script == "sup" else "_"
    return mark + text if len(text) == 1 else f"{mark}({text})" if len(text) <= _LONGEST else None
