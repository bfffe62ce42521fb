"""Tables: which hold data and which only lay a page out, and the grid of the former."""

from dataclasses import dataclass

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
_COLUMN_LIMIT = 60
_CELL_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One place in the grid; element is None where a cell from above or the left reaches over it."""

    element: HtmlElement | None
    is_header: bool = False


def is_data(table: HtmlElement) -> bool:
    """Whether a table's rows and columns mean something: several of both, and cells of running text only."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return False
    rows = [cells_of(row) for row in rows_of(table)]
    if max(map(len, rows), default=0) < 2 or len(rows) < 2:
        return False
    if _is_fact_box(table, rows):
        return True
    if next(table.iterdescendants(*_BLOCKS_NO_CELL_HOLDS), None) is not None:
        return False
    if any(len(cell) and _text_length(cell) > _CELL_TEXT_LIMIT for cells in rows for cell in cells):
        return False
    return any(len(cells) > 1 and (cells[0].tag == "th" or _has_text(cells[0])) for cells in rows)


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


def grid_of(table: HtmlElement) -> list[list[Cell]]:
    """The rows, every one of the same length: a cell over several rows or columns stands in the first of them."""
    grid: list[list[Cell]] = []
    reaching: dict[int, int] = {}
    count = 0
    for row in rows_of(table):
        line: list[Cell] = []
        for element in cells_of(row):
            _leave_room(line, reaching)
            width, height = _span(element, "colspan", _COLUMN_LIMIT), _span(element, "rowspan", 1000)
            is_header = element.tag == "th"
            for offset in range(min(width, _COLUMN_LIMIT - len(line))):
                if height > 1:
                    reaching[len(line)] = height
                line.append(Cell(None if offset else element, is_header))
        _leave_room(line, reaching)
        reaching = {column: left - 1 for column, left in reaching.items() if left > 1}
        grid.append(line)
        count += len(line)
        if count > _CELL_LIMIT:
            break
    return _squared(grid)


def _leave_room(line: list[Cell], reaching: dict[int, int]) -> None:
    while len(line) in reaching and len(line) < _COLUMN_LIMIT:
        line.append(Cell(None))


def _span(element: HtmlElement, name: str, limit: int) -> int:
    value = (element.get(name) or "").strip()
    return max(1, min(limit, int(value))) if value.isdecimal() and len(value) < 6 else 1


def _squared(grid: list[list[Cell]]) -> list[list[Cell]]:
    width = max(map(len, grid), default=0)
    return [line + [Cell(None)] * (width - len(line)) for line in grid if line]
