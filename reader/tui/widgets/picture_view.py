"""A pane that shows a picture in its middle."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.events import Resize
from textual.message import Message
from textual.strip import Strip

from reader.tui.half_cells import half_cells
from reader.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reader.picturing import Pixels


class PictureView(LineView):
    """Words until the picture is there."""

    @dataclass(eq=False, repr=False)
    class Resized(Message):
        """There is other room for a picture than before."""

    pixels: "Pixels | None" = None

    def on_resize(self, event: Resize) -> None:
        self.post_message(self.Resized())

    @property
    def room_for_picture(self) -> tuple[int, int]:
        """The columns and rows of pixels that there is room for."""
        return max(self.size.width, 1), max(2 * self.size.height, 2)

    def draw(self, pixels: "Pixels") -> None:
        self.pixels = pixels
        self.redraw()

    def render_line(self, y: int) -> Strip:
        pixels = self.pixels
        if pixels is None:
            return super().render_line(y)
        size = pixels.fitted(*self.room_for_picture)
        height = (size[1] + 1) // 2
        row = y - (self.size.height - height) // 2
        if not 0 <= row < height:
            return Strip.blank(self.size.width, self.rich_style)
        drawn = Strip(half_cells(pixels, size, row, self.rich_style))
        left = (self.size.width - size[0]) // 2
        return Strip.join([Strip.blank(left, self.rich_style), drawn]).extend_cell_length(
            self.size.width, self.rich_style
        )
