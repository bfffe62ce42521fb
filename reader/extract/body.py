"""An article's own container: what stands in it among the article's blocks is the article's, unless much denies it."""

from collections.abc import Iterator

from reader.extract.furniture import is_about, is_box, is_line, is_side
from reader.extract.items import Outline
from reader.extract.selection import Selection
from reader.extract.signs import SIGNS

# The model knows a short line by little; in the article's own container, little is needed.
_BETWEEN = 0.02
_APART = 0.1
_AFTER = 0.05
_LINKED = 0.3
_HOME_SHARE = 0.8
_DENYING = tuple(
    map(SIGNS.index, "comment side related share advert foot sign-up cookie author".split())
)
_PARTS = frozenset("blockquote dd details dl dt li ol p pre summary table tbody td th thead tr ul".split())


class Body:
    """The container of what stays, and what else of it stays.

    kept says of each item whether it stays; it is changed in place.
    """

    def __init__(self, selection: Selection, kept: list[bool]) -> None:
        self._outline: Outline = selection.outline
        self._items = selection.outline.items
        self._likelihoods = selection.likelihoods
        self._kept = kept
        self._beside = self._containers_beside()

    def complete(self) -> None:
        """Drops what stands in boxes beside the article, and keeps what stands among its blocks and on after them."""
        home = self._home()
        if home < 0:
            return
        container = self._outline.containers[home]
        for place, item in enumerate(self._items):
            if item.container in self._beside and not container.start <= place < container.end:
                self._kept[place] = False
        places = [place for place in range(container.start, container.end) if self._stays(place)]
        if not places:
            return
        last = self._last(places[-1], container.end, home)
        for place in range(places[0] + 1, last + 1):
            needed = _BETWEEN if self._is_part(place, home) else _APART
            self._kept[place] = self._kept[place] or self._belongs(place, home, needed)

    def _stays(self, place: int) -> bool:
        return self._kept[place] and self._items[place].kind != "heading"

    def _containers_beside(self) -> set[int]:
        """The containers that a site names as standing beside its articles, and all in them."""
        beside: set[int] = set()
        for number, container in enumerate(self._outline.containers):
            if container.parent in beside or is_side(container.element):
                beside.add(number)
        return beside

    def _home(self) -> int:
        """The smallest container with nearly all that stays beside no article, and that isn't a part of a text; or -1."""
        lengths = [0]
        for place, item in enumerate(self._items):
            counts = self._stays(place) and item.container not in self._beside
            lengths.append(lengths[-1] + len(item.text) * counts)
        if not lengths[-1]:
            return -1
        wanted = _HOME_SHARE * lengths[-1]
        containers = self._outline.containers
        home = max(n for n, c in enumerate(containers) if lengths[c.end] - lengths[c.start] >= wanted)
        while containers[home].parent > 0 and containers[home].element.tag in _PARTS:
            home = containers[home].parent
        return home

    def _last(self, last: int, end: int, home: int) -> int:
        """Where the article ends: its blocks go on, one beside the other, up to what is denied."""
        for place in range(last + 1, end):
            if self._items[place].kind in ("heading", "media", "caption"):
                continue
            if self._is_denied(place, home):
                break
            if self._is_part(place, home) and self._belongs(place, home, _AFTER):
                last = place
        return last

    def _belongs(self, place: int, home: int, needed: float) -> bool:
        """Whether an item in the home may be the article's by what it says and by the boxes that it is in."""
        item = self._items[place]
        if item.kind not in ("text", "code", "table") or self._is_denied(place, home):
            return False
        is_linked = 2 * item.linked_length > len(item.text)
        return self._likelihoods[place] > (_LINKED if is_linked else needed)

    def _is_denied(self, place: int, home: int) -> bool:
        item = self._items[place]
        depths, depth = self._outline.containers[item.container].sign_depths, self._outline.containers[home].depth
        return (
            is_line(item.text)
            or any(depths[sign] > depth for sign in _DENYING)
            or any(is_box(c.element) or is_about(c.element) for c in self._on_the_way(place, home))
        )

    def _on_the_way(self, place: int, home: int):
        for number in self._outline.around(self._items[place]):
            if number == home:
                return
            yield self._outline.containers[number]

    def _is_part(self, place: int, home: int) -> bool:
        return all(c.element.tag in _PARTS for c in list(self._on_the_way(place, home))[1:])
