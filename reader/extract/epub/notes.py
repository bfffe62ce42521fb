"""An EPUB's notes, tied to what refers to them as Markdown's footnotes."""

import re

from lxml.html import HtmlElement

from reader.extract.epub.book import Book, leads_to
from reader.html.markdown import markdown_of
from reader.html.tree import text_of
from reader.patterns import lazy

# A reference while the text around it is made into Markdown: characters that nothing else uses or escapes.
_REFERENCE = "\uf8f0{}\uf8f1"
_REFERENCES = lazy("\uf8f0(\\d+)\uf8f1")
_MARK = lazy(r"[\[(]?(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z])[\])]?\.?")
_HOLDERS = ("aside", "li", "p", "div", "dd", "tr", "section")
_LONGEST_NOTE = 20_000


class Notes:
    """The notes of a book, taken out of its tree, numbered in the order in which they are referred to."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._numbers: dict[HtmlElement, int] = {}
        self._is_short: dict[HtmlElement, bool] = {}
        for link in list(book.body.iter("a")):
            note = self._note_of(link)
            if note is not None:
                number = self._numbers.setdefault(note, len(self._numbers) + 1)
                _put(link, _REFERENCE.format(number))
        self._texts = {number: _without_back_links(note, book) for note, number in self._numbers.items()}

    def tied(self, markdown: str) -> str:
        """The text's Markdown with its references, and the notes under it."""
        notes = [f"[^{number}]: {_indented(text)}" for number, text in self._texts.items()]
        return "\n\n".join([_referred(markdown), *map(_referred, notes)])

    def _note_of(self, link: HtmlElement) -> HtmlElement | None:
        """The note that a link refers to: it says so, or a short mark leads to a text that leads back."""
        if "data-file" not in link.attrib:
            return None
        target = leads_to(link, self._book)
        is_told = "noteref" in f"{link.get('epub:type') or ''} {link.get('role') or ''}"
        if target is None or not (is_told or _MARK.fullmatch(text_of(link))):
            return None
        note = _holder(target)
        if note is None or _is_inside(link, note):
            return None
        if note not in self._is_short:
            self._is_short[note] = len(text_of(note)) <= _LONGEST_NOTE
        if not self._is_short[note]:
            return None
        return note if is_told or self._leads_back(note, link) else None

    def _leads_back(self, note: HtmlElement, link: HtmlElement) -> bool:
        around = {link, link.getparent(), *link.iterchildren()}
        return any(leads_to(back, self._book) in around for back in note.iter("a") if back.get("data-id"))


def _holder(target: HtmlElement) -> HtmlElement | None:
    """The element that holds the whole note."""
    return next((node for node in (target, *target.iterancestors()) if node.tag in _HOLDERS), None)


def _is_inside(node: HtmlElement, other: HtmlElement) -> bool:
    return other is node or other in node.iterancestors()


def _put(link: HtmlElement, text: str) -> None:
    """Puts a text in a link's place, and in that of the raised digits around it."""
    parent = link.getparent()
    if parent is not None and parent.tag == "sup" and text_of(parent) == text_of(link):
        link = parent
    for child in list(link):
        link.remove(child)
    link.tag, link.text = "span", text
    link.attrib.clear()


def _without_back_links(note: HtmlElement, book: Book) -> str:
    """Takes a note out of the book; its Markdown, without the links back and its own number."""
    for link in list(note.iter("a")):
        if "data-file" in link.attrib and (_MARK.fullmatch(text_of(link)) or not any(map(str.isalnum, text_of(link)))):
            link.drop_tree()
    markdown = markdown_of(note)
    if note.getparent() is not None:
        note.drop_tree()
    return re.sub(r"\A(?:[-*][ ]|\d{1,4}\\?[.)][ ])?[.\s\]):]*", "", markdown)


def _indented(text: str) -> str:
    return text.replace("\n", "\n    ").replace("\n    \n", "\n\n")


def _referred(markdown: str) -> str:
    return _REFERENCES.sub(r"[^\1]", markdown)
