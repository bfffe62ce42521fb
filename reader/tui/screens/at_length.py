"""What is done to very many bookmarks of the list: the status line counts them, Esc stops, and one U takes it back."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from textual.message import Message

from reader.library import acts, many
from reader.library.many import Step
from reader.library.store import Store
from reader.tui.library.acting import said_of, take_back_beside
from reader.tui.library.looking import Listed
from reader.tui.library.slowly import Slowly
from reader.tui.screens.looked_up import LookedUp

AT_ONCE = 500
"""So many bookmarks are changed at once, between two frames."""


class Toggle(NamedTuple):
    """A change and the one that undoes it, by name (reader.library.bookmarks.CHANGES), each as it goes on and done."""

    on: str
    off: str
    turning_on: str
    turning_off: str
    turned_on: str
    turned_off: str


class _Work(NamedTuple):
    """What is going on; words are what it is called while it does, and once it is done.

    ids are of the bookmarks that it is about, changing of those that it changes, in the order in which it does.
    """

    slowly: Slowly
    words: list[str]
    ids: Sequence[int]
    changing: Sequence[int]


class AtLength(LookedUp):
    """One such thing at a time."""

    _going_on: _Work | None = None
    _picked: dict[int, None]
    _said = ""

    class Stepped(Message):
        """How far it has come. Sent from the thread that does it."""

        def __init__(self, step: Step | None, is_last: bool, why: str) -> None:
            super().__init__()
            self.step, self.is_last, self.why = step, is_last, why

    @property
    def is_busy(self) -> bool:
        """Whether something is going on, which then is said."""
        if self._going_on:
            self.status.notice(f"{self._going_on.words[0]} is going on; {self.key('cancel')} stops it")
        return self._going_on is not None

    def toggle_at_length(self, ids: Sequence[int], toggle: Toggle) -> None:
        """Makes all something, unless all are: then none is any longer."""
        words, changing = [toggle.turning_on, toggle.turned_on], list(ids)

        def steps(store: Store) -> Iterator[Step]:
            if lacking := many.without(store, ids, toggle.on):
                changing[:] = lacking
            else:
                words[:] = toggle.turning_off, toggle.turned_off
            yield from many.edit(store, changing, [toggle.on if lacking else toggle.off])

        self._begin(words, ids, changing, steps)

    def retag_at_length(self, ids: Sequence[int], said: str, come: Sequence[str], go: Sequence[str]) -> None:
        self._begin([f"{said} on", said], ids, ids, lambda store: many.edit(store, ids, come=come, go=go))

    def take_back_at_length(self, act_id: int | None) -> str:
        """Takes back an act of very many bookmarks, or the last act of all; what is said meanwhile."""

        def steps(store: Store) -> Iterator[Step]:
            undone = acts.undo(store, act_id)
            words[1] = said_of([undone])
            yield Step(0, 0, None)

        words = ["taking it back", ""]
        self._begin(words, (), (), steps)
        return words[0]

    def _begin(
        self,
        words: list[str],
        ids: Sequence[int],
        changing: Sequence[int],
        steps: Callable[[Store], Iterator[Step]],
    ) -> None:
        def tell(step: Step | None, is_last: bool, why: str) -> None:
            self.post_message(AtLength.Stepped(step, is_last, why))

        self._going_on = _Work(Slowly(self.app.desk.store.file.parent, steps, tell), words, ids, changing)
        self.status.notice(words[0])

    def stop_work(self) -> bool:
        """Stops what is going on after what it is just doing; whether anything was."""
        if self._going_on:
            self._going_on.slowly.cancel()
        return self._going_on is not None

    def on_at_length_stepped(self, event: Stepped) -> None:
        work, step = self._going_on, event.step
        if work is None:
            return
        if event.is_last:
            self._going_on = None
            self._finish(work, step, event.why)
        elif step and step.total_count:
            told = f"{work.words[0]} {step.done_count:,} of {step.total_count:,}"
            self.status.notice(f"{told} · {self.key('cancel')} stops")

    def _finish(self, work: _Work, step: Step | None, why: str) -> None:
        """Shows the list as it is then, and says what was done and how to take it back."""
        is_whole = step is not None and step.done_count == step.total_count and not why
        for item_id in work.ids if is_whole else work.changing[: step.done_count if step else 0]:
            self._picked.pop(item_id, None)
        said = [] if is_whole else [why or "stopped"]
        if step:
            said.append(f"{work.words[1]}{_counted(step)}")
        if step and (act_id := step.act_id):
            self.app.undoable.append(lambda: self.take_back(act_id))
            said.append(f"{self.key('undo')} takes it back")
        self.tell_with_list("; ".join(said))

    def tell_with_list(self, words: str) -> None:
        """Says what was done, and shows the list as it is then."""
        self._said = words
        self.status.notice(words)
        self.ask_again()

    def _take(self, listed: Listed) -> None:
        """Says it once more when the list of it is there: that may take longer than a notice stands."""
        super()._take(listed)
        if self._said and listed.asked is self._asked and listed.is_whole:
            said, self._said = self._said, ""
            self.status.notice(listed.error or said)

    def take_back(self, act_id: int) -> str:
        """Takes back an act of this screen, also from another one; what is said meanwhile."""
        if self.is_attached:
            return self.take_back_at_length(act_id)
        return take_back_beside(self.app, act_id)


def _counted(step: Step) -> str:
    if not step.total_count:
        return ""
    of_all = "" if step.done_count == step.total_count else f" of {step.total_count:,}"
    return f": {step.done_count:,}{of_all} bookmarks"
