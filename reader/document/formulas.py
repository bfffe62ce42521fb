r"""Formulas in TeX as Unicode on one line, where all of one can be written so: "x^2 \le \frac{a}{b}" is "x² ≤ a/b"."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.document import formula_signs as signs

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_LONGEST = 400
_DEEPEST = 12
_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\.|[{}^_&$]|\s+|.", re.S)
# As GitHub's Markdown has it: $`x`$, $$x$$ and $x$, the last with no space or digit where it could be a price.
_IN_TEXT = re.compile(
    rf"\$`([^`\n]{{1,{_LONGEST}}})`\$|\$\$([^$\n]{{1,{_LONGEST}}})\$\$|\$(?=\S)([^$\n]{{1,{_LONGEST}}})(?<=\S)\$(?!\w)"
)
_MEANS_TEX = re.compile(r"[\\^_=]|\A[A-Za-z]\Z")
_ARGUMENT = re.compile(r"\\[A-Za-z]+\{[^{}]*\}|\\[A-Za-z]+")
_WORD = re.compile(r"[^\W\d_]{3}")
_SUM = re.compile(r"[^\w′!⁰¹²³⁴-⁹ⁿₐ-ₜ₀-₉]")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ONE_OPERAND = re.compile(r"(?:\d+|\w)[′⁰¹²³⁴-⁹ⁿₐ-ₜ₀-₉]*|\(.*\)")


class _Unwritable(Exception):
    """There is no way to write this on one line."""


@lru_cache(maxsize=512)
def drawn(tex: str) -> str | None:
    """A formula as Unicode, None where some of it has no such form. Anything that was written is in it."""
    if len(tex) > _LONGEST:
        return None
    tokens = _Tokens(_TOKEN.findall(tex))
    try:
        text = _row(tokens, 0)
    except _Unwritable:
        return None
    return None if tokens.left else " ".join(text.split()) or None


def read_formula(state: "StateInline", silent: bool) -> bool:
    """A rule of markdown-it, at a dollar sign: a formula between two of them is code with these for a markup."""
    found = _IN_TEXT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    tex = (found[1] or found[2] or found[3]).strip()
    if not found[1]:
        is_glued = found[3] and state.pos > 0 and state.src[state.pos - 1].isalnum()
        if is_glued or not _MEANS_TEX.search(tex) or _WORD.search(_ARGUMENT.sub("", tex)):
            return False
    if not silent:
        token = state.push("code_inline", "code", 0)
        token.content, token.markup = tex, "$"
    state.pos = found.end()
    return True


class _Tokens:
    """The tokens of a formula from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self.left = tokens[::-1]

    @property
    def next(self) -> str:
        return self.left[-1] if self.left else ""

    def take(self) -> str:
        return self.left.pop() if self.left else ""

    def skip_spaces(self) -> None:
        while self.next.isspace():
            self.take()


def _row(tokens: _Tokens, depth: int) -> str:
    """What stands up to the end of a group, or of the formula."""
    if depth > _DEEPEST:
        raise _Unwritable
    parts: list[str] = []
    while tokens.left and tokens.next != "}":
        token = tokens.take()
        if token in "^_":
            parts.append(_script(token, _argument(tokens, depth)))
        elif token.isspace():
            parts.append("" if tokens.next in ("^", "_") else " ")
        elif token == "{":
            parts.append(_group(tokens, depth))
        elif token in "&$":
            raise _Unwritable
        else:
            _append(parts, _written(token, tokens, depth), is_name=token.startswith("\\"))
    return "".join(parts)


def _append(parts: list[str], text: str, is_name: bool) -> None:
    """Adds what one command or character is, apart from what would melt with it."""
    before = parts[-1] if parts else ""
    if text[:1].isalnum() and before[-1:].isalnum():
        is_word = is_name and len(text) > 1
        if is_word or before in signs.NAMES or "/" in before or "/" in text:
            parts.append(" ")
    parts.append(text)


def _group(tokens: _Tokens, depth: int) -> str:
    text = _row(tokens, depth + 1)
    if tokens.take() != "}":
        raise _Unwritable
    return text


def _argument(tokens: _Tokens, depth: int) -> str:
    """What a command or a script applies to: a group, or the next token."""
    tokens.skip_spaces()
    token = tokens.take()
    if token == "{":
        return _group(tokens, depth)
    if not token or token in "}^_&$":
        raise _Unwritable
    return _written(token, tokens, depth)


def _written(token: str, tokens: _Tokens, depth: int) -> str:
    """A character or a command with its arguments."""
    if depth > _DEEPEST:
        raise _Unwritable
    name = token[1:] if token.startswith("\\") else ""
    if not name:
        sign = signs.PLAIN.get(token, token)
        return f" {sign} " if sign in signs.RELATIONS else sign
    if name in signs.SIGNS:
        return f" {signs.SIGNS[name]} " if signs.SIGNS[name] in signs.RELATIONS else signs.SIGNS[name]
    if name in signs.NAMES:
        return name
    if name in ("left", "right", "big", "Big", "bigl", "bigr"):
        delimiter = tokens.take()
        return "" if delimiter == "." else _written(delimiter, tokens, depth + 1) if delimiter else ""
    if name in ("frac", "dfrac", "tfrac"):
        return _fraction(_argument(tokens, depth + 1), _argument(tokens, depth + 1))
    if name == "sqrt":
        return _root(tokens, depth)
    if name in ("text", "mathrm", "textrm", "operatorname", "mathit", "textit", "mbox"):
        return _words(tokens)
    text = _argument(tokens, depth + 1)
    if name in signs.ACCENTS and len(text) == 1:
        return text + signs.ACCENTS[name]
    if name in signs.ALPHABETS and len(text) == 1 and text in signs.ALPHABETS[name]:
        return signs.ALPHABETS[name][text]
    raise _Unwritable


def _words(tokens: _Tokens) -> str:
    """The argument of a command for text, in which spaces count and nothing is a command."""
    if tokens.take() != "{":
        raise _Unwritable
    parts = []
    while (token := tokens.take()) != "}":
        if not token or token in "{$" or token.startswith("\\"):
            raise _Unwritable
        parts.append(token)
    return "".join(parts)


def _script(sign: str, text: str) -> str:
    text = text.replace(" ", "")
    scripts = signs.SUPERSCRIPTS if sign == "^" else signs.SUBSCRIPTS
    if sign == "^" and text in ("∘", "′", "″", "*"):
        return "°" if text == "∘" else text
    if all(character in scripts for character in text):
        return "".join(scripts[character] for character in text)
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"


def _fraction(above: str, below: str) -> str:
    above, below = above.strip(), below.strip()
    if not _SUM.search(_IN_BRACKETS.sub("", above)):
        return signs.FRACTIONS.get(f"{above}/{below}") or f"{above}/{_bracketed(below)}"
    return f"({above})/{_bracketed(below)}"


def _root(tokens: _Tokens, depth: int) -> str:
    tokens.skip_spaces()
    degree = ""
    if tokens.next == "[":
        tokens.take()
        degree = tokens.take()
        if degree not in signs.ROOTS or tokens.take() != "]":
            raise _Unwritable
    return f"{signs.ROOTS[degree]}{_bracketed(_argument(tokens, depth + 1).strip())}"


def _bracketed(text: str) -> str:
    return text if _ONE_OPERAND.fullmatch(text) and text.count("(") < 2 else f"({text})"
