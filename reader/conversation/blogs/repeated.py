"""Comments of software that nobody knows: blocks alike, each with a name, a day and a text, in a place for comments.

It stays silent where anything is unsure: what it took wrongly would be missing from the article.
"""

import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.batches import Batch
from reader.conversation.blogs.frame import Frame, title_of
from reader.conversation.blogs.looks import Look, is_teaser, look_of
from reader.conversation.counts import count_in
from reader.conversation.marks import (
    HEADINGS,
    classes,
    holds_article,
    is_blank,
    is_named_for_comments,
    names,
    speaks_of_comments,
)
from reader.conversation.platform import Cut, PageParts, Platform
from reader.conversation.threads.said import About, Said, cut_of, number_from
from reader.conversation.wordpress.remainder import drop_controls, remainder
from reader.html.tree import text_of
from reader.links import absolute, is_web
from reader.text import one_line

_WORDS = (
    "comments?|responses?|replies|discussion|feedback|commentaires?|réactions?|réponses?|kommentare?|antworten|"
    "diskussion|comentarios?|respuestas?|comentários?|respostas?|comentaris?|commenti|commento|risposte|reacties?|"
    "opmerkingen|kommentarer|kommenttia?|kommentit|svar|innlegg|athugasemdir|komentarze?|komentarzy|komentářů?|"
    "komentáře|komentárov|komentáre|komentarji|komentari|komentarai|komentāri|hozzászólás(?:ok)?|comentarii|yorum(?:lar)?|"
    "komentar|σχόλια|σχόλιο|комментари[ийяев]+|отзывы|коментар[іиів]*|коментара?|评论|評論|留言|回應|コメント|댓글|의견|"
    "bình luận|ความคิดเห็น|تعليقات|التعليقات|دیدگاه‌?ها|نظرات|תגובות|टिप्पणियाँ|মন্তব্য"
)
_HEADING = re.compile(
    rf"\W*(?:\d[\d.,]*\W*)?(?:(?:reader|user|visitor|all|les|alle|tus|die) )?(?:{_WORDS})(?!\w)", re.I
)
_LONGEST_HEADING = 100
_NO_PLACE = re.compile(r"recent|latest|widget|sidebar|popular|teaser|testimonial|review|related|newest|top-comments")
_VARIANTS = re.compile(
    r"odd|even|alt|first|last|\S*\d+\S*|by\S*|has\S*|is\S*|depth\S*|level\S*|author\S*|reply|child(?:ren)?"
)
_MOST_PLACES = 1000
_DEEPEST = 12
"""How far in a place its comments may begin."""


class Repeated(Platform):
    """Where a section is named for comments, or under a heading that says so in one of many languages."""

    name = "comments-html"
    title = "comments of an unknown software"
    gives = ("threads", "dates", "count")

    def cut(self, parts: PageParts) -> Cut | None:
        found = _find(parts)
        if not found:
            return None
        elements = list(found)
        frame = Frame.of(parts.tree, elements)
        places = {element: place for place, element in enumerate(elements, 1)}
        parents = [
            next((places[above] for above in element.iterancestors() if above in places), None) for element in elements
        ]
        for element in elements:
            element.drop_tree()
        said = [Said(None, None, None, None, None)]
        said += [
            _said(element, look, parent, parts.base_url)
            for (element, look), parent in zip(found.items(), parents, strict=True)
        ]
        comments = cut_of(self.name, said, About(base_url=parts.base_url)).batch.comments
        count = frame.declared_count(len(comments), title_of(parts.tree))
        frame.clear()
        return Cut(Batch(self.name, comments, count, complete=len(comments) >= (count or 0)))


def _find(parts: PageParts) -> dict[HtmlElement, Look]:
    """The comments of the first place that has any, and of further places with such; in the page's order."""
    found: dict[HtmlElement, Look] = {}
    kind = None
    for place in islice(_places(parts), _MOST_PLACES):
        looks = max(map(_read, _groups(place)), key=len, default={})
        if looks and is_named_for_comments(place.element):  # which may be a comment itself, with its replies
            looks = max(looks, _read(_alike(place.element)), key=len)
        if looks and kind in (None, _kind(next(iter(looks)))):
            kind = _kind(next(iter(looks)))
            found.update(looks)
    return {} if found and _has_opening(parts.tree, found) else found


