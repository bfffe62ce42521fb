"""Pages that nest too deeply, or carry too many attributes, made bearable before they are parsed."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from reader.patterns import lazy

ENDED = "data-was-in"
"""On an element that lay too deep: the id of the nearest one of its sort that it lay in."""

# Elements that close themselves or each other add no depth of their own.
_NOT_COUNTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr p option tr td th thead tbody tfoot html "
    "head body script style".split()
)
_TAG = lazy(r"<(/?)([A-Za-z][A-Za-z0-9:-]*+)[^<>]*+>")
_HEAVY_TAG = lazy(r"<([A-Za-z][A-Za-z0-9:-]*+)([^<>]{20000,})>?")
_ID = lazy(r"""\sid\s*=\s*["']?([^\s"'<>=]{1,100})""", re.I)
_CLASS = lazy(r"""\sclass\s*=\s*["']?([^\s"'<>=]{1,100})""", re.I)
_DIGITS = lazy(r"\d+")
_DEPTH_LIMIT = 100
_DEPTH_OF_MOVING = 60
_LEAST_ALIKE = 5
"""Elements of a sort inside each other that are no accident."""
_ATTRIBUTE_LIMIT = 1000
_HEAVY_LENGTH = 20_000


@dataclass(slots=True, eq=False)
class _Element:
    """An element that has begun. sort is what it shares with others like it, "" where nothing tells.

    is_kept tells that its end tag is wanted: it was neither left out nor ended before its time.
    """

    name: str
    id: str = ""
    sort: str = ""
    is_kept: bool = True

    @classmethod
    def of(cls, name: str, tag: str) -> "_Element":
        own_id, own_class = _ID.search(tag), _CLASS.search(tag)
        if own_id and any(map(str.isdecimal, own_id[1])):
            return cls(name, own_id[1], f"{name}#{_DIGITS.sub('', own_id[1])}")
        return cls(name, "", f"{name}.{_DIGITS.sub('', own_class[1]).lower()}" if own_class else "")


class _Flattening:
    """A page's tags in their order. begun are the elements that the page has open, open those of what is made of it."""

    def __init__(self) -> None:
        self._begun: list[_Element] = []
        self._open: list[_Element] = []
        self._depth = 0
        self._names: Counter[str] = Counter()
        self._begun_by_sort: defaultdict[str, list[_Element]] = defaultdict(list)
        self._places_by_sort: defaultdict[str, list[int]] = defaultdict(list)

    def tag(self, found: re.Match[str]) -> str:
        """What stands for a tag."""
        name, text = found[2].lower(), found[0]
        if name in _NOT_COUNTED or text.endswith("/>"):
            return text
        return self._end(name, text) if found[1] else self._start(name, text)

    def _start(self, name: str, text: str) -> str:
        if name == "li" and self._begun and self._begun[-1].name == "li":
            self._leave()
        element = _Element.of(name, text)
        alike = self._begun_by_sort[element.sort]
        ends = self._ends_before(element) if self._depth > _DEPTH_OF_MOVING and element.sort else ""
        element.is_kept = bool(ends) or name == "li" or self._depth < _DEPTH_LIMIT
        if element.id and alike and not alike[-1].is_kept:
            text = f'<{name} {ENDED}="{alike[-1].id}"{text[1 + len(name) :]}'
        alike.append(element)
        self._begun.append(element)
        self._names[name] += 1
        if not element.is_kept:
            return " "
        self._places_by_sort[element.sort].append(len(self._open))
        self._open.append(element)
        self._depth += name != "li"
        return ends + text

    def _end(self, name: str, text: str) -> str:
        if not self._names[name]:
            return text
        while (element := self._leave()).name != name:
            pass
        return text if element.is_kept else " "

    def _leave(self) -> _Element:
        element = self._begun.pop()
        self._names[element.name] -= 1
        self._begun_by_sort[element.sort].pop()
        if self._open and self._open[-1] is element:
            self._close()
        return element

    def _close(self) -> _Element:
        element = self._open.pop()
        self._places_by_sort[element.sort].pop()
        self._depth -= element.name != "li"
        return element

    def _ends_before(self, element: _Element) -> str:
        """The end tags that let an element begin beside the outermost of its sort; "" where it isn't one of many."""
        alike = self._places_by_sort[element.sort]
        if len(alike) < _LEAST_ALIKE or any(self._is_around(one, element) for one in self._open[: alike[0]]):
            return ""
        ends = []
        for _ in range(len(self._open) - alike[0]):
            ended = self._close()
            ended.is_kept = False
            ends.append(f"</{ended.name}>")
        return "".join(ends)

    def _is_around(self, one: _Element, element: _Element) -> bool:
        """Whether what begins outside is as often there: then that is what repeats, and this only a part of it."""
        if not one.sort or ("#" in element.sort and "#" not in one.sort):
            return False
        return 2 * len(self._places_by_sort[one.sort]) >= len(self._places_by_sort[element.sort])


def flattened(text: str) -> str:
    """The page with nothing deeper than a hundred elements.

    What repeats inside itself, as replies do, begins anew beside the outermost of its sort, and says in the attribute
    ENDED the id of the one that it was in. Of all else that is too deep the tags go and the text stays.
    """
    return _TAG.sub(_Flattening().tag, text)


def without_heavy_tags(text: str) -> str:
    """The page with the attributes taken from tags that have thousands, which a parser needs seconds for."""
    if max(map(len, text.split("<"))) < _HEAVY_LENGTH:
        return text
    return _HEAVY_TAG.sub(
        lambda tag: f"<{tag.group(1)}>" if len(tag.group(2).split()) > _ATTRIBUTE_LIMIT else tag.group(), text
    )
