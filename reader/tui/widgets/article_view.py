"""The article pane: a document in a measured column, its code coloured once it is in view."""

from collections.abc import Mapping, Sequence

from reader.document.blocks import Block, Run
from reader.document.highlight import highlight
from reader.tui.widgets.line_view import LineView
from reader.values import Place

COLOUR_DELAY = 0.25  # seconds


class ArticleView(LineView):
    """An article's blocks."""

    def __init__(self, column: int) -> None:
        super().__init__(column=column, id="article")
        self.is_article = False  # whether it shows an article, not a word about a failure
        self.quote_counts: Mapping[int, int] = {}
        self.marked_block = -1
        self._coloured: set[Block] = set()
        self._waiting: set[Block] = set()

    def margin_mark(self, number: int, is_first: bool) -> str:
        """How many comments quote a paragraph, before its first line, as far as the margin has room."""
        if is_first and (count := self.quote_counts.get(number)):
            mark = f"{count:,}”"
            return f"{mark} " if len(mark) < self.left else mark if len(mark) == self.left else "+”"
        return super().margin_mark(number, is_first)

    def quoted_block_in_sight(self) -> int | None:
        """The block that comments quote and that is meant: the one gone to last, else the first on the screen."""
        top, bottom = round(self.scroll_y), round(self.scroll_y) + self.page_height
        in_sight = [block for block in sorted(self.quote_counts) if top <= self.layout_.line_of(Place(block)) < bottom]
        return self.marked_block if self.marked_block in in_sight else next(iter(in_sight), None)

    def go_to_block(self, block: int) -> None:
        """Brings a block into view, which is then the one that is meant."""
        self.marked_block = block
        self.reveal(Place(block))

    def runs(self, number: int, block: Block) -> Sequence[Run]:
        if block.kind != "code" or not block.language:
            return block.runs
        if block in self._coloured:
            return highlight(block.text, block.language)
        # The first frame doesn't wait for Pygments.
        if not self._waiting:
            self.set_timer(COLOUR_DELAY, self._colour)
        self._waiting.add(block)
        return ()

    def _colour(self) -> None:
        for block in self._waiting:
            highlight(block.text, block.language)
        self._coloured |= self._waiting
        self._waiting.clear()
        self.redraw()
