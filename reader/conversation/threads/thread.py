"""A thread under any software that has a template: its posts found, their parts read, the replies cut out."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from reader.conversation.marks import is_blank
from reader.conversation.platform import Cut, PageParts, Platform
from reader.conversation.threads.said import About, Said, cut_of, number_from
from reader.conversation.threads.select import Found, first, look, select
from reader.conversation.threads.template import Template
from reader.conversation.threads.when import when
from reader.html.tree import text_of
from reader.links import absolute, is_web, without_tracking
from reader.text import one_line

_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,9}")
_DIGITS = re.compile(r"(\d{1,18})(?!\d)\D{0,20}$")
_POINTS = re.compile(r"\s*([-\u2212]?)(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?![\w.,])")
_FIGURE = re.compile(r"\d{1,6}")
_LONGEST_AUTHOR = 100
_MOST_DATES = 20


class Thread(Platform):
    """Recognised by the ids and classes of its software, and only where a post with a text or a link is."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.name = template.name
        self.title = template.name.removesuffix("-html").replace("-", " ")

    def cut(self, parts: PageParts) -> Cut | None:
        template = self.template
        if not parts.names.issuperset(template.signs):
            return None
        elements = posts_in(parts.tree, template)
        link = _link(parts, template)
        if not elements or not (link or any(_content(element, template) is not None for element in elements)):
            return None
        about = _about(parts, template, link)
        parents = _parents(elements, template)
        for element in elements:
            _take_head(element, template)
        for element in elements[1:]:
            element.drop_tree()  # out of the page, or of the post that it is nested in
        posts = [
            _said(element, parent, template, parts.base_url) for element, parent in zip(elements, parents, strict=True)
        ]
        return cut_of(self.name, posts, about)


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


def _about(parts: PageParts, template: Template, link: str | None) -> About:
    counts = (_COUNT.search(found.text) for found in look(parts.tree, template.count))
    count = next((re.sub(r"\D", "", number.group()) for number in counts if number), None)
    return About(
        title=_title(parts.tree, template),
        link=link,
        reply_count=int(count) if count else None,
        has_more=bool(template.more and select(parts.tree, template.more)),
        base_url=parts.base_url,
    )


def _title(tree: HtmlElement, template: Template) -> str | None:
    """The heading without its labels, or an attribute as it stands."""
    found = first(tree, template.title)
    if found is None or found.text != one_line(text_of(found.element)):
        return found.text if found else None
    _drop_noise(found.element, template)
    return one_line(text_of(found.element)) or None


def _link(parts: PageParts, template: Template) -> str | None:
    """The page that a submission leads to; one that leads back to the thread is none."""
    found = first(parts.tree, (template.link,)) if template.link else None
    target = absolute(found.element.get("href") or found.text, parts.base_url) if found else ""
    if not is_web(target) or _bare(target) == _bare(parts.address or ""):
        return None
    return one_line(without_tracking(target))


def _bare(address: str) -> str:
    return address.partition("#")[0].rstrip("/")


def _parents(elements: Sequence[HtmlElement], template: Template) -> list[int | None]:
    """For each post the place of the one that it replies to, always an earlier one; None for the opening's."""
    if template.parent:
        return _named_parents(elements, template)
    if template.depth:
        return _parents_by_depth([_depth(element, template) for element in elements])
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


def _parents_by_depth(depths: Sequence[int]) -> list[int | None]:
    parents: list[int | None] = []
    line: list[int] = []
    for place, depth in enumerate(depths):
        while line and depths[line[-1]] >= depth:
            line.pop()
        parents.append(line[-1] if line else None)
        if place:
            line.append(place)
    return parents


def _take_head(element: HtmlElement, template: Template) -> None:
    before = element.getprevious()
    if template.head and before is not None and before in select(before, template.head):
        element.insert(0, before)


def _said(element: HtmlElement, parent: int | None, template: Template, base_url: str | None) -> Said:
    content = _content(element, template)
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


def _content(element: HtmlElement, template: Template) -> HtmlElement | None:
    return next((body for css in template.body for body in select(element, css) if not is_blank(body)), None)


def _clean(content: HtmlElement, template: Template) -> HtmlElement:
    """A body without what isn't said in it, its quotations marked as such."""
    _drop_noise(content, template)
    for node in select(content, template.quotes) if template.quotes else ():
        node.tag = "blockquote"
    content.tag = "div"  # some write what is said as a quotation or a cell
    return content


def _drop_noise(element: HtmlElement, template: Template) -> None:
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
    link = around if around is not None else next(node.iter("a"), None)
    target = absolute(link.get("href") or "", base_url) if link is not None else ""
    return one_line(target) if is_web(target) else None
