"""A page as a row of items (blocks of text, code, tables, pictures, in their order) and the containers around them."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from lxml import etree
from lxml.html import HtmlElement

from reader.extract.signs import SIGNS, signs_of
from reader.html import code, images, maths, media, tables
from reader.html.elements import BLOCKS, HEADINGS, UNSEEN, is_hidden
from reader.patterns import lazy

Kind = Literal["text", "heading", "caption", "contents", "code", "table", "media"]
Slot = tuple[HtmlElement, bool]
"""Where a piece of text stands: an element, and whether it is its tail."""

# How many elements up the nearest one with a sign is, at most.
FAR = 30
_MEDIA = media.PLAYERS | {"img", "amp-img", "amp-anim", "hr"}
_SPACED = lazy(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_WORD = lazy(r"\w+")
_NO_PROSE = UNSEEN | {"math", "form"}
_PROSE_PIECE = 60
_CAPTION = lazy(r"(?:^|[\s_-])(?:(?:thumb)?caption(?:-?text)?|gallerytext)(?:$|[\s_-])", re.I)
_MAYBE_CODE = frozenset(("div", "table", "figure"))


@dataclass(slots=True)
class Item:
    """One block. linked_length of its characters are in its link_count links; jump_count of these lead into the page.

    "contents" are the lines of an article's own table of contents.
    element is the thing itself for code, tables and media, else the nearest block around the text; container
    is the number of that block in the outline. text has its white space folded and is not cleaned yet.
    """

    kind: Kind
    element: HtmlElement
    container: int = 0
    text: str = ""
    slots: list[Slot] = field(default_factory=list)
    linked_length: int = 0
    link_count: int = 0
    jump_count: int = 0
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
                if element.tag == "math":
                    del element[:]


@dataclass(slots=True)
class Container:
    """A block element, which holds the items [start, end).

    parent is its number in the outline, -1 for the root; sign_depths are for each of SIGNS how deep the nearest
    element with it is that this one is in, or is, and depth how deep it is itself.
    """

    element: HtmlElement
    parent: int
    start: int
    depth: int
    sign_depths: tuple[int, ...]
    end: int = 0

    def signs(self) -> list[int]:
        """For each of SIGNS how many elements up, from this one, the nearest with it is; FAR where there is none."""
        depth = self.depth
        return [far if (far := depth - one) < FAR else FAR for one in self.sign_depths]


@dataclass(slots=True)
class Outline:
    """The items of a page, and its containers, outer ones before those in them.

    hidden are the elements that no browser would show, hidden_length counts the characters of prose in them.
    """

    items: list[Item] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    hidden: list[HtmlElement] = field(default_factory=list)
    hidden_length: int = 0
    _chains: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def around(self, item: Item) -> tuple[int, ...]:
        """The containers of an item, the innermost first."""
        if (known := self._chains.get(item.container)) is None:
            chain = []
            number = item.container
            while number >= 0:
                chain.append(number)
                number = self.containers[number].parent
            known = self._chains[item.container] = tuple(chain)
        return known


def words_of(text: str) -> list[str]:
    """The words of a text for comparing; of Chinese, Japanese and Korean, the characters."""
    return _WORD.findall(text.casefold() if text.isascii() else _SPACED.sub(r" \1 ", text.casefold()))


def items_of(element: HtmlElement) -> list[Item]:
    """The items inside an element, in document order; nothing that a reader doesn't see."""
    return outline_of(element).items


def outline_of(element: HtmlElement) -> Outline:
    """The items and containers inside an element, in document order; nothing that a reader doesn't see."""
    return _Collector(element).outline


