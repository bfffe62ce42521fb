"""The line at the bottom that asks for words: what to find, what to note, which file to write."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.geometry import Region
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

End = Callable[[str | None], None]


class Field(Input):
    """An input that Enter and Esc end at once."""

    def __init__(self, words: str, end: End, also: Mapping[str, Callable[[], None]], tags: Sequence[str]) -> None:
        """also are further keys and what they do; tags are what a word that begins with # may become by Tab."""
        super().__init__(words, compact=True, select_on_focus=False, suggester=Tags(tags) if tags else None)
        self._end, self._also = end, also

    def on_resize(self) -> None:
        """Words that were there when it opened, or are longer than the field is now, are seen up to the cursor."""
        self.scroll_to_region(Region(self._cursor_offset, 0, 1, 1), force=True, animate=False)

    def takes(self, event: Key) -> bool:
        """Whether a key was the field's; those that edit are bound."""
        if event.key in ("enter", "escape"):
            self._end(self.value if event.key == "enter" else None)
        elif event.key == "tab":
            self.action_cursor_right() if self.cursor_at_end else self.action_end()
        elif act := self._also.get(event.key):
            act()
        elif event.is_printable and event.character:
            self.put(event.character)
        else:
            return False
        return True

    def put(self, words: str) -> None:
        """Puts words where the cursor is, for what is selected."""
        self.replace(words, *self.selection)


class Tags(Suggester):
    """Completes the word that is typed at the end, where it begins with #, to the first tag that begins so."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._tags = [f"#{tag.lstrip('#').replace(' ', '_')}" for tag in tags]

    async def get_suggestion(self, value: str) -> str | None:
        word = value.rpartition(" ")[2]
        if len(word) < 2 or word[0] != "#":
            return None
        tag = next((tag for tag in self._tags if tag.casefold().startswith(word.casefold())), None)
        return value + tag[len(word) :] if tag else None


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

    def __init__(
        self,
        label: str,
        words: str,
        end: End,
        takes_regex: bool = False,
        edit: Callable[[str], None] | None = None,
        tags: Sequence[str] = (),
        earlier: Sequence[tuple[str, bool]] = (),
    ) -> None:
        """end is called with the words that were entered, or with None where the line was given up.

        takes_regex tells that ^R makes the words a regular expression, and plain ones again; edit is called by ^G with
        the words so far; tags complete words that begin with #. earlier is what ↑ and ↓ bring, the last one last, each
        with whether it is a regular expression.
        """
        super().__init__()
        self.is_regex = False
        self.end = end
        self._edit, self._tags = edit, tags
        self._takes_regex = takes_regex
        self._label = label
        self._words = words
        self._lines = [*earlier, (words, False)]
        self._at = len(earlier)

    def compose(self) -> ComposeResult:
        yield Static(Content(self._label), markup=False, id="prompt-label")
        also = {"ctrl+r": self._switch, "ctrl+g": self._to_editor}
        if self._at:
            also |= {"up": lambda: self._recall(-1), "down": lambda: self._recall(1)}
        yield Field(self._words, self.end, also, self._tags)
        yield Static("", markup=False, id="prompt-answer")

    def on_mount(self) -> None:
        self.field.focus()

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def words(self) -> str:
        """What has been typed, also before there is a field to type in."""
        return self.field.value if self.is_mounted else self._words

    def _to_editor(self) -> None:
        if self._edit:
            self._edit(self.field.value)

    def _switch(self) -> None:
        if not self._takes_regex:
            self.answer("only words are looked for here")
            return
        self._look_by(not self.is_regex)
        self.post_message(self.Changed(self, self.field.value))

    def _look_by(self, is_regex: bool) -> None:
        self.is_regex = is_regex
        label = f"regex {self._label}" if is_regex else self._label
        self.query_one("#prompt-label", Static).update(Content(label))

    def _recall(self, step: int) -> None:
        """Brings the line before or after; the last is the one that was being typed."""
        at = self._at + step
        if 0 <= at < len(self._lines):
            self._lines[self._at] = (self.field.value, self.is_regex)
            self._at = at
            words, is_regex = self._lines[at]
            self._look_by(is_regex)
            self.field.value = words
            self.field.cursor_position = len(words)

    def answer(self, text: str) -> None:
        """Says something about the words so far, once there is a place for it."""
        if self.is_mounted:
            self.query_one("#prompt-answer", Static).update(Content(text))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self, event.value))
