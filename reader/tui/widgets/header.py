"""The lines above a pane: what is read, by whom, how long; or what was said, in counts."""

from textual.content import Content
from textual.widget import Widget

from reader.text import fit, width
from reader.values import Article

_NARROW = 60
MARGIN = 2


class Header(Widget):
    """A title and a line or two of details: the page's words and our own, never parsed as markup.

    A title of several parts that is too long, as counts are, has its last part on the line of the details.
    """

    DEFAULT_CSS = "Header { height: 2; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.title = ""
        self.details = ""
        self.left = 0

    def say(self, title: str, details: str = "", left: int = MARGIN) -> None:
        """Shows a title, and details in a line or more, as far from the left as the text below them."""
        if (title, details, left) != (self.title, self.details, self.left):
            self.title, self.details, self.left = title, details, left
            self.styles.height = 2 + details.count("\n")
            self.refresh()

    def render(self) -> Content:
        indent = " " * (1 if self.size.width < _NARROW else self.left)
        room = max(self.size.width - len(indent), 1)
        title, details = self.title, self.details
        if width(title) > room and not details and " · " in title:
            title, _, details = title.rpartition(" · ")
        lines = [Content.styled(indent + fit(title, room), "bold")]
        lines += [Content.styled(indent + fit(line, room), "dim") for line in details.split("\n")]
        return Content("\n").join(lines)


def details_of(article: Article, site: str | None, counted: bool = True) -> str:
    """By whom, where, when, and where the words are counted, how long: only what the page says."""
    minutes = _time(article.minutes) if counted and article.markdown else ""
    byline = f"By {article.byline}" if article.byline else ""
    published = (article.published or "")[:10]
    return " · ".join(filter(None, (byline, article.site or site, published, minutes)))


def _time(minutes: int) -> str:
    return f"{minutes} min" if minutes <= 90 else f"{round(minutes / 60)} hours"


def beside(left: str, right: str, cells: int) -> str | None:
    """Two texts on one line, the second at its end; None where they don't fit."""
    gap = cells - width(left) - width(right)
    return f"{left}{' ' * gap}{right}" if gap >= 3 else None
