"""Bullet lists whose items bear letters, Roman numerals or numbers of their own: "- a. one", "- b. two".

Markdown numbers in figures only, and upwards. A list that counts otherwise is one of bullets there, and each item
begins with what it is called by; that is its sign then, and a bullet before it would be a second one.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

_SIGN = lazy(r"(?:([a-z]{1,15}|[A-Z]{1,15})|(\d{1,9})\\?)\.(?:\s|$)")
_ROMAN = lazy(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_WORTH = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_MOST_LETTERS = 2  # what is longer and no numeral is a word
_MOST_ALONE = 20


def signs_of_lists(tokens: "Iterable[Token]") -> dict[int, list[str]]:
    """The signs of the items ("a", "iv", "12") by the identity of the token that opens their list, in their order.

    Only bullet lists are in it, and only those of which every item is numbered, by one up or down.
    """
    signs: dict[int, list[str]] = {}
    lists: list[int] = []
    begins_item = False
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(id(token))
            if token.type == "bullet_list_open":
                signs[id(token)] = []
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and lists[-1] in signs:
            signs[lists[-1]].append("")
            begins_item = True
            continue
        elif token.type == "inline" and begins_item:
            found = _SIGN.match(token.content)
            signs[lists[-1]][-1] = (found[1] or found[2]) if found else ""
        elif token.type == "paragraph_open":
            continue
        begins_item = False
    return {opened: several for opened, several in signs.items() if _count(several)}


def _count(signs: Sequence[str]) -> bool:
    """Whether signs count by one; a single one counts where it is a low number."""
    if not all(signs):
        return False
    for values in zip(*map(_values, signs), strict=True):
        if len(values) == 1 and values[0] is not None and (len(signs[0]) == 1 or 0 < values[0] <= _MOST_ALONE):
            return True
        steps = {None if one is None or other is None else other - one for one, other in pairwise(values)}
        if steps in ({1}, {-1}):
            return True
    return False


def _values(sign: str) -> tuple[int | None, int | None, int | None, int | None, int | None]:
    """What a sign is worth as a number, as small and as capital letters, as small and as capital Roman numerals."""
    if sign.isdecimal():
        return int(sign), None, None, None, None
    lower = sign.lower()
    letters = sum(26**place * (ord(letter) - 96) for place, letter in enumerate(reversed(lower)))
    as_letters = letters if len(lower) <= _MOST_LETTERS else None
    as_roman = _roman(lower) if _ROMAN.fullmatch(lower) else None
    return (None, as_letters, None, as_roman, None) if sign == lower else (None, None, as_letters, None, as_roman)


def _roman(numeral: str) -> int:
    worths = [_WORTH[letter] for letter in numeral]
    return sum(-one if one < after else one for one, after in zip(worths, [*worths[1:], 0], strict=True))
