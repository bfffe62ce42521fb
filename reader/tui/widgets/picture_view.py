"""A pane that shows a picture in its middle."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Resize
from textual.message import Message
from textual.strip import Strip

from reader.tui.picture_cells import picture_cells
from reader.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reader.picturing import Pixels
    from reader.tui.sent_pictures import SentPictures


class PictureView(LineView):
    """Words until the picture is there."""

    @dataclass(eq=False, repr=False)
    class Resized(Message):
        """There is other room for a picture than before, or the terminal has lost it."""

    pixels: "Pixels | None" = None
    sent_pictures: "SentPictures | None" = None

    def on_resize(self, event: Resize) -> None:
        self.post_message(self.Resized())

    @property
    def room_for_picture(self) -> tuple[int, int]:
        """The columns and rows of pixels that there is room for."""
        return max(self.size.width, 1), max(2 * self.size.height, 2)

    def draw(self, pixels: "Pixels") -> None:
        self._drop()
        self.pixels = self.sent_pictures.send(pixels, self.redraw) if self.sent_pictures else pixels
        self.redraw()

    def on_unmount(self) -> None:
        self._drop()

    def _drop(self) -> None:
        if self.sent_pictures and self.pixels:
            self.sent_pictures.drop(self.pixels.number)

    def render_line(self, y: int) -> Strip:
        pixels = self.pixels
        if pixels is None:
            return super().render_line(y)
        size = pixels.fitted(*self.room_for_picture)
        height = (size[1] + 1) // 2
        row = y - (self.size.height - height) // 2
        if not 0 <= row < height:
            return Strip.blank(self.size.width, self.rich_style)
        if self.sent_pictures and self.sent_pictures.has_lost(pixels.number):
            self.pixels = pixels = pixels._replace(number=0)  # asks once for it, in half cells until it is there
            self.post_message(self.Resized())
        drawn = Strip(picture_cells(pixels, size, row, self.rich_style, self.sent_pictures))
        left = (self.size.width - size[0]) // 2
        return Strip.join([Strip.blank(left, self.rich_style), drawn]).extend_cell_length(
            self.size.width, self.rich_style
        )
