"""The lines above a pane: what is read, by whom, how long; or what was said, in counts."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reader.text import width
from reader.tui.parts import KEPT, Part, Row, lines_of
from reader.values import Article, Tally, reading_time

LOW, TALL = 16, 36  # rows: where there is a blank line below a header, and one above it
_NARROW = 60
MARGIN = 2


class Header(Widget):
    """A title, a row or two of details, and notes: the page's words and our own, never parsed as markup."""

    DEFAULT_CSS = "Header { height: auto; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.rows: Sequence[Row] = ((), ())
        self.notes: Sequence[str] = ()
        self.left = 0

    def say(self, title: str | Row, *rows: str | Row, notes: Sequence[str] = (), left: int = MARGIN) -> None:
        """Shows a title, rows of details and notes, as far from the left as the text below them."""
        said = [(Part(row),) if isinstance(row, str) else tuple(row) for row in (title, *(rows or ("",)))]
        if (said, notes, left) != (self.rows, self.notes, self.left):
            self.rows, self.notes, self.left = said, notes, left
            # Textual goes by the height that it measured before for a width, whatever was said since.
            self._box_model_cache.clear()
            self.refresh(layout=len(self._lines(self.size.width)) != self.size.height)

    def stand_in(self, rows: int) -> None:
        """Takes the margins that a screen of so many rows has room for."""
        self.styles.margin = (int(rows >= TALL), 0, int(rows >= LOW), 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        title, *details = self._lines(self.size.width)
        lines = [Content.styled(title, "bold"), *(Content.styled(line, quiet_of(self)) for line in details)]
        return Content("\n").join(lines)

    def _lines(self, cells: int) -> list[str]:
        indent = " " * (1 if cells < _NARROW else self.left)
        return [indent + line for line in lines_of(self.rows, self.notes, max(cells - len(indent), 1))]


def quiet_of(widget: Widget) -> str:
    """The style of what stands back; a terminal's own colours can't be mixed, so there it dims."""
    return "dim" if widget.app.native_ansi_color else "$quiet"


def details_of(article: Article, site: str | None, counted: bool = True) -> Row:
    """By whom, where, when, and where the words are counted, how long: only what the page says."""
    time = reading_time(article.reading_count) if counted and article.markdown else ""
    byline = f"By {article.byline}" if article.byline else ""
    published = (article.published or "")[:10]
    return Part(byline, 3), Part(article.site or site or "", 2), Part(published, 1), Part(time)


def counts_of(tally: Tally) -> Row:
    """The counts, of which no width leaves out how many there are and how many are hidden."""
    found, shown, muted, hidden, declared = tally.parts
    is_told_by_others = bool(muted or hidden)
    return (
        Part(found, KEPT),
        Part(shown, 2 if is_told_by_others else KEPT),
        Part(muted, KEPT),
        Part(hidden, KEPT),
        Part(declared, KEPT),
    )


def beside(left: str, right: str, cells: int) -> str | None:
    """Two texts on one line, the second at its end; None where they don't fit."""
    gap = cells - width(left) - width(right)
    return f"{left}{' ' * gap}{right}" if gap >= 3 else None
