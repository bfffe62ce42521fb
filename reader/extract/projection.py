"""The article on the page's own elements: a chosen text decides which blocks stay, and they stay as they are."""

from collections import Counter

from lxml.html import HtmlElement

from reader.extract.furniture import is_about, is_box, is_line
from reader.extract.items import Item, items_of, words_of
from reader.html.elements import reveal

_SHARE = 0.6
_SHORT = 4
_PROSE = 8
_ABOUT_LENGTH = 400
# Elements without text of their own that what stays may need: line breaks, sources of pictures, addresses.
_LEFT = frozenset(("br", "wbr", "source", "base", "head", "noscript"))


def project(tree: HtmlElement, chosen: str) -> list[Item]:
    """Erases from the tree all that isn't the chosen text or stands between it; the items that stay, in order.

    What hides parts of the page is taken away where the chosen text is hidden: some pages show theirs by script.
    """
    items = items_of(tree)
    kept = _Choice(items, chosen).kept()
    if _length(items, kept) < 0.5 * len(words_of(chosen)):
        reveal(tree)
        items = items_of(tree)
        kept = _Choice(items, chosen).kept()
    for item, stays in zip(items, kept, strict=True):
        if not stays:
            item.erase()
    return [item for item, stays in zip(items, kept, strict=True) if stays]


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
                waiting.append(child)
            else:
                child.drop_tree()


def _length(items: list[Item], kept: list[bool]) -> int:
    return sum(len(item.words) for item, stays in zip(items, kept, strict=True) if stays)


class _Choice:
    """Which of a page's items belong to the chosen text."""

    def __init__(self, items: list[Item], chosen: str) -> None:
        self._items = items
        lines = [words_of(line) for line in chosen.split("\n")]
        words = [word for line in lines for word in line]
        self._phrases = set(zip(words, words[1:], words[2:], strict=False))
        self._lines = {tuple(line) for line in lines}
        self._kept = [self._is_chosen(item) for item in items]

    def kept(self) -> list[bool]:
        places = [place for place, item in enumerate(self._items) if self._kept[place] and len(item.words) > _SHORT]
        if not places:
            return self._kept
        first, last = places[0], places[-1]
        container = self._container()
        shares = self._shares()
        for place, item in enumerate(self._items):
            inside = first <= place <= last
            if item.kind == "text" and len(item.words) <= _SHORT:
                self._kept[place] = self._kept[place] and first - 3 <= place <= last + 1
            elif item.kind in ("code", "table") and not self._kept[place]:
                self._kept[place] = inside and self._is_at_home(item, container, shares)
            elif item.kind == "media":
                self._kept[place] = place <= last + 2 and self._is_at_home(item, container, shares)
        self._keep_missed(first, last, container)
        self._keep_headings(first, last)
        self._drop_what_is_about_it(container)
        self._keep_captions()
        return self._kept

    def _is_chosen(self, item: Item) -> bool:
        words = item.words
        if item.kind == "media" or not words:
            return False
        if len(words) < _SHORT:
            return tuple(words) in self._lines
        phrases = list(zip(words, words[1:], words[2:], strict=False))
        found = sum(phrase in self._phrases for phrase in phrases)
        return found >= _SHARE * len(phrases)

    def _container(self) -> HtmlElement | None:
        """The smallest element that holds nearly all of the chosen text."""
        weights: Counter[HtmlElement] = Counter()
        total = 0
        for item, stays in zip(self._items, self._kept, strict=True):
            if stays:
                total += len(item.text)
                weights[item.element] += len(item.text)
                for ancestor in item.element.iterancestors():
                    weights[ancestor] += len(item.text)
        enough = [element for element, weight in weights.items() if weight >= 0.97 * total]
        return max(enough, key=_depth, default=None)

    def _shares(self) -> dict[HtmlElement, tuple[int, int]]:
        """For each element with text in it: the length of what stays, and of all."""
        shares: dict[HtmlElement, tuple[int, int]] = {}
        for item, stays in zip(self._items, self._kept, strict=True):
            if item.kind in ("media", "caption"):
                continue
            for element in (item.element, *item.element.iterancestors()):
                mine, all_of_it = shares.get(element, (0, 0))
                shares[element] = (mine + len(item.text) * stays, all_of_it + len(item.text))
        return shares

    def _is_at_home(
        self, item: Item, container: HtmlElement | None, shares: dict[HtmlElement, tuple[int, int]]
    ) -> bool:
        """Whether something without chosen text of its own stands among the chosen text."""
        neighbourhood_seen = False
        for element in (item.element, *item.element.iterancestors()):
            if element is container:
                return True
            if is_box(element):
                return False
            if element is not item.element and element in shares and not neighbourhood_seen:
                mine, all_of_it = shares[element]
                if mine < 0.5 * all_of_it:
                    return False
                neighbourhood_seen = True
        return False

    def _keep_missed(self, first: int, last: int, container: HtmlElement | None) -> None:
        """A paragraph or list item of prose between what was chosen, of the same parent, was missed."""
        homes = {item.element.getparent() for item, stays in zip(self._items, self._kept, strict=True) if stays}
        for place in range(first, last):
            item = self._items[place]
            if (
                not self._kept[place]
                and item.kind == "text"
                and item.element.tag in ("p", "li", "blockquote", "dd")
                and len(item.words) >= _PROSE
                and item.linked_length < 0.3 * len(item.text)
                and item.element.getparent() in homes
            ):
                self._kept[place] = True

    def _drop_what_is_about_it(self, container: HtmlElement | None) -> None:
        """Lines about the article in it: its tags, where to share it, what else there is."""
        for place, item in enumerate(self._items):
            if item.kind in ("text", "heading") and is_line(item.text):
                self._kept[place] = False
            elif self._kept[place] and len(item.text) < _ABOUT_LENGTH:
                for element in (item.element, *item.element.iterancestors()):
                    if element is container:
                        break
                    if is_about(element):
                        self._kept[place] = False
                        break

    def _keep_headings(self, first: int, last: int) -> None:
        """A heading inside the article belongs to what follows it."""
        follows = False
        for place in range(last, first - 1, -1):
            item = self._items[place]
            if item.kind == "heading":
                self._kept[place] = self._kept[place] or follows
            elif item.kind != "media":
                follows = self._kept[place]

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
                self._kept[place] = figure in shown if figure is not None else self._kept[place]


def _figure(element: HtmlElement) -> HtmlElement | None:
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag == "figure" or "wp-caption" in (ancestor.get("class") or "").split():
            return ancestor
    return None


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())
