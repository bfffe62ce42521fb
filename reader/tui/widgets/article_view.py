"""The article pane: a document in a measured column, its code coloured once it is in view."""

from collections.abc import Sequence

from reader.document.blocks import Block, Run
from reader.document.highlight import highlight
from reader.tui.widgets.line_view import LineView

COLOUR_DELAY = 0.25  # seconds


class ArticleView(LineView):
    """An article's blocks."""

    def __init__(self, column: int) -> None:
        super().__init__(column=column, id="article")
        self.is_article = False  # whether it shows an article, not a word about a failure
        self._coloured: set[Block] = set()
        self._waiting: set[Block] = set()

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
