"""A pane whose lines are exact where one looks at once; what is out of view is measured in slices."""

from textual.timer import Timer

from reader.document.layout import Lines
from reader.tui.widgets.line_view import LineView
from reader.values import Place

SLICE, _PAUSE = 0.006, 0.012  # seconds: a key never waits longer for the measuring of what is out of view


class SettlingView(LineView):
    """Lays out again, its place kept, before it goes where a height was a guess, and once all are exact."""

    _settling: Timer | None = None

    def measure_some(self, seconds: float) -> bool:
        """Measures what is out of view for about so long; whether all is exact then."""
        raise NotImplementedError

    def exact_layout(self, place: Place) -> Lines | None:
        """The same lines exact about a place; None where those that are shown are so."""
        raise NotImplementedError

    @property
    def is_settled(self) -> bool:
        """Whether all line starts are exact, those out of view too."""
        return self._settling is None

    def settle(self) -> None:
        """Begins to measure what is out of view, while nothing else is to do."""
        if not self._settling:
            self._settling = self.set_interval(_PAUSE, self._settle)

    def _settle(self) -> None:
        is_pointed_at = self.labels or self.selection  # which a new layout would end
        if self.measure_some(SLICE) and not is_pointed_at and self._settling:
            self._settling.stop()
            self._settling = None
            self._wrap(self.place)

    def _make_exact(self, place: Place) -> None:
        if layout := self.exact_layout(place):
            self._lay_out(layout, self.place)

    def _moved(self, line: int) -> None:
        super()._moved(line)
        self._make_exact(self.place)

    def reveal(self, place: Place) -> None:
        self._make_exact(place)
        super().reveal(place)

    def scroll_to_place(self, place: Place) -> None:
        self._make_exact(place)
        super().scroll_to_place(place)

    def scroll_to_end(self) -> None:
        self._make_exact(self.layout_.place_of(self.layout_.height - 1))
        super().scroll_to_end()
