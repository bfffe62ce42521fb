"""The line at the bottom that asks for words: what to find, which location to open."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Static


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

    @dataclass
    class Given(Message):
        """The words were entered."""

        words: str

    def __init__(self, label: str, words: str = "") -> None:
        super().__init__()
        self._label = label
        self._words = words

    def compose(self) -> ComposeResult:
        yield Static(Content(self._label), markup=False)
        yield Input(self._words, compact=True, select_on_focus=False)
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

    def answer(self, text: str) -> None:
        """Says something about the words so far."""
        self.query_one("#prompt-answer", Static).update(Content(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(event.value))
