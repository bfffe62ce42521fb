"""Threads that say what they are in JSON-LD: a question with its answers, a posting with its comments."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml.html import HtmlElement

from reader.conversation.platform import Cut, PageParts, Platform
from reader.conversation.threads.located import Locator, element_of, folded
from reader.conversation.threads.said import About, Said, cut_of, number_from
from reader.conversation.threads.select import select
from reader.conversation.threads.template import FURTHER_PAGES
from reader.conversation.threads.when import stamp
from reader.html.tree import text_of
from reader.links import absolute, is_web
from reader.text import one_line

Thing = dict[str, Any]
REPLIES = ("acceptedAnswer", "suggestedAnswer", "answer", "comment")
ARTICLES = ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "TechArticle", "FAQPage")
_MOST_POSTS = 20_000
_LONGEST_SCRIPT = 5_000_000


class Stated(NamedTuple):
    """A post's object, its text as an element of its own, and the place of its parent, None for the root's."""

    thing: Thing
    stated: HtmlElement | None
    parent: int | None


class JsonLd(Platform):
    """Only where what it states is the page's own title, has replies, and no article is stated beside it.

    A posting's text must also stand in the page: sites describe whole articles by an excerpt of them.
    """

    name = "schema.org-json"
    title = "schema.org in JSON-LD"
    gives = ("threads", "dates", "count")

    def cut(self, parts: PageParts) -> Cut | None:
        root = _root_in(parts.tree)
        if root is None:
            return None
        has_more = bool(select(parts.tree, FURTHER_PAGES))
        posts = list(posts_of(root)) if has_more or not _is_part(root) else []
        if len(posts) < 2:
            return None
        locator = Locator(parts.tree)
        shown = [locator.take(text_of(post.stated)) if post.stated is not None else None for post in posts]
        if shown[0] is None and (is_a(root, "DiscussionForumPosting") or posts[0].stated is None):
            return None
        for element in shown[1:]:
            if element is not None and element.getparent() is not None:
                element.drop_tree()
        said = (said_in(post, element, parts.base_url) for post, element in zip(posts, shown, strict=True))
        return cut_of(self.name, said, _about(root, has_more, parts))


def _root_in(tree: HtmlElement) -> Thing | None:
    """What opens the page's thread; None where the page states an article."""
    things = list(things_in(tree))
    if any(is_a(thing, *ARTICLES) for thing in things):
        return None
    root = next((root for thing in things if (root := _root(thing))), None)
    return root if root and names_page(root, tree) else None


def things_in(tree: HtmlElement) -> Iterator[Thing]:
    """All objects of the page's JSON-LD, from the outside in; what isn't JSON is passed over."""
    for script in tree.iter("script"):
        source = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(source) > _LONGEST_SCRIPT:
            continue
        try:
            waiting = [json.loads(source, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting += reversed(value)
            elif isinstance(value, dict):
                yield value
                waiting += [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]


def is_a(thing: Thing, *types: str) -> bool:
    return not set(types).isdisjoint(kind for kind in listed(thing.get("@type")) if isinstance(kind, str))


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _root(thing: Thing) -> Thing | None:
    """What a thing opens a thread with: itself, or the one question that its page is about."""
    if is_a(thing, "DiscussionForumPosting"):
        return thing
    about = listed(thing.get("mainEntity")) if is_a(thing, "QAPage") else []
    return about[0] if len(about) == 1 and isinstance(about[0], dict) and is_a(about[0], "Question") else None


def names_page(root: Thing, tree: HtmlElement) -> bool:
    name = folded(_text(root, "name", "headline"))
    shown = [folded(text_of(heading)) for heading in tree.iter("h1")]
    titles = [folded(title.text or "") for title in tree.iter("title")]
    return bool(name) and any(name in title or (title and title in name) for title in (*shown, *titles))


def _text(thing: Thing, *names: str) -> str:
    return next((thing[name] for name in names if isinstance(thing.get(name), str) and thing[name].strip()), "")


def posts_of(root: Thing) -> Iterator[Stated]:
    """The root and all replies, depth first."""
    waiting: list[tuple[Thing, int | None]] = [(root, None)]
    for place in range(_MOST_POSTS):
        if not waiting:
            return
        thing, parent = waiting.pop()
        text = _text(thing, "text", "articleBody")
        yield Stated(thing, element_of(text) if text else None, parent)
        replies = [reply for name in REPLIES for reply in listed(thing.get(name)) if isinstance(reply, dict)]
        waiting += [(reply, place or None) for reply in reversed(replies)]


def said_in(post: Stated, shown: HtmlElement | None, base_url: str | None) -> Said:
    people = [person for person in listed(post.thing.get("author")) if isinstance(person, dict)]
    author = people[0] if people else {}
    address = _text(author, "url")
    profile = absolute(address, base_url) if address else ""
    return Said(
        number=number_from(one_line(_text(post.thing, "@id", "url").rpartition("#")[2])),
        author=one_line(_text(author, "name")) or None,
        author_url=one_line(profile) if is_web(profile) else None,
        published=stamp(_text(post.thing, "datePublished", "dateCreated")),
        content=shown if shown is not None else post.stated,
        parent=post.parent,
    )


def _about(root: Thing, has_more: bool, parts: PageParts) -> About:
    """answerCount leaves out the comments on answers, so it is the number of replies only where there are none."""
    is_flat = not any(answer.get("comment") for answer in (root, *_answers(root)) if _answers(root))
    return About(
        title=one_line(_text(root, "name", "headline")) or None,
        reply_count=_count(root) if is_flat else None,
        has_more=has_more,
        is_thread=True,
        base_url=parts.base_url,
        budget=parts.budget,
    )


def _answers(root: Thing) -> list[Thing]:
    return [answer for name in REPLIES[:3] for answer in listed(root.get(name)) if isinstance(answer, dict)]


def _count(root: Thing) -> int | None:
    """The stated number of answers, or of comments where there are none."""
    value = str(root.get("answerCount" if _answers(root) else "commentCount") or "")
    return int(value) if value.isdecimal() and len(value) < 10 else None


def _is_part(root: Thing) -> bool:
    """Whether only some of the replies that the page shows are stated."""
    stated = _answers(root) or listed(root.get("comment"))
    return (_count(root) or 0) > len(stated)
