"""Tables amid a simple document: of data, built whole, each cell a line; what no cell can hold stands behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from lxml.html import HtmlElement

from reader.html import code, tables
from reader.html.addresses import Addresses
from reader.html.inline import with_mark
from reader.html.nodes import BREAK, Marks, Node, Reference, Run
from reader.html.things import Things
from reader.text import clean


@dataclass(slots=True)
class Apart:
    """What is met where it can't be written, and so comes after: tables in a cell, notes amid a text."""

    tables: list[HtmlElement] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


# What needs nothing more between it and the next line, and what the line before it needs nothing more behind.
_ENDS = frozenset(".,;:!?…–—-/|&+=([•·。、，；：")
_BEGINS = frozenset(".,;:!?…–—-/|&+=)]([•·")


def _parted(runs: list[Run]) -> list[Run]:
    """A cell's lines as the one that Markdown gives it: items, paragraphs and addresses parted by semicolons."""
    return [
        ((), "; ")
        if run is BREAK and 0 < place < len(runs) - 1 and _needs_sign(runs[place - 1], runs[place + 1])
        else run
        for place, run in enumerate(runs)
    ]


def _needs_sign(before: Run, after: Run) -> bool:
    """Whether two lines would run into one another: words before and behind, and no sign where they meet."""
    one, other = before[1], after[1]
    ends_open = isinstance(one, Reference) or (isinstance(one, str) and one[-1:] not in _ENDS)
    return ends_open and isinstance(other, str) and other[:1] not in _BEGINS


class TableBlocks(Things):
    """Builds tables of what their cells say, as whoever walks over these tells."""

    def __init__(self, addresses: Addresses, apart: Apart, in_cell: bool) -> None:
        super().__init__(addresses, in_cell)
        self.apart = apart

    def _line_of(self, element: HtmlElement, marks: Marks = ()) -> list[Run]:
        """All that an element holds as one line."""
        raise NotImplementedError

    def _table(self, node: HtmlElement) -> bool:
        """A table of data is built whole; of one that lays out, the cells are blocks like any other.

        A cell of Markdown holds no table: one of data in a cell follows, and the cell has its name.
        """
        if code.is_block(node):
            self._write_code(clean(code.code_text(node)), code.language_of(node))
            return False
        if not tables.is_data(node):
            return True
        if self._in_cell:
            self.apart.tables.append(node)
            self.line.add(f"[table {len(self.apart.tables)}]", self._marks)
            return False
        self._flush()
        self._write_table(node)
        for number, inner in enumerate(self.apart.tables, 1):
            self._append("p", [(with_mark((), "em"), f"[table {number}]")])
            self._write_table(inner)
        self.apart.tables.clear()
        return False

    def _write_table(self, node: HtmlElement) -> None:
        for caption in node.iterchildren("caption"):
            self._append("p", self._line_of(caption, with_mark((), "em")))
        table = self._holder().append(Node("table"))
        grid = tables.grid_of(node)
        if grid.rows and tables.names_rows(grid.rows[0]):
            # Markdown's tables begin with heads of columns: these have none.
            row = table.append(Node("tr"))
            row.children = [Node("th", []) for _ in grid.rows[0]]
        for cells in grid.rows:
            row = Node("tr")
            for cell in cells:
                row.append(self._cell_of(cell))
            if any(cell.runs for cell in row.children):
                table.append(row)
        if remark := grid.cut():
            self._append("p", [(with_mark((), "em"), remark)])

    def _cell_of(self, cell: tables.Cell) -> Node:
        runs = [] if cell.element is None else self._line_of(cell.element)
        node = Node("th", runs) if cell.is_header else Node("td", _parted(runs))
        if runs:
            self._give_names(node)
        return node
