"""An article's own container: what stands in it among the article's blocks is the article's, unless much denies it."""

from itertools import accumulate
from unicodedata import category

from reader.extract.furniture import is_about, is_box, is_line, is_side
from reader.extract.items import Container, Item, Outline
from reader.extract.phrases import is_phrase, is_pointer, leads_others, leads_sources
from reader.extract.selection import Selection
from reader.extract.signs import SIGNS
from reader.html import alerts

# How likely an item must be to stay: the model knows a short line by little, its place says more. Between two blocks
# that stay, beside them; there in a box of its own, with few others or many; after the last; and what is mostly links.
_BETWEEN = 0.02
_IN_A_SMALL_BOX = 0.1
_IN_A_BOX = 0.4
_FEW = 3
_LONGEST_PAUSE = 20
_AFTER = 0.05
_LINKS = 0.3

_HOME_SHARE = 0.8
_DENYING = tuple(
    map(SIGNS.index, ("comment", "side", "related", "share", "advert", "foot", "sign-up", "cookie", "author"))
)
_NAMING = tuple(map(SIGNS.index, ("head", "meta", "navigation")))
# Of a bare container: what has its words, how many blocks stay of it at most, and what of it is links.
_WORDED = frozenset(("text", "code", "table"))
_BARELY = 2
_LINKED_AT_MOST = 0.2
# Where a word that a page could say of itself is one of several of a kind.
_CELLS = frozenset(("dd", "dt", "li", "td", "th"))
# What texts are made of, so that no article's whole container is one.
_PARTS = frozenset("blockquote dd details dl dt li ol p pre summary table tbody td th thead tr ul".split())


def complete(selection: Selection, kept: list[bool]) -> int | None:
    """Changes which items stay: none in a box beside the article, and what belongs to the blocks around it.

    kept says of each item whether it stays; at least one does. The place at which a container begins that is the
    article's as a whole, with its headings; None where none is.
    """
    body = _Body(selection, kept)
    body.drop_beside()
    body.keep_within()
    return body.keep_bare()


def is_said_of_page(item: Item) -> bool:
    """Whether an item is a line that pages say about themselves."""
    is_said = is_line(item.text) or is_pointer(item.text, item.linked_length)
    return is_said or (item.element.tag not in _CELLS and is_phrase(item.text))


