"""Where comments of an unknown software may be: in what is named for them, and under a heading that speaks of them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.conversation.counts import count_in
from reader.conversation.marks import HEADINGS, holds_article, names, speaks_of_comments
from reader.conversation.platform import PageParts
from reader.html.tree import text_of
from reader.patterns import lazy
from reader.text import one_line

_WORDS = (
    "comments?|responses?|repl(?:y|ies)|reactions?|discussions?|conversations?|feedback|talkbacks?|guest ?book|"
    "opinions?|thoughts?|commentaires?|réactions?|réponses?|avis|livre d’or|"
    "(?:leser)?kommentare?|antworten|antwort|reaktionen|diskussion|meinungen|rückmeldungen|gästebuch|leserstimmen|"
    "comentarios?|respuestas?|opiniones|comentários?|respostas?|comentaris?|respostes|"
    "commenti|commento|risposte|opinioni|reacties?|opmerkingen|"
    "kommentarer|svar|kommenttia?|kommentit|vastaukset|innlegg|athugasemdir|"
    "komentarze?|komentarzy|odpowiedzi|opinie|komentářů?|komentáře|komentárov|komentáre|reakce|odpovědi|"
    "komentarji|komentari|odgovori|komentarai|komentāri|hozzászólás(?:ok)?|vélemények|comentarii|"
    "yorum(?:lar)?|komentar|σχόλια|σχόλιο|απαντήσεις|комментари[ийяев]+|отзывы|ответ(?:ы|ов|а)?|обсуждение|мнения|"
    "коментар[іиів]*|коментара?|відгуки|відповіді|отговори|"
    "评论|評論|留言|回應|回复|回覆|讨论|コメント|みんなのコメント|댓글|의견|답글|"
    "bình luận|phản hồi|ความคิดเห็น|تعليقات|التعليقات|الردود|دیدگاه‌?ها|نظرات|תגובות|टिप्पणियाँ|মন্তব্য"
)
_BEFORE = (
    "readers?|reader’s|reader's|users?|visitors?|all|our|your|the|join the|"
    "les|vos|toutes les|alle|tus|los|sus|die|ihre|eure|leser|i|tutti i|os|seus|de|ваши|все|网友|全部|"
    "件の|条|條|則|则|个|個|개의"
)
_HEADING = lazy(rf"\W*(?:共有?\s*)?(?:\d[\d.,]*\W*)?(?:(?:{_BEFORE})\s*){{0,2}}(?:{_WORDS})(?!\w)", re.I)
_CALL = lazy(
    r"\W*(?:what (?:our |other )?(?:readers|users|visitors|people|others|you) (?:say|said|think|are saying)|"
    r"\d+ (?:people|readers) (?:say|said|responded)|so denken)",
    re.I,
)
_NAMED = lazy(
    r"(?:^|[-_])(?:responses?|repl(?:y|ies)|reactions?|feedback|talkbacks?|guestbook|opinions?|user-?posts?|"
    r"(?:reader|user|visitor)s?[-_]?(?:comments?|posts?|responses?)|kommentare?|commentaires?|comentarios?|reacties|"
    r"komentarze|komentare|yorumlar|notes|messages|replylist|commentbox|comment\w*|\w*comments?)(?:$|[-_])",
    re.I,
)
_NO_PLACE = lazy(r"recent|latest|widget|sidebar|popular|teaser|testimonial|review|related|newest|top-comments")
_VARIANTS = lazy(
    r"odd|even|alt|first|last|\S*\d+\S*|by\S*|has\S*|is\S*|depth\S*|level\S*|author\S*|reply|child(?:ren)?"
)
_DIGIT = lazy(r"\d")
_CAMEL = lazy(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_HEADING = 100


class Place(NamedTuple):
    """Where comments may be: the elements among which they are, or which they are in.

    heading is what says so, None where names do; stated the number in it.
    """

    elements: list[HtmlElement]
    heading: HtmlElement | None = None
    stated: int | None = None

    def may_tell_days(self) -> bool:
        """Whether there is anything in it that a day could be written with: most places for comments have none yet."""
        return any(
            next(one.iter("time", "abbr"), None) is not None or _DIGIT.search("".join(one.itertext()))
            for one in self.elements
        )


def places(parts: PageParts) -> Iterator[Place]:
    """What is named for comments, and what stands in one element with a heading for comments, the outermost first."""
    known: set[HtmlElement] = set()
    # Some software has the whole page in one form.
    around = {form for form in parts.tree.iter("form") if holds_article(form)}
    for node in _candidates(parts):
        is_heading = node.tag in HEADINGS[1:]
        if is_heading and not _speaks(node):
            continue
        place = node.getparent() if is_heading else node
        if place is None or not known.isdisjoint((node, place, *place.iterancestors())) or _is_elsewhere(place, around):
            continue
        if not holds_article(place):
            known.add(place)
            elements = list(place.iterchildren(etree.Element))
        elif is_heading:
            elements = _section_of(node)
            known.update(elements)
        else:
            continue
        if is_heading:
            yield Place(elements, node, count_in(one_line(text_of(node)), 0))
            continue
        yield Place(elements)
        if alike := _alike(node):
            known.update(alike)
            yield Place(alike)


def _candidates(parts: PageParts) -> Iterator[HtmlElement]:
    """Lesser headings, and elements whose class or id may speak of comments, in the page's order."""
    called = [name for name in parts.named if name in HEADINGS[1:] or (name[0] in ".#" and _is_name(name[1:]))]
    numbered = {number: node for name in called for number, node in parts.named[name]}
    return (numbered[number] for number in sorted(numbered))


@lru_cache(maxsize=4096)
def _is_name(name: str) -> bool:
    return speaks_of_comments(name) or _NAMED.search(_CAMEL.sub("-", name)) is not None


def _speaks(heading: HtmlElement) -> bool:
    """Whether a heading says that comments follow."""
    text = one_line(text_of(heading))
    if len(text) > _LONGEST_HEADING:
        return False
    return _HEADING.match(text) is not None or _CALL.match(text) is not None


def _section_of(heading: HtmlElement) -> list[HtmlElement]:
    """What follows a heading, up to the next as high."""
    found = []
    highest = HEADINGS.index(heading.tag)
    for node in heading.itersiblings(etree.Element):
        if (node.tag in HEADINGS and HEADINGS.index(node.tag) <= highest) or holds_article(node):
            break
        found.append(node)
    return found


def _alike(element: HtmlElement) -> list[HtmlElement]:
    """An element with its siblings that are like it: a place named for comments may be one itself."""
    above = element.getparent()
    around = [] if above is None else list(above.iterchildren(element.tag))
    alike = [node for node in around if kind(node) == kind(element)]
    return alike if len(alike) > 1 else []


def _is_elsewhere(place: HtmlElement, around: set[HtmlElement]) -> bool:
    """Whether a place is a list of the site's newest comments, of reviews, or in what frames the page."""
    return any(
        node.tag in ("aside", "nav", "form") or any(map(_NO_PLACE.search, names(node)))
        for node in (place, *place.iterancestors())
        if node.tag not in ("html", "body") and node not in around
    )


def kind(element: HtmlElement) -> tuple[str, frozenset[str]]:
    """What an element shares with others of its sort: its tag, and its classes but those that tell them apart."""
    return element.tag, _lasting(element.get("class") or "")


@lru_cache(maxsize=4096)
def _lasting(class_: str) -> frozenset[str]:
    return frozenset(name for name in class_.split() if not _VARIANTS.fullmatch(name.lower()))
