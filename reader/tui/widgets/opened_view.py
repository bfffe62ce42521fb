"""A pane that shows under the paragraphs of a text what was opened in it: footnotes and pictures."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip

from reader.document.blocks import Block
from reader.document.layout import Layout, Lines
from reader.tui.widgets.sideways_view import SidewaysView
from reader.values import Place

if TYPE_CHECKING:
    from reader.document.inserts import Insert, Inserted
    from reader.document.spots import Spot
    from reader.picturing import Pixels
    from reader.tui.sent_pictures import SentPictures

_AROUND = 4  # lines of a screen that are no text: header and status line


class OpenedView(SidewaysView):
    """What is open stands between the lines of the text, which keep their places."""

    sent_pictures: "SentPictures | None" = None

    def __init__(self, *, column: int = 0, id: str | None = None) -> None:  # noqa: A002
        super().__init__(column=column, id=id)
        self._opened: dict[Spot, Pixels | None] = {}  # None for a footnote
        self._last_opened: Spot | None = None
        self._text = self.layout_
        self._inserted: Inserted | None = None

    def show(self, blocks: Sequence[Block], place: Place | None = None) -> None:
        """Shows a document. What was open stays so where the same is in it."""
        if self._opened:
            from reader.document.spots import kept_spots

            before, self._opened = self._opened, {}
            for old, new in kept_spots(before, blocks):
                self._opened[new] = before.pop(old)
            for pixels in before.values():
                self._drop(pixels)
        super().show(blocks, place)

    def new_layout(self, place: Place) -> Lines:
        self.layout_ = self._text
        self._text, self._inserted = super().new_layout(place), None
        if not self._opened:
            return self._text
        from reader.document.inserts import Inserted

        assert isinstance(self._text, Layout)
        self._inserted = Inserted(self._text, {spot: self._lines(spot, self._text) for spot in self._opened})
        return self._inserted

    def _lines(self, spot: "Spot", layout: Layout) -> "Insert":
        from reader.document.opened_notes import NoteLines
        from reader.document.opened_pictures import PictureLines

        if size := self.size_of(spot):
            return PictureLines(spot.block, layout.wrapping, size)
        return NoteLines(spot.target, self.blocks, layout.wrapping.cells)

    # Opening

    def is_open(self, spot: "Spot") -> bool:
        return spot in self._opened

    def open(self, spot: "Spot", pixels: "Pixels | None" = None) -> None:
        """Opens a footnote, or a picture with its pixels, under the block of the spot. The line at the top stays."""
        self._opened[spot] = self._sent(pixels)
        self.rewrap()

    def open_in_sight(self, spot: "Spot", pixels: "Pixels | None" = None) -> None:
        """The same because someone asked: all of it is brought into view."""
        self.open(spot, pixels)
        self._last_opened = spot
        if self._inserted:
            first, last = self._inserted.lines_of(spot)
            if last >= self.scroll_y + self.page_height:
                self.scroll_to(y=min(first, last - self.page_height + 1), animate=False)

    def close(self, spot: "Spot") -> None:
        self._drop(self._opened.pop(spot, None))
        self.rewrap()

    def opened_last(self) -> "Spot | None":
        """What was opened last, if that is still open and on the screen."""
        spot = self._last_opened
        return spot if spot in self._opened and self._is_on_screen(spot) else None

    def _is_on_screen(self, spot: "Spot") -> bool:
        if self._inserted is None:
            return False
        first, last = self._inserted.lines_of(spot)
        return first < self.scroll_y + self.page_height and last >= self.scroll_y

    # Pictures

    @property
    def has_pictures(self) -> bool:
        """Whether any picture is open."""
        return any(self._opened.values())

    def room_for(self, block: int) -> tuple[int, int]:
        """The columns and rows that a picture in a block has at most: two thirds of the lines there are for text.

        Counted from the screen, since a prompt that takes a line of the pane is not to change a picture.
        """
        columns = self.wrapping.room(self.blocks[block]) if self.wrapping else self.cells
        return columns, 2 * max((self.screen.size.height - _AROUND) * 2 // 3, 1)

    def size_of(self, spot: "Spot") -> tuple[int, int] | None:
        """The columns and rows that an open picture is drawn in."""
        pixels = self._opened.get(spot)
        return pixels.fitted(*self.room_for(spot.block)) if pixels else None

    def awaits_pixels(self, spot: "Spot") -> bool:
        """Whether an open picture is drawn from pixels for another size, or is one that the terminal has lost."""
        pixels = self._opened.get(spot)
        return pixels is not None and (pixels.size != self.size_of(spot) or self._is_lost(spot, pixels))

    def draw_from(self, spot: "Spot", pixels: "Pixels") -> None:
        """Draws an open picture from pixels of the right size."""
        self._drop(self._opened[spot])
        self._opened[spot] = self._sent(pixels)
        self.redraw()

    def on_unmount(self) -> None:
        for pixels in self._opened.values():
            self._drop(pixels)

    def _sent(self, pixels: "Pixels | None") -> "Pixels | None":
        return self.sent_pictures.send(pixels, self.redraw) if pixels and self.sent_pictures else pixels

    def _drop(self, pixels: "Pixels | None") -> None:
        if pixels and self.sent_pictures:
            self.sent_pictures.drop(pixels.number)

    def _is_lost(self, spot: "Spot", pixels: "Pixels") -> bool:
        """Whether the terminal has lost a picture that is to be seen now."""
        has_lost = self.sent_pictures is not None and self.sent_pictures.has_lost(pixels.number)
        return has_lost and self._is_on_screen(spot)

    def near(self, kind: str, most: int) -> Iterator["Spot"]:
        """The spots of a kind that are on the screen, or on the page before or after; no more than most of a block."""
        from reader.document.spots import spots_of

        top, page = round(self.scroll_y), self.page_height
        first, last = (self.layout_.place_of(line) for line in (max(top - page, 0), top + 2 * page))
        for number, block in enumerate(self.blocks[first.block : last.block + 1], first.block):
            start = max(first.character, 0) if number == first.block else 0
            end = max(last.character, 0) if number == last.block else len(block.text)
            yield from [spot for spot in spots_of(number, block, start, end) if spot.kind == kind][:most]

    def picture_on(self, line: int) -> tuple["Spot", int] | None:
        """The picture that is drawn on a line, and which of its rows of cells that is."""
        opened = self._inserted.opened_on(line) if self._inserted and self._inserted is self.layout_ else None
        return opened if opened and self._opened.get(opened[0]) else None

    def _strip(self, line: int) -> Strip:
        strip = super()._strip(line)
        return self._with_picture(strip, line) if self._opened else strip

    def _with_picture(self, strip: Strip, line: int) -> Strip:
        from reader.tui.picture_cells import picture_cells

        drawn = self.picture_on(line)
        pixels, size = (self._opened[drawn[0]], self.size_of(drawn[0])) if drawn else (None, None)
        if drawn is None or pixels is None or size is None:
            return strip
        if self._is_lost(drawn[0], pixels):
            self.post_message(self.Scrolled(self))
        left = self.left + self.layout_.pieces(line)[1][-1].column
        cells = Strip(picture_cells(pixels, size, drawn[1], self._base, self.sent_pictures), size[0])
        return Strip.join([strip.crop(0, left), cells, strip.crop(left + size[0])]).crop(0, self.size.width)
