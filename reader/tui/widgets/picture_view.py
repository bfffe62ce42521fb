"""A pane that shows a picture in its middle."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Resize
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from reader.tui.picture_cells import picture_cells
from reader.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reader.picturing import Pixels
    from reader.tui.sent_pictures import SentPictures
    from reader.tui.sixels import Sixels


class PictureView(LineView):
    """Words until the picture is there."""

    @dataclass(eq=False, repr=False)
    class Resized(Message):
        """There is other room for a picture than before, or the terminal has lost it."""

    pixels: "Pixels | None" = None
    sent_pictures: "SentPictures | None" = None
    sixels: "Sixels | None" = None
    _is_whole = True  # whether nothing of the picture is transparent

    def on_resize(self, event: Resize) -> None:
        self.post_message(self.Resized())

    @property
    def room_for_picture(self) -> tuple[int, int]:
        """The columns and rows of pixels that there is room for."""
        return max(self.size.width, 1), max(2 * self.size.height, 2)

    def draw(self, pixels: "Pixels") -> None:
        self._drop()
        self.pixels = self.sent_pictures.send(pixels, self.redraw) if self.sent_pictures else pixels
        if self.sixels:
            self._is_whole = min(pixels.content[3::4]) == 255
            self.sixels.show(pixels.sixels, self._sixels_place)
        self.redraw()

    def on_unmount(self) -> None:
        self._drop()

    def _drop(self) -> None:
        if self.sent_pictures and self.pixels:
            self.sent_pictures.drop(self.pixels.number)

    def _placed(self, pixels: "Pixels") -> tuple[tuple[int, int], Region]:
        """The columns and rows of pixels that are shown, and the cells of the pane that they fill."""
        size = pixels.fitted(*self.room_for_picture)
        width, height = size[0], (size[1] + 1) // 2
        return size, Region((self.size.width - width) // 2, (self.size.height - height) // 2, width, height)

    def _sixels_place(self) -> Region | None:
        """The cells of the screen over which sixels are, or will be drawn; None where half cells are seen.

        They never reach the terminal's last line, where it could scroll.
        """
        pixels = self.pixels
        if not (self.sixels and pixels and pixels.sixels and self.is_attached and self.screen.is_active):
            return None
        size, region = self._placed(pixels)
        place = region.translate(self.region.offset)
        return place if size == pixels.size and place.bottom < self.app.size.height else None

    def render_line(self, y: int) -> Strip:
        pixels = self.pixels
        if pixels is None:
            return super().render_line(y)
        size, region = self._placed(pixels)
        row = y - region.y
        # Half cells would be seen through what is transparent.
        if not 0 <= row < region.height or (not self._is_whole and self._sixels_place()):
            return Strip.blank(self.size.width, self.rich_style)
        if self.sent_pictures and self.sent_pictures.has_lost(pixels.number):
            self.pixels = pixels = pixels._replace(number=0)  # asks once for it, in half cells until it is there
            self.post_message(self.Resized())
        drawn = Strip(picture_cells(pixels, size, row, self.rich_style, self.sent_pictures))
        return Strip.join([Strip.blank(region.x, self.rich_style), drawn]).extend_cell_length(
            self.size.width, self.rich_style
        )
