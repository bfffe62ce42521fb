"""What shows nothing but its ground: the screen itself, and what holds its panes."""

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def ground_lines(widget: Widget, crop: Region) -> list[Strip]:
    """The lines of a widget that is all ground, one for all.

    Textual would look at each of them for every frame, though others stand before it: a fifth of turning a page.
    """
    ground = widget.background_colors[1]
    strip = Strip([Segment(" " * crop.width, Style.from_color(bgcolor=ground.rich_color))], crop.width)
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, ground)
    return [strip] * crop.height


class Ground(Widget):
    """Holds others beside each other, or below."""

    DEFAULT_CSS = "Ground { width: 1fr; height: 1fr; overflow: hidden hidden; layout: vertical; }"

    def render_lines(self, crop: Region) -> list[Strip]:
        return ground_lines(self, crop)
