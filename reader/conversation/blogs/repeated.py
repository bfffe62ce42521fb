"""Comments of software that nobody knows: blocks alike, each with a name, a day and a text, in a place for comments.

It stays silent where anything is unsure: what it took wrongly would be missing from the article.
"""

from itertools import chain, islice

from lxml.html import HtmlElement

from reader.batches import Batch
from reader.conversation.blogs.blocks import Blocks, blocks_in, is_comment
from reader.conversation.blogs.frame import Frame, title_of
from reader.conversation.blogs.looks import Look
from reader.conversation.blogs.places import kind, places
from reader.conversation.blogs.signatures import Signature
from reader.conversation.counts import count_in
from reader.conversation.dates import Order, order_of, worded_date
from reader.conversation.marks import classes, is_blank, names
from reader.conversation.platform import Cut, PageParts, Platform
from reader.conversation.profiles import profile
from reader.conversation.threads.said import About, Said, cut_of, number_from
from reader.conversation.wordpress.remainder import drop_controls, remainder
from reader.html.tree import text_of
from reader.patterns import lazy

_MOST_PLACES = 1000
_FORUM = lazy(r"forum|topic")
_CELLS = ("dt", "dd", "td", "th", "tbody")


class Repeated(Platform):
    """Where a section is named for comments, or under a heading that says so in one of many languages."""

    name = "comments-html"
    title = "comments of an unknown software"
    gives = ("threads", "dates", "count")

    def cut(self, parts: PageParts) -> Cut | None:
        found, headings = _find(parts)
        if not found:
            return None
        whole = {_whole(block): look for block, look in found.items()}
        frame = Frame.of(parts.tree, list(whole))
        numbers = {element: number for number, element in enumerate(whole, 1)}
        parents = [
            next((numbers[above] for above in element.iterancestors() if above in numbers), None) for element in whole
        ]
        for element in whole:
            element.drop_tree()
        order = order_of(look.day for look in whole.values() if isinstance(look, Signature))
        said = (
            _said(element, look, parent, order, parts.base_url)
            for (element, look), parent in zip(whole.items(), parents, strict=True)
        )
        nobody = Said(None, None, None, None, None)
        about = About(base_url=parts.base_url, budget=parts.budget)
        comments = cut_of(self.name, (one for part in ([nobody], said) for one in part), about).batch.comments
        title = title_of(parts.tree)
        count = frame.declared_count(len(comments), title)
        for heading in headings:
            if heading.getparent() is not None:
                count = count_in(text_of(heading), len(comments), title) if count is None else count
                heading.drop_tree()
        frame.clear()
        return Cut(Batch(self.name, comments, count, complete=len(comments) >= (count or 0)))


def _find(parts: PageParts) -> tuple[Blocks, list[HtmlElement]]:
    """The comments of the first place that has any, and of further places with such; the headings of these places."""
    found: Blocks = {}
    headings = []
    sort = None
    for place in islice(places(parts), _MOST_PLACES):
        blocks = blocks_in(place, parts.base_url) if place.may_tell_days() else {}
        if blocks and sort in (None, _sort(blocks)):
            sort = _sort(blocks)
            found.update(blocks)
            headings += [place.heading] if place.heading is not None else []
    is_thread = bool(found) and (_is_forums(next(iter(found))[0]) or _has_opening(parts.tree, found))
    return ({}, []) if is_thread else (found, headings)


def _sort(blocks: Blocks) -> tuple[str, frozenset[str]]:
    return kind(next(iter(blocks))[0])


def _is_forums(post: HtmlElement) -> bool:
    """Whether an element, or what it stands in, calls itself a forum's: then the first is no comment."""
    return any(map(_FORUM.search, (name for node in (post, *islice(post.iterancestors(), 3)) for name in names(node))))


def _has_opening(tree: HtmlElement, found: Blocks) -> bool:
    """Whether something like the comments stands before them: an unknown forum's first post."""
    tag, own = _sort(found)
    apart = {element for block in found for element in block}
    for node in tree.iter(tag):
        if node in apart:
            return False
        is_like = not own.isdisjoint(classes(node)) and apart.isdisjoint(node.iterdescendants(tag))
        if is_like and is_comment(node, apart):
            return True
    return False


def _whole(block: tuple[HtmlElement, ...]) -> HtmlElement:
    """A block as one element in its place."""
    if len(block) == 1:
        return block[0]
    whole = block[0].makeelement("div")
    block[0].addprevious(whole)
    for element in block:
        whole.append(element)
    return whole


def _said(
    element: HtmlElement, look: Look | Signature | None, parent: int | None, order: Order | None, base_url: str | None
) -> Said:
    number = number_from(element.get("id") or "")
    if isinstance(look, Look):
        return _marked(element, number, look, parent, base_url)
    published = None
    if look is not None:
        look.remove(element)
        published = look.published or worded_date(look.day, order=order)
    drop_controls(element)
    for cell in element.iter(*_CELLS):
        cell.tag = "div"
    element.tag = "div"
    content = None if is_blank(element) else element
    name, url = (look.name, look.url) if look else (None, None)
    return Said(number, name, url, published, content, parent)


def _marked(element: HtmlElement, number: str | None, look: Look, parent: int | None, base_url: str | None) -> Said:
    url = _profile(look.writer, base_url)
    content = look.content
    drop_controls(element)
    if content is None or content.getparent() is None:
        content = remainder(element, look.writer, look.dated)
    else:
        content.tag = "div"
    return Said(number, look.name, url, look.published, None if is_blank(content) else content, parent)


def _profile(writer: HtmlElement, base_url: str | None) -> str | None:
    url = profile(next(chain(writer.iter("a"), writer.iterancestors("a")), None), base_url)
    return None if url and "#" in url else url
