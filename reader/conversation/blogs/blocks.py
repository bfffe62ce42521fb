"""Blocks of a place for comments that look like comments: alike, each with a name, a day and something said."""

import re
from collections import deque
from collections.abc import Callable, Sequence
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.blogs.looks import Look, is_teaser, look_of
from reader.conversation.blogs.places import Place, kind
from reader.conversation.blogs.signatures import Signature, signature_of
from reader.conversation.marks import HEADINGS, classes, is_named_for_comments
from reader.patterns import lazy

Block = tuple[HtmlElement, ...]
"""One comment's elements: one, or several that stand side by side."""
Blocks = dict[Block, Look | Signature | None]
"""Comments with how they look, in the page's order; None for one whose name or day is missing."""

_DEEPEST = 12
"""How far in a place its comments may begin."""
_FEW = 4
"""So few may be the wrappers of many."""
_TRIED = 3
"""Of so many blocks alike, most look like comments where any do."""
_BLOCKS = frozenset("article blockquote dd div dl dt fieldset li p section table td tr".split())
_OPENINGS = frozenset({*HEADINGS[1:], "div", "dt", "p", "tr", "header"})
_ENDS = frozenset({"form", "nav", "hr", "script", "style", "noscript", "footer"})
_CLASSLESS = frozenset({"li", "article", "section"})
_REPLY = lazy(r"(?:^|[-_])(?:sub-?comment|repl(?:y|ies)|answer|antwort|respuesta|r[ée]ponse|child)(?:$|[-_])", re.I)


def blocks_in(place: Place, base_url: str | None) -> Blocks:
    """The comments among and in the elements of a place: the most that are alike, the outermost of those.

    What classes tell goes before what only words do.
    """
    marked = _most(place, lambda siblings: _marked_among(siblings, place.stated))
    return marked or _most(place, lambda siblings: _signed_among(siblings, place.stated, base_url))


def _most(place: Place, among: Callable[[Sequence[HtmlElement]], Blocks]) -> Blocks:
    best: Blocks = {}
    waiting = deque([(place.elements, 0)])
    while waiting:
        siblings, depth = waiting.popleft()
        found = among(siblings)
        best = max(best, found, key=len)
        taken = {element for block in found for element in block} if len(found) >= _FEW else set()
        if depth < _DEEPEST:
            inner = (one for one in siblings if len(one) and one not in taken)
            waiting += ((list(one.iterchildren(etree.Element)), depth + 1) for one in inner)
    return best


def is_comment(element: HtmlElement, apart_from: set[HtmlElement]) -> bool:
    """Whether an element alone looks like one."""
    return bool(look_of(element, apart_from) or signature_of([element], apart_from, None))


def _groups(siblings: Sequence[HtmlElement], stated: int | None) -> list[list[HtmlElement]]:
    """Siblings that are alike; a lone one if it is called a comment, or was counted."""
    alike: dict[tuple[str, frozenset[str]], list[HtmlElement]] = {}
    for one in siblings:
        alike.setdefault(kind(one), []).append(one)
    return [group for group in alike.values() if len(group) > 1 or stated or is_named_for_comments(group[0])]


def _marked_among(siblings: Sequence[HtmlElement], stated: int | None) -> Blocks:
    """Comments among siblings by their classes, with what stands among them, looks so too and shares a class."""
    best = max(map(_marked, _groups(siblings, stated)), key=len, default={})
    return _with_others(best, siblings) if best else {}


def _signed_among(siblings: Sequence[HtmlElement], stated: int | None, base_url: str | None) -> Blocks:
    """Comments among siblings by their words: each in an element, or in several side by side."""
    groups = _groups(siblings, stated)
    best = max((_signed([(one,) for one in group], stated, base_url) for group in groups), key=len, default={})
    openings = (group for group in groups if group[0].tag in _OPENINGS)
    runs = (_signed(_runs(group, siblings), stated, base_url) for group in openings)
    return best or next(filter(None, runs), {})


def _marked(group: list[HtmlElement]) -> Blocks:
    """A group and the replies like it that lie in it, by their classes; none where not all of it look so."""
    if not _begins_well([(one,) for one in group], lambda block, apart_from: look_of(block[0], apart_from)):
        return {}
    inside = _nested(group)
    inside = {node for node in inside if look_of(node, inside)}
    elements = _in_order(group, inside)
    found: Blocks = {}
    missing = 0
    for element in elements:
        look = look_of(element, inside)
        found[(element,)] = look
        missing += look is None
        if 5 * missing > len(elements) or is_teaser(element, inside):
            return {}
    names = {look.name for look in found.values() if look}
    return found if len(names) > 1 or len(found) < _TRIED else {}


