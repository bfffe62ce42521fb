"""The article pane: a document in a measured column, its code coloured once it is in view."""

from collections.abc import Collection, Mapping, Sequence
from threading import Thread

from reader.document.blocks import Block, Run
from reader.document.highlight import highlight
from reader.document.landmarks import Landmark, found, landmark
from reader.tui.widgets.opened_view import OpenedView
from reader.values import Place

COLOUR_DELAY = 0.25  # seconds


def is_quotable(block: Block) -> bool:
    """Whether it is a paragraph, a table or code, that can be highlighted and quoted."""
    return block.kind not in ("heading", "rule")


class ArticleView(OpenedView):
    """An article's blocks."""

    def __init__(self, column: int) -> None:
        super().__init__(column=column, id="article")
        self.is_article = False  # whether it shows an article, not a word about a failure
        self.quote_counts: Mapping[int, int] = {}
        self.marked_block = -1
        self._is_stepping = False  # through the paragraphs at the end
        self.new_blocks: Collection[int] = ()
        self._unvisited: set[int] = set()
        self._coloured: dict[Block, Sequence[Run]] = {}
        self._uncoloured: list[Block] = []
        self._is_colouring = False

    def margin_mark(self, number: int, is_first: bool) -> str:
        """Before a paragraph, as far as there is room: whether it is new, has a note, how many comments quote it."""
        signs = ("•" if number in self.new_blocks else "") + ("✎" if number in self.noted else "") if is_first else ""
        if self._is_stepping and number == self.marked_block and is_first:
            return f"› {signs}" if signs else "› "
        count = self.quote_counts.get(number) if is_first else None
        if not signs and not count:
            return super().margin_mark(number, is_first)
        marks = (f"{signs}{count:,}”", f"{signs}+”", signs or "+”") if count else (signs,)
        mark = next((mark for mark in marks if len(mark) <= self.left), marks[-1])
        return f"{mark} " if len(mark) < self.left else mark

    def mark_new(self, blocks: Collection[int]) -> None:
        """Marks the blocks that weren't there before the text was read again."""
        self.new_blocks, self._unvisited = blocks, set(blocks)
        self.redraw()

    def next_new(self, step: int) -> bool:
        """Goes to the next new block that wasn't gone to yet, around the end, or to the one before.

        Whether there was one.
        """
        is_at = self.marked_block in self.new_blocks and self.is_in_sight(Place(self.marked_block), self.place)
        here = self.marked_block if is_at else self.place.block - (step > 0)
        goals = sorted(self._unvisited if step > 0 else self.new_blocks)
        ahead = [block for block in goals if (block > here if step > 0 else block < here)]
        if not ahead and step > 0:
            ahead = goals
        if ahead:
            self.go_to_block(ahead[0 if step > 0 else -1])
            self._unvisited.discard(self.marked_block)
        return bool(ahead)

    def whereabouts(self) -> list[str]:
        section = self.section()
        return [*super().whereabouts(), *([f"§ {section.text}"] if section else [])]

    def quoted_block_in_sight(self) -> int | None:
        """The block that comments quote and that is meant: the one gone to last, else the first on the screen."""
        top, bottom = round(self.scroll_y), round(self.scroll_y) + self.page_height
        in_sight = [block for block in sorted(self.quote_counts) if top <= self.layout_.line_of(Place(block)) < bottom]
        return self.marked_block if self.marked_block in in_sight else next(iter(in_sight), None)

    def paragraph_in_sight(self, which: int | None = None) -> int | None:
        """The number of the paragraph, table or code that is meant: that of the hit or the mark that one went to.

        Else the first that begins on the screen, or of them that which counts to, from 1; where none begins, the one
        that fills it.
        """
        in_sight = self._in_sight()
        gone_to = next((number for number in (self._hit_block, self.marked_block) if number in in_sight), None)
        if which is None and gone_to is not None:
            return gone_to
        begun = self._begun_in_sight()
        return begun[min(max(which or 1, 1), len(begun)) - 1] if begun else None

    @property
    def _hit_block(self) -> int:
        return self.hits.place(self.hit_number).block if self.hits and self.hit_number >= 0 else -1

    def _in_sight(self) -> list[int]:
        top = round(self.scroll_y)
        numbers = (self.layout_.pieces(line)[0] for line in range(top, top + self.page_height))
        return [number for number in dict.fromkeys(numbers) if number >= 0]

    def _begun_in_sight(self) -> list[int]:
        """The paragraphs that begin on the screen; where none does, the one that fills it."""
        quotable = [number for number in self._in_sight() if is_quotable(self.layout_.block(number))]
        return [number for number in quotable if self.layout_.line_of(Place(number)) >= self.scroll_y] or quotable

    def _look_up(self) -> None:
        """Where a find is given up, the paragraph that it led to is the one that is meant."""
        hit = self._hit_block
        super()._look_up()
        if hit >= 0 and self.hits is None:
            self.marked_block = hit

    def step(self, step: int) -> None:
        """By a line. At the end, where nothing moves, to the next paragraph as the one that is meant, or back."""
        begun, can_move = self._begun_in_sight(), self.scroll_y < self.max_scroll_y
        if not begun or (can_move if step > 0 else not self._is_stepping):
            super().step(step)
            return
        at = begun.index(self.marked_block) if self.marked_block in begun else 0
        self._is_stepping = at + step >= 0
        self.marked_block = begun[min(at + step, len(begun) - 1)] if self._is_stepping else -1
        self.redraw()
        self.tell_moved()

    def _moved(self, line: int) -> None:
        if self._is_stepping:
            self._is_stepping, self.marked_block = False, -1
            self.redraw()
        super()._moved(line)

    def go_to_block(self, block: int) -> None:
        """Brings a block into view, which is then the one that is meant."""
        self.marked_block = block
        self.reveal(Place(block))

    # Where one is

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        """Shows a document, from a place on, or from where the same words stand that are at the top now."""
        self._is_stepping = False
        super().show(blocks, found(blocks, self.place, self.words_here()) if place is None else place)

    def words_here(self) -> Landmark:
        """The words around the place at the top."""
        return landmark(self.blocks, self.place)

    def return_to(self, place: Place, words: Landmark) -> None:
        """Brings a place to the top, wherever the words are that once stood there."""
        self.scroll_to_place(found(self.blocks, place, words))

    # Code

    def runs(self, number: int, block: Block) -> Sequence[Run]:
        if block.kind != "code" or not block.language:
            return block.runs
        if block not in self._coloured:
            self._coloured[block] = ()
            self._uncoloured.append(block)
            if not self._is_colouring:
                self._is_colouring = True
                self.set_timer(COLOUR_DELAY, self._colour)  # the first frame doesn't share the machine with Pygments
        return self._coloured[block]

    def _colour(self) -> None:
        blocks, self._uncoloured = self._uncoloured, []
        Thread(target=self._read_code, args=(blocks,), daemon=True).start()

    def _read_code(self, blocks: Sequence[Block]) -> None:
        """In a thread: the rules of a language alone may take a tenth of a second to be read."""
        self.call_later(self._show_colours, {block: highlight(block.text, block.language) for block in blocks})

    def _show_colours(self, coloured: Mapping[Block, Sequence[Run]]) -> None:
        self._coloured |= coloured
        self._is_colouring = bool(self._uncoloured)
        if self._is_colouring:
            self._colour()
        self.redraw()
