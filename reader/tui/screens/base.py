"""What every screen of reader does alike: the keys of the one table, moving, finding, leaving."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen

from reader.document.blocks import Block
from reader.tui.keys import Where, keys_for, shown
from reader.tui.widgets.item_view import ItemView
from reader.tui.widgets.line_view import LineView
from reader.tui.widgets.status import Status

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp
    from reader.tui.widgets.prompt import Prompt


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

    def takes(self, event: Key) -> bool:
        """Whether a key that nothing else took belongs into the prompt, which then has it."""
        return self._prompt is not None and self._prompt.takes(event)

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
        view = self.view
        view.scroll_to(y=0 if first else view.layout_.height, animate=False)
        if isinstance(view, ItemView) and view.items_shown():
            view.focus_item(view.items_shown()[0 if first else -1])

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
        return f"{view.hit_number + 1:,} of {len(view.hits):,}" if view.hits else "not found"

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
        elif self.view.hits is not None:
            self.view.find("")
        self.status.clear()

    def action_back(self) -> None:
        self.leave()
        self.app.go_back()

    def action_quit(self) -> None:
        self.app.leave()


def lines(*paragraphs: str) -> list[Block]:
    """Our own or a page's words as paragraphs, nothing in them parsed."""
    return [Block("paragraph", text, gap=1 if number else 0) for number, text in enumerate(paragraphs)]
