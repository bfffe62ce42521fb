"""The article on the page's own elements: what isn't its is taken out, and what stays, stays as the page has it."""

from lxml.html import HtmlElement

from reader.extract.furniture import is_box, is_line
from reader.extract.items import Container, Item, Outline
from reader.extract.selection import Selection

_LIKELY = 0.5
# A table, code or a heading between parts of the article: it has few words that could speak for it.
_LIKELY_BETWEEN = 0.25
_AFTER = 2
"""How many items after the last text of an article a picture may stand."""
# Elements without text of their own that what stays may need: line breaks, sources of pictures, addresses.
_LEFT = frozenset(("br", "wbr", "source", "base", "head", "noscript"))


def project(selection: Selection) -> list[Item]:
    """Erases from the page all that isn't its article; the items that stay, in order, none where it has no article."""
    items = selection.outline.items
    kept = _Choice(selection).kept()
    if not any(kept):
        return []
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


class _Choice:
    """What stays of a page: what is likely the article's, and what belongs to that."""

    def __init__(self, selection: Selection) -> None:
        self._outline: Outline = selection.outline
        self._items = selection.outline.items
        self._likelihoods = selection.likelihoods
        self._kept = [
            likelihood > _LIKELY and item.kind not in ("media", "caption") and not is_line(item.text)
            for item, likelihood in zip(self._items, self._likelihoods, strict=True)
        ]

    def kept(self) -> list[bool]:
        places = [place for place, stays in enumerate(self._kept) if stays and self._items[place].kind != "heading"]
        if places:
            first, last = places[0], places[-1]
            self._keep_between(first, last)
            self._keep_headings(first, last)
            self._keep_media(last + _AFTER)
            self._keep_captions()
        return self._kept

    def _keep_between(self, first: int, last: int) -> None:
        for place in range(first, last):
            if self._items[place].kind in ("table", "code"):
                self._kept[place] = self._kept[place] or self._likelihoods[place] > _LIKELY_BETWEEN

    def _keep_headings(self, first: int, last: int) -> None:
        """A heading belongs to what follows it: of headings in a row, those above belong to the last one's text."""
        follows = False
        for place in range(last, -1, -1):
            item = self._items[place]
            if item.kind == "heading":
                is_likely = self._likelihoods[place] > (_LIKELY_BETWEEN if place > first else _LIKELY)
                self._kept[place] = follows and is_likely
            elif item.kind not in ("media", "caption"):
                follows = self._kept[place]
        for place in range(last + 1, len(self._items)):
            if self._items[place].kind == "heading":
                self._kept[place] = False

    def _keep_media(self, end: int) -> None:
        """A picture belongs to the text around it."""
        shares = self._shares()
        home = self._home()
        for place, item in enumerate(self._items[: end + 1]):
            if item.kind == "media":
                self._kept[place] = self._is_at_home(item, home, shares)

    def _shares(self) -> list[tuple[int, int]]:
        """For each container: the length of the text in it that stays, and of all."""
        mine = [0]
        whole = [0]
        for item, stays in zip(self._items, self._kept, strict=True):
            length = 0 if item.kind in ("media", "caption") else len(item.text)
            mine.append(mine[-1] + length * stays)
            whole.append(whole[-1] + length)
        return [(mine[c.end] - mine[c.start], whole[c.end] - whole[c.start]) for c in self._outline.containers]

    def _home(self) -> Container:
        """The smallest container that holds nearly all that stays."""
        shares = self._shares()
        all_of_it = shares[0][0]
        return self._outline.containers[max(n for n, (mine, _) in enumerate(shares) if mine >= 0.97 * all_of_it)]

    def _is_at_home(self, item: Item, home: Container, shares: list[tuple[int, int]]) -> bool:
        """Whether the nearest text around is mostly the article's, and no box on the way is for something else."""
        seen = False
        for number in self._outline.around(item):
            container = self._outline.containers[number]
            if not seen and shares[number][1]:
                if 2 * shares[number][0] < shares[number][1]:
                    return False
                seen = True
            if container is home or (seen and container.start <= home.start and home.end <= container.end):
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


def _figure(element: HtmlElement) -> HtmlElement | None:
    for ancestor in (element, *element.iterancestors()):
        if ancestor.tag == "figure" or "wp-caption" in (ancestor.get("class") or "").split():
            return ancestor
    return None
