"""What is done to the bookmark in focus, or to all that are picked: one act, which one U takes back."""

from collections.abc import Callable, Sequence

from reader.library import bookmarks, search
from reader.library.items import Bookmark
from reader.library.store import Store
from reader.text import one_line
from reader.tui.acting import take_back_last
from reader.tui.parts import cut
from reader.tui.screens.looked_up import LookedUp

_NAMED = 50  # cells of a name in a notice
_Act = Callable[[Store, Sequence[int]], object]
_Toggle = Callable[[Store, Sequence[int], bool], object]


class Picked(LookedUp):
    """The keys that pick, and those that change."""

    def __init__(self) -> None:
        super().__init__()
        self._picked: dict[int, None] = {}
        self._listed: tuple[Sequence[int], frozenset[int]] = ((), frozenset())

    def is_picked(self, item_id: int) -> bool:
        return item_id in self._picked

    def action_pick(self) -> None:
        if chosen := self.chosen:
            if self._picked.pop(chosen.id, False) is False:
                self._picked[chosen.id] = None
            self.view.move(1)
            self.show_picks()

    def action_pick_all(self) -> None:
        ids = self.window.found.ids
        if not self.window.found.is_whole:
            self.status.notice("the list isn't all here yet")
            return
        self._picked = {} if all(map(self.is_picked, ids)) else self._picked | dict.fromkeys(ids)
        self.show_picks()

    def unpick(self) -> bool:
        """Picks nothing any more; whether anything was."""
        had, self._picked = bool(self._picked), {}
        self.show_picks()
        return had

    def show_picks(self) -> None:
        if self.app.is_linear:
            self.window.draw_again()
        self.view.redraw()
        self.say_where()

    @property
    def picked_here(self) -> list[int]:
        """What is picked and in the list: what isn't is left alone until it is in sight again."""
        if not self._picked:
            return []
        ids = self.window.found.ids
        # A list may be long, and this is asked at every step; it may also grow.
        if self._listed[0] is not ids or len(self._listed[1]) != len(ids):
            self._listed = ids, frozenset(ids)
        return [item_id for item_id in self._picked if item_id in self._listed[1]]

    @property
    def said_of_picks(self) -> str:
        """How many are picked, and how many of them are in another list only."""
        here, count = len(self.picked_here), len(self._picked)
        if here < count:
            return f"{here:,} of {count:,} picked are here"
        return f"{count:,} picked" if count else ""

    @property
    def targets(self) -> list[Bookmark]:
        """What the next key is about."""
        if not (picked := self.picked_here):
            return [self.chosen] if self.chosen else []
        return self.app.keep(lambda store: search.of_ids(store, picked)) or []

    def action_archive(self) -> None:
        self._toggle(lambda one: one.archived_at, "archived", "out of the archive", bookmarks.archive)

    def action_favourite(self) -> None:
        self._toggle(lambda one: one.favourite, "favourite", "no longer favourite", bookmarks.favour)

    def action_mark_read(self) -> None:
        self._toggle(lambda one: one.read_at, "marked as read", "marked as unread", bookmarks.mark_read)

    def action_put_away(self) -> None:
        self._toggle(lambda one: one.trashed_at, "put away", "out of the trash", bookmarks.trash)

    def _toggle(self, has: Callable[[Bookmark], object], done: str, undone: str, act: _Toggle) -> None:
        """Makes all something, unless all are: then none is any longer."""
        several = self.targets
        is_wanted = not all(map(has, several))
        changing = [one for one in several if bool(has(one)) != is_wanted]
        if self._do(changing, done if is_wanted else undone, lambda store, ids: act(store, ids, is_wanted)):
            for one in several:
                self._picked.pop(one.id, None)
            self.show_picks()

    async def action_note(self) -> None:
        from reader.tui.notes import written
        from reader.tui.screens.note_asked import ask_note

        known = self.app.keep(bookmarks.tags) or []
        several = self.targets
        if len(several) == 1:
            one = several[0]
            words = written(one.note, one.tags)
            await ask_note(self, "note, #tags: ", words, lambda said: self._annotate(one, said, known), known)
        elif several:
            label = f"tags for {len(several):,} (-#old takes one away): "
            await self.ask_for(label, "#", lambda said: self._retag(several, said, known), tags=known)

    def _annotate(self, one: Bookmark, said: str, known: Sequence[str]) -> None:
        from reader.tui.notes import read

        note, tags = read(said, known)
        has = " · ".join(filter(None, (cut(one_line(note), _NAMED), *(f"#{tag}" for tag in tags))))
        self._do([one], has or "no note and no tags", lambda store, _: bookmarks.annotate(store, one.id, note, tags))

    def _retag(self, several: Sequence[Bookmark], said: str, known: Sequence[str]) -> None:
        from reader.tui.notes import read_tags

        come, go = read_tags(said, known)
        words = " ".join([*(f"#{tag}" for tag in come), *(f"-#{tag}" for tag in go)])
        if words:
            self._do(several, words, lambda store, ids: bookmarks.retag(store, ids, come, go))

    def _do(self, several: Sequence[Bookmark], said: str, act: _Act) -> bool:
        """Does something, says so, and shows the list as it is then; whether it was done."""
        if not several:
            self.status.notice("nothing is chosen")
            return False
        ids = [one.id for one in several]
        done = self.app.act(lambda store: act(store, ids))
        if done is None:
            return False
        self.app.undoable.append(done[1])
        self.show_changed(ids)
        what = cut(several[0].name, _NAMED) if len(several) == 1 else f"{len(several):,} bookmarks"
        self.status.notice(f"{said}: {what}; {self.key('undo')} takes it back")
        return True

    def action_undo(self) -> None:
        store = self.app.desk.store
        said = self.app.undo(lambda: take_back_last(store))
        self.ask_again()
        self.status.notice(said)
