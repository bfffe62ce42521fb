"""What importing yields: an entry that was taken, one that was not and why, and what is told of the whole file.

Every row of a file becomes exactly one Imported or one Refused, so that the counts add up.
"""

from datetime import datetime
from typing import Literal, NamedTuple

from reader.errors import ReaderError
from reader.values import Article, Conversation

State = Literal["unread", "read", "archived"]


class Highlight(NamedTuple):
    """A passage that a person marked; colour as the service names it ("yellow").

    The rest is in reader's own files alone: the comment it is in, None for the article; the words around it, and where
    it stood (reader.document.anchors), None where that isn't known.
    """

    quote: str
    note: str | None = None
    made: datetime | None = None
    colour: str | None = None
    comment_id: str | None = None
    before: str = ""
    after: str = ""
    position: int | None = None


class Body(NamedTuple):
    """An article's text as the export has it, of foreign HTML not parsed and of no text cleaned yet.

    It goes where all foreign pages go, into the fenced child (reader.workers), as a Page.
    """

    form: Literal["html", "markdown"]
    text: str


class Imported(NamedTuple):
    """One entry of an export; what the export doesn't say is None, False or empty.

    url is a web address, "" only in reader's own files; title never repeats it. Times are aware and in UTC. folder is
    the path of names that it lay in, outermost first. state is None where the export knows no states. progress is how
    much was read, 0 to 1. id is the entry's own in its service. is_feed tells that the address is a feed's, which was
    subscribed to. Several entries may be of one address: merging them is for the library.

    The rest is in reader's own files alone: where it was read if not at url, the offline copy, when it was archived and
    put into the trash; uid is the bookmark's own, origin what it was imported from, key what it is known by where its
    address and page don't say that (reader.library.identity).
    """

    url: str
    title: str | None = None
    added: datetime | None = None
    updated: datetime | None = None
    read: datetime | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    folder: tuple[str, ...] = ()
    note: str | None = None
    state: State | None = None
    favourite: bool = False
    progress: float | None = None
    highlights: tuple[Highlight, ...] = ()
    author: str | None = None
    site: str | None = None
    excerpt: str | None = None
    id: str | None = None
    is_feed: bool = False
    body: Body | None = None
    source: str | None = None
    article: Article | None = None
    conversation: Conversation | None = None
    archived: datetime | None = None
    trashed: datetime | None = None
    uid: str | None = None
    origin: str | None = None
    key: str | None = None


class Refused(NamedTuple):
    """A row that was not taken: where it stands ("line 12", "entry 3"), how it begins, and why."""

    place: str
    what: str
    why: str


class Told(NamedTuple):
    """One line about the file as a whole."""

    text: str


Row = Imported | Refused | Told


class ImportingError(ReaderError):
    """A file that nothing can be imported from, and what to do."""


class DamagedError(Exception):
    """The rest of a file can't be read. in_row tells whether that begins in the middle of a row."""

    def __init__(self, why: str, in_row: bool = True) -> None:
        super().__init__(why)
        self.in_row = in_row
