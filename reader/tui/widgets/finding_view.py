"""A pane in which words are found: all hits are known, one of them is where one is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.widgets.pointed_view import PointedView
from reader.values import Place

if TYPE_CHECKING:
    from reader.document.find import Hits, Index

_REGEX_SECONDS = 0.5


class FindingView(PointedView, inherit_bindings=False):
    """What was found lasts until something else is sought; _index is made when it is first needed in a text."""

    place: Place
    hits: "Hits | None" = None
    hit_number = -1
    sought = "", False
    """Words, and whether they are a regular expression."""
    _index: "Index | None" = None

    def find(self, query: str, is_regex: bool = False) -> int:
        """Marks all hits and goes to the first from the top line on; how many there are.

        Raises re.error for what is no regular expression, TimeoutError for one that takes too long.
        """
        self.sought = query, is_regex
        self._look_up()
        if self.hits:
            number = self.hits.number_from(self.place)
            self._go_to_hit(number if number < len(self.hits) else 0)
        self.redraw()
        return len(self.hits) if self.hits else 0

    def find_again(self, at: Place | None) -> None:
        """Finds the same in a text that has got more. The view stays; at is the hit that one is at, if any.

        Raises TimeoutError as finding does.
        """
        self._look_up()
        if self.hits:
            number = self.hits.number_from(at or self.place)
            self.hit_number = number - 1 if at is None else min(number, len(self.hits) - 1)
        self.redraw()

    def _look_up(self) -> None:
        from reader.document.find import Index

        query, is_regex = self.sought
        if self._index is None:
            self._index = Index(*self.texts())
        self.hits, self.hit_number = None, -1
        if query and is_regex:
            from reader.tui.patience import within

            with within(_REGEX_SECONDS):
                self.hits = self._index.find_pattern(query)
        elif query:
            self.hits = self._index.find(query)

    def texts(self) -> tuple[Sequence[int], list[str]]:
        """What is found in: the numbers of blocks, rising, and their words."""
        raise NotImplementedError

    def reveal(self, place: Place) -> None:
        """Brings a place into view."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draws all lines anew."""
        raise NotImplementedError

    def tell_moved(self) -> None:
        """Tells that the view moved, or that it shows something else."""
        raise NotImplementedError

    def next_hit(self, step: int) -> None:
        """Goes to the next hit or the one before, around the ends."""
        if self.hits and len(self.hits):
            self._go_to_hit((self.hit_number + step) % len(self.hits))

    def go_to_hit(self, number: int) -> None:
        """Goes to the hit of that number."""
        self._go_to_hit(number)

    def _go_to_hit(self, number: int) -> None:
        assert self.hits
        self.hit_number = number
        self.reveal(self.hits.place(number))
        self.redraw()
        self.tell_moved()
