"""WordPress, under any theme: the comments and pings that stand in the page itself."""

from lxml.html import HtmlElement

from reader.batches import Answer, Batch
from reader.conversation.dates import order_of, worded_date
from reader.conversation.ids import Collected, IdMaker
from reader.conversation.platform import Cut, Gift, PageParts, Platform
from reader.conversation.wordpress.comment_pages import page_requests
from reader.conversation.wordpress.fields import Fields, fields_of
from reader.conversation.wordpress.items import Item, find, names_item
from reader.conversation.wordpress.kinds import kinds_of
from reader.conversation.wordpress.surroundings import Surroundings, is_locked
from reader.errors import ConversationError
from reader.html.decode import decode
from reader.html.markdown import markdown_of
from reader.html.tree import parse, text_of
from reader.links import absolute
from reader.values import Comment, Kind

LOCKED = "the comments are protected by a password, as the article is"
_FILES = ("/wp-content/", "/wp-includes/")
_API = "https://api.w.org/"


class WordPress(Platform):
    """Recognised by its ids, classes and files; by no theme's name."""

    name = "wordpress-html"
    title = "WordPress"
    gives: tuple[Gift, ...] = ("threads", "pings", "dates", "count")

    def cut(self, parts: PageParts) -> Cut | None:
        return self._cut(parts, known=0, has_comments=True)

    def read(self, answer: Answer) -> Batch:
        """The comments of another page of them."""
        parts = PageParts(parse(decode(answer.content, answer.charset)), answer.url, answer.headers)
        found = self._cut(parts, known=int(answer.request.place or 0))
        if found is None:
            raise ConversationError("it has no comments")
        # All pages that are known are asked for, so that one links to others says nothing of what is left.
        return found.batch._replace(complete=None)

    def _cut(self, parts: PageParts, known: int, has_comments: bool | None = None) -> Cut | None:
        """known is how many pages of comments were asked for already; has_comments what is sought, None for either."""
        is_evident = "comment-reply-link" in " ".join(parts.names).lower() or _is_made_with_it(parts)
        if not (is_evident or any(map(names_item, parts.names))):
            return None
        items = find(parts.tree)
        if not (is_evident or any(map(_is_certain, items))):
            return None
        around = Surroundings.of(parts.tree, items, parts.address)
        if not around.is_there or has_comments == (not items):
            return None
        comments = _read(items, parts)
        pages = [absolute(link.get("href"), parts.base_url) for link in around.pages]
        batch = Batch(
            source=self.name,
            comments=comments,
            declared_count=around.declared_count(len(comments), parts.address),
            complete=not around.has_more,
            closed=around.is_closed,
            more=page_requests(self.name, pages, parts.url, known) if parts.url else (),
            note=LOCKED if is_locked(parts.tree) else None,
        )
        around.clear()
        return Cut(batch)


class Uncommented(WordPress):
    """A place for comments in which nobody, WordPress or another, knows any: asked when all others were."""

    gives = ()

    def cut(self, parts: PageParts) -> Cut | None:
        return self._cut(parts, known=0, has_comments=False)


def _is_made_with_it(parts: PageParts) -> bool:
    """Whether the page's files are WordPress's, or it says so itself."""
    return (
        _says(parts, "link", "href", *_FILES)
        or _says(parts, "script", "src", *_FILES)
        or _says(parts, "img", "src", *_FILES[:1])
        or _says(parts, "form", "action", "wp-comments-post")
        or _says(parts, "a", "href", "replytocom=")
        or any(link.get("rel") == _API for _, link in parts.named.get("link", ()))
        or any(_is_generator(meta) for _, meta in parts.named.get("meta", ()))
    )


def _is_generator(meta: HtmlElement) -> bool:
    return meta.get("name") == "generator" and (meta.get("content") or "").startswith("WordPress")


def _says(parts: PageParts, tag: str, attribute: str, *words: str) -> bool:
    """Whether an attribute of some element of the page has one of the words in it."""
    return any(word in (element.get(attribute) or "") for _, element in parts.named.get(tag, ()) for word in words)


def _is_certain(item: Item) -> bool:
    """Whether an item alone tells WordPress: by the classes of its walker, or as its oldest themes wrote items."""
    if item.is_signed:
        return True
    return item.number is not None and item.element.tag == "li" and next(item.element.iter("cite"), None) is not None


def _read(items: list[Item], parts: PageParts) -> tuple[Comment, ...]:
    """The items as comments, as many as there is time for.

    What has no name and no number was none, but for pings; its replies move up.
    """
    base_url, language = parts.address, parts.tree.get("lang") or ""
    kinds = kinds_of(items)
    for item in items:
        _detach(item.element)
    ids: dict[Item, str | None] = {}
    maker = IdMaker()
    collected = Collected(maker)
    open_days: dict[str, str] = {}
    for item in parts.budget.within(items):
        parent_id = ids[item.parent] if item.parent else None
        found = fields_of(item, kinds[item] in ("pingback", "trackback"), base_url, language)
        comment = _comment(item, kinds[item], parent_id, base_url, maker, found)
        ids[item] = id_ = collected.add(comment) if comment else parent_id
        if comment and id_:
            open_days[id_] = found.day
    order = order_of(open_days.values())
    return tuple(
        comment._replace(published=worded_date(open_days[comment.id], language, order))
        if order and open_days[comment.id]
        else comment
        for comment in collected.comments
    )


def _detach(element: HtmlElement) -> None:
    """Takes an item out of its list or its parent's element, so that each can be read alone."""
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _comment(
    item: Item, kind: Kind, parent_id: str | None, base_url: str | None, maker: IdMaker, found: Fields
) -> Comment | None:
    is_ping = kind in ("pingback", "trackback")
    text = text_of(found.content) if found.content is not None else ""
    if not (found.author or item.number or (is_ping and text)):
        return None
    return Comment(
        id=f"c{item.number}" if item.number else maker.make(kind, found.author, found.author_url, text),
        kind=kind,
        author=found.author,
        markdown=markdown_of(found.content, base_url) if found.content is not None else "",
        text=text,
        parent_id=parent_id,
        author_url=found.author_url,
        published=found.published,
        by_article_author="bypostauthor" in item.classes,
    )
