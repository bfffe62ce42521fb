"""The comments under an article, by the template of its software: found, read and cut out; the article stays."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from reader.batches import Batch
from reader.conversation.blogs.frame import Frame, title_of, without_forms
from reader.conversation.blogs.template import BlogTemplate
from reader.conversation.counts import count_in
from reader.conversation.marks import is_blank
from reader.conversation.ping_words import BY, SAYS
from reader.conversation.platform import Cut, PageParts, Platform
from reader.conversation.profiles import profile
from reader.conversation.threads.page_links import page_links
from reader.conversation.threads.pages import first_request
from reader.conversation.threads.posts import content_of, drop_noise, parents_by_depth, parents_of, said_of, take_head
from reader.conversation.threads.said import About, Said, cut_of
from reader.conversation.threads.select import look, select
from reader.conversation.titles import software_title
from reader.html.tree import text_of
from reader.text import one_line
from reader.values import Kind

_LONGEST_NAME = 100


class Comments(Platform):
    """Recognised by the ids and classes of its software, and only where a comment with a text is."""

    def __init__(self, template: BlogTemplate) -> None:
        self.template = template
        self.name = template.name
        self.title = software_title(template.name)
        self.gives = template.gives
        self.seen = template.seen
        self.pager = template.more

    def cut(self, parts: PageParts) -> Cut | None:
        template = self.template
        if not (parts.names.issuperset(template.signs) and parts.generator.startswith(template.generator)):
            return None
        posts = self.posts(parts)
        if not any(_says_something(post, template) for post in posts):
            return None
        others = page_links(parts, template.more)
        counts = [found.text for found in look(parts.tree, template.count)]
        kinds = _kinds(parts, posts, template)
        elements = [_with_tail(post, template) for post in posts]
        frame = Frame.of(parts.tree, elements)
        said = _read(parts, elements, kinds, template)
        comments = cut_of(self.name, said, About(base_url=parts.base_url, budget=parts.budget)).batch.comments
        title = title_of(parts.tree)
        stated = (count for text in counts if (count := count_in(text, len(comments), title)) is not None)
        count = next(stated, None)
        if count is None:
            count = frame.declared_count(len(comments), title)
        frame.clear()
        more = first_request(others, self.name)
        return Cut(Batch(self.name, comments, count, complete=not others, more=more))

    def posts(self, parts: PageParts) -> list[HtmlElement]:
        """The comments' elements, in the page's order."""
        return without_forms(select(parts.tree, self.template.posts))


def _says_something(post: HtmlElement, template: BlogTemplate) -> bool:
    if template.pieces:
        return bool(select(post, template.pieces))
    behind = post.getnext() if template.tail else None
    places = [post, behind] if behind is not None else [post]
    return any(content_of(place, template) is not None for place in places)


def _kinds(parts: PageParts, posts: list[HtmlElement], template: BlogTemplate) -> list[Kind]:
    pings = set(select(parts.tree, template.pings)) if template.pings else set()
    return ["trackback" if post in pings else template.kind for post in posts]


def _read(parts: PageParts, posts: list[HtmlElement], kinds: list[Kind], template: BlogTemplate) -> Iterator[Said]:
    """What the posts say, after an opening that says nothing: the article's. They are out of the page then."""
    elements = [parts.tree.makeelement("div"), *posts]
    parents = _parents(parts, elements, template)
    for element in posts:
        take_head(element, template)
    for element in posts:
        element.drop_tree()
    return (
        _said(element, parent, kind, template, parts.base_url)
        for element, parent, kind in zip(elements, parents, ["comment", *kinds], strict=True)
    )


def _with_tail(post: HtmlElement, template: BlogTemplate) -> HtmlElement:
    """The post with what stands behind it, in an element of their own."""
    if not template.tail:
        return post
    whole = post.makeelement("div")
    post.addprevious(whole)
    behind = post.getnext()
    whole.append(post)
    while behind is not None and behind in select(behind, template.tail):
        following = behind.getnext()
        whole.append(behind)
        behind = following
    return whole


def _parents(parts: PageParts, elements: Sequence[HtmlElement], template: BlogTemplate) -> list[int | None]:
    if not template.nest:
        return parents_of(elements, template)
    nests = set(select(parts.tree, template.nest))
    return parents_by_depth([sum(above in nests for above in element.iterancestors()) for element in elements])


def _said(element: HtmlElement, parent: int | None, kind: Kind, template: BlogTemplate, base_url: str | None) -> Said:
    is_authors = bool(template.by_author and select(element, template.by_author))
    author, author_url = _author(element, template, base_url)
    if author_url is None:
        homes = (
            select(element, "a[href]" if kind == "trackback" else template.home)
            if kind == "trackback" or template.home
            else []
        )
        author_url = next((target for link in homes if (target := profile(link, base_url))), None)
    pieces = select(element, template.pieces) if template.pieces else []
    said = said_of(element, parent, template, base_url)
    content = said.content
    if template.pieces:
        content = element.makeelement("div")
        content.extend(pieces)
        drop_noise(content, template)
        content = None if is_blank(content) else content
    return replace(said, author=author, author_url=author_url, content=content, kind=kind, is_authors=is_authors)


def _author(element: HtmlElement, template: BlogTemplate, base_url: str | None) -> tuple[str | None, str | None]:
    """The name and where it leads: without the "says:" and the time that may stand in the same element."""
    for found in look(element, template.author):
        node = found.element
        text = found.text if node.tag == "meta" else _text_before_time(node)
        if node.tag != "a":
            named = re.fullmatch(template.named, text) if template.named else None
            text = SAYS.sub("", BY.sub("", named[1] if named else text))
        name = one_line(text).strip(" :,")
        if 0 < len(name) <= _LONGEST_NAME:
            return name, _profile(node, name, base_url)
    return None, None


def _text_before_time(node: HtmlElement) -> str:
    """An element's text on one line, up to the time or the aside in it; a space before that stays."""
    text = one_line(text_of(node))
    for aside in node.iterdescendants("time", "small"):
        if said := one_line(text_of(aside)):
            return text.partition(said)[0]
    return text


def _profile(node: HtmlElement, name: str, base_url: str | None) -> str | None:
    """The address of the link that says the name alone."""
    for link in (*node.iter("a"), *node.iterancestors("a")):
        if one_line(text_of(link)) == name:
            return profile(link, base_url)
    return None
