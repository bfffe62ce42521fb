"""An EPUB's chapters as one tree: what led from file to file leads to a heading of the one document, or nowhere."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import html
from lxml.html import HtmlElement

from reader.errors import DissectError
from reader.extract.epub.archive import Archive, resolved
from reader.extract.epub.contents import Point
from reader.html.decode import decode
from reader.html.elements import BLOCKS, HEADINGS
from reader.html.tree import parse, text_of
from reader.links import scheme
from reader.patterns import lazy

_XML_ENCODING = lazy(rb"""\A[^<]{0,8}<\?xml[^<>]{0,200}?\bencoding=["']([\w.:-]{1,40})["']""")
# An HTML parser would leave these open to the end of the file.
_SELF_CLOSED = lazy(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*)?)/>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_DEEPEST = 6
_SECTIONS = ("body", "section", "div", "article", "header")
_BOILERPLATE = ("pg-header", "pg-footer")  # Project Gutenberg's licence, in its books since 2022
_SLUG_DROPPED = lazy(r"[^\w\- ]")


class Book(NamedTuple):
    """All chapters under one element, and by (name, id) what links lead to; ("name", "") is a file's beginning."""

    body: HtmlElement
    targets: dict[tuple[str, str], HtmlElement]


def joined(archive: Archive, chapters: Iterable[str]) -> Book:
    """The chapters that can be read, their links as (name, id) in two attributes. Raises DissectError for none."""
    book = Book(html.Element("body"), {})
    problem: DissectError | None = None
    for name in chapters:
        try:
            chapter = _chapter(archive.read(name))
        except DissectError as error:
            problem = error
            continue
        _take(chapter, name, book)
    if not len(book.body):
        raise problem or DissectError("this EPUB has no text to read")
    return book


def _chapter(content: bytes) -> HtmlElement:
    declared = _XML_ENCODING.match(content)
    text = decode(content, declared.group(1).decode() if declared else None)
    tree = parse(_SELF_CLOSED.sub(_closed, text))
    return next(tree.iter("body"), tree)


def _closed(tag: re.Match[str]) -> str:
    name = tag.group(1)
    return tag.group() if name.lower() in _VOID else f"<{name}{tag.group(2)}></{name}>"


def _take(chapter: HtmlElement, name: str, book: Book) -> None:
    """Moves a chapter into the book."""
    chapter.tag = "div"
    for node in [node for node in chapter.iter("*") if node.get("id") in _BOILERPLATE and node is not chapter]:
        node.drop_tree()
    book.targets[name, ""] = chapter
    for node in chapter.iter("*"):
        for identifier in (node.get("id"), node.get("name") if node.tag == "a" else None):
            if identifier:
                book.targets.setdefault((name, identifier), node)
        if node.tag in HEADINGS:
            node.tag = f"h{min(int(node.tag[1]) + 1, _DEEPEST)}"
    for link in chapter.iter("a"):
        target, fragment = resolved(link.get("href") or "", name) if link.get("href") else ("", "")
        if target:
            del link.attrib["href"]
            link.set("data-file", target)
            link.set("data-id", fragment)
    for picture in chapter.iter("img"):
        if (source := picture.get("src")) and not scheme(source):
            picture.set("src", resolved(source, name)[0])
    book.body.append(chapter)


def leads_to(link: HtmlElement, book: Book) -> HtmlElement | None:
    """What a link inside the book leads to; a file's beginning where it hasn't what the link names."""
    name = link.get("data-file") or ""
    return book.targets.get((name, link.get("data-id") or ""), book.targets.get((name, "")))


def heading_of(point: Point, book: Book) -> HtmlElement | None:
    """The heading that a line of the contents leads to, made where the book has none there; None for no place."""
    place = book.targets.get((point.name, point.fragment), book.targets.get((point.name, "")))
    if place is None:
        return None
    found = heading_at(place)
    if found is not None:
        return found
    block = _block_of(place)
    if block.tag not in _SECTIONS and _folded(text_of(block)) == _folded(point.label):
        block.tag = _tag(point)
        return block
    heading = html.Element(_tag(point))
    heading.text = point.label
    if block.tag in _SECTIONS:
        heading.tail, block.text = block.text, None
        block.insert(0, heading)
    else:
        block.addprevious(heading)
    return heading


def heading_at(place: HtmlElement) -> HtmlElement | None:
    """The heading that a place is in, begins with, or stands right before."""
    block = _block_of(place)
    if block.tag in HEADINGS:
        return block
    if block.tag in _SECTIONS:
        return next((node for node in _first_blocks(block) if node.tag in HEADINGS), None)
    after = block.getnext()
    return after if after is not None and after.tag in HEADINGS and not text_of(block) else None


def _first_blocks(section: HtmlElement) -> Iterator[HtmlElement]:
    """A section's blocks up to the first that has words."""
    for node in section.iterdescendants(*HEADINGS, "p", "ul", "ol", "blockquote", "table"):
        yield node
        if text_of(node):
            return


def _block_of(node: HtmlElement) -> HtmlElement:
    while node.tag not in BLOCKS and node.getparent() is not None:
        node = node.getparent()
    return node


def _tag(point: Point) -> str:
    return f"h{min(point.depth + 2, _DEEPEST)}"


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def slugs_of(body: HtmlElement, title: str | None) -> dict[HtmlElement, str]:
    """The name by which each heading can be linked to, as GitHub and pandoc's gfm make it of a heading's words."""
    counts: dict[str, int] = {_slug(title): 1} if title else {}
    slugs: dict[HtmlElement, str] = {}
    for heading in body.iter(*HEADINGS):
        slug = _slug(text_of(heading))
        count = counts[slug] = counts.get(slug, 0) + 1
        slugs[heading] = slug if count == 1 else f"{slug}-{count - 1}"
    return slugs


def _slug(text: str) -> str:
    return _SLUG_DROPPED.sub("", " ".join(text.split()).lower()).replace(" ", "-")
