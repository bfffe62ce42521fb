"""giscus: a discussion of a repository at GitHub, found by the page's name."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.services.answers import comment, id_in, json_of, nested, number_in, text_in, value_at
from reader.conversation.services.embeds import script_from
from reader.conversation.services.utterances import term_of
from reader.errors import ConversationError
from reader.patterns import lazy
from reader.values import Comment, Request

DISCUSSIONS = "https://giscus.app/api/discussions?{}"
PER_PAGE = 100

_REPOSITORY = lazy(r"[\w.-]{1,100}/[\w.-]{1,100}")


class Giscus(Platform):
    """Recognised by its script. A request's place is the query without where a page of comments begins.

    Source: giscus/giscus client.ts, pages/api/discussions/index.ts, lib/adapter.ts.
    """

    name = "giscus"
    title = "GitHub discussions (giscus)"
    gives = ("threads", "dates", "scores", "count")
    seen = False

    def requests(self, parts: PageParts) -> tuple[Request, ...]:
        script = script_from(parts, "giscus.app/client.js")
        said = {name: (script.get(f"data-{name}") or "").strip() for name in _NAMES} if script is not None else {}
        if not _REPOSITORY.fullmatch(said.get("repo", "")):
            return ()
        mapping = said["mapping"]
        if mapping == "number":
            return (_request({"repo": said["repo"], "number": said["term"]}),)
        term = said["term"] if mapping == "specific" else term_of(parts, mapping) or "index"
        strict = said["strict"] == "1"
        return (
            _request({"repo": said["repo"], "term": term, "category": said["category"], "strict": str(strict).lower()}),
        )

    def read(self, answer: Answer) -> Batch:
        found = json_of(answer)
        discussion = value_at(found, "discussion")
        items = value_at(discussion, "comments")
        if not isinstance(items, list):
            raise ConversationError(text_in(found, "error") or "it gave no discussion")
        end = text_in(discussion, "pageInfo", "endCursor")
        goes_on = value_at(discussion, "pageInfo", "hasNextPage") is True and bool(end) and bool(items)
        counts = number_in(discussion, "totalCommentCount"), number_in(discussion, "totalReplyCount")
        is_one_page = not goes_on and "after=" not in answer.request.url
        return Batch(
            self.name,
            tuple(_comments(items)),
            # The replies are counted only of the comments on this page.
            declared_count=sum(count or 0 for count in counts) if is_one_page else None,
            closed=value_at(discussion, "locked") is True,
            more=(_after(answer.request.place, end),) if goes_on else (),
            is_structured=True,
        )


_NAMES = ("repo", "mapping", "term", "category", "strict")


def _request(query: dict[str, str]) -> Request:
    place = urlencode({name: value for name, value in query.items() if value} | {"first": PER_PAGE})
    return Request(Giscus.name, DISCUSSIONS.format(place), place)


def _after(place: str, cursor: str) -> Request:
    return Request(Giscus.name, DISCUSSIONS.format(f"{place}&{urlencode({'after': cursor}, errors='replace')}"), place)


def _comments(items: list[Any]) -> Iterator[Comment]:
    for item, parent in nested(items, lambda item: item.get("replies")):
        if not (own_id := id_in(item, "id")):
            continue
        yield comment(
            f"github-{own_id}",
            text_in(item, "author", "login"),
            text_in(item, "bodyHTML"),
            parent_id=f"github-{id_in(parent, 'id')}" if parent else None,
            author_url=text_in(item, "author", "url"),
            published=text_in(item, "createdAt"),
            score=number_in(item, "upvoteCount"),
            base_url="https://github.com/",
        )
