"""What every screen of reader does alike: the keys of the one table, moving, finding, leaving."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.geometry import Region
from textual.strip import Strip

from reader.document.blocks import Block
from reader.text import counted
from reader.tui.keys import Where, chosen_keys, keys_for
from reader.tui.screens.counting import CountingScreen
from reader.tui.widgets.drawing import ground_lines
from reader.tui.widgets.header import Header
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.pointed_view import PointedView
from reader.tui.widgets.status import BETWEEN

if TYPE_CHECKING:
    from reader.tui.hints import Hints


def bindings_for(where: Where) -> list[BindingType]:
    """The table's keys as bindings; only those with an id can be remapped, so all have one."""
    return [
        Binding(",".join(key.keys), key.action, key.does, show=False, id=key.id, tooltip=key.does)
        for key in keys_for(where)
    ]


def hints_for(where: Where, chosen: Mapping[str, str]) -> str:
    """The footer: the few keys that someone new needs, where they are with the person's own."""
    keys = keys_for(where, chosen_keys(chosen))
    return BETWEEN.join(f"{key.names[0]} {key.short}" for key in keys if key.short and key.keys)


class ReaderScreen(CountingScreen, inherit_bindings=False):
    """A screen with panes, a status line and a prompt. The pane in focus decides what a key is about."""

    where: ClassVar[Where] = "reading"
    hints: "Hints | None" = None

    def render_lines(self, crop: Region) -> list[Strip]:
        return ground_lines(self, crop)

    @property
    def is_page(self) -> bool:
        """Whether it is somewhere that one goes back and forward to."""
        return False

    @property
    def is_opening(self) -> bool:
        return False

    def takes(self, event: Key) -> bool:
        """Whether a key, before it does what it is bound to, belongs to the prompt, to the hints, or to a number."""
        if self._prompt:
            return self._prompt.field.takes(event)
        if self.hints and self.hints.is_open and self.hints.takes(event):
            return True
        return self.counts(event)

    def types(self, words: str) -> None:
        if self._prompt:
            self._prompt.field.put(words)

    def told_keys(self) -> str:
        return hints_for(self.where, self.app.config.keys)

    def on_resize(self, event: Resize) -> None:
        for header in self.query(Header):
            header.stand_in(event.size.height)

    def leave(self) -> None:
        """Keeps what should survive this screen."""

    def look_again(self) -> None:
        """Shows what may have become of bookmarks meanwhile."""

    # Moving

    def action_line_down(self) -> None:
        self._step(1)

    def action_line_up(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        self.status.clear()
        view = self.view
        if isinstance(view, ItemView) and view.focused_item >= 0:
            view.move(step)
        else:
            view.step(step)

    def action_page_down(self) -> None:
        self._page(1)

    def action_page_up(self) -> None:
        self._page(-1)

    def action_half_down(self) -> None:
        self._page(0.5)

    def action_half_up(self) -> None:
        self._page(-0.5)

    def _page(self, pages: float) -> None:
        self.status.clear()
        self.view.scroll_pages(pages)
        if isinstance(self.view, ItemView):
            self.view.focus_at_top()

    def action_top(self) -> None:
        self._end(first=True)

    def action_bottom(self) -> None:
        self._end(first=False)

    def _end(self, first: bool) -> None:
        self.status.clear()
        if self.typed_count is not None:
            self._go_to_number(self.typed_count)
            return
        view = self.view
        if first:
            view.scroll_to(y=0, animate=False)
        else:
            view.scroll_to_end()
        if isinstance(view, ItemView) and view.items_shown():
            view.focus_item(view.items_shown()[0 if first else -1])

    def _go_to_number(self, number: int) -> None:
        """To the item of that number; in a text to so many percent of it."""
        view = self.view
        if not isinstance(view, ItemView):
            view.scroll_to(y=round(view.layout_.height * number / 100) - view.page_height, animate=False)
        elif items := view.items_shown():
            view.focus_item(items[min(max(number, 1), len(items)) - 1])

    # The mouse

    def on_pointed_view_pointed(self, event: PointedView.Pointed) -> None:
        """A click puts an item in focus."""
        event.stop()
        if isinstance(event.view, ItemView):
            item = event.view.owner_of(event.view.layout_.pieces(event.line)[0])
            if event.view.slot_of(item) >= 0:
                event.view.focus_item(item)

    def on_pointed_view_selected(self, event: PointedView.Selected) -> None:
        event.stop()
        self.app.copy_to_clipboard(event.text)
        count = len(event.text.split())
        words = counted(count, "word")
        self.status.notice(f"copied {words}; {self.key('copy-quoted')} copies them as a quotation")

    def on_pointed_view_wheeled(self, event: PointedView.Wheeled) -> None:
        event.stop()
        if isinstance(event.view, ItemView):
            event.view.focus_at_top()

    def action_mouse(self) -> None:
        from reader.tui import mouse

        is_ours = not mouse.is_taken(self.app)
        if not mouse.take(self.app, is_ours):
            self.status.notice("this terminal has no mouse to take")
        elif is_ours:
            self.status.notice("the mouse is reader's: click on links and folds, drag to copy")
        else:
            self.status.notice(
                f"the mouse is the terminal's: it selects as it does elsewhere; {self.key('mouse')} takes it back"
            )

    # Everything else that is the same everywhere

    def action_theme(self) -> None:
        self.status.notice(f"theme: {self.app.next_theme()}")

    async def action_command(self) -> None:
        await self.app.show_commands()

    def action_library(self) -> None:
        self.leave()
        self.app.show_library()

    def action_history(self) -> None:
        self.leave()
        self.app.show_history()

    def action_help(self) -> None:
        self.app.show_help()

    async def action_cancel(self) -> None:
        """Closes what is open, clears a find. Never quits."""
        if self.prompt:
            self.prompt.end(None)
        elif self.view.selection:
            self.view.unselect()
        elif self.view.hits is not None:
            self.view.find("")
        self.status.clear()

    def action_back(self) -> None:
        self.leave()
        self.app.go_back()

    def action_go_back(self) -> None:
        if not self.app.step_back():
            self.status.notice(f"this is where it began; {self.key('back')} leaves")

    def action_go_forward(self) -> None:
        if not self.app.step_forward():
            self.status.notice("there is nothing further on")

    def action_quit(self) -> None:
        self.app.leave()


def lines(*paragraphs: str) -> list[Block]:
    """Our own or a page's words as paragraphs, nothing in them parsed."""
    return [Block("paragraph", text, gap=1 if number else 0) for number, text in enumerate(paragraphs)]
