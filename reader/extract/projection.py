"""The article on the page's own elements: what isn't its is taken out, and what stays, stays as the page has it."""

from lxml.html import HtmlElement

from reader.extract.belonging import keep_belonging
from reader.extract.body import complete, is_said_of_page
from reader.extract.furniture import is_about, is_advert, is_box
from reader.extract.items import Container, Item, Outline
from reader.extract.phrases import is_phrase
from reader.extract.selection import Selection
from reader.html import maths
from reader.html.elements import HEADINGS
from reader.patterns import lazy

_LIKELY = 0.5
# Tables and code between parts of the article, and headings right above one: few words speak for them.
_LIKELY_BETWEEN = 0.25
_LIKELY_ABOVE = 0.02
_LONGEST_REMARK = 300
_LEVEL_OF_TEXT = 7
_ROOT = lazy(r"(?:(?:https?:)?//[^/?#]+/?|/)")
# Pictures with their captions: WordPress, MediaWiki's thumbnails and galleries, Blogger.
_FIGURES = frozenset(("wp-caption", "thumbinner", "tsingle", "gallerybox", "tr-caption-container"))
_AFTER = 2
"""How many items after the last text of an article a picture may stand, the first of a gallery for all."""
# Elements without text of their own that what stays may need: line breaks, sources of pictures, addresses.
_LEFT = frozenset(("br", "wbr", "source", "base", "head", "noscript"))


def chosen(selection: Selection, url: str | None = None) -> list[Item]:
    """The items that make the article, in order, none where there is none. url is the page's own address, if known."""
    kept = _Choice(selection, url).kept()
    return [item for item, stays in zip(selection.outline.items, kept, strict=True) if stays]


def erase_all_but(items: list[Item], outline: Outline) -> None:
    """Takes all other items out of their page."""
    kept = set(map(id, items))
    for item in outline.items:
        if id(item) not in kept:
            item.erase()


def prune(tree: HtmlElement, kept: list[Item]) -> None:
    """Takes the elements out of the tree that hold none of the kept items, so that nothing walks them again."""
    alive: set[HtmlElement] = {tree}
    for item in kept:
        for element in (item.element, *(element for element, _ in item.slots)):
            while element is not None and element not in alive:
                alive.add(element)
                element = element.getparent()
    whole = {item.element for item in kept if not item.slots}
    waiting = [tree]
    while waiting:
        for child in list(waiting.pop()):
            if child in whole or child.tag in _LEFT:
                continue
            if child in alive:
                if child.tag != "math":
                    waiting.append(child)
            elif not _is_mark(child):
                child.drop_tree()


def _is_mark(element: HtmlElement) -> bool:
    """Whether an element without words says something all the same: where a note is, a task's box, a formula."""
    if element.tag == "script":
        return maths.script_tex(element) is not None
    return not element.text and all(child.tag == "br" and not child.tail for child in element)


