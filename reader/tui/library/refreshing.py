"""Bookmarks brought up to date: their pages are read again, one after the other, and what changed is told."""

from collections.abc import Callable, Sequence
from threading import Thread

from reader.desk import Desk
from reader.document.changes import changes
from reader.document.parse import parse
from reader.errors import ReaderError
from reader.events import Event, Reading, drain
from reader.library import bookmarks
from reader.library.items import Bookmark
from reader.reading import start
from reader.text import counted
from reader.values import Article, Conversation
from reader.workers import Stream


class Refreshing:
    """Goes on in a thread of its own until all are done, or until it is cancelled.

    act_id is what takes back the copies that were replaced until now, None for none.
    """

    def __init__(self, desk: Desk, several: Sequence[Bookmark], tell: Callable[[str, bool], object]) -> None:
        """tell is called in that thread: with what is being done or was done, and whether that was the last of it."""
        self._desk, self._several, self._tell = desk, several, tell
        self._stream: Stream[Event] | None = None
        self._is_cancelled = False
        self.act_id: int | None = None
        self._changed_count = 0
        Thread(target=self._run, daemon=True).start()

    def cancel(self) -> None:
        self._is_cancelled = True
        if self._stream:
            self._stream.cancel()

    def _run(self) -> None:
        count, said, failed_count = len(self._several), "", 0
        for number, bookmark in enumerate(self._several, 1):
            if self._is_cancelled:
                return
            which = f"{number:,} of {count:,}: " if count > 1 else ""
            self._tell(f"reading it again: {which}{bookmark.name}", False)
            self._stream = start(bookmark.source, self._desk)
            try:
                said = self._kept(bookmark, drain(bookmark.source, self._stream))
            except ReaderError as error:
                said, failed_count = f"{bookmark.name}: {error}", failed_count + 1
        if not self._is_cancelled:
            failed = f", {failed_count:,} of them could not be read" if failed_count else ""
            self._tell(said if count == 1 else f"{counted(count, 'bookmark')} read again{failed}", True)

    def _kept(self, bookmark: Bookmark, reading: Reading) -> str:
        """Puts what was read in the place of the copy that is kept; what changed, in words."""
        article, store = reading.article, self._desk.store
        if article is None or reading.copy:
            return f"{bookmark.name}: {reading.failure or 'nothing came'}"
        if article.entries:
            return f"{bookmark.name} is a list; open it to see what is in it"
        if bookmarks.is_for_now(store, bookmark.id):
            bookmarks.complete(store, bookmark.id, article, reading.conversation, bookmark.source)
            return f"{bookmark.name}: its copy is kept now"
        before = bookmarks.snapshot(store, bookmark.id)
        words = f"brought {self._changed_count + 1:,} bookmarks up to date" if self._changed_count else ""
        self.act_id = bookmarks.refresh(store, bookmark.id, article, reading.conversation, self.act_id, words)
        after = bookmarks.snapshot(store, bookmark.id)
        self._changed_count += before != after
        comments = _comments(before[1], after[1], len(reading.conversation.comments))
        return f"{bookmark.name}: {_changes(before[0], article)}{comments}"


def _changes(before: Article, now: Article) -> str:
    if before.markdown == now.markdown:
        return "the text is the same"
    return str(changes(parse(before.markdown), parse(now.markdown))) or "the text is the same"


def _comments(before: Conversation, now: Conversation, came_count: int) -> str:
    """What became of the comments that are kept; came_count is how many the page has now."""
    if before == now and came_count < len(before.comments):
        has = f"the page gave {came_count:,}" if came_count else "the page gave none"
        return f", the {counted(len(before.comments), 'comment')} of its copy stay: {has}"
    known, there = ({comment.id for comment in one.comments} for one in (before, now))
    new, gone = len(there - known), len(known - there)
    said = [f"{counted(new, 'new comment')}"] if new else []
    return "".join(f", {one}" for one in (*said, *([f"{counted(gone, 'comment')} gone"] if gone else [])))
