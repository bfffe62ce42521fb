"""The palette: every action by its words, and a location to open, typed in one line."""

import os
import re
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.text import did_you_mean, fit, one_line
from reader.tui.keys import Key, chosen_keys, keys_for
from reader.tui.parts import cut
from reader.tui.screens.base import ReaderScreen
from reader.tui.widgets.prompt import Field

_NO_COMMANDS = ("command", "count")  # this list itself, and what stands before another key
_KEYS_CELLS = 18
_QUOTED = 30  # cells of words that are nothing here


class _Theme(NamedTuple):
    """A row that chooses a theme, which is seen while the row is highlighted."""

    name: str


class CommandScreen(ModalScreen[None], inherit_bindings=False):
    """A line and what fits it. Enter does the first; what fits no command is opened, if it may be a location.

    The themes are listed by name once one of them, or the word itself, is typed.
    """

    BINDINGS = [
        Binding("ctrl+c", "close", "close"),
        Binding("down,ctrl+n", "move(1)", "next"),
        Binding("up,ctrl+p", "move(-1)", "previous"),
    ]
    DEFAULT_CSS = """
    CommandScreen { align: center top; }
    CommandScreen Input {
        width: 100%; min-width: 8; max-width: 84; margin: 1 0 0 0; border: none; height: 1; background: $surface;
    }
    CommandScreen OptionList {
        width: 100%; min-width: 8; max-width: 84; height: auto; max-height: 70%; border: none; background: $surface;
        scrollbar-size: 0 0;
    }
    """

    def __init__(self, under: ReaderScreen) -> None:
        super().__init__()
        self._under = under
        keys = keys_for(under.where, chosen_keys(under.app.config.keys))
        self._keys = [key for key in keys if key.id not in _NO_COMMANDS]
        self._fitting: list[Key | _Theme | str] = []
        self._theme_before = under.app.theme
        self._words = ""  # what was filled for

    def compose(self) -> ComposeResult:
        field = Field("", self._end, {}, ())
        field.placeholder = "a command, or a location to open"
        yield field
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        self._fill("")
        self.set_focus(self.field)

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    def on_resize(self) -> None:
        self._fill(self.field.value)

    @property
    def is_opening(self) -> bool:
        return False

    def takes(self, event: events.Key) -> bool:
        return self.field.takes(event)

    def types(self, words: str) -> None:
        self.field.put(words)

    def _end(self, words: str | None) -> None:
        if words is None:
            self.action_close()
            return
        if words != self._words:
            self._fill(words)
        self._choose(self.query_one(OptionList).highlighted or 0)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._fill(event.value)

    def _fill(self, words: str) -> None:
        """Lists what fits: commands that have all the words, and the words as a location where they may be one."""
        self._words = words
        wanted, location = words.casefold().split(), words.strip()
        found = [key for key in self._keys if all(word in _text(key) for word in wanted)]
        found.sort(key=lambda key: _rank(key, words.strip()))
        names = self._under.app.theme_names() if wanted else []
        named = [_Theme(name) for name in names if all(word in f"theme {name}" for word in wanted)]
        is_location = _is_location(location) or (not (found or named) and _may_be_opened(location))
        self._fitting = [*([location] if is_location else ()), *found, *named]
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(Content(self._row(one))) for one in self._fitting])
        options.highlighted = 0 if self._fitting else None

    def _row(self, one: Key | _Theme | str) -> str:
        """A line, whole or cut: what goes on below would look like another."""
        room = max(self.field.size.width - 2, 1)
        if isinstance(one, str):
            return fit(f"open {one}", room)
        cells = min(_KEYS_CELLS, room // 3)
        if isinstance(one, _Theme):
            return fit(f"{'':<{cells}} theme {one.name}", room)
        return fit(f"{fit(one.shown, cells):<{cells}} {one.does}", room)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Shows what is behind this in the theme that is highlighted, or as it was."""
        number = self.query_one(OptionList).highlighted
        one = self._fitting[number] if number is not None and number < len(self._fitting) else None
        self.app.theme = one.name if isinstance(one, _Theme) else self._theme_before

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._choose(event.option_index)

    def _choose(self, number: int) -> None:
        if self.app.screen is not self:
            return  # a second click came before the first had closed this
        self._leave()
        chosen = self._fitting[number] if number < len(self._fitting) else None
        if isinstance(chosen, _Theme):
            self._under.app.choose_theme(chosen.name)
        elif isinstance(chosen, str):
            self._under.app.do_next(self._under.app.read, chosen)
        elif chosen:
            self._under.app.do_next(self._under.run_action, chosen.action)
        elif words := self.field.value.strip():
            self._under.status.notice(self._nothing_called(words))

    def _nothing_called(self, words: str) -> str:
        themes = [f"theme {name}" for name in self._under.app.theme_names()]
        commands = [name for key in self._keys for name in (key.id, key.does)]
        said = cut(one_line(words), _QUOTED)
        return f"no such command or file: {said}{did_you_mean(said.casefold(), [*themes, *commands])}"

    def action_move(self, step: int) -> None:
        options = self.query_one(OptionList)
        options.action_cursor_down() if step > 0 else options.action_cursor_up()

    def action_close(self) -> None:
        if self.app.screen is self:
            self._leave()

    def _leave(self) -> None:
        self.app.theme = self._theme_before
        self.dismiss()


def _text(key: Key) -> str:
    return f"{key.does} {key.id} {key.group}".casefold()


def _rank(key: Key, words: str) -> int:
    """What is called so comes first, or is on that key; then what has them as whole words."""
    if words in (key.id, *key.names):
        return 0
    return 1 if set(words.casefold().split()) <= set(re.findall(r"\w+", _text(key))) else 2


def _is_location(words: str) -> bool:
    """Whether words can only be a location."""
    return "/" in words or words.startswith(("~", "@")) or (" " not in words and "." in words[1:-1])


def _may_be_opened(words: str) -> bool:
    """Whether words that fit no command may be something to open: a file that is there, or an address in one word."""
    if " " not in words and (words in ("-", "localhost") or ":" in words[1:]):
        return True
    try:
        return bool(words) and os.path.lexists(os.path.expanduser(words))
    except ValueError:
        return False
