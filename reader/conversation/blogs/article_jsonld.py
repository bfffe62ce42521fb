"""Comments that an article's page states in JSON-LD: schema.org's comment of an Article."""

from typing import Any

from lxml.html import HtmlElement

from reader.batches import Batch
from reader.conversation.blogs.frame import Frame
from reader.conversation.platform import Cut, PageParts, Platform
from reader.conversation.threads.jsonld import ARTICLES, Thing, is_a, listed, names_page, posts_of, said_in, things_in
from reader.conversation.threads.located import Locator
from reader.conversation.threads.said import About, cut_of
from reader.html.tree import text_of


class ArticleJsonLd(Platform):
    """Only where the article that it states is the page's own. Where the page shows them, they are cut out of it."""

    name = "schema.org-article-json"
    title = "schema.org in JSON-LD"
    gives = ("threads", "dates", "count")

    def cut(self, parts: PageParts) -> Cut | None:
        article = _article_in(parts.tree)
        posts = list(posts_of({"comment": article["comment"]})) if article else []
        if article is None or not any(post.stated is not None for post in posts[1:]):
            return None
        locator = Locator(parts.tree)
        shown = [locator.take(text_of(post.stated)) if post.stated is not None else None for post in posts]
        found = [element for element in shown if element is not None]
        frame = Frame.of(parts.tree, found)
        for element in found:
            if element.getparent() is not None:
                element.drop_tree()
        said = (said_in(post, element, parts.base_url) for post, element in zip(posts, shown, strict=True))
        comments = cut_of(self.name, said, About(base_url=parts.base_url, budget=parts.budget)).batch.comments
        frame.clear()
        count = _count(article.get("commentCount"))
        return Cut(Batch(self.name, comments, count, complete=len(comments) >= (count or 0)))


def _article_in(tree: HtmlElement) -> Thing | None:
    """The page's own article, where comments are stated with it."""
    for thing in things_in(tree):
        if is_a(thing, *ARTICLES) and any(isinstance(reply, dict) for reply in listed(thing.get("comment"))):
            return thing if names_page(thing, tree) else None
    return None


def _count(value: Any) -> int | None:
    text = str(value if value is not None else "")
    return int(text) if text.isdecimal() and len(text) < 10 else None
