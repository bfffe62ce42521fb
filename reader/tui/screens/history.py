"""The history on the screen: what was opened, by the day, found by words, opened again, and forgotten."""

from reader.library import bookmarks, history
from reader.library.history import Forgotten, Opened
from reader.text import counted, one_line
from reader.tui.screens.base import bindings_for
from reader.tui.screens.listing import ListScreen
from reader.tui.screens.picking import Choice, PickScreen

_YES = ("y", "yes")


class HistoryScreen(PickScreen, inherit_bindings=False):
    """A row an article, under the day on which it was opened last. What is opened comes over it."""

    where = "history"
    most_shown = 1_000
    BINDINGS = bindings_for("history")

    def __init__(self) -> None:
        super().__init__("History", "articles", ())
        self._rows: list[Opened] = []
        self._is_read = True

    def on_screen_resume(self) -> None:
        self._read_again()

    def _read_again(self) -> None:
        """With the same place in focus: what was there may have gone."""
        at = self.view.focused_item
        found = self.app.keep(history.listing)
        self._rows, self._is_read = found or [], found is not None
        self._texts = [f"{one.name}\n{one.site or ''}\n{one.source}" for one in self._rows]
        self.fill()
        if self.view.items_shown():
            self.view.focus_item(min(max(at, 0), len(self.view.items_shown()) - 1))

    def choice(self, number: int) -> Choice:
        one = self._rows[number]
        often = f"{one.times:,} times" if one.times > 1 else ""
        details = (one.opened_at[11:16], often, one.site, one_line(one.source))
        return Choice(one.name, " · ".join(filter(None, details)), group=one.opened_at[:10])

    def nothing(self) -> tuple[str, ...]:
        if self.query_words:
            return super().nothing()
        if not self._is_read:
            return ("The history can't be read.",)
        kept = self.app.config.history
        return ("Nothing was opened yet." if kept else "No history is kept: “history” is off in config.toml.",)

    def open_choice(self, number: int) -> None:
        """From the library where it is kept there, else from where it was read."""
        one = self._rows[number]
        kept = self.app.keep(lambda store: bookmarks.find(store, one.key))
        self.app.read(f"@{kept.id}" if kept and kept.has_copy else one.source)

    def action_open(self) -> None:
        if self.chosen is not None:
            self.open_choice(self.chosen)

    def end_prompt(self, words: str | None) -> None:
        """What was found stays listed; Esc shows all again."""
        ListScreen.end_prompt(self, words)

    def action_history(self) -> None:
        self.app.go_back()

    def action_browser(self) -> None:
        if self.chosen is not None:
            self.open_in_browser(self._rows[self.chosen].source)

    # Forgetting

    def action_forget(self) -> None:
        """Takes the article in focus out of it."""
        if self.chosen is not None:
            one = self._rows[self.chosen]
            self._forget([one.key], f"forgotten: {one.name}")

    async def action_forget_all(self) -> None:
        """Clears it, once that was said twice."""

        def clear(words: str) -> None:
            if words.strip().casefold() in _YES:
                told = f"; {count:,} were forgotten" if count else ""
                self._forget(None, f"the history is empty{told}")

        count = len(self._rows)
        what = f"all {count:,}" if count else "where reading stopped in what isn't kept"
        await self.ask_for(f"forget {what}? y or n:", "", clear)

    def _forget(self, keys: list[str] | None, said: str) -> None:
        gone = self.app.keep(lambda store: history.forget(store, keys))
        if gone is None:
            return
        them = "it" if len(gone.opened) + gone.place_count == 1 else "them"
        way_back = f"; {self.key('undo')} brings {them} back" if any(gone) else ""
        if any(gone):
            self.app.undoable.append(lambda: self._put_back(gone))
        self._read_again()
        also = history.said_of(gone, self.app.desk.store) if keys is None else ""
        self.status.notice(f"{said}{also}{way_back}")

    def _put_back(self, gone: Forgotten) -> str:
        history.put_back(self.app.desk.store, gone)
        return f"{counted(len(gone.opened), 'article is', 'articles are')} in the history again"

    def action_undo(self) -> None:
        said = self.app.undo()
        self._read_again()
        self.status.notice(said)
