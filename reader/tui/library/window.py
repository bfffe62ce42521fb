"""What was found in the library as rows of a list, of which those near the screen are read and drawn, and no others."""

from collections.abc import Callable, Sequence
from typing import overload

from reader.document.blocks import Block
from reader.library.items import Bookmark
from reader.library.snippets import Snippet
from reader.tui.library.looking import Listed

_CHUNK = 32  # bookmarks that are read at once
_MOST = 2_000  # that are remembered
_GONE = Block("paragraph", "…\n", gap=0)


class Window(Sequence[Block]):
    """The rows of one answer. load reads bookmarks by ids; draw makes the row of one at a width."""

    def __init__(
        self,
        found: Listed,
        load: Callable[[Sequence[int]], Sequence[Bookmark]],
        draw: Callable[[Bookmark, Snippet | None], Block],
        cells: Callable[[], int],
    ) -> None:
        self.found = found
        self.snippets = {hit.bookmark.id: hit.snippet for hit in found.hits}
        self._known = {hit.bookmark.id: hit.bookmark for hit in found.hits}
        self._load, self._draw, self._cells = load, draw, cells
        self._drawn: dict[int, Block] = {}
        self._drawn_cells = 0

    def __len__(self) -> int:
        return len(self.found.ids)

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        if self._drawn_cells != self._cells():
            self.draw_again()
        if number not in self._drawn:
            bookmark = self.bookmark(number)
            self._drawn[number] = self._draw(bookmark, self.snippets.get(bookmark.id)) if bookmark else _GONE
        return self._drawn[number]

    def bookmark(self, number: int) -> Bookmark | None:
        """The bookmark of a row; None where it has gone meanwhile."""
        if not 0 <= number < len(self):
            return None
        item_id = self.found.ids[number]
        if item_id not in self._known:
            if len(self._known) > _MOST:
                self._known.clear()
                self.draw_again()
            first = number - number % _CHUNK
            self._known |= {one.id: one for one in self._load(self.found.ids[first : first + _CHUNK])}
        return self._known.get(item_id)

    def number_of(self, item_id: int) -> int | None:
        """The row of a bookmark; None where it isn't there."""
        try:
            return self.found.ids.index(item_id)
        except ValueError:
            return None

    def draw_again(self) -> None:
        """Forgets how the rows were drawn: something about them changed."""
        self._drawn.clear()
        self._drawn_cells = self._cells()
