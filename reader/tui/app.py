"""The app: what all screens share, and which screen is on top."""

import asyncio
import gc
import os
import signal
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.console import RenderableType
from textual.app import App
from textual.binding import BindingType
from textual.driver import Driver
from textual.events import Key
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import Widget

from reader import links, log
from reader.config import Config
from reader.desk import Desk
from reader.document.blocks import Block
from reader.errors import LibraryError
from reader.events import Event, Reading
from reader.library import settings
from reader.library.store import Store
from reader.reading import start_entry
from reader.tui import themes
from reader.tui.column import Column
from reader.tui.continuing import mend_continuing
from reader.tui.driving import adapt
from reader.tui.in_order import InOrder
from reader.tui.keys import key_of
from reader.tui.palette import quiet_colour
from reader.tui.sanitise import SANITISE
from reader.tui.screens.base import ReaderScreen
from reader.tui.timers import mend_timers
from reader.values import Entry
from reader.workers import Stream

if TYPE_CHECKING:
    from reader.library.searches import Searches
    from reader.picturing import Pictures
    from reader.tui.drafts import Drafts
    from reader.tui.screens.seeking import Sought
    from reader.tui.sent_pictures import SentPictures
    from reader.tui.sixels import Sixels

T = TypeVar("T")
W = TypeVar("W", bound=Widget)

MIN_SPLIT, MAX_SPLIT = 30, 80
DEFAULT_SPLIT = 58
SECONDS_FOR_TWICE = 2.0
NO_KEY = "none"  # no key has this name
SETTLED = 1.0  # seconds until the first article stands, with all it has to say of itself
BACKED_UP = 30.0  # seconds after which the library is backed up in the background


