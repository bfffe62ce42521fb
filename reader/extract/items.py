"""A page as a row of items: blocks of text, code, tables and pictures in the order they stand."""

import re
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from reader.html import tables
from reader.html.elements import BLOCKS, HEADINGS, UNSEEN, is_hidden
from reader.text import clean

Kind = Literal["text", "heading", "caption", "code", "table", "media"]

_MEDIA = frozenset(("img", "video", "audio", "iframe", "hr"))
_WHOLE = frozenset(("pre", "math"))
_SPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Item:
    """One block. slots are the places its text stands in: an element, and whether it is its tail.

    element is the thing itself for code, tables and media, else the nearest block around the text.
    """

    kind: Kind
    element: HtmlElement
    text: str = ""
    slots: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    linked_length: int = 0
    words: list[str] = field(default_factory=list)

    def erase(self) -> None:
        """Takes the item out of its page; what stands around it stays."""
        if self.kind in ("code", "table", "media"):
            if self.element.getparent() is not None:
                self.element.drop_tree()
            return
        for element, is_tail in self.slots:
            if is_tail:
                element.tail = None
            else:
                element.text = None


def words_of(text: str) -> list[str]:
    """The words of a text for comparing; of Chinese, Japanese and Korean, the characters."""
    return _WORD.findall(_SPACED.sub(r" \1 ", text.casefold()))


def items_of(element: HtmlElement) -> list[Item]:
    """The items inside an element, in document order; nothing that a reader doesn't see."""
    collector = _Collector(element)
    return collector.items


class _Collector:
    """One walk over a page, without recursion."""

    def __init__(self, element: HtmlElement) -> None:
        self.items: list[Item] = []
        self._blocks: list[HtmlElement] = [element]
        self._links = 0
        self._parts: list[str] = []
        self._slots: list[tuple[HtmlElement, bool]] = []
        self._linked_length = 0
        walk = etree.iterwalk(element, events=("start", "end", "comment"))
        for event, node in walk:
            if event == "start":
                if not self._enter(node):
                    walk.skip_subtree()
                continue
            if event == "end":
                self._leave(node)
            if node is not element and node.tail:
                self._add(node, is_tail=True)
        self._flush()

    def _enter(self, node: HtmlElement) -> bool:
        if node.tag in BLOCKS:
            self._flush()
            self._blocks.append(node)
        if node.tag == "a":
            self._links += 1
        if node.tag == "br" and node.getprevious() is not None and node.getprevious().tag == "br":
            self._flush()
        if node.tag in UNSEEN or is_hidden(node):
            return False
        if node.tag in _MEDIA:
            self.items.append(Item("media", node))
            return False
        if node.tag in _WHOLE or (node.tag == "table" and self._is_data(node)):
            self._flush()
            text = clean("".join(_texts(node)))
            self.items.append(Item("table" if node.tag == "table" else "code", node, text, words=words_of(text)))
            return False
        if node.text:
            self._add(node, is_tail=False)
        return True

    def _is_data(self, table: HtmlElement) -> bool:
        """Whether a table is one item. One that lays out says so from now on, whatever is erased in it."""
        found = tables.is_data(table)
        if not found:
            table.set("role", "presentation")
        return found

    def _leave(self, node: HtmlElement) -> None:
        if node.tag in BLOCKS:
            self._flush()
            self._blocks.pop()
        if node.tag == "a":
            self._links -= 1

    def _add(self, node: HtmlElement, is_tail: bool) -> None:
        text = (node.tail if is_tail else node.text) or ""
        self._parts.append(text)
        self._slots.append((node, is_tail))
        if self._links:
            self._linked_length += len(text.strip())

    def _flush(self) -> None:
        text = " ".join(clean("".join(self._parts)).split())
        if text:
            block = self._blocks[-1]
            self.items.append(Item(_kind(self._blocks), block, text, self._slots, self._linked_length, words_of(text)))
        self._parts, self._slots, self._linked_length = [], [], 0


def _texts(node: HtmlElement) -> list[str]:
    """The pieces of text in a whole item, cells and lines apart."""
    parts: list[str] = []
    for element in node.iter(etree.Element):
        if element.tag not in ("script", "style"):
            parts += [" " if element.tag in BLOCKS or element.tag == "br" else "", element.text or ""]
        if element is not node:
            parts.append(element.tail or "")
    return parts


def _kind(blocks: list[HtmlElement]) -> Kind:
    for block in reversed(blocks[-4:]):
        if block.tag in HEADINGS:
            return "heading"
        if block.tag in ("figcaption", "caption") or "wp-caption-text" in (block.get("class") or ""):
            return "caption"
    return "text"
