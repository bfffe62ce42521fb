"""The posts of a page, as a template finds them: who said what, when, and in answer to whom."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from reader.conversation.marks import is_blank
from reader.conversation.profiles import profile
from reader.conversation.threads.said import Said, number_from
from reader.conversation.threads.select import Found, first, look, select
from reader.conversation.threads.template import Template
from reader.conversation.threads.when import when
from reader.patterns import lazy

_DIGITS = lazy(r"(\d{1,18})(?!\d)\D{0,20}$")
_POINTS = lazy(r"\s*([-\u2212]?)(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?![\w.,])")
_FIGURE = lazy(r"\d{1,6}")
_LONGEST_AUTHOR = 100
_MOST_DATES = 20


def posts_in(tree: HtmlElement, template: Template) -> list[HtmlElement]:
    """The posts' elements, the opening one first; none where a template's opening is missing."""
    posts = select(tree, template.posts)
    if not template.opening:
        return posts
    opening = next(iter(select(tree, template.opening)), None)
    if opening is None:
        return []
    around = {opening, *opening.iterancestors()}
    return [opening, *(post for post in posts if post not in around)]


def parents_of(elements: Sequence[HtmlElement], template: Template) -> list[int | None]:
    """For each post the place of the one that it replies to, always an earlier one; None for the opening's."""
    if template.parent:
        return _named_parents(elements, template)
    if template.depth:
        return parents_by_depth([_depth(element, template) for element in elements])
    places = {element: place for place, element in enumerate(elements)}
    return [
        next((places[above] for above in element.iterancestors() if 0 < places.get(above, 0) < place), None)
        for place, element in enumerate(elements)
    ]


def _named_parents(elements: Sequence[HtmlElement], template: Template) -> list[int | None]:
    places: dict[str, int] = {}
    parents: list[int | None] = []
    for place, element in enumerate(elements):
        parents.append(places.get(_digits(first(element, template.parent))))
        if place and (digits := _digits(first(element, template.number))):
            places.setdefault(digits, place)
    return parents


def _digits(found: Found | None) -> str:
    """The last digits: of "p12", "post: 12" and "viewtopic.php?p=12#p12" alike."""
    digits = _DIGITS.search(found.text) if found else None
    return digits.group(1) if digits else ""


def _depth(element: HtmlElement, template: Template) -> int:
    figures = (_FIGURE.search(found.text) for found in look(element, template.depth))
    return next((int(figure.group()) for figure in figures if figure), 0)


def parents_by_depth(depths: Sequence[int]) -> list[int | None]:
    parents: list[int | None] = []
    line: list[int] = []
    for place, depth in enumerate(depths):
        while line and depths[line[-1]] >= depth:
            line.pop()
        parents.append(line[-1] if line else None)
        if place:
            line.append(place)
    return parents


def take_head(element: HtmlElement, template: Template) -> None:
    before = element.getprevious()
    if template.head and before is not None and before in select(before, template.head):
        element.insert(0, before)


def said_of(element: HtmlElement, parent: int | None, template: Template, base_url: str | None) -> Said:
    content = content_of(element, template)
    author = next((found for found in look(element, template.author) if 0 < len(found.text) <= _LONGEST_AUTHOR), None)
    number = first(element, template.number)
    return Said(
        number=number_from(number.text) if number else None,
        author=author.text if author else None,
        author_url=_profile(author, base_url) if author and author.element is not element else None,
        published=_published(element, template),
        content=_clean(content, template) if content is not None else None,
        parent=parent,
        score=_score(first(element, template.score)),
    )


def _score(found: Found | None) -> int | None:
    number = _POINTS.match(found.text) if found else None
    return int(re.sub(r"\D", "", number[2])) * (-1 if number[1] else 1) if number else None


def content_of(element: HtmlElement, template: Template) -> HtmlElement | None:
    return next((body for css in template.body for body in select(element, css) if not is_blank(body)), None)


def _clean(content: HtmlElement, template: Template) -> HtmlElement:
    """A body without what isn't said in it, its quotations marked as such."""
    drop_noise(content, template)
    for node in select(content, template.quotes) if template.quotes else ():
        node.tag = "blockquote"
    content.tag = "div"  # some write what is said as a quotation or a cell
    return content


def drop_noise(element: HtmlElement, template: Template) -> None:
    for node in select(element, template.noise) if template.noise else ():
        if node is not element:
            node.drop_tree()


def _published(element: HtmlElement, template: Template) -> str | None:
    for count, found in enumerate(look(element, template.date)):
        if moment := when(found):
            return moment
        if count > _MOST_DATES:
            break
    return None


def _profile(author: Found, base_url: str | None) -> str | None:
    """Where the name links to: itself, around it, or in it."""
    node = author.element
    around = next((above for above in (node, *node.iterancestors()) if above.tag == "a"), None)
    return profile(around if around is not None else next(node.iter("a"), None), base_url)
