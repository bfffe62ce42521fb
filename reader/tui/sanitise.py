"""The last wall before the terminal: no control, bidi or invisible character of a page passes, whatever let it in."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.text import clean


class Sanitise(LineFilter):
    """Cleans the text of every segment that is drawn, and the address of its link, which OSC 8 carries raw."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [segment if _is_clean(segment) else _cleaned(segment) for segment in segments]


SANITISE = Sanitise()
"""The one there is: by it Textual knows which lines have been cleaned, and draws those as they are."""


def _is_clean(segment: Segment) -> bool:
    if segment.style and segment.style.link and not (segment.style.link.isascii() and segment.style.link.isprintable()):
        return False
    return segment.text.isascii() and segment.text.isprintable()


def _cleaned(segment: Segment) -> Segment:
    text = clean(segment.text).replace("\n", " ").replace("\t", " ")
    style = segment.style
    if style and style.link:
        style = style.update_link(clean(style.link).replace("\n", ""))
    return Segment(text, style)