class ReaderApp(InOrder, inherit_bindings=False):
    """One terminal, one library, a stack of screens."""

    CSS_PATH = "reader.tcss"
    VERTICAL_BREAKPOINTS = [
        (0, "-one-row"),
        (2, "-few-rows"),
        (4, "-low"),
        (6, "-high"),
    ]
    TITLE = "reader"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+c", "interrupt", "Cancel"),
        ("ctrl+z", "suspend_process", "Suspend"),
    ]

    is_linear: ClassVar[bool] = False

    def __init__(self, desk: Desk, config: Config, first: Callable[[], ReaderScreen]) -> None:
        # Where no colours are wanted, Textual would still send its greys; so it leaves them to the terminal.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        mend_timers()
        self.desk = desk
        self.config = config
        self._first_notice = ""
        self.undoable: list[Callable[[], str]] = []
        self.said_count = 0
        self.is_taking_back = False
        self.said_at_key = ""
        self._column = Column(int(self.setting("column") or config.column))
        self.split = int(self.setting("split") or DEFAULT_SPLIT)
        self._ahead: list[ReaderScreen] = []
        self._first = first
        self._interrupted_at = 0.0
        self.mistake: str | None = None
        self._choose_theme()
        # Scrolling is a jump: an animation would send twenty frames for one.
        self.animation_level = "none"

    def _choose_theme(self) -> None:
        """The theme that was chosen last, else that of the config. Without colours all are one."""
        for theme in themes.own_themes(None if self.no_color else self.console.color_system):
            self.register_theme(theme)
        chosen = self.setting("theme") or self.config.theme
        default = themes.default_name(os.environ)
        for name in dict.fromkeys((self.config.theme, chosen)):
            if told := themes.problem(name):
                sign = "" if told.endswith("?") else ";"
                self.notice_first(f"{told}{sign} {key_of('theme', self.config.keys)} goes through those there are")
        self.theme = chosen if chosen in self.available_themes and not self.no_color else default

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return variables | {"quiet": quiet_colour(variables)}

    def refresh_css(self, animate: bool = True) -> None:
        """Styles anew what is there. The first screen is styled when it comes: the theme it needs was chosen before."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The first screen is the app's own: an empty one under it would be drawn first, for nothing."""
        return self._first()

    def get_driver_class(self) -> type[Driver]:
        return adapt(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), SANITISE]

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, self._draw_all)
        if self.config.keys:
            # Textual takes "" for the keys that an action has anyway.
            self.set_keymap({action: keys or NO_KEY for action, keys in self.config.keys.items()})
        for hang_up in (signal.SIGHUP, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(hang_up, self.leave)
        mend_continuing(self)
        self.set_timer(SETTLED, _collect_garbage)
        self.set_timer(SETTLED, self._say_first)
        self.set_timer(BACKED_UP, self._back_up)

    def _say_first(self) -> None:
        from reader.library.upkeep import warning

        said = self._first_notice or self.keep(lambda store: warning(store) or _read_only(store))
        if said and isinstance(self.screen, ReaderScreen):
            self.screen.status.notice(said)

    def _back_up(self) -> None:
        """Makes today's backup in a thread of its own: that of a large library takes seconds."""
        from threading import Thread

        from reader.library.upkeep import back_up

        Thread(target=back_up, args=(self.desk.store.file.parent,), daemon=True).start()

    def _draw_all(self, _: App[object]) -> None:
        """After ^Z and fg the terminal is empty, which the screen's memory of it doesn't know."""
        self.screen.refresh(layout=True)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if self.config.pictures_drawn == "sixel" and self.sixels:
            self.sixels.look(renderable)
        super()._display(screen, renderable)

    def notice_first(self, text: str, leads: bool = False) -> None:
        """Something to say once the first screen stands, before or after what there is to say already."""
        parts = (text, self._first_notice) if leads else (self._first_notice, text)
        self._first_notice = " · ".join(filter(None, parts))

    def kind(self, widget: type[W]) -> type[W]:
        """The class that draws what this one does, in the way of this app."""
        return widget

    # The library

    def keep(self, act: Callable[[Store], T], way_on: str = "") -> T | None:
        """Does something to the library; None, and a line on the screen, where it can't be done; way_on ends that."""
        try:
            return act(self.desk.store)
        except LibraryError as error:
            said = f"the library: {error.short}" if error.short else str(error)
            # What fails unasked, as remembering the place, doesn't take away what was said of an act that failed.
            if isinstance(self.screen, ReaderScreen):
                shown = self.screen.status.text
                self.screen.status.notice(shown if shown.startswith(said) else "; ".join(filter(None, (said, way_on))))
            return None

    def act(self, act: Callable[[Store], T], way_on: str = "") -> tuple[T, Callable[[], str]] | None:
        """The same to bookmarks: what came of it, and what takes it back. U does that only once it is in undoable."""
        from reader.tui.library.acting import acted

        return self.keep(lambda store: acted(store, act), way_on)

    def said(self, undo: Callable[[], str]) -> None:
        """The person has said what a comment or an author is: every screen judges anew, at once or when it is back."""
        self.said_count += 1
        self.undoable.append(undo)

    def undo(self, before: Callable[[], str] | None = None) -> str:
        """Takes back the last thing that can be; what was done, in words. before does it where nothing was done yet."""
        if not self.undoable and before is None:
            return "there is nothing to undo"
        act = self.undoable.pop() if self.undoable else before
        assert act
        try:
            said = act()
        except LibraryError as error:
            if act is not before:
                self.undoable.append(act)
            return str(error)
        self.said_count += 1
        return said

    def taken_back(self, said: str) -> None:
        """What was taken back beside the screen is: every screen looks anew, and the one that is there says it."""
        self.said_count += 1
        if isinstance(self.screen, ReaderScreen):
            self.screen.look_again()
            self.screen.status.notice(said)

    def setting(self, name: str) -> str | None:
        """A choice that was made on the screen before; None where none was, or the library can't be read."""
        try:
            return settings.get(self.desk.store, name)
        except LibraryError:
            return None

    @cached_property
    def searches(self) -> "Searches":
        from reader.library.searches import Searches

        return Searches(self.desk.store)

    @cached_property
    def drafts(self) -> "Drafts":
        from reader.tui.drafts import Drafts

        return Drafts(self.desk.store)

    @cached_property
    def pictures(self) -> "Pictures":
        from reader.picturing import Pictures

        return Pictures(self.desk.limits)

    @cached_property
    def sent_pictures(self) -> "SentPictures | None":
        """The pictures that the terminal itself draws; None where they are drawn in half cells."""
        from reader.tui.sent_pictures import sent_pictures

        return sent_pictures(self)

    @cached_property
    def sixels(self) -> "Sixels | None":
        """What draws a picture that is shown large; None where that is drawn as those in the text are."""
        from reader.tui.sixels import sixels

        return sixels(self)

    # What is chosen on the screen and remembered

    def next_theme(self) -> str:
        """Takes the next theme; which, in words."""
        if self.no_color:
            return "none: NO_COLOR is set"
        names = self.theme_names()
        self.choose_theme(names[(names.index(self.theme) + 1) % len(names)])
        return self.theme

    def theme_names(self) -> list[str]:
        """The themes that can be chosen, as one goes through them; none without colours."""
        return [] if self.no_color else themes.in_order(self.available_themes)

    def choose_theme(self, name: str) -> None:
        """Takes a theme, from now on."""
        self.theme = name
        self.keep(lambda store: settings.put(store, "theme", name))

    @property
    def column(self) -> int:
        """The width of the text's column, in cells."""
        return self._column.width

    def change_column(self, step: int, room: int) -> bool:
        """Makes the column wider, or narrower, by a step in a pane that has room for so many cells.

        False where nothing of that would be seen. In a terminal without room for it, it is so for this session only.
        """
        if not self._column.step(step, room):
            return False
        if self._column.would_fit(self.size.width):
            self.keep(lambda store: settings.put(store, "column", str(self.column)))
        return True

    def change_split(self, step: int) -> int:
        """The article's share of the width, in percent."""
        self.split = min(max(self.split + step, MIN_SPLIT), MAX_SPLIT)
        self.keep(lambda store: settings.put(store, "split", str(self.split)))
        return self.split

    # Screens

    def read(
        self, location: str, stream: Stream[Event] | None = None, place: str = "", sought: "Sought | None" = None
    ) -> None:
        """Opens a location on a screen of its own, at a heading that place names, or at what a search has found."""
        from reader.tui.screens.reading import ReadingScreen

        self.forget_ahead()
        self.push_screen(ReadingScreen(location, stream, place, sought))

    def read_entry(self, entry: Entry, origin: str) -> None:
        """Opens an entry of the list that is at origin: from the list where that has the full text, else its page."""
        if entry.article or entry.location:
            self.read(entry.location or "-", start_entry(entry, origin, self.desk))

    def show_entries(self, reading: Reading) -> None:
        """Shows a list that was read, over the screen that has read it."""
        from reader.tui.screens.entries import EntriesScreen

        self.push_screen(EntriesScreen(reading))

    def show_library(self) -> None:
        from reader.tui.screens.library import LibraryScreen

        if isinstance(self.screen, LibraryScreen):
            return
        self.push_screen(LibraryScreen())

    def show_history(self) -> None:
        from reader.tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen())

    def show_info(self, title: str, blocks: Sequence[Block]) -> None:
        from reader.tui.screens.info import InfoScreen

        self.push_screen(InfoScreen(title, blocks))

    def show_help(self) -> None:
        from reader.tui.screens.help import HelpScreen

        if isinstance(self.screen, ReaderScreen):
            self.push_screen(HelpScreen(self.screen))

    async def show_commands(self) -> None:
        from reader.tui.screens.commands import CommandScreen

        if isinstance(self.screen, ReaderScreen):
            await self.push_screen(CommandScreen(self.screen))

    def on_key(self, event: Key) -> None:
        if isinstance(self.screen, ReaderScreen):
            self.said_at_key = self.screen.status.text
            self.screen.status.clear()

    def go_back(self) -> None:
        """To the screen before; out, from the first."""
        if len(self.screen_stack) > 1:
            if isinstance(self.screen, ReaderScreen) and self.screen.is_page:
                self._keep_ahead(self.screen)
            self.pop_screen()
            self.refresh_css(animate=False)
        else:
            self.leave()

    def step_back(self) -> bool:
        """To the page before, with this one ahead; whether there was one. Never quits."""
        if isinstance(self.screen, ReaderScreen) and any(_is_place(screen) for screen in self.screen_stack[:-1]):
            self.screen.leave()
            self.go_back()
            return True
        return False

    def step_forward(self) -> bool:
        """To the page that was left for the one before it; whether there was one."""
        if not self._ahead:
            return False
        self.push_screen(self._ahead.pop())
        self.refresh_css(animate=False)
        return True

    def _keep_ahead(self, screen: ReaderScreen) -> None:
        """Keeps a screen as it is, to come forward to."""
        if not self.is_screen_installed(screen):
            self.install_screen(screen, f"page {id(screen)}")
        self._ahead.append(screen)

    def forget_ahead(self) -> None:
        """Another way was taken: what was ahead is no longer."""
        while self._ahead:
            screen = self._ahead.pop()
            self.uninstall_screen(screen)
            screen.remove()

    def leave(self) -> None:
        """Ends, with every screen's places kept, and what is being written."""
        if "drafts" in self.__dict__:  # else nothing was
            self.drafts.keep()
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.leave()
        self.exit()

    async def action_interrupt(self) -> None:
        """^C cancels what is going on; twice, it quits."""
        now = time.monotonic()
        if now - self._interrupted_at < SECONDS_FOR_TWICE:
            self.leave()
            return
        self._interrupted_at = now
        if isinstance(self.screen, ReaderScreen):
            await self.screen.action_cancel()
            self.screen.status.notice("^C again quits")

    def _fatal_error(self) -> None:
        """Ends after a mistake of our own. Textual would print a traceback over the person's terminal."""
        if self._exception:
            self.mistake = log.kept(self._exception)
        self._close_messages_no_wait()

    # Links

    def open_link(self, target: str) -> str:
        """Opens a web address in the browser; without one, shows and copies it. What was done, in words.

        Raises LinkError for what is no web address.
        """
        address = links.checked(target)
        if self.config.browser:
            os.environ["BROWSER"] = self.config.browser
        program = links.browser()
        if program is None:
            self.copy_to_clipboard(address)
            return f"no browser here; copied {address}"
        if program.in_terminal:
            with self.suspend():
                links.open_in(program, address)
            return f"back from {links.host(address)}"
        links.open_in(program, address)
        return f"opened {links.host(address)} in the browser"


def _is_place(screen: Screen[object]) -> bool:
    """Whether a screen is one to come back to: not one that only read the list which is shown over it."""
    return isinstance(screen, ReaderScreen) and (screen.where != "reading" or screen.is_page)


def _read_only(store: Store) -> str:
    return f"the library: {store.why_read_only}" if store.notice else ""


def _collect_garbage() -> None:
    """Turns the collector on, which was off until the first frame; what lives until now is never looked at again."""
    gc.freeze()
    gc.enable()
