"""A thread under any software that has a template: its posts found, their parts read, the replies cut out."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from lxml.html import HtmlElement

from reader.batches import Batch
from reader.conversation.platform import Cut, PageParts, Platform
from reader.conversation.threads.page_links import page_links
from reader.conversation.threads.pages import first_request
from reader.conversation.threads.posts import content_of, drop_noise, parents_of, posts_in, said_of, take_head
from reader.conversation.threads.said import About, Said, cut_of
from reader.conversation.threads.select import first, look, select
from reader.conversation.threads.template import Template
from reader.conversation.titles import software_title
from reader.html.tree import text_of
from reader.links import absolute, is_web, without_tracking
from reader.patterns import lazy
from reader.text import one_line

_COUNT = lazy(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|\d{1,9}")


class Thread(Platform):
    """Recognised by the ids and classes of its software, and only where a post with a text or a link is."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.name = template.name
        self.title = software_title(template.name)
        self.seen = template.seen
        self.pager = template.more
        self.gives = template.gives

    def cut(self, parts: PageParts) -> Cut | None:
        template = self.template
        if not parts.names.issuperset(template.signs):
            return None
        elements = posts_in(parts.tree, template)
        link = _link(parts, template)
        if not elements or not (link or any(content_of(element, template) is not None for element in elements)):
            return None
        about = _about(parts, template, link)
        others = page_links(parts, self.pager)
        posts = _taken(elements, template, parts.base_url)
        opening = next(posts)
        found = cut_of(self.name, chain([opening], posts), about)
        further = first_request(others, self.name, opening.number)
        return found._replace(batch=found.batch._replace(more=further))

    def page(self, parts: PageParts) -> Batch | None:
        """All posts of a further page; the opening, where the software shows it on every page, is none of them."""
        template = self.template
        opening = select(parts.tree, template.opening)[:1] if template.opening else []
        elements = [post for post in select(parts.tree, template.posts) if post not in opening]
        if not parts.names.issuperset(template.signs) or not elements:
            return None
        nobody = parts.tree.makeelement("div")
        return cut_of(
            self.name, _taken([nobody, *elements], template, parts.base_url), About(base_url=parts.base_url)
        ).batch


def _taken(elements: Sequence[HtmlElement], template: Template, base_url: str | None) -> Iterator[Said]:
    """What the posts say, all but the first taken out of the page at once."""
    parents = parents_of(elements, template)
    for element in elements:
        take_head(element, template)
    for element in elements[1:]:
        element.drop_tree()  # out of the page, or of the post that it is nested in
    return (said_of(element, parent, template, base_url) for element, parent in zip(elements, parents, strict=True))


def _about(parts: PageParts, template: Template, link: str | None) -> About:
    counts = (_COUNT.search(found.text) for found in look(parts.tree, template.count))
    count = next((re.sub(r"\D", "", number.group()) for number in counts if number), None)
    return About(
        title=_title(parts.tree, template),
        link=link,
        reply_count=int(count) if count else None,
        has_more=bool(template.more and select(parts.tree, template.more)),
        is_thread=True,
        base_url=parts.base_url,
        budget=parts.budget,
    )


def _title(tree: HtmlElement, template: Template) -> str | None:
    """The heading without its labels, or an attribute as it stands."""
    found = first(tree, template.title)
    if found is None or found.text != one_line(text_of(found.element)):
        return found.text if found else None
    drop_noise(found.element, template)
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
