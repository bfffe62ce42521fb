"""An element to Markdown, through markdownify."""

from lxml import html
from lxml.html import HtmlElement
from markdownify import MarkdownConverter

from reader.text import clean


def markdown_of(element: HtmlElement, base_url: str | None = None) -> str:
    """The element's content as CommonMark with GFM tables, links absolute against base_url."""
    source = html.tostring(element, encoding="unicode", with_tail=False)
    return clean(MarkdownConverter(heading_style="atx", bullets="-").convert(source)).strip()
