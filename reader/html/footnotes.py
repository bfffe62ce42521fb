"""Footnotes: which links of a page lead to a note, which notes those are, and which links only lead back."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import unquote

from lxml.html import HtmlElement

from reader.html.elements import BLOCKS, HEADINGS, is_hidden
from reader.html.nodes import Run
from reader.patterns import lazy
from reader.text import one_line

# "[1]", "2", "(a)", "*", "[note 3]": what stands for a note in a text.
_SIGN = lazy(r"[\[(]?\s*((?:(?:n|nb|note|fn|ref|lower-alpha)\.?\s*)?(?:\w{1,4}|[*†‡§¶#]{1,3}))\s*[\])]?:?", re.I)
_ROMAN = lazy("[ivxlc]+", re.I)
# Roles of DPUB-ARIA 1.1 and EPUB 3; classes of Pandoc, kramdown, PHP Markdown Extra, markdown-it, docutils, MediaWiki,
# WordPress and its plugins, Substack.
_REFERENCE_NAMES = frozenset(
    "doc-noteref noteref footnote-ref footnote-reference footnote-anchor footnoteref easy-footnote reference "
    "modern-footnotes-footnote footnote_referrer simple-footnote fn-ref".split()
)
_NOTE_NAMES = frozenset(
    "doc-footnote doc-endnote doc-endnotes footnote footnotes endnote endnotes references reflist "
    "easy-footnotes-wrapper wp-block-footnotes footnote-list footnote-definition footnotes-list notes "
    "simple-footnotes".split()
)
# What holds nothing but ways back, in MediaWiki of all languages and in older French pages of it.
_WAYS_BACK = frozenset(("mw-cite-backlink", "renvois_vers_le_texte"))
_WAY_BACK = lazy(r"[\^↑↩⤴↵⏎⇑⬆↟⮐\ufe0e]{1,3}")
# Of Tufte CSS, as spans.
_SIDENOTES = frozenset(("sidenote", "marginnote"))
_NO_NOTE = frozenset((*HEADINGS, "body", "html", "main", "article", "ul", "ol", "dl", "section"))
_SIGN_ELEMENTS = frozenset("a sup sub span small b i strong em".split())
_NOTE_TEXT_LIMIT = 8_000


@dataclass(slots=True)
class Notes:
    """The footnotes of an element: labels by what refers to them and by the note, the links back, all labels in use."""

    references: dict[HtmlElement, str] = field(default_factory=dict)
    notes: dict[HtmlElement, str] = field(default_factory=dict)
    ways_back: set[HtmlElement] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)

    def without(self, labels: set[str]) -> "Notes":
        """The same but for some notes, which stay what they are on the page; so do the links in them."""
        left_out = {note for note, label in self.notes.items() if label in labels}
        return Notes(
            {element: label for element, label in self.references.items() if label not in labels},
            {element: label for element, label in self.notes.items() if label not in labels},
            {way for way in self.ways_back if not any(note in left_out for note in way.iterancestors())},
            self.labels,
        )


@dataclass(slots=True)
class _Link:
    """A link within the page: where it stands, and what it leads to."""

    element: HtmlElement
    position: int
    block: HtmlElement
    target: HtmlElement
    target_position: int
    target_block: HtmlElement


def notes_of(element: HtmlElement, url: str | None) -> Notes:
    """The notes whose references are in the element too, as tied by links.

    A reference is a short sign that leads on to a block of its own, which leads back to where the sign stands or is
    declared a note by role or class. Anything else stays a link. url is the page's own address, if known.
    """
    links = list(_links(element, url))
    signs = [link for link in links if _is_reference(link)]
    blocks = {block for block in {link.target_block for link in signs} if _has_note_length(block)}
    signs = [link for link in signs if link.target_block in blocks]
    back: dict[tuple[HtmlElement, HtmlElement], list[HtmlElement]] = defaultdict(list)
    for link in links:
        if (holder := _holder(link.block, blocks)) is not None:
            back[holder, link.target_block].append(link.element)
    tied = [link for link in signs if (link.target_block, link.block) in back or _is_declared(link)]
    targets = Counter(block for block, _ in {(link.target_block, link.target) for link in tied})
    tied = [link for link in tied if targets[link.target_block] == 1]
    ways = {way for link in tied for way in back.get((link.target_block, link.block), ())}
    return _named(tied, ways)


def is_way_back(element: HtmlElement) -> bool:
    """Whether an element only leads back from a note, be it tied or not: MediaWiki's and arrows do."""
    classes = element.get("class")
    if classes and not _WAYS_BACK.isdisjoint(classes.split()):
        return True
    fragment = (element.get("href") or "").partition("#")[2]
    if not fragment:
        return False
    return fragment.startswith("cite_ref") or _WAY_BACK.fullmatch(_text(element)) is not None


