"""The one virtualised pane: a document's blocks drawn line by line, for articles, conversations and lists alike."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.events import Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from reader.document.blocks import Block, Run
from reader.document.layout import Layout, Lines, Piece, Wrapping
from reader.document.runs import runs_between
from reader.tui.palette import Palette, palette
from reader.tui.widgets.drawing import Label, drawn, labelled
from reader.tui.widgets.finding_view import FindingView
from reader.values import Place

if TYPE_CHECKING:
    from reader.document.selecting import Selection

MARGIN = 2
HIGH = 2  # headings down to this level stand out more than those below
Labels = Mapping[int, Sequence[Label]]
"""By line of the layout."""
Highlights = Mapping[Any, Sequence[tuple[int, int, str]]]
"""By what names a block: stretches [start, end) of its text, and the part in whose style each is drawn."""
_PLAIN = Style()


class LineView(FindingView, inherit_bindings=False):
    """Blocks at the pane's width. The place at the top survives every change of width and of what is shown."""

    @dataclass(eq=False, repr=False)
    class Scrolled(Message):
        """The view moved, or what it shows changed."""

        view: "LineView"

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, LineView.Scrolled) and message.view is self.view

        @property
        def control(self) -> "LineView":
            return self.view

    def __init__(self, *, column: int = 0, id: str | None = None) -> None:  # noqa: A002
        """column is the width of the text at most, in cells; 0 for the whole pane."""
        super().__init__(id=id)
        self.blocks: Sequence[Block] = ()
        self.share = 1.0  # how much of the document the blocks are
        self.layout_: Lines = Layout(Wrapping((), 1))
        self.place = Place()
        self.labels: Labels = {}
        self.highlights: Highlights = {}
        self.noted: Collection[Hashable] = ()
        self._column = column
        self._headings: list[int] = []
        self.wrapping: Wrapping | None = None
        self._laid_out_size = Size(0, 0)
        self._is_laying_out = False
        self._awaits_size = False
        self._strips: LRUCache[int, Strip] = LRUCache(400)
        self._palette: Palette = {}
        self._base = _PLAIN

    # What is shown

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        """Shows a document, from a place on, or from where the view is."""
        self.blocks = blocks
        self.share = 1.0
        self._headings = [number for number, block in enumerate(blocks) if block.kind == "heading"]
        self._index = self.hits = self.wrapping = None
        self.hit_number = -1
        self._wrap(self.place if place is None else place)

    def extend(self, blocks: Sequence[Block], share: float) -> None:
        """Adds further blocks to the document, which are that share of it with those before. The view stays."""
        known = len(self.blocks)
        self.blocks = [*self.blocks, *blocks]
        self.share = share
        self._headings += [known + number for number, block in enumerate(blocks) if block.kind == "heading"]
        self._index = None
        if self.wrapping:
            self.wrapping.add(blocks)
        self._wrap(self.place)

    @property
    def column(self) -> int:
        return self._column

    @column.setter
    def column(self, cells: int) -> None:
        self._column = cells
        self._wrap(self.place)

    @property
    def room(self) -> int:
        """The width that the text has at most, in cells."""
        return _room_in(self.size.width)

    @property
    def cells(self) -> int:
        """The width of the text."""
        room = self.room
        return min(self._column, room) if self._column else room

    @property
    def left(self) -> int:
        """Where the text begins, counted from the pane's edge: a measured column stands in the middle."""
        width = self._drawn_width
        return max((width - min(self._column, _room_in(width))) // 2, 0) if self._column else MARGIN

    @property
    def _drawn_width(self) -> int:
        """The pane's when it was last laid out. The toolkit looks for that of now anew at each asking: too slow."""
        return self._laid_out_size.width or self.size.width

    def new_layout(self, place: Place) -> Lines:
        """What is shown, at the pane's width; about this place it must be exact."""
        if self.wrapping is None or self.wrapping.cells != self.cells:
            self.wrapping = self.new_wrapping()
        self.wrapping.wrap_about(place.block, self.page_height)
        known = self.layout_
        if isinstance(known, Layout) and known.wrapping is self.wrapping and known.is_current:
            return known
        return Layout(self.wrapping)

    def new_wrapping(self) -> Wrapping:
        """The document at the width of the text."""
        return Wrapping(self.blocks, self.cells)

    @property
    def shift(self) -> int:
        """How far what was moved sideways last is moved, in cells."""
        return 0

    def fixed_place(self) -> tuple[Place, int]:
        """What stays where it is when the lines change: a place, and on which line of the pane it is to stand."""
        return self.place, 0

    def rewrap(self) -> None:
        """Lays out again after the pane's size, or what of it is shown, changed."""
        self._wrap(*self.fixed_place())

    def _wrap(self, place: Place, row: int = 0) -> None:
        self._awaits_size = not self.size.width
        if self._awaits_size:
            self.place = place
            return
        self._lay_out(self.new_layout(place), place, row)

    def _lay_out(self, layout: Lines, place: Place, row: int = 0) -> None:
        """Shows a layout, with a place on a line of the pane."""
        self.layout_, self.labels, self.selection = layout, {}, None
        self._laid_out_size = self.size
        self._is_laying_out = True
        self.virtual_size = Size(self.size.width, max(layout.height, 1))
        self.redraw()
        self.scroll_to(y=layout.line_of(place) - row, animate=False)
        self.place = layout.place_of(round(self.scroll_y)) if row else place
        self._is_laying_out = False
        self.tell_moved()

    def texts(self) -> tuple[Sequence[int], list[str]]:
        return range(len(self.blocks)), [block.text for block in self.blocks]

    def redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: Resize) -> None:
        self.rewrap()

    def _catch_up(self) -> None:
        """Lays out at a size that nobody told of, unless that was done since."""
        if self.size.width and not self.is_laid_out:
            self.rewrap()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._palette = palette(self.app.theme_variables, is_tinted=self._can_tint())
        self._base = self.rich_style
        self._strips.clear()

    def _can_tint(self) -> bool:
        """Whether the terminal has colours enough for a ground that is but a shade of the page's."""
        return not self.app.no_color and self.app.console.color_system in ("truecolor", "256")

    # Where the view is

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        # A pane that got larger near the end is moved before it is laid out anew.
        if not self._is_laying_out and self._laid_out_size == self.size and round(old_value) != round(new_value):
            self._moved(round(new_value))

    def scroll_to(self, x: float | None = None, y: float | None = None, **options: Any) -> None:
        super().scroll_to(x, y, **options)
        # A key between a change of size and the new layout goes by the old one, and is not to be lost.
        if not self._is_laying_out and self._laid_out_size != self.size and self.size.width:
            self._moved(round(self.scroll_y))

    def _moved(self, line: int) -> None:
        """Someone scrolled; this line is at the top now."""
        self.place, self.labels = self.layout_.place_of(line), {}
        self.tell_moved()

    def tell_moved(self) -> None:
        self.post_message(self.Scrolled(self))

    @property
    def page_height(self) -> int:
        return max(self.size.height, 1)

    @property
    def is_laid_out(self) -> bool:
        """Whether its lines are those of its size."""
        return self.size.width > 0 and self._laid_out_size == self.size

    @property
    def progress(self) -> float:
        """How much of the document has been shown, from 0 to 1."""
        if self.layout_.height <= self.page_height:
            return self.share
        return self.share * min((self.scroll_y + self.page_height) / self.layout_.height, 1.0)

    def share_before(self, place: Place) -> float:
        """How much of the document stands before a place, from 0 to 1."""
        return self.share * self.layout_.line_of(place) / max(self.layout_.height, 1)

    def whereabouts(self) -> list[str]:
        """Where one is, in words for the status line."""
        return [f"{self.progress:.0%}", *(["more is coming"] if self.share < 1 else [])]

    def step(self, step: int) -> None:
        """One line further down (1) or up (-1)."""
        self.scroll_lines(step)

    def scroll_lines(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_y + lines, animate=False)

    def scroll_pages(self, pages: float) -> None:
        """Whole pages keep one line in sight."""
        lines = self.page_height * pages
        self.scroll_lines(round(lines - (1 if pages == 1 else -1 if pages == -1 else 0)))

    def scroll_to_place(self, place: Place) -> None:
        """Brings a place to the top; while the pane has no size yet, once it has."""
        if self._awaits_size:
            self.place = place
        self.scroll_to(y=self.layout_.line_of(place), animate=False)

    def scroll_to_end(self) -> None:
        """Brings the last line to the bottom."""
        self.scroll_to(y=self.layout_.height, animate=False)

    def reveal(self, place: Place) -> None:
        """Brings a place into view, a third down the pane if it wasn't."""
        line = self.layout_.line_of(place)
        if not self.scroll_y <= line < self.scroll_y + self.page_height:
            self.scroll_to(y=line - self.page_height // 3, animate=False)

    def section(self) -> Block | None:
        """The last heading at or above the top line."""
        before = bisect_right(self._headings, self.place.block)
        return self.blocks[self._headings[before - 1]] if before else None

    def next_heading(self, step: int) -> bool:
        """Goes to the next heading (step 1) or the one before (-1); whether there was one."""
        here = self.place.block
        at = bisect_right(self._headings, here) if step > 0 else bisect_left(self._headings, here) - 1
        if not 0 <= at < len(self._headings):
            return False
        self.scroll_to_place(Place(self._headings[at]))
        return True

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        # A text that came before the pane had a size is in the first frame all the same, which goes before the
        # event that tells the size. From a place further down it can't be: that takes scrolling.
        if self._awaits_size and self.size.width and self.place == Place():
            self.layout_ = self.new_layout(self.place)
        # Textual tells of a new size when its layout finds one: not where the pane's region was asked for before that.
        if not self.is_laid_out:
            self.call_later(self._catch_up)
        strips: Iterable[Strip] = map(self.render_line, crop.line_range)
        if crop.column_span != (0, self._drawn_width):
            strips = (strip.crop_extend(*crop.column_span, self._base) for strip in strips)
        return drawn(self, strips)

    def render_line(self, y: int) -> Strip:
        line = self.scroll_offset.y + y
        if line not in self._strips:
            self._strips[line] = self._strip(line)
        strip = self._strips[line]
        if self.selection:
            strip = self._with_selection(strip, line, self.selection)
        if line in self.labels:
            letters = (self._base + self._style(part) for part in ("hint-typed", "hint"))
            strip = labelled(strip, self.labels[line], *letters)
        return strip

    def _with_selection(self, strip: Strip, line: int, selection: "Selection") -> Strip:
        from reader.document.selecting import stretches_on

        parts, position = [], 0
        for stretch in stretches_on(self.layout_, line, selection):
            left, right = self.left + stretch.left, self.left + stretch.right
            parts += [strip.crop(position, left), strip.crop(left, right).apply_style(self._style("selected"))]
            position = right
        return Strip.join([*parts, strip.crop(position)]) if parts else strip

    def label(self, labels: Labels) -> None:
        """Draws labels over the text, until it moves."""
        self.labels = labels
        self.refresh()

    def _strip(self, line: int) -> Strip:
        base = self._base
        block_number, pieces = self.layout_.pieces(line)
        segments: list[Segment] = []
        edge = column = 0
        if pieces:
            mark = self.margin_mark(block_number, is_first=any(piece.start == 0 for piece in pieces))
            margin = Segment(mark.rjust(self.left), base + self._style("focus") if mark else base)
            segments.append(margin)
            edge = margin.cell_length
            block = self.layout_.block(block_number)
            for piece in pieces:
                if piece.column > column:
                    segments.append(Segment(" " * (piece.column - column), base))
                    column = piece.column
                of_piece = self._segments(block_number, block, piece)
                segments += of_piece
                column += sum(segment.cell_length for segment in of_piece)
        width, length = self._drawn_width, edge + column
        if length < width:
            segments.append(Segment(" " * (width - length), base))
        return Strip(segments, max(length, width)).crop(0, width)

    def margin_mark(self, number: int, is_first: bool) -> str:
        """What stands in the margin beside a line of a block, the first or another; "" for nothing."""
        return "§ " if is_first and self.layout_.block(number).kind == "heading" else ""

    def name_of(self, number: int) -> Hashable:
        """What names a block in highlights and noted, whatever else is shown."""
        return number

    def highlight(self, highlights: Highlights, noted: Collection[Hashable]) -> None:
        """Marks stretches of the text; noted are the blocks beside which a sign tells of a note."""
        if (highlights, noted) != (self.highlights, self.noted):
            self.highlights, self.noted = highlights, noted
            self.redraw()

    def is_in_sight(self, first: Place, last: Place) -> bool:
        """Whether any of what is between two places is on the screen."""
        top = round(self.scroll_y)
        return self.layout_.line_of(first) < top + self.page_height and self.layout_.line_of(last) >= top

    def base_part(self, number: int, block: Block) -> str:
        """The part whose style a block's own text has; "" for the plain one."""
        if block.kind == "heading" and block.level > HIGH:
            return "subheading"
        return {"heading": "heading", "code": "code-block"}.get(block.kind, "")

    def runs(self, number: int, block: Block) -> Sequence[Run]:
        """The styled runs of a block."""
        return block.runs

    def literal(self, number: int, block: Block, piece: Piece) -> str:
        """The text of a piece that is not the block's own."""
        return piece.text

    def _segments(self, block_number: int, block: Block, piece: Piece) -> list[Segment]:
        base = self._base
        if piece.start < 0:
            return [Segment(self.literal(block_number, block, piece), base + self._style(piece.role))]
        part = self.base_part(block_number, block)
        ground = base + self._style(part) if part else base
        begin, end = piece.start, piece.start + len(piece.text)
        runs = runs_between(self.runs(block_number, block), begin, end)
        spans = [(run.start, run.end, self._run_style(run)) for run in runs]
        if self.highlights:
            highlights = self.highlights.get(self.name_of(block_number), ())
            spans += [(start, stop, self._style(part)) for start, stop, part in highlights]
        if self.hits:
            spans += [
                (start, stop, self._style("hit-now" if number == self.hit_number else "hit"))
                for number, start, stop in self.hits.inside(block_number, begin, end)
            ]
        spans = [(start, stop, style) for start, stop, style in spans if start < end and stop > begin]
        if not spans:
            return [Segment(piece.text, ground)]
        cuts = sorted({begin, end, *(min(max(edge, begin), end) for span in spans for edge in span[:2])})
        segments = []
        for start, stop in pairwise(cuts):
            style = ground
            for run_start, run_end, run_style in spans:
                if run_start <= start and stop <= run_end:
                    style += run_style
            segments.append(Segment(piece.text[start - begin : stop - begin], style))
        return segments

    def _run_style(self, run: Run) -> Style:
        return self._style(f"token-{run.target}" if run.style == "token" else run.style)

    def _style(self, part: str) -> Style:
        return self._palette.get(part, _PLAIN)


def _room_in(width: int) -> int:
    """What is left of a width between the margins."""
    return max(width - 2 * MARGIN, 1)
