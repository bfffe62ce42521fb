"""What is done to the bookmark in focus, or to all that are picked: one act, which one U takes back."""

from collections.abc import Callable, Sequence
from functools import partial

from reader.library import acts, bookmarks, search
from reader.library.items import Bookmark
from reader.library.store import Store
from reader.text import one_line
from reader.tui.library.acting import said_first, take_back_last
from reader.tui.parts import cut
from reader.tui.screens.at_length import AT_ONCE, AtLength, Toggle

_NAMED = 50  # cells of a name in a notice
_Act = Callable[[Store, Sequence[int]], object]

_ARCHIVE = Toggle("archive", "unarchive", "archiving", "taking out of the archive", "archived", "out of the archive")
_FAVOURITE = Toggle(
    "favourite", "unfavourite", "making favourites", "taking out of the favourites", "favourite", "no longer favourite"
)
_READ = Toggle("read", "unread", "marking as read", "marking as unread", "marked as read", "marked as unread")
_TRASH = Toggle("trash", "restore", "putting away", "taking out of the trash", "put away", "out of the trash")


class Picked(AtLength):
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
    def picks_are_elsewhere(self) -> bool:
        """Whether what is picked is in other lists only, which then is said: the one in focus isn't meant."""
        if self.picked_here or not self._picked:
            return False
        none = "what is picked isn't" if len(self._picked) == 1 else f"none of the {len(self._picked):,} picked is"
        self.status.notice(f"{none} in this list; {self.key('cancel')} unpicks")
        return True

    @property
    def target_ids(self) -> list[int]:
        """The ids of what the next key is about."""
        return self.picked_here or ([self.chosen.id] if self.chosen else [])

    @property
    def targets(self) -> list[Bookmark]:
        """The same as bookmarks."""
        if not (picked := self.picked_here):
            return [self.chosen] if self.chosen else []
        return self.app.keep(lambda store: search.of_ids(store, picked)) or []

    def action_archive(self) -> None:
        self._toggle(lambda one: one.archived_at, _ARCHIVE)

    def action_favourite(self) -> None:
        self._toggle(lambda one: one.favourite, _FAVOURITE)

    def action_mark_read(self) -> None:
        self._toggle(lambda one: one.read_at, _READ)

    def action_put_away(self) -> None:
        self._toggle(lambda one: one.trashed_at, _TRASH)

    def _toggle(self, has: Callable[[Bookmark], object], toggle: Toggle) -> None:
        """Makes all something, unless all are: then none is any longer."""
        if self.is_busy or self.picks_are_elsewhere:
            return
        if len(ids := self.target_ids) > AT_ONCE:
            self.toggle_at_length(ids, toggle)
            return
        several = self.targets
        is_wanted = not all(map(has, several))
        changing = [one for one in several if bool(has(one)) != is_wanted]
        name, done = (toggle.on, toggle.turned_on) if is_wanted else (toggle.off, toggle.turned_off)
        if self._do(changing, done, lambda store, ids: bookmarks.edit(store, ids, [name])):
            for one in several:
                self._picked.pop(one.id, None)
            self.show_picks()

    async def action_note(self) -> None:
        from reader.tui.notes import written
        from reader.tui.screens.note_asked import ask_note

        if self.is_busy or self.picks_are_elsewhere:
            return
        known, ids = self.app.keep(bookmarks.tags) or [], self.target_ids
        if len(ids) == 1:
            for listed in self.targets:
                # Another window may have written on it since it was listed.
                one = self.app.keep(lambda store: bookmarks.find(store, ids[0])) or listed
                words = written(one.note, one.tags)
                await ask_note(self, one.key, "note, #tags: ", words, partial(self._annotate, one, known), known)
        elif ids:
            label = f"tags for {len(ids):,} (-#old takes one away): "
            await self.ask_for(label, "#", lambda said: self._retag(ids, said, known), tags=known)

    def _annotate(self, one: Bookmark, known: Sequence[str], words: str) -> bool:
        from reader.tui.notes import read

        note, tags = read(words, known)
        has = " · ".join(filter(None, (cut(one_line(note), _NAMED), *(f"#{tag}" for tag in tags))))
        said = has or "no note and no tags"
        return self._do([one], said, lambda store, _: bookmarks.annotate(store, one.id, note, tags, one))

    def _retag(self, ids: Sequence[int], said: str, known: Sequence[str]) -> None:
        from reader.tui.notes import read_tags

        come, go = read_tags(said, known)
        words = " ".join([*(f"#{tag}" for tag in come), *(f"-#{tag}" for tag in go)])
        if words and len(ids) > AT_ONCE:
            self.retag_at_length(ids, words, come, go)
        elif words:
            several = self.app.keep(lambda store: search.of_ids(store, ids)) or []
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
        if self.is_busy:
            return
        if first := said_first(self.app, self.key("undo")):
            self.status.notice(first)
            return
        if not self.app.undoable and self.app.keep(acts.is_long):
            self.take_back_at_length(None)
            return
        said = self.app.undo(lambda: take_back_last(self.app))
        self.ask_again()
        self.status.notice(said)