def is_sidenote(element: HtmlElement) -> bool:
    """Whether an element is a note that stands amid the text and is drawn beside it."""
    return not _SIDENOTES.isdisjoint((element.get("class") or "").split())


def is_toggle(element: HtmlElement) -> bool:
    """Whether an element only shows and hides a sidenote where the screen is narrow."""
    return "margin-toggle" in (element.get("class") or "").split()


def without_sign(runs: list[Run], label: str) -> list[Run]:
    """The first line of a note, without the arrow that the ways back left behind, and without its own sign."""
    marks, content = runs[0]
    if marks or not isinstance(content, str):
        return runs
    sign, _, rest = content.partition(" ")
    if not (_WAY_BACK.fullmatch(sign) or sign in (f"[{label}]", f"({label})", f"{label}.", f"{label})", f"[{label}].")):
        return runs
    return ([(marks, rest)] if rest else []) + runs[1:] or runs


def _holder(block: HtmlElement, blocks: set[HtmlElement]) -> HtmlElement | None:
    """The nearest of some blocks that holds this one."""
    return next((element for element in (block, *block.iterancestors()) if element in blocks), None)


def _named(tied: list[_Link], ways: set[HtmlElement]) -> Notes:
    notes = Notes()
    for link in tied:
        label = notes.notes.get(link.target_block)
        if label is None:
            label = _label(link.element, notes.labels)
            notes.notes[link.target_block] = label
            notes.labels.add(label)
        notes.references[_with_brackets(link.element, {link.element})] = label
    notes.ways_back = {_with_brackets(way, ways) for way in ways}
    return notes


def _links(element: HtmlElement, url: str | None) -> Iterator[_Link]:
    """The visible links of the element that lead to a place in it, in their order."""
    page = (url or "").partition("#")[0]
    hrefs = ((a, a.get("href") or "") for a in element.iter("a"))
    targets = {a: _target(href) for a, href in hrefs if "#" in href}
    if page:
        targets = {a: target for a, target in targets.items() if target[0] in ("", page)}
    if not any(_SIGN.fullmatch(_text(a)) for a in targets):
        return
    places: dict[str, tuple[HtmlElement, int]] = {}
    positions: dict[HtmlElement, int] = {}
    wanted = {fragment for _, fragment in targets.values()}
    is_seen = _Sight(element)
    for position, node in enumerate(element.xpath("descendant-or-self::*[@id or self::a]")):
        names = {node.get("id"), node.get("name") if node.tag == "a" else None} & wanted
        if (names or node in targets) and is_seen(node):
            for name in names:
                places.setdefault(name, (node, position))
            if node in targets:
                positions[node] = position
    own = {"", page} if page else {"", *_own_addresses(targets, places)}
    for anchor, position in positions.items():
        address, fragment = targets[anchor]
        if address in own and (place := places.get(fragment)):
            block, target_block = _block(anchor), _block(place[0])
            if block is not target_block:
                yield _Link(anchor, position, block, *place, target_block)


class _Sight:
    """Whether elements are seen, by what they are in; each is looked at once."""

    def __init__(self, root: HtmlElement) -> None:
        self._known = {} if root.getparent() is None else {root.getparent(): True}

    def __call__(self, element: HtmlElement) -> bool:
        chain = []
        node = element
        while node is not None and node not in self._known:
            chain.append(node)
            node = node.getparent()
        is_seen = node is None or self._known[node]
        for node in reversed(chain):
            self._known[node] = is_seen = is_seen and not is_hidden(node)
        return is_seen