def _has_opening(tree: HtmlElement, found: dict[HtmlElement, Look]) -> bool:
    """Whether something like the comments stands before them: an unknown forum's first post."""
    tag, own = _kind(next(iter(found)))
    apart = set(found)
    for node in tree.iter(tag):
        if node in found:
            return False
        is_like = not own.isdisjoint(classes(node)) and apart.isdisjoint(node.iterdescendants(tag))
        if is_like and look_of(node, apart):
            return True
    return False


class _Place(NamedTuple):
    """Where comments may be. has_count tells that its heading counts some."""

    element: HtmlElement
    has_count: bool


def _candidates(parts: PageParts) -> Iterator[HtmlElement]:
    """Lesser headings, and elements whose class or id may speak of comments, in the page's order."""
    called = [
        name for name in parts.named if name in HEADINGS[1:] or (name[0] in ".#" and speaks_of_comments(name[1:]))
    ]
    numbered = {number: node for name in called for number, node in parts.named[name]}
    return (numbered[number] for number in sorted(numbered))


def _places(parts: PageParts) -> Iterator[_Place]:
    """Elements named for comments, and those that hold a heading for comments, the outermost first."""
    known: set[HtmlElement] = set()
    for node in _candidates(parts):
        place, has_count = node, False
        if node.tag in HEADINGS[1:]:
            text = one_line(text_of(node))
            if len(text) > _LONGEST_HEADING or not _HEADING.match(text):
                continue
            place, has_count = node.getparent(), bool(count_in(text, 0))
        elif not is_named_for_comments(node):
            continue
        is_known = not known.isdisjoint((place, *place.iterancestors()))
        if is_known or _is_elsewhere(place) or holds_article(place):
            continue
        known.add(place)
        yield _Place(place, has_count)


def _is_elsewhere(place: HtmlElement) -> bool:
    """Whether a place is a list of the site's newest comments, of reviews, or in what frames the page."""
    around = (place, *place.iterancestors())
    return any(
        node.tag in ("aside", "nav", "form") or any(map(_NO_PLACE.search, names(node)))
        for node in around
        if node.tag not in ("html", "body")
    )


def _groups(place: _Place) -> Iterator[list[HtmlElement]]:
    """Siblings that are alike, the outermost first; a lone element if it is called a comment, or was counted."""
    waiting = deque([(place.element, 0)])
    while waiting:
        node, depth = waiting.popleft()
        alike: dict[tuple[str, frozenset[str]], list[HtmlElement]] = {}
        for child in node.iterchildren(etree.Element):
            alike.setdefault(_kind(child), []).append(child)
        for group in alike.values():
            if len(group) > 1 or place.has_count or is_named_for_comments(group[0]):
                yield group
        if depth < _DEEPEST:
            waiting += ((child, depth + 1) for child in node.iterchildren(etree.Element))


def _alike(element: HtmlElement) -> list[HtmlElement]:
    """An element with its siblings that are like it."""
    above = element.getparent()
    siblings = [element] if above is None else above.iterchildren(element.tag)
    return [node for node in siblings if _kind(node) == _kind(element)]


def _kind(element: HtmlElement) -> tuple[str, frozenset[str]]:
    return element.tag, frozenset(name for name in classes(element) if not _VARIANTS.fullmatch(name.lower()))


def _read(group: list[HtmlElement]) -> dict[HtmlElement, Look]:
    """The looks of a group and of the replies like it that lie in it; none where not all of the group look so."""
    tag, own = _kind(group[0])
    inside = {
        node for first in group for node in first.iterdescendants(tag) if own and not own.isdisjoint(classes(node))
    }
    inside = {node for node in inside if look_of(node, inside)}
    elements = [node for first in group for node in first.iter(tag) if node is first or node in inside]
    found = {element: look for element in elements if (look := look_of(element, inside))}
    if len(found) < len(elements) or any(is_teaser(element, inside) for element in elements):
        return {}
    is_sure = len({look.name for look in found.values()}) > 1 or len(found) < 3
    return found if is_sure else {}


def _said(element: HtmlElement, look: Look, parent: int | None, base_url: str | None) -> Said:
    number = number_from(element.get("id") or "")
    url = _profile(look.writer, base_url)
    content = look.content
    drop_controls(element)
    if content is None or content.getparent() is None:
        content = remainder(element, look.writer, look.dated)
    else:
        content.tag = "div"
    return Said(number, look.name, url, look.published, None if is_blank(content) else content, parent)


def _profile(writer: HtmlElement, base_url: str | None) -> str | None:
    link = next((node for node in (*writer.iter("a"), *writer.iterancestors("a"))), None)
    target = absolute(link.get("href") or "", base_url) if link is not None else ""
    return one_line(target) if is_web(target) and "#" not in target else None
