"""Lobsters and its sister sites: a story's comments as JSON, and the stories that submitted an article."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode, urljoin

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.addresses import is_same, path_of
from reader.conversation.services.answers import comment, id_in, json_of, number_in, objects, text_in
from reader.errors import ConversationError
from reader.patterns import lazy
from reader.values import Comment, Request

HOME = "https://lobste.rs/"
BY_ADDRESS = HOME + "stories/url/all.json?{}"

_STORY = lazy(r"/s/([a-z0-9]{1,12})(?:\.json)?(?:/|$)")
_SHORT_ID = lazy(r"[a-z0-9]{1,12}")
_MOST_STORIES = 5


class Lobsters(Platform):
    """Recognised by its address, sister sites by their markup too. A request's place is as with Hacker News.

    Source: lobsters' config/routes.rb (/s/:id.json, /stories/url/all), Story#as_json and Comment#as_json. Servers
    before 2021 gave an indent_level instead of parent_comment and depth.
    """

    name = "lobsters"
    title = "Lobsters"
    gives = ("threads", "dates", "scores", "count")

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        is_page_readable = ".story_liner" in parts.names
        story = _STORY.match(path_of(parts.address))
        if not story or not parts.address or not (is_page_readable or parts.host == "lobste.rs"):
            return ()
        return (Request(self.name, urljoin(parts.address, f"/s/{story[1]}.json"), fills=is_page_readable),)

    def elsewhere(self, address: str) -> tuple[Request, ...]:
        return (Request(self.name, BY_ADDRESS.format(urlencode({"url": address})), f"article {address}"),)

    def read(self, answer: Answer) -> Batch:
        what, _, name = answer.request.place.partition(" ")
        found = json_of(answer)
        if what == "article":
            return Batch(self.name, more=tuple(_stories(found, name)))
        if not isinstance(found, dict) or not isinstance(found.get("comments"), list):
            raise ConversationError("it gave no story")
        return Batch(
            self.name,
            tuple(_comments(found, name, answer.url)),
            declared_count=None if name else number_in(found, "comment_count"),
            is_structured=True,
        )


def _stories(found: Any, address: str) -> Iterator[Request]:
    stories = [
        story
        for story in objects(found)
        if is_same(text_in(story, "url"), address)
        and number_in(story, "comment_count")
        and _SHORT_ID.fullmatch(text_in(story, "short_id"))
    ][:_MOST_STORIES]
    titles = {text_in(story, "title").casefold() for story in stories}
    for story in stories:
        title = text_in(story, "title")
        section = f"{Lobsters.title}: {title}" if len(titles) > 1 and title else Lobsters.title
        yield Request(Lobsters.name, f"{HOME}s/{text_in(story, 'short_id')}.json", f"section {section}")


def _comments(story: dict[str, Any], section: str, url: str) -> Iterator[Comment]:
    """In the order of the page, which tells parents by depth where they aren't named."""
    prefix = "lobsters-" if section else ""
    poster = _name(story.get("submitter_user"))
    # A poster who says that the article is theirs is its author.
    is_poster_author = story.get("user_is_author") is True
    above: list[tuple[int, str]] = []
    for item in objects(story["comments"]):
        if not (own_id := id_in(item, "short_id")):
            continue
        depth = number_in(item, "depth") or number_in(item, "indent_level") or 0
        while above and above[-1][0] >= depth:
            above.pop()
        inferred_id = above[-1][1] if above else ""
        above.append((depth, own_id))
        parent_id = id_in(item, "parent_comment") if "parent_comment" in item else inferred_id
        author = _name(item.get("commenting_user"))
        yield comment(
            prefix + own_id,
            author,
            text_in(item, "comment"),
            parent_id=prefix + parent_id if parent_id else None,
            author_url=urljoin(url, f"/~{quote(author, errors='replace')}") if author else "",
            published=text_in(item, "created_at"),
            score=number_in(item, "score"),
            is_authors=is_poster_author and bool(author) and author == poster,
            is_openers=bool(author) and author == poster,
            section=section,
            base_url=url,
        )


def _name(user: Any) -> str:
    """A user's name, which older servers gave inside an object."""
    return user if isinstance(user, str) else text_in(user, "username")