def _target(href: str) -> tuple[str, str]:
    """A link's address, and the place on the page there."""
    address, _, fragment = href.partition("#")
    return address, unquote(fragment)


def _own_addresses(targets: Mapping[HtmlElement, tuple[str, str]], places: Container[str]) -> set[str]:
    """The addresses that several signs lead to, all to places that are here: browsers write a saved page's own so."""
    are_here: dict[str, list[bool]] = defaultdict(list)
    for anchor, (address, fragment) in targets.items():
        if address and _SIGN.fullmatch(_text(anchor)):
            are_here[address].append(fragment in places)
    return {address for address, found in are_here.items() if len(found) > 1 and all(found)}


def _block(element: HtmlElement) -> HtmlElement:
    """The nearest block around an element, or itself: the item for its paragraphs, for a term what is said of it."""
    block = element
    while block.tag not in BLOCKS and block.getparent() is not None:
        block = block.getparent()
    following = block.getnext() if block.tag == "dt" else None
    if following is not None and following.tag == "dd":
        return following
    parent = block.getparent()
    return parent if block.tag == "p" and parent is not None and parent.tag == "li" else block


def _is_reference(link: _Link) -> bool:
    return (
        link.target_position > link.position
        and link.target_block.tag not in _NO_NOTE
        and _is_sign(link.element)
        and not any(note is link.target_block for note in link.element.iterancestors())
    )


def _is_sign(element: HtmlElement) -> bool:
    """Whether a link's text is a note's sign: a number, a mark, a letter; a word only where it is raised."""
    text = _text(element)
    if not _SIGN.fullmatch(text):
        return False
    is_word = text.isalpha() and len(text) > 2 and not _ROMAN.fullmatch(text)
    return not is_word or any(node.tag == "sup" for node in (*element.iterancestors(), *element.iter()))


def _has_note_length(block: HtmlElement) -> bool:
    length = 0
    for part in block.itertext():
        length += len(part.strip())
        if length > _NOTE_TEXT_LIMIT:
            return False
    return length > 0


def _is_declared(link: _Link) -> bool:
    """Whether the page says that a link refers to a note, or that its target is one."""
    near = (link.element, link.element.getparent())
    if any(_names(node) & _REFERENCE_NAMES for node in near if node is not None):
        return True
    around = (link.target_block, *list(link.target_block.iterancestors())[:3])
    return any(_names(node) & _NOTE_NAMES for node in around)


def _names(node: HtmlElement) -> set[str]:
    attributes = (node.get("role"), node.get("epub:type"), node.get("class"), node.get("id"), node.get("rel"))
    return set(" ".join(filter(None, attributes)).lower().split())


def _text(element: HtmlElement) -> str:
    return one_line("".join(element.itertext()))


def _with_brackets(link: HtmlElement, ways: set[HtmlElement]) -> HtmlElement:
    """The largest inline element around a link that says no more than such links do: brackets, arrows and stops."""
    element, parent = link, link.getparent()
    while parent is not None and parent.tag in _SIGN_ELEMENTS and len(parent) < 60:
        said = "".join(_letters(a) for a in parent.iter("a") if a in ways)
        if _letters(parent) != said:
            break
        element, parent = parent, parent.getparent()
    return element


def _letters(element: HtmlElement) -> str:
    return "".join(filter(str.isalnum, "".join(element.itertext())))


def _label(reference: HtmlElement, taken: set[str]) -> str:
    """What the page shows for the note if no other has it, else the next number."""
    found = _SIGN.fullmatch(_text(reference))
    label = re.sub(r"\s+", "-", found.group(1)) if found else ""
    if re.fullmatch(r"[\w-]+", label) and label not in taken:
        return label
    return next(number for number in map(str, count(len(taken) + 1)) if number not in taken)
