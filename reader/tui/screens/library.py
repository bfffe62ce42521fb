"""The library: what was kept, by state and by tag, found by words, opened offline; beside it what is in focus."""

from contextlib import suppress
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.message import Message

from reader.errors import LibraryError
from reader.library.items import Bookmark
from reader.library.query import Query
from reader.tui.library.looking import Previewed
from reader.tui.screens import shelves
from reader.tui.screens.base import bindings_for
from reader.tui.screens.listing import ListScreen
from reader.tui.screens.panes import WIDE
from reader.tui.screens.picked import Picked
from reader.tui.widgets.drawing import Ground
from reader.tui.widgets.header import Header
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.window_view import WindowView
from reader.values import Place

if TYPE_CHECKING:
    from reader.tui.library.refreshing import Refreshing

_FOLLOWING_EVERY = 2.0  # seconds


class LibraryScreen(Picked, ListScreen, inherit_bindings=False):
    """A list of bookmarks, and in a wide terminal a look into the one in focus."""

    where = "library"
    BINDINGS = bindings_for("library")

    class Refreshed(Message):
        """What is being read again, or what came of it. Sent from the thread that reads."""

        def __init__(self, words: str, is_last: bool) -> None:
            super().__init__()
            self.words, self.is_last = words, is_last

    def __init__(self) -> None:
        super().__init__()
        self._refreshing: Refreshing | None = None
        self._previewed: tuple[Bookmark, Query] | None = None
        self._was_left = False
        self._changes = 0

    def compose(self) -> ComposeResult:
        yield Header(id="list-header")
        with Ground(id="panes"):
            yield self.app.kind(WindowView)(id="list")
            yield self.app.kind(LineView)(id="preview")
        yield self.status

    def on_mount(self) -> None:
        self.begin_looking()
        self._changes = self._changes_elsewhere()
        self.set_interval(_FOLLOWING_EVERY, self._follow)
        self.shelf = self.app.keep(shelves.first) or shelves.EVERYTHING
        self.rows_view.is_picked = lambda number: self.is_picked(self.window.found.ids[number])
        self.preview.can_focus = False
        self._arrange(self.size.width)

    def on_unmount(self) -> None:
        self.looking.end()
        self.stop_work()
        if self._refreshing:
            self._refreshing.cancel()

    def on_resize(self, event: Resize) -> None:
        self._arrange(event.size.width)

    def _arrange(self, columns: int) -> None:
        self.preview.display = columns >= WIDE and not self.app.is_linear
        self.view.styles.width = f"{self.app.split}%" if self.preview.display else "100%"
        self._previewed = None
        self.look_into()

    # Coming and going

    def on_screen_suspend(self) -> None:
        self._was_left = True

    def on_screen_resume(self) -> None:
        """Back: what was read, or done elsewhere, is seen here."""
        if self._was_left:
            self._was_left = False
            self._previewed = None
            self.ask_again()

    def _follow(self) -> None:
        """Shows what another window or program has changed, once nothing else is done, asked or told."""
        is_at_work = self.prompt or self._going_on or self.status.is_telling
        is_idle = self.is_current and not is_at_work and self.window.found.asked is self._asked
        if is_idle and (changes := self._changes_elsewhere()) != self._changes:
            self._changes = changes
            self.ask_list(self._near(), is_whole=True)

    def _changes_elsewhere(self) -> int:
        with suppress(LibraryError):
            return self.app.desk.store.changes_elsewhere()
        return self._changes

    def action_open(self) -> None:
        if chosen := self.chosen:
            from reader.tui.screens.seeking import Sought

            self.app.read(f"@{chosen.id}", sought=Sought.of(self.window.snippets.get(chosen.id)))

    # Lists

    def action_lists(self) -> None:
        try:
            screen = shelves.ShelvesScreen(self.app.desk.store, self.shelf, self.show_shelf)
        except LibraryError as error:
            self.status.notice(str(error))
        else:
            self.app.push_screen(screen)

    def show_shelf(self, shelf: shelves.Shelf) -> None:
        """Shows a list from its beginning."""
        self.shelf, self._words, self.query_words = shelf, "", ""
        self._picked = {}
        self.fill()

    async def action_cancel(self) -> None:
        """Closes the search; else stops what goes on, else unpicks, else leaves what was found for the list before."""
        if self.prompt:
            await super().action_cancel()
        elif self.stop_work():
            return
        elif self._refreshing:
            self._refreshing.cancel()
            self.status.notice(f"stopped; {self.key('reload')} reads again{self._end_refreshing()}")
        elif not self.unpick():
            await super().action_cancel()

    # Reading them again

    def action_reload(self) -> None:
        from reader.tui.library.refreshing import Refreshing

        if self.picks_are_elsewhere:
            return
        several = [one for one in self.targets if one.source != "-"]
        if self._refreshing:
            self.status.notice(f"something is being read again already; {self.key('cancel')} stops it")
        elif several:
            self._refreshing = Refreshing(
                self.app.desk, several, lambda words, is_last: self.post_message(self.Refreshed(words, is_last))
            )
        else:
            self.status.notice("this came from standard input, which can't be read again")

    def on_library_screen_refreshed(self, event: Refreshed) -> None:
        if self._refreshing is None:
            return
        if not event.is_last:
            self.status.notice(f"{event.words} · {self.key('cancel')} stops")
            return
        self._picked, self._previewed = {}, None
        self.tell_with_list(f"{event.words}{self._end_refreshing()}")

    def _end_refreshing(self) -> str:
        """Has U take back what was brought up to date until now; what is said of that."""
        act_id = self._refreshing.act_id if self._refreshing else None
        self._refreshing = None
        if act_id is None:
            return ""
        self.app.undoable.append(lambda: self.take_back(act_id))
        return f"; {self.key('undo')} takes it back"

    def say_where(self) -> None:
        super().say_where()
        count = len(self.window)
        at = f"{self.view.focused_item + 1:,} of {count:,}" if count else ""
        self.status.say(" · ".join(filter(None, (self.said_of_picks, at))))
        self.look_into()

    # Looking into one

    @property
    def preview(self) -> LineView:
        return self.query_one("#preview", LineView)

    def look_into(self) -> None:
        """Asks for what is shown beside the list."""
        chosen = self.chosen if self.preview.display else None
        asked = (chosen, self.window.found.asked.query) if chosen else None
        if asked and asked != self._previewed:
            self._previewed = asked
            self.looking.previews.ask(asked)
        elif asked is None and self.preview.blocks:
            self.preview.show(())

    def take_preview(self, shown: Previewed) -> None:
        if self.chosen and shown.bookmark.id == self.chosen.id:
            self.preview.show(shown.blocks, Place())

    def action_why(self) -> None:
        from reader.tui.library.preview import preview

        if chosen := self.chosen:
            blocks = preview(self.app.desk.store, chosen, self.window.found.asked.query)
            self.app.show_info("What is known of it", blocks)

    # Links

    def action_browser(self) -> None:
        if chosen := self.chosen:
            self.open_in_browser(chosen.url or chosen.source)

    def action_copy_link(self) -> None:
        if chosen := self.chosen:
            address = chosen.url or chosen.source
            self.app.copy_to_clipboard(address)
            self.status.notice(f"copied {address}")
