"""Markdown as XHTML for a book: well formed whatever the text is, with nothing that leads out of it but web links."""

from html import escape
from typing import TYPE_CHECKING, Any

from reader.document.markdown import new_parser
from reader.links import is_web

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def new_renderer() -> "MarkdownIt":
    """A parser of Markdown without raw HTML whose pictures are their descriptions: a book holds no files of others."""
    parser = new_parser(allows_html=False)
    parser.add_render_rule("image", _picture)
    parser.add_render_rule("link_open", _link)
    return parser


def body_of(renderer: "MarkdownIt", markdown: str) -> str:
    """What stands in a body."""
    body: str = renderer.render(markdown)
    return body


def page(title: str, body: str, language: str = "und") -> str:
    """A whole document."""
    name, code = escape(title), escape(language)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{code}" xml:lang="{code}">\n'
        f"<head><title>{name}</title></head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _picture(renderer: Any, tokens: Any, at: int, options: Any, env: Any) -> str:
    words = renderer.renderInlineAsText(tokens[at].children or [], options, env)
    return f"<em>[{escape(words.strip() or 'picture')}]</em>"


def _link(renderer: Any, tokens: Any, at: int, options: Any, env: Any) -> str:
    if not is_web(str(tokens[at].attrs.get("href", ""))):
        return "<a>"
    rendered: str = renderer.renderToken(tokens, at, options, env)
    return rendered
