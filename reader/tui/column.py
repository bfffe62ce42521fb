"""How wide the column of text is."""

_LEAST, _MOST = 24, 160


class Column:
    """A width in cells, stepped in panes that may have less room than it has.

    What is narrowed in a pane without room for the column is so until it fills that pane again.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._roomy = 0  # which a pane with more room has; 0 where it is this one

    def step(self, step: int, room: int) -> bool:
        """Makes it wider or narrower in a pane with room for so many cells; False where nothing would be seen of it."""
        seen = min(self.width, room)
        width = min(max(seen + step, _LEAST), max(_MOST, seen), room)
        if width == seen:
            return False
        if self.width > room:
            self._roomy = self.width
        self.width = self._roomy if width == room < self._roomy else width
        if room >= self._roomy:
            self._roomy = 0
        return True

    def would_fit(self, cells: int) -> bool:
        """Whether a terminal of so many cells has room for it: one that has not says nothing of what it should be."""
        return cells >= self._roomy
