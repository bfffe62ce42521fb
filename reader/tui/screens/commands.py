"""The palette: every action by its words, and a location to open, typed in one line."""

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.tui.keys import Key, keys_for
from reader.tui.screens.base import ReaderScreen


class CommandScreen(ModalScreen[None], inherit_bindings=False):
    """A line and what fits it. Enter does the first; what fits no command is opened as a location."""

    BINDINGS = [
        Binding("escape,ctrl+c", "close", "close"),
        Binding("down", "move(1)", "next"),
        Binding("up", "move(-1)", "previous"),
    ]
    DEFAULT_CSS = """
    CommandScreen { align: center top; background: $background 60%; }
    CommandScreen Input { width: 90%; min-width: 8; max-width: 84; margin: 1 0 0 0; border: none; height: 1; }
    CommandScreen OptionList { width: 90%; min-width: 8; max-width: 84; height: auto; max-height: 70%; border: none; scrollbar-size: 0 0; }
    """

    def __init__(self, under: ReaderScreen) -> None:
        super().__init__()
        self._under = under
        self._fitting: list[Key] = []

    def compose(self) -> ComposeResult:
        yield Input(placeholder="a command, or a location to open", compact=True)
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        self._fill("")
        self.set_focus(self.query_one(Input))

    def takes(self, event: events.Key) -> bool:
        """Types a printable key that was on its way to the screen under this one."""
        if not (event.is_printable and event.character):
            return False
        self.query_one(Input).insert_text_at_cursor(event.character)
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, words: str) -> None:
        wanted = words.casefold().split()
        keys = [key for key in keys_for(self._under.where) if key.id not in ("command", "cancel")]
        self._fitting = [key for key in keys if all(word in f"{key.does} {key.id}".casefold() for word in wanted)]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(f"{key.shown:<16} {key.does}")) for key in self._fitting])
        if not self._fitting:
            options.add_option(Option(Content(f"open {words}")))
        options.highlighted = 0

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._choose(self.query_one(OptionList).highlighted or 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, number: int) -> None:
        if self.app.screen is not self:
            return  # a second Enter came before the first had closed this
        location = self.query_one(Input).value.strip()
        self.dismiss()
        if self._fitting and not _is_location(location):
            self.app.call_later(self._under.run_action, self._fitting[number].action)
        elif location:
            self.app.call_later(self._under.app.read, location)

    def action_move(self, step: int) -> None:
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_close(self) -> None:
        if self.app.screen is self:
            self.dismiss()


def _is_location(words: str) -> bool:
    return "://" in words or words.startswith(("/", "~", "@", "./"))