class _Choice:
    """What stays of a page: what is likely the article's, and what belongs to that."""

    def __init__(self, selection: Selection, url: str | None) -> None:
        self._selection = selection
        self._url = url
        self._outline: Outline = selection.outline
        self._items = selection.outline.items
        self._likelihoods = selection.likelihoods
        others = self._in_others = self._others()
        self._kept = [
            likelihood > _LIKELY
            and item.kind not in ("media", "caption")
            and item.container not in others
            and not is_said_of_page(item)
            for item, likelihood in zip(self._items, self._likelihoods, strict=True)
        ]

    def kept(self) -> list[bool]:
        begins = complete(self._selection, self._kept) if self._blocks() else None
        if places := self._blocks():
            first, last = places[0], places[-1]
            self._keep_between(first, last)
            self._keep_contents(first, last)
            self._keep_headings(first if begins is None else begins, last)
            self._drop_islands()
            self._drop_what_is_about_it()
            keep_belonging(self._outline, self._kept, self._url)
            self._keep_media(first, last)
            self._keep_captions()
        return self._kept

    def _blocks(self) -> list[int]:
        """The places of what stays and is no heading."""
        return [place for place, stays in enumerate(self._kept) if stays and self._items[place].kind != "heading"]

    def _others(self) -> set[int]:
        """The containers that say they are for navigation or advertisements, and all in them."""
        others: set[int] = set()
        for number, container in enumerate(self._outline.containers):
            element = container.element
            if container.parent in others or element.get("role") == "navigation" or is_advert(element):
                others.add(number)
        return others

    def _keep_between(self, first: int, last: int) -> None:
        """Tables and code between parts of the article, and what an item says itself above the list in it."""
        items = self._items
        for place in range(first, last):
            if items[place].kind in ("table", "code"):
                self._kept[place] = self._kept[place] or self._likelihoods[place] > _LIKELY_BETWEEN
        for place in range(last - 1, first, -1):
            above = self._outline.containers[items[place].container]
            holds_kept = above.element.tag in ("li", "dd") and any(self._kept[above.start : above.end])
            if items[place].kind == "text" and holds_kept and self._likelihoods[place] > _LIKELY_BETWEEN:
                self._kept[place] = True

    def _keep_contents(self, first: int, last: int) -> None:
        """Lines that only lead to places in the page are its table of contents; they aren't its text."""
        for place in range(first, last):
            item = self._items[place]
            is_jump = 0 < item.jump_count == item.link_count and item.linked_length >= 0.8 * len(item.text)
            if is_jump and item.kind == "text" and not self._kept[place]:
                self._kept[place] = True
                item.kind = "contents"

    def _keep_headings(self, first: int, last: int) -> None:
        """A heading belongs to what follows it: surely to what stands right under it, likely to its section."""
        is_right_above = False
        held = 0  # the level of what stays below: a kept heading's, or that of text, which every heading may hold
        for place in range(len(self._items) - 1, -1, -1):
            item, stays = self._items[place], self._kept[place]
            if item.kind == "heading":
                level = self._level(item)
                needed = _LIKELY if place < first else _LIKELY_ABOVE if is_right_above else _LIKELY_BETWEEN
                stays = (
                    place < last
                    and not is_phrase(item.text)
                    and (is_right_above or held > level)
                    and self._likelihoods[place] > needed
                )
                self._kept[place] = is_right_above = stays
                held = level if stays else 0
            elif item.kind not in ("media", "caption"):
                is_right_above = stays
                held = _LEVEL_OF_TEXT if stays else held

    def _level(self, heading: Item) -> int:
        tags = (self._outline.containers[number].element.tag for number in self._outline.around(heading))
        return next((int(tag[1]) for tag in tags if tag in HEADINGS), 1)

    def _drop_islands(self) -> None:
        """What stands after the article's own container stays only where most around it does: no comments, no lists."""
        shares = self._shares()
        home = self._home(shares, 0.8)
        for place in range(home.end, len(self._items)):
            chain = self._outline.around(self._items[place])
            apart = [n for n in chain if self._outline.containers[n].start >= home.end]
            if apart and 2 * shares[apart[-1]][0] < shares[apart[-1]][1]:
                self._kept[place] = False

    def _drop_what_is_about_it(self) -> None:
        """Short lines in a box that is named for telling about the article: its tags, where to share it, its author."""
        home = self._home(self._shares())
        boxes = [
            container
            for container in self._outline.containers
            if home.start <= container.start
            and container.end <= home.end
            and container is not home
            and is_about(container.element)
        ]
        for box in boxes:
            for place in range(box.start, box.end):
                if len(self._items[place].text) < _LONGEST_REMARK:
                    self._kept[place] = False

    def _keep_media(self, first: int, last: int) -> None:
        """A picture belongs to the text around it, figures side by side together; a rule parts what is around it."""
        shares = self._shares()
        home = self._home(shares)
        galleries: set[HtmlElement] = set()
        for place, item in enumerate(self._items):
            if item.kind != "media" or item.container in self._in_others:
                continue
            gallery = _gallery(item.element)
            if item.element.tag == "hr":
                may_stay = first < place < last
            else:
                may_stay = (place <= last + _AFTER or gallery in galleries) and not _is_logo(item.element)
            if may_stay:
                self._kept[place] = self._is_at_home(item, home, shares, may_lead=place < first)
            if self._kept[place] and gallery is not None:
                galleries.add(gallery)

    def _shares(self) -> list[tuple[int, int]]:
        """For each container: the length of the text in it that stays, and of all; remarks on pictures don't count."""
        mine = [0]
        whole = [0]
        for item, stays in zip(self._items, self._kept, strict=True):
            counts = item.kind not in ("media", "caption") and (stays or not self._is_remark(item))
            length = len(item.text) if counts else 0
            mine.append(mine[-1] + length * stays)
            whole.append(whole[-1] + length)
        return [(mine[c.end] - mine[c.start], whole[c.end] - whole[c.start]) for c in self._outline.containers]

    def _is_remark(self, item: Item) -> bool:
        """Whether a short text stands alone with a picture: what it shows, who took it."""
        if len(item.text) > _LONGEST_REMARK or 2 * item.linked_length > len(item.text):
            return False
        container = self._outline.containers[item.container]
        if container.end - container.start > 3:
            return False
        return any(other.kind == "media" for other in self._items[container.start : container.end])

    def _home(self, shares: list[tuple[int, int]], part: float = 0.97) -> Container:
        """The smallest container that holds so much of what stays."""
        wanted = part * shares[0][0]
        return self._outline.containers[max(n for n, (mine, _) in enumerate(shares) if mine >= wanted)]

    def _is_at_home(self, item: Item, home: Container, shares: list[tuple[int, int]], may_lead: bool) -> bool:
        """Whether the nearest text around is mostly the article's, and no box on the way is for something else.

        The picture of a figure may stand above the article among its title and names.
        """
        leads = may_lead and _figure(item.element) is not None
        seen = False
        for number in self._outline.around(item):
            container = self._outline.containers[number]
            mine, whole = shares[number]
            if container is home:
                return True
            if not seen and whole and (mine or not (leads and whole <= 2 * _LONGEST_REMARK)):
                if 2 * mine < whole:
                    return False
                seen = True
            if seen and container.start <= home.start and home.end <= container.end:
                return True
            if is_box(container.element):
                return False
        return False

    def _keep_captions(self) -> None:
        """A caption belongs to its picture."""
        shown = {
            _figure(item.element)
            for item, stays in zip(self._items, self._kept, strict=True)
            if stays and item.kind != "caption"
        }
        for place, item in enumerate(self._items):
            if item.kind == "caption":
                figure = _figure(item.element)
                self._kept[place] = figure in shown if figure is not None else self._likelihoods[place] > _LIKELY


def _is_logo(picture: HtmlElement) -> bool:
    """Whether a picture leads to where a site begins."""
    link = next(picture.iterancestors("a"), None)
    return link is not None and _ROOT.fullmatch((link.get("href") or "").strip()) is not None


def _figure(element: HtmlElement) -> HtmlElement | None:
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag == "figure" or not _FIGURES.isdisjoint((ancestor.get("class") or "").split()):
            return ancestor
    return None


def _gallery(picture: HtmlElement) -> HtmlElement | None:
    """What holds a picture's figure, and others beside it."""
    figure = _figure(picture)
    return None if figure is None else figure.getparent()