def _signed(blocks: list[Block], stated: int | None, base_url: str | None) -> Blocks:
    """The same by words alone: more must agree."""

    def look(block: Block, apart_from: set[HtmlElement]) -> Signature | None:
        return signature_of(block, apart_from, base_url)

    if not blocks or blocks[0][0].tag not in _BLOCKS | _OPENINGS or not _begins_well(blocks, look):
        return {}
    group = [block[0] for block in blocks if len(block) == 1]
    inside = _nested(group)
    inside = {node for node in inside if look((node,), inside)}
    found: Blocks = {}
    missing = 0
    for block in [(node,) for node in _in_order(group, inside)] if inside else blocks:
        found[block] = signature = look(block, inside)
        missing += signature is None
        if 5 * missing > len(blocks) or any(_leads_away(element, inside) for element in block):
            return {}
    names = {signature.name for signature in found.values() if signature}
    return found if len(names) > 1 or (len(found) == 1 == stated) else {}


def _begins_well(blocks: Sequence[Block], look: Callable[[Block, set[HtmlElement]], object | None]) -> bool:
    """Whether most of the first few look like comments: what doesn't gets no closer look."""
    tried = blocks[:_TRIED]
    inside = _nested([block[0] for block in tried if len(block) == 1])
    return 2 * sum(look(block, inside) is not None for block in tried) > len(tried)


def _leads_away(element: HtmlElement, apart_from: set[HtmlElement]) -> bool:
    """Whether an element begins with a long link to something else, as in a list of articles."""
    if is_teaser(element, apart_from):
        return True
    for node in element.iter(etree.Element):
        words = (node.text or "").split()
        if node.tag == "a" and len(words) > _TRIED and "#" not in (node.get("href") or "#"):
            return True
        if words:
            return False
    return False


def _nested(group: Sequence[HtmlElement]) -> set[HtmlElement]:
    """What may be replies in the elements of a group: of their sort, or called replies."""
    if not group:
        return set()
    tag, own = kind(group[0])
    return {
        node
        for first in group
        for node in first.iterdescendants(etree.Element)
        if (node.tag == tag and (not own.isdisjoint(classes(node)) or (not own and tag in _CLASSLESS)))
        or (node.tag in _BLOCKS and _is_called_reply(node.get("class") or ""))
    }


@lru_cache(maxsize=4096)
def _is_called_reply(class_: str) -> bool:
    return any(map(_REPLY.search, class_.split()))


def _in_order(group: Sequence[HtmlElement], inside: set[HtmlElement]) -> list[HtmlElement]:
    return [node for first in group for node in first.iter(etree.Element) if node is first or node in inside]


def _with_others(found: Blocks, siblings: Sequence[HtmlElement]) -> Blocks:
    """The comments with their like among the siblings, in order: those of the staff, of a guest."""
    tag, own = kind(next(iter(found))[0])
    taken = {element for block in found for element in block}
    others: dict[Block, Look] = {}
    for one in siblings:
        is_like = one not in taken and one.tag == tag and not own.isdisjoint(classes(one))
        if is_like and (own_look := look_of(one, set())):
            others[(one,)] = own_look
    if not others:
        return found
    places = {one: place for place, one in enumerate(siblings)}
    ordered: Blocks = {}
    rest = deque(sorted(others, key=lambda block: places[block[0]]))
    for block, look in found.items():
        while rest and block[0] in places and places[rest[0][0]] < places[block[0]]:
            before = rest.popleft()
            ordered[before] = others[before]
        ordered[block] = look
    return ordered | {block: others[block] for block in rest}


def _runs(openings: Sequence[HtmlElement], siblings: Sequence[HtmlElement]) -> list[Block]:
    """Each opening with what follows it, up to the next; the last only with what others have, too."""
    begins = set(openings)
    runs: list[list[HtmlElement]] = []
    tags: set[str] = set()
    is_open = False
    for one in siblings:
        if one in begins:
            tags.update(element.tag for run in runs[-1:] for element in run)
            runs.append([one])
            is_open = True
        elif one.tag in _ENDS or (len(runs) == len(openings) > 1 and one.tag not in tags):
            is_open = False
        elif is_open:
            runs[-1].append(one)
    return [tuple(run) for run in runs]
