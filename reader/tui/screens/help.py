"""The key sheet: all keys by group, found by words, done by Enter on the screen that it lies over."""

from rich.style import Style
from textual.app import ComposeResult

from reader.document.blocks import Run
from reader.tui.keys import chosen_keys, key_of, keys_for
from reader.tui.screens.base import ReaderScreen, bindings_for
from reader.tui.screens.listing import ListScreen
from reader.tui.screens.picking import Choice, PickScreen
from reader.tui.widgets.header import Header
from reader.tui.widgets.item_view import ItemView

_KEYS_CELLS, _MOST_SHARE = 18, 3


class KeySheet(ItemView):
    """Rows with their keys before them, which are read first, in groups that are no rows."""

    def _style(self, part: str) -> Style:
        return super()._style("author" if part == "prefix" else part)

    def margin_mark(self, number: int, is_first: bool) -> str:
        return "" if self.layout_.block(number).kind == "heading" else super().margin_mark(number, is_first)


class HelpScreen(PickScreen, inherit_bindings=False):
    """A row a key; those that do nothing on the screen below stand back."""

    where = "help"
    BINDINGS = bindings_for("help")

    def __init__(self, under: ReaderScreen) -> None:
        self._under = under
        chosen = under.app.config.keys
        self._keys = chosen_keys(chosen)
        self._working = {key.id for key in keys_for(under.where)}
        texts = [f"{key.does} {key.id} {key.group} {key.shown}" for key in self._keys]
        super().__init__("Keys", "keys", texts)
        self.also = f"{key_of('open', chosen)} does it"

    def compose(self) -> ComposeResult:
        yield Header(id="list-header")
        yield self.app.kind(KeySheet)(id="list")
        yield self.status

    def choice(self, number: int) -> Choice:
        key = self._keys[number]
        cells = min(_KEYS_CELLS, self.size.width // _MOST_SHARE)
        runs = () if key.id in self._working else (Run(0, len(key.does), "dim"),)
        return Choice(key.does, indent=f"{key.shown:<{cells}} ", runs=runs, group=key.group, is_whole=True)

    def open_choice(self, number: int) -> None:
        key = self._keys[number]
        if key.id not in self._working:
            self._under.status.notice(f"this is done in the {key.where[0]}")
        else:
            self.app.do_next(self._under.run_action, key.action)

    def end_prompt(self, words: str | None) -> None:
        """Shows what was found and does nothing yet: one may only want to know the key."""
        ListScreen.end_prompt(self, words)

    def action_help(self) -> None:
        self.app.go_back()

    def action_undo(self) -> None:
        self.status.notice(f"close this first: {self.key('cancel')}")
