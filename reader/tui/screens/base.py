"""What every screen of reader does alike: the keys of the one table, moving, finding, leaving."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen

from reader.document.blocks import Block
from reader.tui.keys import KEYS, Where, keys_for, shown
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.pointed_view import PointedView
from reader.tui.widgets.status import Status

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp
    from reader.tui.hints import Hints
    from reader.tui.widgets.prompt import Prompt


_COUNTED = {key.id for key in KEYS if key.is_counted}
_DIGITS = "0123456789"
_MOST_DIGITS, _MOST_TIMES = 6, 1000


def bindings_for(where: Where) -> list[BindingType]:
    """The table's keys as bindings; only those with an id can be remapped, so all have one."""
    return [
        Binding(",".join(key.keys), key.action, key.does, show=False, id=key.id, tooltip=key.does)
        for key in keys_for(where)
    ]


def hints_for(where: Where) -> str:
    """The footer: the few keys that someone new needs."""
    return "  ".join(f"{shown(key.keys[0])} {key.short}" for key in keys_for(where) if key.short)


class ReaderScreen(Screen[None], inherit_bindings=False):
    """A screen with panes, a status line and a prompt. The pane in focus decides what a key is about."""

    where: ClassVar[Where] = "reading"
    app: "ReaderApp"
    _prompt: "Prompt | None" = None
    _asked_view: LineView | None = None
    hints: "Hints | None" = None
    typed_count: int | None = None  # what was typed before the key that is being done
    _digits = ""

    @property
    def view(self) -> LineView:
        """The pane that keys are about."""
        raise NotImplementedError

    @property
    def meant_view(self) -> LineView:
        """The same, also while the line that asks for words has the focus."""
        return (self._asked_view if self._prompt else None) or self.view

    @property
    def status(self) -> Status:
        return self.query_one(Status)

    @property
    def prompt(self) -> "Prompt | None":
        """The line that asks for words, while it is open."""
        return self._prompt

    async def ask(self, label: str, words: str = "") -> None:
        """Opens the line that asks for words. Its input is not imported before someone asks."""
        from reader.tui.widgets.prompt import Prompt

        self.close_prompt()
        self._asked_view = self.view
        self._prompt = Prompt(label, words, self.end_prompt)
        await self.mount(self._prompt, before=self.status)
        self.set_focus(self._prompt.field)

    def close_prompt(self) -> None:
        """Closes that line; the pane has the focus again."""
        if self._prompt:
            prompt, self._prompt = self._prompt, None
            prompt.remove()
            self.set_focus(self._asked_view)

    @property
    def is_page(self) -> bool:
        """Whether it is somewhere that one goes back and forward to."""
        return False

    def takes(self, event: Key) -> bool:
        """Whether a key, before it does what it is bound to, belongs to the prompt, to the hints, or to a number."""
        if self._prompt:
            return self._prompt.takes(event)
        if self.hints and self.hints.is_open and self.hints.takes(event):
            return True
        return self._counts(event)

    def _counts(self, event: Key) -> bool:
        """Takes the digits of a number, and does the key behind it as often as it says."""
        digits, self._digits = self._digits, ""
        self.typed_count = int(digits) if digits else None
        if event.key in _DIGITS and (digits or event.key != "0"):
            self._digits = (digits + event.key)[:_MOST_DIGITS]
            self.status.hold(f"{self._digits} · then a key, or Esc")
            return True
        if not digits:
            return False
        self.status.hold("")
        bound = self.active_bindings.get(event.key)
        if bound and bound.binding.id in _COUNTED:
            self._repeat(getattr(self, f"action_{bound.binding.action}"), int(digits))
            return True
        return event.key == "escape"

    def _repeat(self, act: Callable[[], None], times: int) -> None:
        """Does something so many times, or until nothing is changed by it."""
        for _ in range(min(times, _MOST_TIMES)):
            before = self._moment()
            act()
            if self._moment() == before:
                break

    def _moment(self) -> tuple[object, ...]:
        """What the keys that are counted change."""
        view = self.view
        focused = view.focused_item if isinstance(view, ItemView) else 0
        app = self.app
        return view.scroll_y, view.hit_number, focused, app.column, app.split, app.theme, len(app.undoable), app.screen

    def action_count(self) -> None:
        self.status.notice("type a number and then a key: 5 j, 3 ], 43 G")

    def leave(self) -> None:
        """Keeps what should survive this screen."""

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
            view.scroll_lines(step)

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
        view.scroll_to(y=0 if first else view.layout_.height, animate=False)
        if isinstance(view, ItemView) and view.items_shown():
            view.focus_item(view.items_shown()[0 if first else -1])

    def _go_to_number(self, number: int) -> None:
        """To the item of that number; in a text to so many percent of it."""
        view = self.view
        if not isinstance(view, ItemView):
            view.scroll_to(y=round(view.layout_.height * number / 100) - view.page_height, animate=False)
        elif items := view.items_shown():
            view.focus_item(items[min(max(number, 1), len(items)) - 1])

    # Finding

    async def action_find(self) -> None:
        await self.ask("/")

    def action_next_hit(self) -> None:
        self._next_hit(1)

    def action_previous_hit(self) -> None:
        self._next_hit(-1)

    def _next_hit(self, step: int) -> None:
        hits = self.view.hits
        if not hits:
            self.status.notice("nothing to find yet: / begins" if hits is None else "not found")
            return
        self.view.next_hit(step)
        self.status.notice(self._hit_count())

    def _hit_count(self) -> str:
        view = self.meant_view
        return f"{view.hit_number + 1} of {len(view.hits)}" if view.hits else "not found"

    def on_prompt_changed(self, event: "Prompt.Changed") -> None:
        if event.prompt is self._prompt:
            event.prompt.answer(self.look_for(event.words))

    def look_for(self, words: str) -> str:
        """Finds words while they are typed; how many times they are there, in words."""
        self.meant_view.find(words)
        return self._hit_count() if words.split() else ""

    def end_prompt(self, words: str | None) -> None:
        """The words were entered; None where the line was given up, and the find with it."""
        self.close_prompt()
        self.view.find(words or "")
        if words and words.split():
            self.status.notice(self._hit_count())

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
        self.status.notice(f"copied {count:,} {'word' if count == 1 else 'words'}; Y copies them as a quotation")

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
            self.status.notice("the mouse is the terminal's: it selects as it does elsewhere; M takes it back")

    # Everything else that is the same everywhere

    def action_theme(self) -> None:
        self.status.notice(f"theme: {self.app.next_theme()}")

    async def action_command(self) -> None:
        await self.app.show_commands()

    def action_help(self) -> None:
        self.app.show_help()

    async def action_cancel(self) -> None:
        """Closes what is open, clears a find. Never quits."""
        if self.prompt:
            self.end_prompt(None)
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
            self.status.notice("this is where it began; q leaves")

    def action_go_forward(self) -> None:
        if not self.app.step_forward():
            self.status.notice("there is nothing further on")

    def action_quit(self) -> None:
        self.app.leave()


def lines(*paragraphs: str) -> list[Block]:
    """Our own or a page's words as paragraphs, nothing in them parsed."""
    return [Block("paragraph", text, gap=1 if number else 0) for number, text in enumerate(paragraphs)]