class _Body:
    """The smallest container with nearly all that stays, once what stands beside the article is out."""

    def __init__(self, selection: Selection, kept: list[bool]) -> None:
        self._outline: Outline = selection.outline
        self._items = selection.outline.items
        self._likelihoods = selection.likelihoods
        self._kept = kept
        self._beside = self._containers_beside()
        self._is_led_by_phrase = self._led_by_phrases()
        self._number = self._home()
        self._home_itself = self._outline.containers[self._number]

    def drop_beside(self) -> None:
        """Takes out what stands in a sidebar or a foot that isn't in the article itself, and lists of other stories."""
        home = self._home_itself
        for place, item in enumerate(self._items):
            is_outside = item.container in self._beside and not home.start <= place < home.end
            if is_outside or (self._is_led_by_phrase[place] and self._is_linked(place)):
                self._kept[place] = False

    def keep_within(self) -> None:
        """Keeps what stands among the blocks that stay, and what goes on after them."""
        home = self._home_itself
        places = [place for place in range(home.start, home.end) if self._is_block(place)]
        if not places:
            return
        for place in range(places[0] + 1, self._last(places[-1]) + 1):
            stays = self._kept[place] or self._is_pause(place) or self._belongs(place, self._needed(place))
            self._kept[place] = stays

    def keep_bare(self) -> int | None:
        """Keeps all of a container that calls itself the page's text where hardly more than a paragraph of it stays.

        Only of one that is text throughout: of short lines without names around them the model knows little. The place
        at which it begins; None where it isn't so.
        """
        home = self._home_itself
        places = [place for place in range(home.start, home.end) if self._items[place].kind in _WORDED]
        length = sum(len(self._items[place].text) for place in places)
        linked = sum(self._items[place].linked_length for place in places)
        is_text = home.element.tag in ("main", "article") and linked <= _LINKED_AT_MOST * length
        if not is_text or sum(map(self._is_block, places)) > _BARELY:
            return None
        for place in places:
            is_other = self._is_linked(place) or self._is_named(place) or self._is_denied(place)
            self._kept[place] = self._kept[place] or bool(self._items[place].words and not is_other)
        return home.start

    def _is_named(self, place: int) -> bool:
        """Whether an item stands in a box that is named for telling about the page, or leading through it."""
        depths = self._outline.containers[self._items[place].container].sign_depths
        return any(depths[sign] > self._home_itself.depth for sign in _NAMING)

    def _is_pause(self, place: int) -> bool:
        """Whether a paragraph has signs for words, as between two scenes: * * *, ⁂, …; of a full stop nobody reads."""
        item = self._items[place]
        if item.words or item.kind != "text" or item.element.tag != "p" or len(item.text) > _LONGEST_PAUSE:
            return False
        is_sign = item.text != "." and any(category(sign)[0] in "PS" for sign in item.text)
        return is_sign and self._is_beside_others(place) and not self._is_denied(place)

    def _needed(self, place: int) -> float:
        """How likely an item must be to stay between two that do."""
        if self._items[place].kind == "code":
            return 0.0
        if not self._is_beside_others(place):
            outermost = self._boxes(place)[-1]
            is_small = outermost.end - outermost.start <= _FEW and not self._is_linked(place)
            return _IN_A_SMALL_BOX if is_small else _IN_A_BOX
        return _LINKS if self._is_linked(place) and not self._is_unnamed(place) else _BETWEEN

    def _is_block(self, place: int) -> bool:
        return self._kept[place] and self._items[place].kind != "heading"

    def _containers_beside(self) -> set[int]:
        """The containers that a site names as standing beside its articles, and all in them."""
        beside: set[int] = set()
        for number, container in enumerate(self._outline.containers):
            if container.parent in beside or is_side(container.element):
                beside.add(number)
        return beside

    def _home(self) -> int:
        containers = self._outline.containers
        lengths = self._lengths(self._beside)
        if not lengths[-1]:
            lengths = self._lengths(set())
        wanted = _HOME_SHARE * lengths[-1]
        home = max(number for number, c in enumerate(containers) if lengths[c.end] - lengths[c.start] >= wanted)
        while containers[home].parent > 0 and containers[home].element.tag in _PARTS:
            home = containers[home].parent
        return home

    def _lengths(self, without: set[int]) -> list[int]:
        """How much text stays before each place, and in all; that in some containers doesn't count."""
        counts = (
            len(item.text) * (self._is_block(place) and item.container not in without)
            for place, item in enumerate(self._items)
        )
        return [0, *accumulate(counts)]

    def _last(self, last: int) -> int:
        """Where the article ends: its blocks go on, one beside the other, up to what is denied."""
        in_sources = False
        for place in range(last + 1, self._home_itself.end):
            item = self._items[place]
            if item.kind == "heading":
                in_sources = leads_sources(item.text)
            if item.kind in ("heading", "media", "caption"):
                continue
            if self._is_denied(place):
                break
            if in_sources and self._is_beside_others(place):
                self._kept[place] = True
                last = place
            elif self._goes_on(place) and self._belongs(place, _LINKS if self._is_linked(place) else _AFTER):
                last = place
        return last

    def _goes_on(self, place: int) -> bool:
        """Whether an item goes on as the article's blocks do: beside them, or a table in a box with its heading."""
        return self._is_beside_others(place) or self._is_table_in_box(place)

    def _is_table_in_box(self, place: int) -> bool:
        boxes = self._boxes(place)
        if self._items[place].kind != "table" or len(boxes) != 2:
            return False
        box = boxes[1]
        return box.end - box.start <= _FEW and self._items[box.start].kind in ("heading", "caption")

    def _belongs(self, place: int, needed: float) -> bool:
        is_text = self._items[place].kind in ("text", "code", "table")
        return is_text and self._likelihoods[place] > needed and not self._is_denied(place)

    def _is_linked(self, place: int) -> bool:
        return 2 * self._items[place].linked_length > len(self._items[place].text)

    def _is_denied(self, place: int) -> bool:
        """Whether an item is one of a site's phrases, or stands in a box that is named for something else."""
        item = self._items[place]
        depths = self._outline.containers[item.container].sign_depths
        boxes = self._boxes(place)
        if any("footnote" in (box.element.get("class") or "") or alerts.kind_of(box.element) for box in boxes):
            return False
        return (
            is_said_of_page(item)
            or (self._is_linked(place) and self._is_led_by_phrase[place])
            or any(depths[sign] > self._home_itself.depth for sign in _DENYING)
            or any(is_box(box.element) or is_about(box.element) for box in boxes)
        )

    def _led_by_phrases(self) -> list[bool]:
        """For each item whether it is in a list of links that a page's phrase stands above: other stories."""
        led: list[bool] = []
        for place, item in enumerate(self._items):
            led.append(led[-1] if led and self._is_linked(place) else leads_others(item.text))
        return led

    def _is_beside_others(self, place: int) -> bool:
        """Whether an item is a block of the home as others are, in no box that may hold something else."""
        return self._items[place].kind == "code" or all(box.element.tag in _PARTS for box in self._boxes(place)[1:])

    def _is_unnamed(self, place: int) -> bool:
        return not any(box.element.get("class") or box.element.get("id") for box in self._boxes(place))

    def _boxes(self, place: int) -> list[Container]:
        """The containers around an item inside the home, the innermost first."""
        around = self._outline.around(self._items[place])
        inside = around[: around.index(self._number)] if self._number in around else around
        return [self._outline.containers[number] for number in inside]
