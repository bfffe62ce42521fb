"""A block of code: its text as it is seen, and the language that the page names for it."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.patterns import lazy

# Prism, highlight.js, Docusaurus, Hugo, GitHub, Sphinx, MediaWiki, SyntaxHighlighter and Confluence, Pandoc, Crayon.
_LANGUAGE = lazy(
    r"(?:^|[\s;])(?:lang(?:uage)?[-:]|(?:mw-)?highlight-(?:source-|lang-|text-)?|brush:\s*|sourceCode\s+)"
    r"([A-Za-z][\w+#.\-]{0,30})(?=\s|;|$)"
)
_LANGUAGE_ATTRIBUTES = (
    "data-lang", "data-language", "data-code-language", "data-syntax", "data-enlighter-language",
    "data-code-block-lang", "data-canonical-lang", "data-highlight-language", "lang-name",
)  # fmt: skip
_NO_LANGUAGE = frozenset(
    "default none text plain plaintext plain_text nohighlight notranslate txt source wrapper container box block code "
    "copy lines raw generic unknown en de fr es it pt zh ja ko ru nl sv tr".split()
)
# What a class may say without any word that it is a language.
_KNOWN = frozenset(
    "bash sh shell zsh powershell console c cpp c++ csharp cs clojure cmake coffeescript css scss sass less dart "
    "diff dockerfile elixir elm erlang fortran fsharp go graphql groovy haskell haml html xml http ini java javascript "
    "js jsx json json5 julia kotlin latex lisp lua makefile markdown matlab nginx nim nix objectivec ocaml pascal "
    "perl php powerquery prolog protobuf puppet python py r ruby rb rust rs scala scheme solidity sql svelte swift tcl "
    "terraform toml ts tsx typescript verilog vhdl vim vue wasm yaml yml zig".split()
)
_HIGHLIGHTED = frozenset("highlight codehilite hljs prettyprint code syntaxhighlighter wp_syntax shiki".split())
# Code without a pre element: SyntaxHighlighter, Crayon, GitHub's files and gists, whose tables may stand alone.
_CODE_CLASSES = frozenset("syntaxhighlighter crayon-syntax js-file-line-container".split())
_CODE_CELLS = frozenset(("blob-code", "js-file-line"))
_NUMBERED_CELLS = 2
_LABELS = frozenset(
    "lang language language-name code-lang code-language codeheader code-header code-block-header".split()
)
_LINE_BLOCKS = frozenset("div p li tr table ol ul section h1 h2 h3 h4 h5 h6".split())
_UNSEEN = frozenset("script style button template svg select input textarea noscript".split())
_GUTTERS = frozenset(
    "gutter linenos lineno line-number line-numbers line-numbers-rows linenumber linenumbers linenodiv "
    "lnt ln hljs-ln-numbers blob-num rouge-gutter code-toolbar-item copy-btn copybtn copy-button crayon-nums "
    "crayon-toolbar crayon-info crayon-plain-wrap react-syntax-highlighter-line-number".split()
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
            _add(parts, "\n" if node.tag == "br" else node.text)
            continue
        if event == "end" and node.tag in _LINE_BLOCKS and not is_gutter(node):
            _end_line(parts)
        if node is not element:
            _add(parts, node.tail)
    lines = "".join(parts).replace("\r\n", "\n").replace("\u00a0", " ").expandtabs(8).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _add(parts: list[str], text: str | None) -> None:
    if text:
        parts.append(text)


def _end_line(parts: list[str]) -> None:
    if parts and not parts[-1].endswith("\n"):
        parts.append("\n")


def is_gutter(element: HtmlElement) -> bool:
    """Whether an element only numbers the lines of the code beside it. Code itself says so of how it is to be drawn."""
    return element.tag not in ("pre", "code") and not _GUTTERS.isdisjoint((element.get("class") or "").lower().split())


def is_block(element: HtmlElement) -> bool:
    """Whether an element is a block of code that a highlighter drew without a pre element."""
    if not _CODE_CLASSES.isdisjoint((element.get("class") or "").split()):
        return True
    cells = islice(element.iterdescendants("td"), _NUMBERED_CELLS) if element.tag == "table" else ()
    return any(not _CODE_CELLS.isdisjoint((cell.get("class") or "").split()) for cell in cells)


def is_number(element: HtmlElement) -> bool:
    """Whether an element numbers the line of code that is its next neighbour."""
    line = element.getnext()
    return line is not None and line.tag == "code" and not (element.tail or "").strip() and is_gutter(element)


def is_label(element: HtmlElement) -> bool:
    """Whether an element only names the language of the code right under it."""
    if _LABELS.isdisjoint((element.get("class") or "").lower().split()):
        return False
    return any(sibling.tag == "pre" for sibling in islice(element.itersiblings(), 3))


def language_of(element: HtmlElement) -> str:
    """The language of a block of code, from its own attributes, a code element in it, or what is around it; else ""."""
    for candidate in _naming(element):
        for name in _names(candidate):
            name = name.lower()
            if re.fullmatch(r"[a-z][\w+#.\-]{0,30}", name) and name not in _NO_LANGUAGE:
                return name
    return ""


def _naming(element: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that may name the language, nearest first."""
    yield element
    yield from element.iterdescendants("code")
    for level, ancestor in enumerate(element.iterancestors()):
        if level == 4 or ancestor.tag in ("article", "main", "body", "li", "blockquote"):
            return
        yield ancestor


def _names(element: HtmlElement) -> Iterator[str]:
    """What may be the name of a language among an element's attributes."""
    classes = element.get("class") or ""
    for said in (classes, element.get("data-syntaxhighlighter-params") or ""):
        if found := _LANGUAGE.search(said):
            yield found.group(1)
    for attribute in _LANGUAGE_ATTRIBUTES:
        yield element.get(attribute) or ""
    words = classes.lower().split()
    if element.tag in ("pre", "code"):
        words.append((element.get("lang") or "").lower())
    elif _HIGHLIGHTED.isdisjoint(words):
        return
    yield from (word for word in words if word in _KNOWN)
