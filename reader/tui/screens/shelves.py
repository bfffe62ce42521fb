"""The lists of the library: by state, by tag and by folder, each with how many bookmarks it has, to choose one."""

from collections.abc import Callable
from typing import NamedTuple

from reader.document.blocks import Run
from reader.library import counting
from reader.library.query import Filter, Query, naming
from reader.library.store import Store
from reader.text import fit, width
from reader.tui.screens.base import bindings_for
from reader.tui.screens.picking import Choice, PickScreen
from reader.tui.widgets.line_view import MARGIN

_COUNT_CELLS = 9
_FOLDER = "folder:"  # as a query names it; here a heading says it of all
_MEASURED, _MOST_CELLS = 200, 40  # names that are looked at for how wide their column is to be, and that at most


class Shelf(NamedTuple):
    """A list: its name, what it says when it is empty, what is in it; words are what a search in it begins with."""

    name: str
    empty: str
    query: Query = Query()
    words: str = ""


def _of_state(name: str, state: str, empty: str, words: str = "") -> Shelf:
    return Shelf(name, empty, Query(filters=(Filter("is", (state,)),)), words)


UNREAD = _of_state("Unread", "unread", "Nothing is unread.")
EVERYTHING = Shelf("Everything", "Nothing is kept yet.")
FAVOURITES = _of_state("Favourites", "favourite", "Nothing is a favourite yet.")
READ = _of_state("Read", "read", "Nothing is marked as read.")
ARCHIVE = _of_state("Archive", "archived", "Nothing is archived.")
TRASH = _of_state("Trash", "trash", "Nothing is in the trash.", "is:trash ")
UNTAGGED = _of_state("Without a tag", "untagged", "Everything has a tag.", "is:untagged ")


def tagged(name: str) -> Shelf:
    """The list of what has a tag."""
    empty, words = f"Nothing has the tag {name} any more.", f"{naming('tag', name)} "
    return Shelf(f"#{name}", empty, Query(filters=(Filter("tag", (name,)),)), words)


def in_folder(name: str) -> Shelf:
    """The list of what lay in a folder where it came from, or in one below."""
    empty, words = f"Nothing is in the folder {name} any more.", f"{naming('folder', name)} "
    return Shelf(f"{_FOLDER}{name}", empty, Query(filters=(Filter("folder", (name,)),)), words)


def first(store: Store) -> Shelf:
    """The list to begin with: what is unread, if anything is."""
    return UNREAD if store.row("SELECT 1 FROM item WHERE state = 'unread' LIMIT 1") else EVERYTHING


def is_empty(store: Store) -> bool:
    """Whether nothing at all is kept."""
    return store.row("SELECT 1 FROM item WHERE trashed_at IS NULL LIMIT 1") is None


class ShelvesScreen(PickScreen, inherit_bindings=False):
    """A row a list, the states first, then the tags, those of most bookmarks first, then the folders by name."""

    where = "lists"
    BINDINGS = bindings_for("lists")

    def __init__(self, store: Store, current: Shelf, choose: Callable[[Shelf], None]) -> None:
        """choose is called with the list that was chosen. Raises LibraryError where the library can't be read."""
        self._choose = choose
        counts, untagged = counting.counts(store), counting.count(store, UNTAGGED.query)
        self._states = (
            (UNREAD, counts.unread), (READ, counts.read), (ARCHIVE, counts.archived), (FAVOURITES, counts.favourite),
            (EVERYTHING, counts.kept), (UNTAGGED, untagged), (TRASH, counts.trash),
        )  # fmt: skip
        self._tags = counting.tag_counts(store)
        self._folders = counting.folder_counts(store)
        names = [
            *(shelf.name for shelf, _ in self._states),
            *(f"#{name}" for name, _ in self._tags),
            *(f"{_FOLDER}{name}" for name, _ in self._folders),
        ]
        self._name_cells = min(max(map(width, names[:_MEASURED])), _MOST_CELLS)
        at = names.index(current.name) if current.name in names else 0
        super().__init__("Lists", "lists", names, at)

    def _row(self, number: int) -> tuple[Shelf, int]:
        if number < len(self._states):
            return self._states[number]
        number -= len(self._states)
        if number < len(self._tags):
            name, count = self._tags[number]
            return tagged(name), count
        name, count = self._folders[number - len(self._tags)]
        return in_folder(name), count

    def choice(self, number: int) -> Choice:
        shelf, count = self._row(number)
        name, group = shelf.name, "Tags" if shelf.name.startswith("#") else ""
        if name.startswith(_FOLDER):
            name, group = name.removeprefix(_FOLDER), "Folders"
        room = max(self.size.width - 2 * MARGIN - _COUNT_CELLS, 1)
        name = fit(name, room)
        gap = " " * max(min(self._name_cells, room) - width(name), 0)
        words = f"{name}{gap}{count:>{_COUNT_CELLS},}"
        run = Run(len(words) - _COUNT_CELLS, len(words), "dim")
        return Choice(words, runs=(run,), group=group)

    def open_choice(self, number: int) -> None:
        self._choose(self._row(number)[0])

    def action_lists(self) -> None:
        self.app.go_back()
