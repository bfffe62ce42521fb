"""The further pages of a thread or of an article's comments, read one after the other to the end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from reader.batches import Answer, Batch
from reader.conversation.platform import PageParts, Platform
from reader.conversation.threads.page_links import PageLinks, numbered, page_links
from reader.errors import ConversationError
from reader.html.decode import decode
from reader.html.tree import parse
from reader.values import Comment, Request

_NAME = "page"
_UP, _DOWN = "up", "down"


class _Place(NamedTuple):
    """Where a page stands on the way: up from the page that was opened to the last, then down from it to the first.

    start is the opened page's position, source the platform that reads its pages, opening the number of the post
    that is the article, which some software shows on every page; "" for none.
    """

    direction: str
    start: int
    source: str
    opening: str

    def __str__(self) -> str:
        return f"{self.direction} {self.start} {self.source} {self.opening}"


def first_request(others: PageLinks | None, source: str, opening: str | None = None) -> tuple[Request, ...]:
    """What to ask first for the pages that a page links to; each answer names the next."""
    return _next(others, _Place(_UP, others.here, source, opening or ""), others.here) if others else ()


def _next(others: PageLinks | None, place: _Place, here: int) -> tuple[Request, ...]:
    if others is None:
        return ()
    following = min((other for other in others.others if other > here), default=None)
    if place.direction == _UP and following is not None:
        return (Request(_NAME, others.others[following], str(place)),)
    lowest = place.start if place.direction == _UP else here
    before = max((other for other in others.others if other < lowest), default=None)
    if before is None:
        return ()
    return (Request(_NAME, others.others[before], str(place._replace(direction=_DOWN))),)


def parts_of(answer: Answer) -> PageParts:
    """The page that came for a request. Raises ConversationError where it is none."""
    if answer.media_type not in ("", "text/html", "application/xhtml+xml"):
        raise ConversationError("it answered with something else than a page of comments")
    return PageParts(parse(decode(answer.content, answer.charset)), answer.url)


class Pages(Platform):
    """Reads further pages with the platform that read the first. No page is asked for twice: positions only grow
    from the opened page on, then only fall.
    """

    name = _NAME
    title = "further pages"

    def __init__(self, readers: Sequence[Platform]) -> None:
        self.readers = readers

    def read(self, answer: Answer) -> Batch:
        direction, start, source, opening = (answer.request.place.split(" ") + [""] * 4)[:4]
        asked = numbered(answer.request.url)
        if asked is None or not start.isdecimal():
            raise ConversationError("nobody asked for this page")
        place = _Place(direction, int(start), source, opening)
        for reader in self.readers:
            if reader.name == source:
                parts = parts_of(answer)
                others = page_links(parts, reader.pager)
                if batch := reader.page(parts):
                    more = _next(others, place, asked.position) if asked.position is not None else ()
                    return replace(
                        batch,
                        comments=_without(batch.comments, opening),
                        declared_count=None,
                        complete=not more,
                        more=more,
                        is_last=not more,
                    )
        raise ConversationError("a further page of the comments has none")


def _without(comments: Sequence[Comment], opening: str) -> tuple[Comment, ...]:
    """The comments without the article's own post; what answers it answers nobody."""
    return tuple(
        replace(comment, parent_id=None) if comment.parent_id == opening else comment
        for comment in comments
        if comment.id != opening
    )
