"""What is kept of how far someone has come: the history, the places in both panes, how much of a bookmark was read."""

import threading
import time
from collections.abc import Callable

from reader.document.landmarks import Whereabouts
from reader.errors import LibraryError
from reader.library import bookmarks, places
from reader.library.places import START, Places
from reader.library.store import Store
from reader.tui.screens.sideways import SidewaysScreen

RESTED = 5.0
"""Seconds without a movement until where one is is kept, in the background."""
LONGEST = 10.0
"""Seconds after which it is kept though one moves on: so much is lost where reader is killed."""

_Act = Callable[[Store], object]


class StayingScreen(SidewaysScreen):
    """Keeps it now and then, and when the screen is left.

    resume is where the last visit ended; awaits_return tells that the conversation isn't back where it was.
    """

    awaits_return = True
    resume: Places | None = None
    _kept: Places | None = None
    _is_in_history = False
    _was_marked_read = False
    _is_resting = False
    _moved_at = _left_at = 0.0
    _keeping: threading.Thread | None = None

    def on_line_view_scrolled(self) -> None:
        # No super(): Textual goes on to the handlers of the bases itself.
        self.stay()

    def stay(self) -> None:
        """Something happened that is to be kept soon."""
        self._moved_at = time.monotonic()
        if not self._is_resting:
            self._is_resting, self._left_at = True, self._moved_at
            self.set_timer(RESTED, self._rest)

    def _rest(self) -> None:
        now = time.monotonic()
        if (rest := self._moved_at + RESTED - now) > 0 and now - self._left_at < LONGEST:
            self.set_timer(rest, self._rest)
            return
        self._is_resting = False
        if acts := self._acts():
            self._keeping = threading.Thread(target=self._keep_quietly, args=(acts, self.app.desk.store), daemon=True)
            self._keeping.start()
        self._mark_read(has_rested=True)

    def _keep_quietly(self, acts: list[_Act], store: Store) -> None:
        """What can't be kept is tried again, and told, when the screen is left."""
        try:
            for act in acts:
                act(store)
        except LibraryError:
            self._kept = None

    def leave(self) -> None:
        """Keeps what has changed, also which comments were seen."""
        if self._keeping:
            self._keeping.join()
        if self.reading.article is None:
            return
        if self.article_view.is_article:
            self.remember_visit()
        self.keep_place()
        self._mark_read(has_rested=False)

    def keep_place(self) -> None:
        """Keeps how far someone has come, at once."""
        for act in self._acts():
            self.app.keep(act)

    def _acts(self) -> list[_Act]:
        """What keeps all that has changed since it was kept."""
        reading, acts = self.reading, list[_Act]()
        if (article := reading.article) is None:
            return acts
        if self.app.config.history and not self._is_in_history:
            from reader.library import history

            self._is_in_history = True
            acts.append(lambda store: history.add(store, reading.key, reading.source, article))
        if not self.article_view.is_article:
            return acts
        before = self._kept or self.resume or Places()
        now = Places(self.article_view.place, self.article_view.words_here(), self._talked_until(before.talk))
        if self.may_be_remembered and (now.article, now.talk) != (before.article, before.talk):
            self._kept = now
            acts.append(lambda store: places.remember(store, reading.key, now))
        bookmark, progress = self.bookmark, self._progress()
        if bookmark and progress > bookmark.progress:
            self.bookmark = bookmark._replace(progress=progress)
            acts.append(lambda store: bookmarks.read_to(store, bookmark.id, progress))
        return acts

    def _talked_until(self, before: Whereabouts) -> Whereabouts:
        """Where in the conversation someone is; where it was before, if what was there hasn't come."""
        view = self.made_conversation_view
        if view is None or not view.items_shown() or (self.awaits_return and before.comment_id and view.is_untouched):
            return before
        return Whereabouts() if view.is_untouched else view.where()

    # How much was read

    def _progress(self) -> float:
        """How much of the article has been on the screen, 0 to 1; 0 as long as it isn't laid out."""
        view = self.article_view
        return round(view.progress, 3) if view.is_laid_out and view.is_article else 0.0

    def _mark_read(self, has_rested: bool) -> None:
        """Marks a bookmark as read, once a visit, when one has come to the end of its article."""
        bookmark = self.bookmark
        if bookmark is None or bookmark.read_at or self._was_marked_read or not self._has_come_to_the_end(has_rested):
            return
        self._was_marked_read = True
        if done := self.app.act(lambda store: bookmarks.mark_read(store, [bookmark.id])):
            self.app.undoable.append(done[1])
            self.app.call_later(self._say_read)

    def _has_come_to_the_end(self, has_rested: bool) -> bool:
        """Not where the last visit ended there; of what needs no scrolling only who stayed with it."""
        view = self.article_view
        if self.awaits_rest or self._progress() < 1:
            return False
        if view.layout_.height <= view.page_height:
            return has_rested
        return view.place != (self.resume.article if self.resume else START)

    def _say_read(self) -> None:
        """On the screen that is there now, if it is one that says something."""
        from reader.tui.screens.base import ReaderScreen

        if isinstance(screen := self.app.screen, ReaderScreen):
            screen.status.notice(f"read to the end: marked as read; {screen.key('undo')} takes that back")
