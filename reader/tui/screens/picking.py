"""A list over the screen before, of places in what is read there: one is found by words, chosen, and gone to."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.events import Resize

from reader.document.blocks import Block, Run
from reader.text import counted, fit, width
from reader.tui.parts import KEPT, Part
from reader.tui.screens.base import lines
from reader.tui.screens.listing import ListScreen
from reader.tui.widgets.line_view import MARGIN

MOST_SHOWN = 5_000
"""Of more than so many, the first are listed; words find in all."""


class Choice(NamedTuple):
    """A row of the list: words and styled stretches of them, details on a second line, what stands before.

    group is the heading over it and those that follow with the same; is_whole tells that it goes on further lines.
    """

    words: str
    details: str = ""
    indent: str = ""
    runs: tuple[Run, ...] = ()
    group: str = ""
    is_whole: bool = False


class PickScreen(ListScreen, inherit_bindings=False):
    """Choices under a title. A list says in choice() what each row shows, in open_choice() what choosing one does."""

    also = ""  # what else can be done with what is chosen, in words
    most_shown = MOST_SHOWN

    def __init__(self, title: str, noun: str, texts: Sequence[str], current: int = 0) -> None:
        """noun is what there is many of ("links"), texts what words are found in, one for each choice.

        current is the choice that is in focus at the beginning.
        """
        super().__init__()
        self._title, self._noun = title, noun
        self._texts = texts
        self._current = current
        self._from: int | None = None
        self._fitting: Sequence[int] = range(len(texts))

    def choice(self, number: int) -> Choice:
        """A row, made when it is shown: there may be many."""
        raise NotImplementedError

    def open_choice(self, number: int) -> None:
        """Goes to what was chosen, once this is closed."""
        raise NotImplementedError

    def refill(self, texts: Sequence[str]) -> None:
        """There is more to choose from, behind what was there: shows it, with the same choice in focus.

        What comes before this is composed is shown as soon as it is.
        """
        self._texts = texts
        if not self.is_mounted:
            return
        was_at, before = self.chosen, len(self._fitting)
        if before < self.most_shown:
            self.fill()
            self._focus(self._current if was_at is None else was_at)
        else:
            self._choose_fitting()
            self._say_count()

    def on_mount(self) -> None:
        super().on_mount()
        self._focus(self._current)

    def on_resize(self, event: Resize) -> None:
        chosen = self.chosen
        self.fill()
        self._focus(self._current if chosen is None else chosen)

    def _focus(self, choice: int) -> None:
        if choice in self._fitting and self.view.items_shown():
            self.view.focus_item(min(self._fitting.index(choice), self.most_shown - 1))

    @property
    def chosen(self) -> int | None:
        """The number of the choice in focus."""
        at = self.view.focused_item
        return self._fitting[at] if 0 <= at < len(self._fitting) else None

    def fill(self) -> None:
        self._choose_fitting()
        shown = self._fitting[: self.most_shown]
        room = max(self.size.width - 2 * MARGIN, 1)
        blocks: list[Block] = []
        owners: list[int] = []
        group = ""
        for slot, number in enumerate(shown):
            choice = self.choice(number)
            if choice.group != group:
                group = choice.group
                blocks.append(Block("heading", group, level=2, gap=1 if blocks else 0))
                owners.append(slot)
            for block in _blocks_of(choice, room):
                blocks.append(block)
                owners.append(slot)
        self.view.owners = owners
        self.view.show(blocks or lines(*self.nothing()))
        self._say_count()

    def nothing(self) -> tuple[str, ...]:
        """What stands there where nothing fits."""
        return (f"Nothing here has “{self.query_words}”.", f"{self.key('cancel')} shows all.")

    def _choose_fitting(self) -> None:
        wanted = self.query_words.casefold().split()
        every = range(len(self._texts))
        self._fitting = [number for number in every if _has(self._texts[number], wanted)] if wanted else every

    def _say_count(self) -> None:
        said = self._counted(min(len(self._fitting), self.most_shown))
        self.header.say(self._title, (Part(said, KEPT), Part(self.also)))

    def _counted(self, shown: int) -> str:
        found = len(self._fitting)
        said = counted(found, self._noun.removesuffix("s"))
        said += f" for “{self.query_words}”" if self.query_words else ""
        return f"{said}, the first {shown:,} are listed: {self.key('find')} finds among all" if shown < found else said

    async def action_find(self) -> None:
        self._from = self._from if self.query_words else self.chosen
        await super().action_find()

    def _find(self, words: str) -> None:
        """New words lead to the first that fits from the one on that was in focus before, else to the first of all."""
        before = self.query_words
        super()._find(words)
        if self._fitting and self.query_words != before:
            begin = self._from or 0
            self._focus(next((number for number in self._fitting if number >= begin), self._fitting[0]))

    def look_for(self, words: str) -> str:
        self._find(words)
        return f"{len(self._fitting):,} found" if self.query_words else ""

    def end_prompt(self, words: str | None) -> None:
        """Enter after the words takes what is in focus; Esc shows all again."""
        super().end_prompt(words)
        if words and self._fitting:
            self.action_open()

    async def action_cancel(self) -> None:
        if self.prompt or self.query_words:
            await super().action_cancel()
        else:
            self.app.go_back()

    def action_open(self) -> None:
        chosen = self.chosen
        if chosen is None:
            self.status.notice("nothing is chosen")
            return
        self.app.go_back()
        self.open_choice(chosen)

    def action_browser(self) -> None:
        self.status.notice(f"close this first: {self.key('cancel')}")


def _has(text: str, wanted: Sequence[str]) -> bool:
    text = text.casefold()
    return all(word in text for word in wanted)


def _blocks_of(choice: Choice, room: int) -> list[Block]:
    words = choice.words if choice.is_whole else fit(choice.words, max(room - width(choice.indent), 1))
    runs = tuple(run for run in choice.runs if run.end <= len(words))
    rest = " " * width(choice.indent)
    blocks = [Block("paragraph", words, runs, first=choice.indent, rest=rest, gap=0)]
    if choice.details:
        details = fit(choice.details, room)
        blocks.append(Block("paragraph", details, (Run(0, len(details), "dim"),), gap=0))
    return blocks
