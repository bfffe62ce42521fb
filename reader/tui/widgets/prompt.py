"""The line at the bottom that asks for words: what to find, which location to open."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static

End = Callable[[str | None], None]


class Field(Input):
    """An input that Enter and Esc end at once, in the order of the keys: one typed behind them is not its own."""

    def __init__(self, words: str, end: End, switch: Callable[[], None]) -> None:
        super().__init__(words, compact=True, select_on_focus=False)
        self._end, self._switch = end, switch
        self._is_open = True

    def on_key(self, event: Key) -> None:
        if not self._is_open:
            event.prevent_default()
        elif event.key in ("enter", "escape"):
            self._is_open = False
            event.prevent_default()
            event.stop()
            self._end(self.value if event.key == "enter" else None)
        elif event.key == "ctrl+r":
            event.prevent_default()
            event.stop()
            self._switch()


class Prompt(Horizontal):
    """An input with a label before it and an answer behind it."""

    DEFAULT_CSS = """
    Prompt { height: 1; }
    Prompt Input { width: 1fr; border: none; height: 1; padding: 0; background: $surface; }
    Prompt Input:focus { border: none; }
    Prompt Static { width: auto; height: 1; padding: 0 1; }
    """

    @dataclass
    class Changed(Message):
        """The words changed while they are typed."""

        prompt: "Prompt"
        words: str

    def __init__(self, label: str, words: str, end: End, takes_regex: bool = False) -> None:
        """end is called with the words that were entered, or with None where the line was given up.

        takes_regex tells that ^R makes the words a regular expression, and plain ones again.
        """
        super().__init__()
        self.is_regex = False
        self._takes_regex = takes_regex
        self._label = label
        self._words = words
        self._end = end

    def compose(self) -> ComposeResult:
        yield Static(Content(self._label), markup=False, id="prompt-label")
        yield Field(self._words, self._end, self._switch)
        yield Static("", markup=False, id="prompt-answer")

    def on_mount(self) -> None:
        self.field.focus()

    @property
    def field(self) -> Input:
        return self.query_one(Input)

    def takes(self, event: Key) -> bool:
        """Types a printable key that was on its way to somewhere else when the line opened."""
        if not (event.is_printable and event.character):
            return False
        self.field.insert_text_at_cursor(event.character)
        return True

    def _switch(self) -> None:
        if not self._takes_regex:
            self.answer("only words are looked for here")
            return
        self.is_regex = not self.is_regex
        label = f"regex {self._label}" if self.is_regex else self._label
        self.query_one("#prompt-label", Static).update(Content(label))
        self.post_message(self.Changed(self, self.field.value))

    def answer(self, text: str) -> None:
        """Says something about the words so far."""
        self.query_one("#prompt-answer", Static).update(Content(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, event.value))
