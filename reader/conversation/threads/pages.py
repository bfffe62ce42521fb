"""The further pages of a thread or of an article's comments, read one after the other to the end."""

from collections.abc import Sequence
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

    source is the platform that reads its pages, opening the number of the post that is the article, which some
    software shows on every page, before the address of the page before the one that was opened; "" for none.
    """

    direction: str
    source: str
    opening: str = ""
    before: str = ""


def first_request(others: PageLinks | None, source: str, opening: str | None = None) -> tuple[Request, ...]:
    """What to ask first for the pages that a page links to; each answer names the next."""
    if others is None:
        return ()
    before = others.before(others.here)
    address = "" if before is None else others.others[before]
    return _next(others, others.here, _Place(_UP, source, opening or "", address))


def _next(others: PageLinks | None, here: int | None, place: _Place) -> tuple[Request, ...]:
    """The page after that position; behind the last the one before the first that was read."""
    if place.direction == _UP:
        following = others.after(here) if others else None
        if others and following is not None:
            return (_request(others.others[following], place),)
        return (_request(place.before, place._replace(direction=_DOWN, before="")),) if place.before else ()
    before = others.before(here) if others else None
    return (_request(others.others[before], place),) if others and before is not None else ()


def _request(address: str, place: _Place) -> Request:
    return Request(_NAME, address, "\n".join(place))


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
        place = _Place(*answer.request.place.split("\n"))
        asked = numbered(answer.request.url)
        for reader in self.readers:
            if reader.name == place.source:
                parts = parts_of(answer)
                others = page_links(parts, reader.pager)
                if batch := reader.page(parts):
                    more = _next(others, asked.position if asked else None, place)
                    return batch._replace(
                        comments=_without(batch.comments, place.opening),
                        declared_count=None,
                        complete=not more,
                        more=more,
                    )
        raise ConversationError("a further page of the comments has none")


def _without(comments: Sequence[Comment], opening: str) -> tuple[Comment, ...]:
    """The comments without the article's own post; what answers it answers nobody."""
    return tuple(
        comment._replace(parent_id=None) if comment.parent_id == opening else comment
        for comment in comments
        if comment.id != opening
    )
