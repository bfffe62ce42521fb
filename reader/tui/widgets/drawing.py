"""Lines on the shortest way to the screen: without the borders, paddings and shades that no pane of reader has."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Label = tuple[int, str, int]
"""A column of the pane, the letters that stand there, how many of them are typed."""


def drawn(widget: Widget, strips: Iterable[Strip]) -> list[Strip]:
    """Lines of a widget that have all their styles, as they go to the terminal."""
    filters, ground = widget.get_line_filters(), widget.background_colors[1]
    lines = []
    for strip in strips:
        for line_filter in filters:
            strip = strip.apply_filter(line_filter, ground)
        lines.append(strip)
    return lines


def ground_lines(widget: Widget, crop: Region) -> list[Strip]:
    """The lines of a widget that shows nothing but its ground, one for all.

    Textual looks at each of them for every frame, though others stand before it.
    """
    return drawn(widget, [_ground(crop.width, widget.background_colors[1])]) * crop.height


@lru_cache(maxsize=16)
def _ground(width: int, colour: Color) -> Strip:
    """The same as long as it looks the same: a strip keeps what filters made of it."""
    return Strip([Segment(" " * width, Style.from_color(bgcolor=colour.rich_color))], width)


def labelled(strip: Strip, labels: Sequence[Label], typed_style: Style, style: Style) -> Strip:
    """A strip with labels on it, each where it belongs or right of the one before, none over the edge."""
    parts, position = [], 0
    for column, label, typed in labels:
        start = min(max(column, position), strip.cell_length - len(label))
        if start < position:
            break
        letters = [Segment(label[:typed], typed_style), Segment(label[typed:], style)]
        parts += [strip.crop(position, start), Strip(letters, len(label))]
        position = start + len(label)
    return Strip.join([*parts, strip.crop(position)])


class Ground(Widget):
    """Holds others beside each other, or below."""

    DEFAULT_CSS = "Ground { width: 1fr; height: 1fr; overflow: hidden hidden; layout: vertical; }"

    def render_lines(self, crop: Region) -> list[Strip]:
        return ground_lines(self, crop)
