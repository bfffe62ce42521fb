"""What happens while something is read, for the command line and the screen, and what has come of it so far.

Events are named tuples: six frozen dataclasses would cost the first frame 4 ms more to define.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.errors import FetchError, ReaderError
from reader.library.bookmarks import Bookmark
from reader.values import Article, Conversation, Verdicts


class PhaseChanged(NamedTuple):
    """What is being waited for, and from whom."""

    host: str
    phase: str


class ArticleReady(NamedTuple):
    """The article; source is where it was read after redirects, key what it is known by in the library.

    copy is the bookmark whose offline copy this is, None for what was read just now.
    """

    article: Article
    source: str
    key: str
    copy: Bookmark | None = None


class ConversationGrew(NamedTuple):
    """The conversation as far as it is known; added_count of its comments are new."""

    conversation: Conversation
    added_count: int


class VerdictsChanged(NamedTuple):
    """A verdict for each comment known so far; ids are those whose verdict is new or another than before."""

    verdicts: Verdicts
    ids: tuple[str, ...]


class SourceFailed(NamedTuple):
    """A source gave nothing: the location itself, or the host of some of its comments; what else there is goes on."""

    source: str
    error: ReaderError


class Done(NamedTuple):
    """Nothing more will come."""


Event = PhaseChanged | ArticleReady | ConversationGrew | VerdictsChanged | SourceFailed | Done


@dataclass(slots=True)
class Reading:
    """What has come of a reading so far. failure kept the page away, missing are sentences on absent comments."""

    location: str
    article: Article | None = None
    source: str = ""
    key: str = ""
    copy: Bookmark | None = None
    conversation: Conversation = Conversation.EMPTY
    verdicts: Verdicts = field(default_factory=dict)
    failure: ReaderError | None = None
    missing: list[str] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Adds what an event brings."""
        match event:
            case ArticleReady():
                self.article, self.source, self.key, self.copy = event.article, event.source, event.key, event.copy
            case ConversationGrew():
                self.conversation = event.conversation
            case VerdictsChanged():
                self.verdicts = event.verdicts
            case SourceFailed():
                if self.article is None:
                    self.failure = event.error
                else:
                    self.missing.append(f"comments at {event.source}: {event.error}")
            case _:
                pass


def drain(location: str, events: Iterable[Event]) -> Reading:
    """A whole reading.

    Raises the ReaderError that kept the article away, where none came.
    """
    reading = Reading(location)
    for event in events:
        reading.take(event)
    if reading.article is None:
        raise reading.failure or FetchError("nothing came; try again")
    return reading
