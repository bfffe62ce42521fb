"""What can be counted about each item of a page, for the model that tells articles from what stands around them.

The counts are ratios and places rather than words, so that they mean the same in every language.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from reader.extract.items import Item, Outline, words_of
from reader.extract.signs import SIGNS
from reader.patterns import lazy

_KINDS = ("text", "heading", "caption", "code", "table", "media", "contents")
_TAGS = {
    tag: number
    for number, tag in enumerate(
        "p blockquote pre li dd dt td th h1 h2 h3 h4 h5 h6 div section article main figcaption ul ol dl tr tbody "
        "table figure details summary address header footer aside nav form body".split(),
        1,
    )
}
_SENTENCE = lazy(r"[.!?…。！？][\"”’»)\]]*(?:\s|$)")
_COMMAS = ",，、;،"
_SEPARATORS = "|›»•·/"
# Phrases of pages about themselves, in the short lines where they stand; in lower case, which is found five times as
# fast as either case.
_PHRASE = lazy(
    r"shar(?:e|ing)\b|tweet|related|read (?:more|next|also)|see also|more (?:from|on|stories)|most (?:read|popular)|"
    r"continue reading|leave a|comments?\b|advert|sponsored|back to top|print|e-?mail this|newsletter|sign up|subscri|"
    r"table of contents|cookie|privacy|all rights reserved|copyright|©|follow us|click here|log ?in|posted|published|"
    r"updated|min(?:ute)?s? read|photo|image:|source:|credit|getty|tags?:|filed under|categor|next|previous|by "
)
_DATE = lazy(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_PROSE_WORDS = 10
_STOPS = ".!?…。！？"
_SHORT_LINE = 25
_HEAD = 100
_LEVELS = 3
_WIDEST = 60
_NO_TITLE = 999

_OF_ITEM = (
    "words", "length", "link share", "links", "jumps", "kind", "tag", "sentences", "ends as a sentence", "commas",
    "digits", "capitals", "colon", "separators", "phrases", "begins with a phrase", "date", "copies", "word length",
    "place", "place in the text", "place in the prose", "from the title", "in the densest run",
    "from the densest run", "greedy", "greedy around 3", "greedy around 8", "prose around 2", "links around 2",
    "links around 5", "prose around 12", "links around 12",
)  # fmt: skip
_OF_NEIGHBOUR = ("words", "link share", "kind")
_OF_CONTAINER = ("prose share", "prose density", "link share", "items", "copies of its shape", "tag", "greedy")
_RINGS = ("holds .9", "holds .6", "holds .35", "best")

FEATURES = (
    *_OF_ITEM,
    *(f"{where}: {name}" for where in ("before", "after") for name in _OF_NEIGHBOUR),
    *(f"sign: {name}" for name in SIGNS),
    *(f"{level} up: {name}" for level in range(_LEVELS) for name in _OF_CONTAINER),
    *(f"{ring}: {name}" for ring in _RINGS for name in ("inside", "levels up")),
)
"""The names of a row's numbers, in order."""


def rows_of(outline: Outline, title: str, greedy: str) -> list[list[float]]:
    """A row of numbers for each item of a page, as FEATURES names them; an empty one for an item without words.

    title is the page's own; greedy the text that a quick extractor with a high recall takes for the article.
    """
    return _Counting(outline, title, greedy).rows()