class _Collector:
    """One walk over a page, without recursion."""

    def __init__(self, root: HtmlElement) -> None:
        nowhere = (-FAR,) * len(SIGNS)
        self.outline = Outline(containers=[Container(root, -1, 0, 0, nowhere)])
        self._open = [0]
        self._depth = 0
        self._sign_depths = [nowhere]
        self._links = 0
        self._begin_line()
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            if event == "start":
                self._depth += 1
                self._note_signs(node)
                if not self._enter(node):
                    walk.skip_subtree()
                continue
            self._leave(node)
            if node is not root and node.tail:
                self._add(node, is_tail=True)
        self._flush()
        self.outline.containers[0].end = len(self.outline.items)

    def _begin_line(self) -> None:
        self._parts: list[str] = []
        self._slots: list[Slot] = []
        self._linked_length = self._link_count = self._jump_count = 0

    def _note_signs(self, node: HtmlElement) -> None:
        depths = self._sign_depths[-1]
        if found := signs_of(node):
            changed = list(depths)
            for sign in found:
                changed[sign] = self._depth
            depths = tuple(changed)
        self._sign_depths.append(depths)

    def _enter(self, node: HtmlElement) -> bool:
        tag = node.tag
        if tag in BLOCKS:
            self._flush()
            start, signs = len(self.outline.items), self._sign_depths[-1]
            self.outline.containers.append(Container(node, self._open[-1], start, self._depth, signs))
            self._open.append(len(self.outline.containers) - 1)
        elif tag == "a" and node.get("href"):
            self._links += 1
            self._link_count += 1
            self._jump_count += (node.get("href") or "").startswith("#")
        elif tag == "br" and _follows_break(node):
            self._flush()
        if tag in _MEDIA or (tag == "figure" and images.source_of_figure(node)):
            if not is_hidden(node):
                self.outline.items.append(Item("media", node, self._open[-1]))
            return False
        if tag == "span" and code.is_number(node):
            return False
        if tag in UNSEEN or is_hidden(node):
            if tag not in UNSEEN:
                self.outline.hidden.append(node)
                self.outline.hidden_length += _prose_length(node)
            return False
        if tag == "pre" or (tag in _MAYBE_CODE and code.is_block(node)):
            self._add_whole("code", node)
            return False
        if tag == "table" and self._is_data(node):
            self._add_whole("table", node)
            return False
        if tag == "math":
            self._parts.append(maths.tex_of(node))
            self._slots.append((node, False))
            return False
        if node.text:
            self._add(node, is_tail=False)
        return True

    def _add_whole(self, kind: Kind, node: HtmlElement) -> None:
        self._flush()
        text = "".join(_texts(node)).strip()
        self.outline.items.append(Item(kind, node, self._open[-1], text, words=words_of(text)))

    def _is_data(self, table: HtmlElement) -> bool:
        """Whether a table is one item. One that lays out says so from now on, whatever is erased in it."""
        found = tables.is_data(table)
        if not found:
            table.set("role", "presentation")
        return found

    def _leave(self, node: HtmlElement) -> None:
        if node.tag in BLOCKS:
            self._flush()
            self.outline.containers[self._open.pop()].end = len(self.outline.items)
        elif node.tag == "a" and node.get("href"):
            self._links -= 1
        self._depth -= 1
        self._sign_depths.pop()

    def _add(self, node: HtmlElement, is_tail: bool) -> None:
        text = (node.tail if is_tail else node.text) or ""
        self._parts.append(text)
        self._slots.append((node, is_tail))
        if self._links:
            self._linked_length += len(text.strip())

    def _flush(self) -> None:
        if not self._slots:
            self._link_count = self._jump_count = 0
            return
        text = " ".join("".join(self._parts).split())
        if text:
            number = self._open[-1]
            item = Item(self._kind(), self.outline.containers[number].element, number, text, self._slots)
            item.linked_length, item.words = self._linked_length, words_of(text)
            item.link_count, item.jump_count = self._link_count, self._jump_count
            self.outline.items.append(item)
        self._begin_line()

    def _kind(self) -> Kind:
        for number in self._open[:-5:-1]:
            block = self.outline.containers[number].element
            if block.tag in HEADINGS:
                return "heading"
            if block.tag in ("figcaption", "caption") or _is_caption(block.get("class")):
                return "caption"
        return "text"


@lru_cache(maxsize=4096)
def _is_caption(classes: str | None) -> bool:
    return classes is not None and _CAPTION.search(classes) is not None


def _follows_break(node: HtmlElement) -> bool:
    before = node.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _prose_length(element: HtmlElement) -> int:
    """The characters of an element's longer pieces of text, where they are for readers."""
    length = 0
    walk = etree.iterwalk(element, events=("start",))
    for _, node in walk:
        if node.tag in _NO_PROSE:
            walk.skip_subtree()
        elif len(node.text or "") >= _PROSE_PIECE:
            length += len(node.text)
    return length


def _texts(node: HtmlElement) -> list[str]:
    """The pieces of text in a whole item, cells and lines apart."""
    parts: list[str] = []
    for element in node.iter(etree.Element):
        if element.tag not in ("script", "style"):
            parts += [" " if element.tag in BLOCKS or element.tag == "br" else "", element.text or ""]
        if element is not node:
            parts.append(element.tail or "")
    return parts
