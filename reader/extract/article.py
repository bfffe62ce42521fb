"""A page's tree to its article: the text chosen, kept on the page's own elements, written as Markdown."""

from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.extract.fronts import is_front
from reader.extract.items import Item, words_of
from reader.extract.metadata import Metadata, metadata_of
from reader.extract.projection import chosen, erase_all_but, prune
from reader.extract.selection import select, shown_outline
from reader.extract.signatures import repeats
from reader.html.markdown import markdown_of
from reader.html.tables import grid_of
from reader.html.tree import text_of
from reader.links import absolute
from reader.text import clean
from reader.values import NO_ARTICLE, Article, View

# What the Markdown has and the text has not: words about pictures, and the article's own table of contents.
_LINE_LENGTH = 160
_LINES_ABOVE = 8
_NOT_TEXT = ("caption", "contents", "media")


def article_of(tree: HtmlElement, url: str | None, view: View = "article") -> Article:
    """The article of a page, or with view "page" all that the page has to read.

    The tree is used up. Where nothing looks like an article the whole page stands for it. Raises DissectError
    where there is no text at all.
    """
    metadata = metadata_of(tree, url)
    items = _article_items(tree, metadata.title, url) if view == "article" else []
    note = NO_ARTICLE if view == "article" and not items else None
    items = items or _page_items(tree)
    _drop_title(items, metadata.title)
    if note is None and view == "article":
        _drop_signature(items, metadata)
    prune(tree, items)
    markdown = markdown_of(tree, _base(tree, url))
    if not markdown:
        raise DissectError("the page has no text to read; it may be drawn by a script: open it in a browser")
    article = _article(metadata, markdown, items)
    # Names and dates that stand on a page of many things are one thing's.
    return article._replace(byline=None, published=None, modified=None, note=note) if note else article


def _article_items(tree: HtmlElement, title: str | None, url: str | None) -> list[Item]:
    """The items of the page's article, all others erased; none, and the page as it is, where it has no article."""
    selection = select(tree)
    items = chosen(selection, url)
    if is_front(selection.outline.items, items, title, url):
        return []
    erase_all_but(items, selection.outline)
    return items


def _page_items(tree: HtmlElement) -> list[Item]:
    """All that a page has to read, menus too."""
    for menu in tree.iter("nav"):
        menu.tag = "div"
        menu.set("role", "navigation")
    return shown_outline(tree).items


def _drop_title(items: list[Item], title: str | None) -> None:
    """Takes out the title where the body begins with it: the screen shows it above."""
    letters = "".join(words_of(title or ""))
    for item in [item for item in items if item.words][:3]:
        # Not word by word: an item runs the lines of a heading together.
        if item.kind in ("heading", "text") and "".join(item.words) == letters:
            item.erase()
            items.remove(item)
            return


def _drop_signature(items: list[Item], metadata: Metadata) -> None:
    """Takes out the lines before the body that only repeat the byline and the dates: the screen shows these above."""
    for item in [item for item in items if item.words][:_LINES_ABOVE]:
        if item.kind != "text":
            continue
        if len(item.text) > _LINE_LENGTH:
            return
        if repeats(item.text, metadata):
            item.erase()
            items.remove(item)


def _base(tree: HtmlElement, url: str | None) -> str | None:
    """What the page's links are relative to: its base element, else its address."""
    stated = next((base.get("href") for base in tree.iter("base") if base.get("href")), None)
    return absolute(stated, url) if stated else url


def _article(metadata: Metadata, markdown: str, items: list[Item]) -> Article:
    return Article(
        title=metadata.title,
        byline=metadata.byline,
        site=metadata.site,
        published=metadata.published,
        modified=metadata.modified,
        language=metadata.language,
        excerpt=metadata.excerpt,
        image=metadata.image,
        url=metadata.url,
        markdown=markdown,
        text=clean("\n\n".join(_text(item) for item in items if item.words and item.kind not in _NOT_TEXT)),
    )


def _text(item: Item) -> str:
    """An item's words; of a table that is too large, those in the part that is shown."""
    if item.kind == "table" and (grid := grid_of(item.element)).cut():
        return "\n".join(text_of(cell.element) for row in grid.rows for cell in row if cell.element is not None)
    return item.text
