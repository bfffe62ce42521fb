"""Posts of a thread as they were read: the first is the article, the rest are its comments."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from reader.batches import Batch
from reader.conversation.budget import Budget
from reader.conversation.ids import Collected, IdMaker
from reader.conversation.platform import Cut
from reader.html.markdown import markdown_of
from reader.html.post import Post
from reader.html.tree import text_of
from reader.values import Comment, Kind

_LONGEST_NUMBER = 64
_NOBODY = frozenset({"guest", "anonymous", "anonymous coward", "deleted", "[deleted]", "deleted user", "[removed]"})


@dataclass(frozen=True, slots=True)
class Said:
    """One post. parent is the place of the post that it replies to among all of them, always an earlier one."""

    number: str | None
    author: str | None
    author_url: str | None
    published: str | None
    content: HtmlElement | None
    parent: int | None = None
    kind: Kind = "comment"
    is_authors: bool = False
    """Whether the page marks it as the article's author's."""
    score: int | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about its thread as a whole. reply_count is its own number, link what was submitted.

    is_thread tells that the first post opened a thread, and is no article under which something is said.
    """

    title: str | None = None
    link: str | None = None
    reply_count: int | None = None
    has_more: bool = False
    is_thread: bool = False
    base_url: str | None = None
    budget: Budget = field(default_factory=Budget)


def cut_of(source: str, posts: Iterable[Said], about: About) -> Cut:
    """The first post and the comments, as many of these as there is time for.

    What says nothing (a deleted comment, a form to reply) stays only where something replies to it, or where it
    is a ping, which is its link; what comes twice (an accepted answer shown again above) counts once. What has the
    number of another comment gets an id of its own.
    """
    waiting = iter(posts)
    opening = next(waiting)
    answered: set[int | None] = set()
    silent: dict[int, str] = {}
    ids: dict[int, str | None] = {0: None}
    maker = IdMaker()
    collected = Collected(maker)
    for place, post in enumerate(about.budget.within(waiting), 1):
        answered.add(post.parent)
        parent_id = ids[post.parent or 0]
        is_silent = post.content is None and (post.kind == "comment" or post.author is None)
        if is_silent and not post.number:
            ids[place] = parent_id
            continue
        ids[place] = own_id = collected.add(_comment(post, parent_id, opening, about, maker))
        if is_silent:
            silent[place] = own_id
    unheard = {own_id for place, own_id in silent.items() if place not in answered}
    comments = tuple(one for one in collected.comments if one.id not in unheard or one.markdown)
    first = Post(opening.content, about.title, opening.author, opening.published, about.link, about.base_url)
    return Cut(Batch(source, comments, about.reply_count, complete=not about.has_more), first)


def _comment(post: Said, parent_id: str | None, opening: Said, about: About, maker: IdMaker) -> Comment:
    is_by_opener = _is_same_author(post, opening)
    text = text_of(post.content) if post.content is not None else ""
    return Comment(
        id=post.number or maker.make(post.author, post.published, text),
        kind=post.kind,
        author=post.author,
        markdown=markdown_of(post.content, about.base_url) if post.content is not None else "",
        text=text,
        parent_id=parent_id,
        author_url=post.author_url,
        published=post.published,
        by_article_author=post.is_authors or (is_by_opener and not about.is_thread),
        score=post.score,
        by_opener=is_by_opener and about.is_thread,
    )


def _is_same_author(post: Said, opening: Said) -> bool:
    """By name and profile; a name that many share is nobody's."""
    if post.author is None or post.author.casefold() in _NOBODY:
        return False
    return (post.author, post.author_url) == (opening.author, opening.author_url)


def number_from(text: str) -> str | None:
    """A post's own name for an id; None where it is none that could be kept."""
    return text if text and len(text) <= _LONGEST_NUMBER and " " not in text else None
