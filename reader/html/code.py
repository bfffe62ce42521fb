"""A block of code: its text as it is seen, and the language that the page names for it."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:lang(?:uage)?-|highlight-(?:source-)?|brush:\s*|sourceCode\s+)([A-Za-z][\w+#.\-]{0,30})(?=\s|;|$)"
)
_LANGUAGE_ATTRIBUTES = ("data-lang", "data-language", "data-code-language", "data-syntax", "lang-name")
_NO_LANGUAGE = frozenset(
    "default none text plain plaintext plain_text nohighlight notranslate txt source wrapper".split()
)
_LINE_BLOCKS = frozenset("div p li tr table ol ul section h1 h2 h3 h4 h5 h6".split())
_UNSEEN = frozenset("script style button template svg select input textarea noscript".split())
_GUTTERS = frozenset(
    "gutter linenos lineno line-number line-numbers line-numbers-rows linenumber linenumbers linenodiv "
    "lnt ln hljs-ln-numbers blob-num rouge-gutter code-toolbar-item copy-btn copybtn copy-button".split()
)


def code_text(element: HtmlElement) -> str:
    """The text of preformatted content: line breaks kept, line numbers and buttons left out."""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in walk:
        if event == "start":
            if node.tag in _UNSEEN or is_gutter(node):
                walk.skip_subtree()
                continue
            if node.tag in _LINE_BLOCKS:
                _end_line(parts)
            parts.append("\n" if node.tag == "br" else node.text or "")
            continue
        if event == "end" and node.tag in _LINE_BLOCKS and not is_gutter(node):
            _end_line(parts)
        if node is not element:
            parts.append(node.tail or "")
    lines = "".join(parts).replace("\r\n", "\n").expandtabs(8).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _end_line(parts: list[str]) -> None:
    written = next((part for part in reversed(parts) if part), "\n")
    if not written.endswith("\n"):
        parts.append("\n")


def is_gutter(element: HtmlElement) -> bool:
    """Whether an element only numbers the lines of the code beside it."""
    return not _GUTTERS.isdisjoint((element.get("class") or "").lower().split())


def language_of(element: HtmlElement) -> str:
    """The language of a pre element, from its own attributes, a code element in it, or what is around it; else ""."""
    for candidate in _naming(element):
        found = _LANGUAGE.search(candidate.get("class") or "")
        names = [found.group(1)] if found else []
        names += [candidate.get(name) or "" for name in _LANGUAGE_ATTRIBUTES]
        for name in names:
            if re.fullmatch(r"[A-Za-z][\w+#.\-]{0,30}", name) and name.lower() not in _NO_LANGUAGE:
                return name.lower()
    return ""


def _naming(element: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that may name the language, nearest first."""
    yield element
    yield from element.iterdescendants("code")
    for level, ancestor in enumerate(element.iterancestors()):
        if level == 4 or ancestor.tag in ("article", "main", "body", "li", "blockquote"):
            return
        yield ancestor
