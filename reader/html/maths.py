"""Formulas: their TeX, from MathML, MathJax, KaTeX or a picture's words.

In Markdown they are code: in a line between backticks inside of dollar signs, in a fence named "math" on lines of their
own. CommonMark has no formulas, "$" alone is money in most texts, and code is what every renderer leaves as it is.
"""

import re

from lxml.html import HtmlElement

from reader.html.mathml import tex_of_mathml
from reader.patterns import lazy
from reader.text import clean

_STYLE = lazy(r"\{\\(?:display|text)style\s?(.*)\}", re.S)
_PICTURE_CLASSES = frozenset(
    "latex tex math mathimg mwe-math-fallback-image-inline mwe-math-fallback-image-display".split()
)
_TEX_SERVICE = lazy(r"latex\.codecogs\.com/|[?/]latex\.php\?|\.wp\.com/latex\.php|chart\.googleapis\.com/.*cht=tx")
_DRAWN = frozenset("MathJax MathJax_Preview MathJax_Display MathJax_SVG MathJax_SVG_Display MathJax_CHTML".split())
_TEX_TEXT = frozenset(("math", "tex", "latex", "arithmatex"))


def tex_of(formula: HtmlElement) -> str:
    """The TeX of a math element: what it brings with it, else its MathML as TeX."""
    tex = formula.get("alttext")
    for annotation in formula.iterdescendants("annotation"):
        if annotation.text and "tex" in (annotation.get("encoding") or "").lower():
            tex = annotation.text
    return _bare(tex) if tex and tex.strip() else tex_of_mathml(formula)


def script_tex(script: HtmlElement) -> str | None:
    """The TeX in a script of MathJax 2, None for any other script."""
    is_tex = (script.get("type") or "").lower().startswith(("math/tex", "math/latex"))
    return _bare(script.text) if is_tex and script.text else None


def marked_tex(element: HtmlElement) -> str | None:
    """The TeX that an element holds as text for a script to draw, where its class says so (Pandoc, Sphinx, Jekyll)."""
    classes = (element.get("class") or "").split()
    text = (element.text or "").strip()
    if len(element) or not text or _TEX_TEXT.isdisjoint(classes):
        return None
    return _bare(text)


def picture_tex(picture: HtmlElement) -> str | None:
    """The TeX that a picture of a formula has as its words, None for any other picture."""
    words = picture.get("alt") or ""
    classes = (picture.get("class") or "").split()
    if words and (not _PICTURE_CLASSES.isdisjoint(classes) or _TEX_SERVICE.search(picture.get("src") or "")):
        return _bare(words)
    return None


def is_displayed(element: HtmlElement) -> bool:
    """Whether a formula stands on lines of its own."""
    if element.tag == "script":
        return "mode=display" in (element.get("type") or "").replace(" ", "")
    if element.get("display") == "block" or element.get("mode") == "display" or element.tag == "div":
        return True
    if "display" in (element.get("class") or "").split():
        return True
    return any("katex-display" in (ancestor.get("class") or "") for ancestor in element.iterancestors("span"))


def is_drawn_again(element: HtmlElement) -> bool:
    """Whether an element is what MathJax 2 drew of the script that follows it."""
    if _DRAWN.isdisjoint((element.get("class") or "").split()):
        return False
    following = element.getnext()
    for _ in range(2):
        if following is not None and following.tag in ("span", "div"):
            following = following.getnext()
    return following is not None and following.tag == "script" and script_tex(following) is not None


def _bare(tex: str) -> str:
    """TeX without the marks around it: "{\\displaystyle x}", "$x$", "\\(x\\)"."""
    tex = clean(tex).strip()
    if found := _STYLE.fullmatch(tex):
        tex = found.group(1).strip()
    for opening, closing in (("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")):
        if tex.startswith(opening) and tex.endswith(closing) and len(tex) > len(opening) + len(closing):
            return tex[len(opening) : -len(closing)].strip()
    return tex
