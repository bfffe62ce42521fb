"""An element to Markdown: ATX headings, "-" bullets, fenced code with its language, GFM tables."""

import re
from functools import cache
from typing import Any

from bs4.element import NavigableString, Tag
from lxml.html import HtmlElement
from markdownify import MarkdownConverter

from reader.html import escape
from reader.html.simple import Simplifier
from reader.text import clean

_FENCES = re.compile(r"^\s*(`{3,})", re.M)
_MARKS = ("a", "strong", "em", "del")


def markdown_of(element: HtmlElement, base_url: str | None = None) -> str:
    """The element's content as CommonMark with GFM tables.

    Links and pictures are absolute against base_url and without tracking parameters. Any depth of nesting,
    any text: what looks like Markdown or HTML in the text is escaped.
    """
    simple = Simplifier(base_url).walk(element)
    return clean(_converter().convert_soup(simple)).strip("\n")


@cache
def _converter() -> "_Converter":
    return _Converter()


class _Converter(MarkdownConverter):
    """markdownify over simplified elements, with escapes that hold and lists that cost no more than their length."""

    class Options:
        heading_style = "atx"
        bullets = "-"
        autolinks = False
        table_infer_header = True
        keep_inline_images_in = ("td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "a", "strong", "em", "del")

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        text = str(el)
        if parent_tags and "_noformat" in parent_tags:
            return text
        text = self.escape(text, parent_tags or set())
        follows_mark = el.next_sibling is not None or (el.parent is not None and el.parent.name in _MARKS)
        return escape.with_plain_end(text) if follows_mark else text

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape.escaped_in_brackets(text) if "a" in parent_tags else escape.escaped(text)

    def convert_div(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text.strip("\n")

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = escape.with_plain_starts(text.strip(" \n"))
        gap = "\n" if el.parent is not None and el.parent.name == "li" and el.previous_sibling is None else "\n\n"
        return f"{gap}{text}{gap}" if text else ""

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:
        text = escape.without_closing_hashes(" ".join(text.split(" ")))
        return f"\n\n{'#' * n} {text.strip()}\n\n" if text.strip() else ""

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"[{text}]({escape.link_target(str(el['href']))})" if text.strip() else text

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        alternative = escape.with_plain_end(escape.escaped_in_brackets(str(el["alt"])))
        return f"![{alternative}]({escape.link_target(str(el['src']))})"

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        longest = max((len(fence) for fence in _FENCES.findall(text)), default=2)
        fence = "`" * (longest + 1)
        return f"\n\n{fence}{el['language']}\n{text}\n{fence}\n\n"

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        items = el.parent
        assert items is not None
        sign = _sign(items)
        bullet = f"{el['value']}{sign} " if items.name == "ol" else f"{sign} "
        lines = text.strip("\n").split("\n")
        indent = " " * len(bullet)
        return bullet + "\n".join([lines[0], *(indent + line if line else "" for line in lines[1:])]) + "\n"

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f" {text.strip().replace('|', chr(92) + '|')} |"

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        rule = "| " + " | ".join(["---"] * len(el.contents)) + " |\n" if el.previous_sibling is None else ""
        return f"|{text}\n{rule}"


def _sign(items: Tag) -> str:
    """The sign of a list's items: another one right after a list of the same kind, so that two stay two."""
    signs = ".)" if items.name == "ol" else "-*"
    before: Any = items.previous_sibling
    turned = False
    while isinstance(before, Tag) and before.name == items.name:
        turned = not turned
        before = before.previous_sibling
    return signs[turned]
