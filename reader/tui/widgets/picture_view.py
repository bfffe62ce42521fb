"""A pane that shows a picture in half cells: two pixels in each, one above the other."""

from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.tui.widgets.line_view import LineView

if TYPE_CHECKING:
    from reader.picturing import Pixels

_UPPER_HALF = "▀"


class PictureView(LineView):
    """Words until the picture is there."""

    pixels: "Pixels | None" = None

    def draw(self, pixels: "Pixels") -> None:
        self.pixels = pixels
        self.redraw()

    def render_line(self, y: int) -> Strip:
        pixels = self.pixels
        if pixels is None:
            return super().render_line(y)
        row = 2 * (y - max((self.size.height - (pixels.rows + 1) // 2) // 2, 0))
        if not 0 <= row < pixels.rows:
            return Strip.blank(self.size.width, self.rich_style)
        left = max((self.size.width - pixels.columns) // 2, 0)
        cells = [
            Segment(_UPPER_HALF, _style(pixels.at(column, row), pixels.at(column, row + 1)))
            for column in range(pixels.columns)
        ]
        line = Strip([Segment(" " * left, self.rich_style), *cells])
        return line.extend_cell_length(self.size.width, self.rich_style).crop(0, self.size.width)


def _style(upper: tuple[int, int, int], lower: tuple[int, int, int]) -> Style:
    return Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower))
