"""What happens while something is read, for the command line and the screen, and what has come of it so far.

Events are named tuples: six frozen dataclasses would cost the first frame 4 ms more to define.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from reader.errors import FetchError, ReaderError
from reader.library.bookmarks import Bookmark
from reader.values import NO_CONVERSATION, Article, Conversation, Request, Verdicts, View


class PhaseChanged(NamedTuple):
    """What is being waited for, and from whom; progress is how much of it has come, "" where that isn't known."""

    host: str
    phase: str
    progress: str = ""


class Known(NamedTuple):
    """What was read of a page, so that the server need send it again only when it has changed.

    validators are its (etag, last_modified); view is what was read of it; replies is the feed of its comments that a
    feed names, "" where none does; place is that of Page. Without an article the page hasn't been read yet.
    """

    article: Article | None = None
    conversation: Conversation = NO_CONVERSATION
    requests: tuple[Request, ...] = ()
    validators: tuple[str | None, str | None] = (None, None)
    view: View = "article"
    replies: str = ""
    place: str = ""


class ArticleReady(NamedTuple):
    """The article; source is where it was read after redirects, key what it is known by in the library.

    copy is the bookmark whose offline copy this is, None for what was read just now; known is what reading it again
    needs; is_local tells that it came from this machine, whatever its page says of itself.
    """

    article: Article
    source: str
    key: str
    copy: Bookmark | None = None
    known: Known = Known()
    is_local: bool = False


class ConversationGrew(NamedTuple):
    """The conversation as far as it is known; added_count of its comments are new, waiting is still to be asked."""

    conversation: Conversation
    added_count: int
    waiting: tuple[Request, ...] = ()


class VerdictsChanged(NamedTuple):
    """A verdict for each comment known so far; ids are those whose verdict is new or another than before."""

    verdicts: Verdicts
    ids: tuple[str, ...]


class SourceFailed(NamedTuple):
    """A source gave nothing: the location itself, or, of_comments, the host of some; what else there is goes on."""

    source: str
    error: ReaderError
    of_comments: bool = False


class Done(NamedTuple):
    """Nothing more will come. note is a sentence on why nobody was asked, "" where that needs no words."""

    note: str = ""


Event = PhaseChanged | ArticleReady | ConversationGrew | VerdictsChanged | SourceFailed | Done


@dataclass(eq=False, repr=False)
class Reading:
    """What has come of a reading so far.

    muted are the ids of what a person wants no more of, which who drains the reading asks the desk for.
    failure kept the page away; missing are sentences on sources of comments that gave nothing, waiting is what has not
    been asked yet, or gave nothing; known is what reading it again needs.
    """

    location: str
    article: Article | None = None
    source: str = ""
    key: str = ""
    copy: Bookmark | None = None
    conversation: Conversation = NO_CONVERSATION
    verdicts: Verdicts = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    failure: ReaderError | None = None
    missing: list[str] = field(default_factory=list)
    waiting: tuple[Request, ...] = ()
    known: Known = field(default_factory=Known)
    is_local: bool = False

    @property
    def lacks(self) -> list[str]:
        """The same sentences, each with what there is in spite of it."""
        return [f"{said}; {self.shown_anyway}" for said in self.missing]

    @property
    def shown_anyway(self) -> str:
        """How many comments are there in spite of what failed."""
        count = len(self.conversation.comments)
        those = "comment that came is" if count == 1 else f"{count:,} comments that came are"
        return f"the {those} shown" if count else "no comments are shown"

    def take(self, event: Event) -> None:
        """Adds what an event brings."""
        match event:
            case ArticleReady():
                self.article, self.source, self.key, self.copy = event.article, event.source, event.key, event.copy
                self.known, self.is_local, self.missing, self.waiting = event.known, event.is_local, [], ()
            case ConversationGrew():
                self.conversation, self.waiting = event.conversation, event.waiting
            case VerdictsChanged():
                self.verdicts = event.verdicts
            case SourceFailed():
                if event.of_comments:
                    self.missing.append(str(event.error))
                else:
                    self.failure = event.error
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
