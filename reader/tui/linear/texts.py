"""Texts for ears and fingers: every key moves the line that one is on, past those without words."""

from typing import Any

from reader.document.layout import Lines, Wrapping
from reader.document.numbered_links import NumberedWrapping
from reader.text import counted
from reader.tui.linear.view import LinearView
from reader.tui.widgets.article_view import ArticleView, is_quotable
from reader.tui.widgets.line_view import LineView
from reader.values import Place


class LineByLine(LinearView):
    """Added to a pane of text. The place is that of the line that one is on."""

    is_lazy = False  # a key goes on to the next line with words, wherever that is
    _line = 0

    @property
    def line(self) -> int:
        return self._line

    @property
    def _row(self) -> int:
        """The line's row of the pane."""
        return min(max(self._line - round(self.scroll_y), 0), self.page_height - 1)

    def go_to_line(self, line: int, step: int = 0) -> None:
        """Goes to a line, or from an empty one on to the next that has words; step is the way to it, if not onward."""
        line = min(max(line, 0), max(self.layout_.height - 1, 0))
        step = step or (1 if line >= self._line else -1)
        self._line, before = self._with_words(line, step), self._line
        top = round(self.scroll_y)
        if not top <= self._line < top + self.page_height:
            is_back = self._line < before
            super().scroll_to(y=self._line - (self.page_height - 1 if is_back else 0), animate=False)
        self._arrived()

    def _with_words(self, line: int, step: int) -> int:
        for direction in (step, -step):
            at = line
            while 0 <= at < self.layout_.height:
                if any(piece.text.strip() for piece in self.layout_.pieces(at)[1]):
                    return at
                at += direction
        return line

    def _arrived(self) -> None:
        self.place = self.layout_.place_of(self._line)
        self.refresh()
        self.post_message(self.Scrolled(self))

    def scroll_to(self, x: float | None = None, y: float | None = None, **how: Any) -> None:
        if y is None or self._is_laying_out:
            super().scroll_to(x, y, **how)
        else:
            self.go_to_line(round(y))

    def step(self, step: int) -> None:
        self.scroll_lines(step)

    def scroll_lines(self, lines: int) -> None:
        self.go_to_line(self._line + lines)

    def scroll_pages(self, pages: float) -> None:
        """A whole page goes to the first line that wasn't in view, or to the top of the page before."""
        if abs(pages) == 1:
            goal = max(round(self.scroll_y) + round(pages) * self.page_height, 0)
            super().scroll_to(y=goal, animate=False)
            self.go_to_line(goal, step=1)
        else:
            self.go_to_line(self._line + round(pages * self.page_height))

    def reveal(self, place: Place) -> None:
        self.go_to_line(self.layout_.line_of(place))

    def _moved(self, line: int) -> None:
        """The window moved, by the wheel or by a key: the line stays in it."""
        super()._moved(line)
        self._line = min(max(self._line, line), line + self.page_height - 1)
        self.place = self.layout_.place_of(self._line)

    def fixed_place(self) -> tuple[Place, int]:
        return self.place, self._row

    def _wrap(self, place: Place, row: int = 0) -> None:
        super()._wrap(place, self._row if place == self.place else row)

    def _lay_out(self, layout: Lines, place: Place, row: int = 0) -> None:
        super()._lay_out(layout, place, row)
        self._line, self.place = min(layout.line_of(place), max(layout.height - 1, 0)), place


class LinearText(LineByLine, LineView):
    """Help, and what is explained."""


class LinearArticle(LineByLine, ArticleView):
    """An article's text, its links marked in words."""

    def new_wrapping(self) -> Wrapping:
        return NumberedWrapping(self.blocks, self.cells)

    def paragraph_in_sight(self, which: int | None = None) -> int | None:
        """That of the line one is on, where it is of one."""
        number = self.layout_.pieces(self.line)[0]
        is_one = which is None and number >= 0 and is_quotable(self.layout_.block(number))
        return number if is_one else super().paragraph_in_sight(which)

    def whereabouts(self) -> list[str]:
        """How far, under which heading, who quotes this paragraph, what can be opened on this line."""
        section, count = self.section(), self.quote_counts.get(self.place.block, 0)
        return [
            f"{self.progress:.0%}",
            *([f"under {section.text}"] if section and section not in self.blocks[self.place.block :][:1] else []),
            *([f"quoted in {counted(count, 'comment')}"] if count else []),
            *self._openable(),
        ]

    def _openable(self) -> list[str]:
        from reader.tui.sight import stretches

        kinds = [seen.spot.kind for seen in stretches(self, self.line)]
        return [counted(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)]
