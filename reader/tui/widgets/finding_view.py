"""A pane in which words are found: all hits are known, one of them is where one is."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.widgets.pointed_view import PointedView
from reader.values import Place

if TYPE_CHECKING:
    from reader.document.find import Hits, Index

_REGEX_SECONDS = 0.5
_STEPS_SECONDS = 2.0
"""How long a regular expression may take at once, and in steps."""


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
        is_known = is_regex and self.sought == (query, is_regex) and self.hits is not None and self._index is not None
        self.sought = query, is_regex
        if not is_known:
            self._look_up()
        self._go_to_first()
        return len(self.hits) if self.hits else 0

    def _go_to_first(self) -> None:
        """To the first hit from the top line on."""
        if self.hits:
            number = self.hits.number_from(self.place)
            self._go_to_hit(number if number < len(self.hits) else 0)
        self.redraw()

    async def find_in_steps(self, pattern: str) -> None:
        """The same for a regular expression, with time for keys between the steps; what is marked stays until then.

        It may take longer so, but no step of it. Raises as finding does.
        """
        from asyncio import sleep

        from reader.tui.patience import within

        self.sought, self.hits, self.hit_number = (pattern, True), None, -1
        steps, left = self._index_made().find_in_steps(pattern), _STEPS_SECONDS
        hits = None
        while hits is None:
            began = time.monotonic()
            with within(_REGEX_SECONDS):
                hits = next(steps)
            left -= time.monotonic() - began
            if left < 0:
                raise TimeoutError
            await sleep(0)
        self.hits = hits
        self._go_to_first()

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
        query, is_regex = self.sought
        index = self._index_made()
        self.hits, self.hit_number = None, -1
        if query and is_regex:
            from reader.tui.patience import within

            with within(_REGEX_SECONDS):
                self.hits = index.find_pattern(query)
        elif query:
            self.hits = index.find(query)

    def _index_made(self) -> "Index":
        from reader.document.find import Index

        if self._index is None:
            self._index = Index(*self.texts())
        return self._index

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