class _Counting:
    """Sums along the page, so that what is asked about any stretch of it costs one subtraction."""

    def __init__(self, outline: Outline, title: str, greedy: str) -> None:
        self._outline = outline
        self._items = items = outline.items
        self._lengths = [len(item.text) for item in items]
        self._prose = [_prose_length(item) for item in items]
        self._length = _sums(self._lengths)
        self._linked = _sums([item.linked_length for item in items])
        self._prose_to = _sums(self._prose)
        self._count = _sums([item.kind != "media" for item in items])
        self._whole = max(1, self._length[-1])
        self._whole_prose = max(1, self._prose_to[-1])
        self._in_greedy = found_in(items, greedy)
        lengths = zip(self._lengths, self._in_greedy, strict=True)
        self._greedy = _sums([length if found == 1 else 0 for length, found in lengths])
        self._copies = Counter(item.text for item in items)
        self._title = self._title_place(title)
        self._dense = self._densest_run()
        self._shapes = Counter((c.parent, c.element.tag, c.element.get("class")) for c in outline.containers)
        self._rings = [*map(self._ring, (0.9, 0.6, 0.35)), self._best_container()]
        self._ring_ends = [(c.start, c.end) for c in (outline.containers[ring] for ring in self._rings)]
        self._stretches = (
            (self._greedy, 3, True),
            (self._greedy, 8, True),
            (self._prose_to, 2, False),
            (self._linked, 2, True),
            (self._linked, 5, True),
            (self._prose_to, 12, False),
            (self._linked, 12, True),
        )
        self._levels: dict[int, list[int]] = {}
        self._known: dict[int, list[float]] = {}

    def rows(self) -> list[list[float]]:
        sides = [_sides(item) for item in self._items]
        none = [-1.0] * len(_OF_NEIGHBOUR)
        return [
            [
                *self._of_item(place, item),
                *(sides[place - 1] if place else none),
                *(sides[place + 1] if place + 1 < len(sides) else none),
                *self._of_containers(item),
                *self._of_rings(place, item),
            ]
            if item.words
            else []
            for place, item in enumerate(self._items)
        ]

    def _of_item(self, place: int, item: Item) -> list[float]:
        text, length = item.text, max(1, len(item.text))
        word_count = len(item.words)
        ends = _SENTENCE.search(text[-3:]) is not None
        head = text[:_HEAD]
        short = text if word_count < _SHORT_LINE else ""
        dense_start, dense_end = self._dense
        return [
            min(word_count, 200),
            min(length, 1500),
            item.linked_length / length,
            item.link_count,
            item.jump_count,
            _KINDS.index(item.kind),
            _TAGS.get(item.element.tag, 0),
            sum(map(text.count, _STOPS)),
            ends,
            sum(map(text.count, _COMMAS)) / max(1, word_count),
            sum(map(str.isdigit, head)) / max(1, len(head)),
            sum(map(str.isupper, head)) / max(1, len(head)),
            text[-1:] in (":", "?"),
            sum(map(text.count, _SEPARATORS)),
            len(_PHRASE.findall(short.lower())),
            _PHRASE.match(head.lower()) is not None,
            _DATE.search(short) is not None,
            min(self._copies[text], 5),
            length / max(1, word_count),
            place / len(self._items),
            self._length[place] / self._whole,
            self._prose_to[place] / self._whole_prose,
            max(-40, min(200, place - self._title)) if self._title >= 0 else _NO_TITLE,
            dense_start <= place < dense_end,
            max(-_WIDEST, min(_WIDEST, place - dense_start if place < dense_start else max(0, place - dense_end + 1))),
            self._in_greedy[place],
            *self._of_stretches(place),
        ]

    def _of_stretches(self, place: int) -> list[float]:
        """The sums over so many items before and after a place, by themselves or as shares of all text there."""
        found: list[float] = []
        last = len(self._items)
        for sums, reach, is_share in self._stretches:
            start, end = max(0, place - reach), min(last, place + reach + 1)
            total = sums[end] - sums[start]
            found.append(total / max(1, self._length[end] - self._length[start]) if is_share else total)
        return found

    def _of_containers(self, item: Item) -> list[float]:
        """The same for all items of one container."""
        if (known := self._known.get(item.container)) is None:
            known = list(self._outline.containers[item.container].signs())
            chain = self._outline.around(item)[:_LEVELS]
            for number in chain:
                known += self._of_container(number)
            known += [-1] * (len(_OF_CONTAINER) * (_LEVELS - len(chain)))
            self._known[item.container] = known
        return known

    def _of_container(self, number: int) -> list[float]:
        container = self._outline.containers[number]
        start, end = container.start, container.end
        length = max(1, self._length[end] - self._length[start])
        prose = self._prose_to[end] - self._prose_to[start]
        shape = (container.parent, container.element.tag, container.element.get("class"))
        return [
            prose / self._whole_prose,
            prose / length,
            (self._linked[end] - self._linked[start]) / length,
            min(60, self._count[end] - self._count[start]),
            min(30, self._shapes[shape]),
            _TAGS.get(container.element.tag, 0),
            (self._greedy[end] - self._greedy[start]) / length,
        ]

    def _of_rings(self, place: int, item: Item) -> list[float]:
        if (levels := self._levels.get(item.container)) is None:
            chain = self._outline.around(item)
            levels = [chain.index(ring) if ring in chain else -1 for ring in self._rings]
            self._levels[item.container] = levels
        found: list[float] = []
        for (start, end), level in zip(self._ring_ends, levels, strict=True):
            found += (start <= place < end, level)
        return found

    def _ring(self, share: float) -> int:
        """The innermost container that holds so much of the page's prose, inside the one found before it."""
        found = 0
        for number, container in enumerate(self._outline.containers):
            prose = self._prose_to[container.end] - self._prose_to[container.start]
            outer = self._outline.containers[found]
            if prose >= share * self._whole_prose and outer.start <= container.start and container.end <= outer.end:
                found = number
        return found

    def _best_container(self) -> int:
        """The container with the most prose, less what else it holds."""
        return max(range(len(self._outline.containers)), key=self._surplus)

    def _surplus(self, number: int) -> float:
        start, end = self._outline.containers[number].start, self._outline.containers[number].end
        prose = self._prose_to[end] - self._prose_to[start]
        return prose - 0.9 * (self._length[end] - self._length[start] - prose)

    def _densest_run(self) -> tuple[int, int]:
        """The stretch of items whose prose most outweighs the links and short lines in it (Kadane's algorithm)."""
        best = current = 0.0
        run, start = (0, 0), 0
        for place, (item, prose) in enumerate(zip(self._items, self._prose, strict=True)):
            if current <= 0:
                current, start = 0.0, place
            weight = prose - item.linked_length if prose else -(0.6 * min(len(item.text), 80) + item.linked_length + 4)
            current += weight
            if current > best:
                best, run = current, (start, place + 1)
        return run

    def _title_place(self, title: str) -> int:
        """Where the heading stands that the page's title repeats; -1 where none does."""
        wanted = set(words_of(title))
        best, place = 0.0, -1
        for number, item in enumerate(self._items):
            if item.kind == "heading" and item.words:
                words = set(item.words)
                shared = len(words & wanted)
                likeness = shared / len(words | wanted) + (0.3 if item.element.tag == "h1" else 0)
                if shared >= 0.6 * len(words) and likeness > best:
                    best, place = likeness, number
        return place


