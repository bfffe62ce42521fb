"""Tables: which hold data and which only lay a page out, and the grid of the former."""

from dataclasses import dataclass
from typing import NamedTuple

from lxml.html import HtmlElement

_BLOCKS_NO_CELL_HOLDS = (
    "table",
    "pre",
    "blockquote",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "form",
    "iframe",
)
_SECTIONS = ("thead", "tbody", "tfoot")
_CELL_TEXT_LIMIT = 1200
_BOX_TEXT_LIMIT = 12_000
_COLUMN_LIMIT = 1000
_SPAN_LIMIT = 1000
_CELL_LIMIT = 50_000  # read as Markdown in a second
_INNER_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in the grid; element is None where a cell from above or the left reaches over it."""

    element: HtmlElement | None
    is_header: bool = False


class Grid(NamedTuple):
    """The rows of a table, all of one length, and how many rows and columns it has where not all of them are there."""

    rows: list[list[Cell]]
    row_count: int
    column_count: int

    def cut(self) -> str | None:
        """What of the table is left out, in words; None where it is whole."""
        if not self.rows:
            return None
        counts = (("rows", len(self.rows), self.row_count), ("columns", len(self.rows[0]), self.column_count))
        parts = [f"{shown:,} of its {count:,} {name}" for name, shown, count in counts if shown < count]
        return f"This table is cut: it shows {' and '.join(parts)}." if parts else None


def is_data(table: HtmlElement) -> bool:
    """Whether a table's rows and columns mean something: several of both, and cells of running text only.

    In a table with headings for its columns, a title or a frame, a cell may hold a table.
    """
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    rows = [cells_of(row) for row in rows_of(table)]
    if max(map(len, rows), default=0) < 2 or len(rows) < 2:
        return False
    if _is_fact_box(table, rows):
        return True
    if not _holds_text_only(table) and not _says_it_is_data(table, rows):
        return False
    if any(len(cell) and _text_length(cell) > _CELL_TEXT_LIMIT for cells in rows for cell in cells):
        return False
    return any(len(cells) > 1 and (cells[0].tag == "th" or _has_text(cells[0])) for cells in rows)


def _holds_text_only(element: HtmlElement) -> bool:
    return next(element.iterdescendants(*_BLOCKS_NO_CELL_HOLDS), None) is None


def _says_it_is_data(table: HtmlElement, rows: list[list[HtmlElement]]) -> bool:
    """Whether what is in the cells is text or tables of text, none in these, and marks of the table speak for data.

    A frame alone may be drawn around anything: then none of the tables in the cells may hold data of its own.
    """
    if sum(len(cells) > 1 for cells in rows) < 2 or not all(map(_holds_text_only, rows[0])):
        return False
    inner: set[HtmlElement] = set()
    for element in table.iterdescendants(*_BLOCKS_NO_CELL_HOLDS):
        if element.tag != "table" or not _holds_text_only(element) or len(inner) > _INNER_LIMIT:
            return False
        inner.add(element)
    are_heads = len(rows[0]) > 1 and all(cell.tag == "th" for cell in rows[0])
    if are_heads or any(child.tag in ("caption", "thead") and _has_text(child) for child in table):
        return True
    return (table.get("border") or "0") != "0" and not any(map(is_data, inner))


def _is_fact_box(table: HtmlElement, rows: list[list[HtmlElement]]) -> bool:
    """Whether most rows give one thing its value, as in the boxes of encyclopedias; other things may stand in it."""
    facts = sum([cell.tag for cell in cells] == ["th", "td"] for cells in rows)
    return facts >= 3 and 2 * facts >= len(rows) and _text_length(table) < _BOX_TEXT_LIMIT


def _text_length(element: HtmlElement) -> int:
    """The length of an element's text, what only indents its source not counted."""
    return sum(len(part.strip()) for part in element.itertext())


def _has_text(element: HtmlElement) -> bool:
    return any(part.strip() for part in element.itertext())


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """The table's own rows, those of tables in it left out."""
    rows = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in _SECTIONS:
            rows += list(child.iterchildren("tr"))
    return rows


def cells_of(row: HtmlElement) -> list[HtmlElement]:
    return list(row.iterchildren("td", "th"))


def grid_of(table: HtmlElement) -> Grid:
    """The table's first rows and columns: a cell over several of them stands in the first.

    Columns in which no cell begins are none: many a last row is said to reach over a hundred.
    """
    rows: list[list[Cell]] = []
    reaching: dict[int, int] = {}
    row_count = column_count = width = 0
    for row in rows_of(table):
        elements = cells_of(row)
        row_count += bool(elements or reaching)
        spans = [_span(element, "colspan") for element in elements]
        column_count = max(column_count, sum(spans[:-1]) + 1)
        if width * len(rows) >= _CELL_LIMIT:
            continue
        line: list[Cell] = []
        for element, columns in zip(elements, spans, strict=True):
            _leave_room(line, reaching)
            height, is_header = _span(element, "rowspan"), element.tag == "th"
            if len(line) < _COLUMN_LIMIT:
                width = max(width, len(line) + 1)
            for offset in range(min(columns, _COLUMN_LIMIT - len(line))):
                if height > 1:
                    reaching[len(line)] = height
                line.append(Cell(None if offset else element, is_header))
        _leave_room(line, reaching)
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1}
        if line:
            rows.append(line)
    whole = [line[:width] + [Cell(None)] * (width - len(line)) for line in rows]
    return Grid(whole, row_count, max(column_count, width))


def names_rows(first: list[Cell]) -> bool:
    """Whether a table's first row is a name and its values, as the others are then, and no heads of columns."""
    if not first[0].is_header or first[0].element is None:
        return False
    values = [cell.element for cell in first[1:] if cell.element is not None and not cell.is_header]
    return any(map(_has_text, values)) and next(first[0].element.iterancestors("thead"), None) is None


def _leave_room(line: list[Cell], reaching: dict[int, int]) -> None:
    while len(line) in reaching and len(line) < _COLUMN_LIMIT:
        line.append(Cell(None))


def _span(element: HtmlElement, name: str) -> int:
    value = (element.get(name) or "").strip()
    return max(1, min(_SPAN_LIMIT, int(value))) if value.isdecimal() and len(value) < 6 else 1
