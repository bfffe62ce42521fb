"""The line at the bottom that asks for words: what to find, which location to open."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static


class Prompt(Horizontal):
    """An input with a label and an answer beside it; hidden until it is asked."""

    DEFAULT_CSS = """
    Prompt { height: 1; display: none; }
    Prompt.-open { display: block; }
    Prompt Input { width: 1fr; border: none; height: 1; padding: 0; background: $surface; }
    Prompt Input:focus { border: none; }
    Prompt Static { width: auto; height: 1; padding: 0 1; }
    """

    @dataclass
    class Changed(Message):
        """The words changed while they are typed."""

        words: str

    @dataclass
    class Given(Message):
        """The words were entered."""

        words: str

    def compose(self) -> ComposeResult:
        yield Static("", markup=False, id="prompt-label")
        yield Input(id="prompt-input", compact=True)
        yield Static("", markup=False, id="prompt-answer")

    def ask(self, label: str, words: str = "") -> None:
        """Opens the line, and puts the cursor in it."""
        self.query_one("#prompt-label", Static).update(Content(label))
        self.answer("")
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = words
        field.cursor_position = len(words)
        self.add_class("-open")
        field.focus()

    def answer(self, text: str) -> None:
        """Says something about the words so far."""
        self.query_one("#prompt-answer", Static).update(Content(text))

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def close(self) -> None:
        self.remove_class("-open")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(event.value))
