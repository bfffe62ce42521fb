"""The inside of one leaf: markdown-it's inline tokens to a text and its styled runs."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.document.blocks import Run, Style
from reader.patterns import lazy

if TYPE_CHECKING:
    from markdown_it.token import Token

    from reader.document.scripts import OpenScripts

_TAG = re.compile(r"<!--.*?-->|<[^<>]{0,2000}>", re.S)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SCRIPT = lazy(r"</?su[bp]\b", re.I)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
_SPACING = ("text", "softbreak", "hardbreak")  # behind the name of a place, a text would begin with a space
_PAIRS: dict[str, Style] = {"em": "em", "strong": "strong", "s": "strike", "link": "link"}


def without_tags(html: str) -> str:
    """Raw HTML inside Markdown as the words in it."""
    if _SCRIPT.search(html):
        from reader.document import scripts

        html = scripts.in_html(html)
    return _TAG.sub("", _LINE_BREAK.sub("\n", html))


def inline_text(tokens: "Sequence[Token]") -> tuple[str, tuple[Run, ...]]:
    """A leaf's text, hard breaks as newlines, and its runs in the order of their starts."""
    parts: list[str] = []
    runs: list[Run] = []
    opened: list[tuple[int, str | None]] = []
    length = 0
    scripts: OpenScripts | None = None
    for token in tokens:
        kind, _, side = token.type.rpartition("_")
        piece = ""
        if token.type == "text":
            piece = token.content
        elif side == "open":
            opened.append((length, str(token.attrs["href"]) if "href" in token.attrs else None))
        elif side == "close" and opened:
            start, target = opened.pop()
            if kind in _PAIRS and start < length:
                runs.append(Run(start, length, _PAIRS[kind], target))
        elif token.type == "html_inline" and _SCRIPT.match(token.content):
            scripts = scripts or _open_scripts()
            length = scripts.take(token.content, parts, runs, length)
        else:
            piece, style, target = _atom(token)
            if style and piece:
                runs.append(Run(length, length + len(piece), style, target))
        if not parts and token.type in _SPACING:
            piece = piece.lstrip(" \n")
        if piece:
            parts.append(piece)
            length += len(piece)
    runs.sort(key=lambda run: run.start)
    return "".join(parts), tuple(runs)


def names_in(tokens: "Sequence[Token]") -> list[str]:
    """The names of places that a leaf holds."""
    return [str(token.attrs["id"]) for token in tokens if token.type == "name"]


def _open_scripts() -> "OpenScripts":
    from reader.document.scripts import OpenScripts

    return OpenScripts()


def _words_of(image: "Token") -> str:
    """An image's alternative without the marks in it."""
    return "".join(_formula(child) or child.content for child in image.children or [])


def _formula(token: "Token") -> str | None:
    """What a token draws that is a formula which can be drawn."""
    return drawn(token.content) if token.markup == "$" else None


def drawn(tex: str) -> str | None:
    """A formula as Unicode, as formulas.drawn has it, which is only imported where there is one."""
    from reader.document import formulas

    return formulas.drawn(tex)


def _atom(token: "Token") -> tuple[str, Style | None, str | None]:
    """What one childless token puts into the text, in which style, leading where."""
    match token.type:
        case "softbreak":
            return " ", None, None
        case "hardbreak":
            return "\n", None, None
        case "code_inline":
            if formula := _formula(token):
                return formula, "math", token.content
            return token.content, "code", None
        case "image":
            alt = " ".join(token.content.split())
            if len(alt) > 2 and alt[0] == alt[-1] == "$":
                # The picture of a formula has its TeX as its words.
                tex = _ESCAPE.sub(r"\1", alt[1:-1])
                formula = drawn(tex)
                return (formula, "math", tex) if formula else (tex, "code", None)
            alt = " ".join(_words_of(token).split())
            return f"[image: {alt}]" if alt else "[image]", "image", str(token.attrs.get("src") or "") or None
        case "footnote_ref":
            label = token.meta.get("label") or str(token.meta.get("id", 0) + 1)
            return f"[{label}]", "footnote", label
        case "name":
            return "", None, None
        case "html_inline":
            return ("\n", None, None) if _LINE_BREAK.fullmatch(token.content) else ("", None, None)
        case _:
            return token.content, None, None
