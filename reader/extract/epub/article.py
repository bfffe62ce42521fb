"""An EPUB, read from memory, to one article: contents, chapters in their order, notes."""

from lxml import html
from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.extract.epub import book as books
from reader.extract.epub.archive import Archive
from reader.extract.epub.book import Book
from reader.extract.epub.contents import Point, contents_of
from reader.extract.epub.notes import Notes
from reader.extract.epub.package import package_of
from reader.html.markdown import markdown_of
from reader.values import Article


def article_of_epub(content: bytes) -> Article:
    """The book of an EPUB file. Raises DissectError where it is damaged, encrypted, a bomb, or without text."""
    archive = Archive(content)
    package = package_of(archive)
    book = books.joined(archive, package.chapters)
    notes = Notes(book)
    points = [(point, books.heading_of(point, book)) for point in contents_of(archive, package)]
    if len(points) > 1:
        _put_contents(book, points, package.title)
    else:
        _link(book, books.slugs_of(book.body, package.title))
    markdown = notes.tied(markdown_of(book.body))
    if not markdown.strip():
        raise DissectError("this EPUB has no text to read")
    return Article(
        title=package.title,
        byline=package.byline,
        site=package.publisher,
        published=package.published,
        language=package.language,
        excerpt=package.excerpt,
        image=None,
        url=None,
        markdown=markdown,
        text=None,
    )


def _put_contents(book: Book, points: list[tuple[Point, HtmlElement | None]], title: str | None) -> None:
    """Writes the contents before the first chapter, as nested lists of links to headings."""
    heading = html.Element("h2")
    heading.text = "Contents"
    book.body.insert(0, heading)
    slugs = books.slugs_of(book.body, title)
    _link(book, slugs)
    lists = [html.Element("ul")]
    for point, target in points:
        while len(lists) > point.depth + 1:
            lists.pop()
        while len(lists) < point.depth + 1 and len(lists[-1]):
            lists.append(html.etree.SubElement(lists[-1][-1], "ul"))
        item = html.etree.SubElement(lists[-1], "li")
        link = html.etree.SubElement(item, "a" if target in slugs else "span")
        link.text = point.label
        if target in slugs:
            link.set("href", f"#{slugs[target]}")
    book.body.insert(1, lists[0])


def _link(book: Book, slugs: dict[HtmlElement, str]) -> None:
    """Leads links inside the book to the headings they mean; what means another place stays as words."""
    for link in book.body.iter("a"):
        if link.get("data-file"):
            target = books.leads_to(link, book)
            heading = books.heading_at(target) if target is not None else None
            if heading in slugs:
                link.set("href", f"#{slugs[heading]}")
