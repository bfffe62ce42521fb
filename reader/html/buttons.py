"""Buttons that are read: a folded answer's question, a tab's name, a word of a sentence about the button itself."""

from lxml.html import HtmlElement

from reader.html.elements import HEADINGS
from reader.patterns import lazy

_HEADED = HEADINGS | {"dt", "summary"}
_SENTENCES = frozenset(("p", "li", "dd", "td"))
_LEVELS = 3
_LONGEST = 300
_GOES_ON = lazy(r"[\w,:;(\"'“‘«„]\s*$")
_QUESTION = lazy(r"[?？؟]\s*$")


def show_buttons(tree: HtmlElement) -> None:
    """Makes those buttons text like any other; they stay controls by their role. All others are for a hand."""
    for button in list(tree.iter("button")):
        is_tab = button.get("role") == "tab"
        text = button.text_content().strip()
        if 0 < len(text) <= _LONGEST and (
            is_tab or _is_question(button, text) or _is_heading(button, text) or _is_in_sentence(button)
        ):
            button.tag = "div" if is_tab or button.getparent().tag == "div" else "span"
            button.set("role", "tab" if is_tab else "button")


def _is_question(button: HtmlElement, text: str) -> bool:
    return button.get("aria-expanded") is not None and _QUESTION.search(text) is not None


def _is_heading(button: HtmlElement, text: str) -> bool:
    """Whether a button is all that a heading, a summary or a term says."""
    around = button
    for _ in range(_LEVELS):
        around = around.getparent()
        if around is None:
            return False
        if around.tag in _HEADED:
            return bool(around.text_content().strip() == text)
    return False


def _is_in_sentence(button: HtmlElement) -> bool:
    """Whether a sentence runs up to a button, and goes on or ends after it."""
    parent, before = button.getparent(), button.getprevious()
    if parent is None or parent.tag not in _SENTENCES or not (button.tail or "").strip():
        return False
    return _GOES_ON.search((parent.text if before is None else before.tail) or "") is not None