def _sums(values: Sequence[int]) -> list[int]:
    return [0, *accumulate(values)]


def _prose_length(item: Item) -> int:
    """The length of an item that is running text, or a table or code of some size."""
    is_prose = len(item.words) >= _PROSE_WORDS and (
        item.kind in ("table", "code") or (item.kind == "text" and _SENTENCE.search(item.text) is not None)
    )
    return len(item.text) if is_prose else 0


def _sides(item: Item) -> list[float]:
    return [min(len(item.words), 100), item.linked_length / max(1, len(item.text)), _KINDS.index(item.kind)]


_SURE_LENGTH = 15
_PIECE = 30
# Characters: how much is looked through in all, and after that how far from the item before.
_LOOKED_THROUGH = 50_000_000
_REACH = 10_000


def found_in(items: list[Item], text: str) -> list[int]:
    """For each item: 1 where the text has it, 2 where it is too short to be sure, 0 where not, -1 without words.

    Once much has been looked through for items that are elsewhere, the rest are only looked for near the one before.
    """
    packed = "".join(text.split())
    found: list[int] = []
    position = looked_through = 0
    for item in items:
        part = "".join(item.text.split())
        reach = len(packed) if looked_through < _LOOKED_THROUGH else _REACH
        start, end = max(0, position - reach), min(len(packed), position + reach + len(part))
        if not item.words:
            found.append(-1)
            continue
        at = packed.find(part, position, end)
        looked_through += (at if at >= 0 else end) - position
        if at < 0:
            at = packed.find(part, start, position + len(part))
            looked_through += position - start
        if len(part) < _SURE_LENGTH:
            found.append(2 if at >= 0 else 0)
        else:
            if at >= 0:
                position = at + len(part)
            found.append(int(at >= 0 or _mostly_in(part, packed[start:end])))
    return found


def _mostly_in(part: str, packed: str) -> bool:
    """Whether two of three pieces of a long item are there: notes and marks may have been left out of it."""
    if len(part) < 2 * _PIECE:
        return False
    middle = len(part) // 2
    pieces = (part[:_PIECE], part[middle : middle + _PIECE], part[-_PIECE:])
    return sum(piece in packed for piece in pieces) >= 2
