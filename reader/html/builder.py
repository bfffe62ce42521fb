"""A simple document while it grows: its open blocks, the line that is being collected, the marks that hold."""

from reader.html.elements import HEADINGS
from reader.html.inline import Line, with_mark, without_mark
from reader.html.nodes import Marks, Node, Run, new_item, new_list, place_list
from reader.words import letters

# What is deeper continues at this depth: every level indents all that is in it. In letters that are answered again and
# again, the depth of a quotation tells who speaks.
DEPTH_LIMIT = 10
_QUOTATION_DEPTH_LIMIT = 32
_LISTS = ("ul", "ol")


_MOST_TERMS = 12  # that share a definition


def _join_terms(terms: list[Node]) -> None:
    """Makes the last terms one, if no definition parts them: in Markdown, a definition is that of one line."""
    first = len(terms)
    while first and len(terms) - first <= _MOST_TERMS and terms[first - 1].name == "dt" and _is_line(terms[first - 1]):
        first -= 1
    together = terms[first:]
    if not 1 < len(together) <= _MOST_TERMS:
        return
    content = together[0].children[0]
    del terms[first + 1 :]
    for term in together[1:]:
        line = term.children[0]
        content.names += line.names
        content.runs = [*(content.runs or ()), (with_mark((), "strong"), " / "), *(line.runs or ())]


def _is_line(term: Node) -> bool:
    return len(term.children) == 1 and term.children[0].name == "p" and term.children[0].runs is not None


def _sign_under(term: Node) -> str:
    """How the definitions of a term begin, which is made a line if its content is one paragraph.

    It may be one already, where the definition before was empty and is gone.
    """
    if term.runs is not None:
        return ":"
    if not _is_line(term):
        return "-"
    content = term.children[0]
    assert content.runs is not None
    term.runs, term.names, term.children = without_mark(content.runs, "strong"), content.names, []
    return ":"


class Builder:
    """Blocks open and close, text in between is collected; in a cell, all of it is one line."""

    def __init__(self, in_cell: bool = False) -> None:
        self.root = Node("div")
        self.line = Line()
        self._in_cell = in_cell
        self._containers = [self.root]
        self._marks: Marks = ()
        self._leaf = "p"
        self._names: list[str] = []
        """Those of the place that the walk is at, for the block that is written next."""
        self._last: Node | None = None
        self._headings: set[str] = set()

    def _flush(self) -> None:
        """Ends the block that text was collected for."""
        if self._in_cell:
            self.line.add_break()
            return
        if not self.line:
            return
        line, self.line = self.line, Line()
        for runs in line.paragraphs():
            self._append(self._leaf, without_mark(runs, "strong") if self._leaf in HEADINGS else runs)

    def _append(self, name: str, runs: list[Run]) -> None:
        if runs:
            if name in HEADINGS:
                self._drop_names_it_says("".join(content for _, content in runs if isinstance(content, str)))
            self._write(Node(name, runs))

    def _write(self, node: Node) -> Node:
        """The node, now the last block of the document, with the names that wait for one."""
        self._give_names(node)
        return self._holder().append(node)

    def _give_names(self, node: Node) -> None:
        self._last = node
        if self._names:
            node.names, self._names = (*node.names, *self._names), []

    def _begin_place(self, names: list[str]) -> None:
        """What follows has names; in a line without blocks, what stands after two breaks is a paragraph of its own."""
        if self.line.ends_paragraph() and not self._in_cell:
            self._flush()
        self._names += names

    def _drop_names_it_says(self, heading: str) -> None:
        """A heading is found by its words, if it is the first with these: a name made of them needs not be kept."""
        said = letters(heading)
        if said not in self._headings:
            self._headings.add(said)
            self._names = [name for name in self._names if letters(name) != said]

    def _holder(self) -> Node:
        """Where the next block goes: in a list, its last item."""
        container = self._containers[-1]
        if container.name not in _LISTS:
            return container
        return container.children[-1] if container.children else self._new_item()

    def _is_full(self) -> bool:
        return self._in_cell or len(self._containers) > DEPTH_LIMIT

    def _open_quotation(self, alert: str = "") -> None:
        """A quotation, or an alert of that kind, which is one to Markdown."""
        if not self._in_cell and len(self._containers) <= _QUOTATION_DEPTH_LIMIT:
            self._open(self._holder().append(Node("blockquote", text=alert)))

    def _open(self, container: Node) -> None:
        """Begins a block that holds others, which is in the document already."""
        self._leaf = "p"
        self._containers.append(container)

    def _close(self, depth: int) -> None:
        """Ends the blocks that opened beyond a depth; empty ones go."""
        while len(self._containers) > depth:
            container = self._containers.pop()
            if not container.children and container.ends_parent():
                container.drop()

    def _open_list(self, name: str, number: int = 1, step: int = 1) -> None:
        """Begins a list; one that is the first thing in another stands in its place: no item has a sign before it."""
        container = self._containers[-1]
        is_in_place = container.name in _LISTS and not container.children and container.parent is not None
        if is_in_place and container.ends_parent():
            container.drop()
        holder = container.parent if is_in_place else self._holder()
        assert holder is not None
        self._open(new_list(holder, name, number, step))

    def _open_item(self, value: int | None = None) -> None:
        if self._containers[-1].name not in _LISTS:
            self._implied_list()
        self._open(self._new_item(value))

    def _new_item(self, value: int | None = None) -> Node:
        """An item of the innermost list, which goes behind the one that took its place before it had any."""
        items = self._containers[-1]
        if not items.children and items.parent is not None and not items.ends_parent():
            place_list(items, items.parent)
        item, self._containers[-1] = new_item(items, value)
        return item

    def _implied_list(self) -> None:
        """A list around items that stand in none: the one before, where nothing came between."""
        container = self._containers[-1]
        items = container.last("ul")
        if items is None or not items.is_implied:
            items = new_list(container, "ul")
            items.is_implied = True
        self._containers.append(items)

    def _open_definitions(self) -> None:
        if not self._is_full():
            self._open(self._holder().append(Node("dl")))

    def _open_term(self) -> None:
        if self._containers[-1].name == "dl":
            self._open(self._containers[-1].append(Node("dt")))

    def _open_definition(self) -> None:
        """What a term means that is one line, right under it; of any other, an item.

        An item too in a list that begins an item: its term would be one of the definitions before the item's list.
        """
        container = self._containers[-1]
        if container.name != "dl":
            return
        _join_terms(container.children)
        before = container.last("dt", "dd")
        definition = container.append(Node("dd"))
        if before is None or (container.parent and container.parent.name == "li" and container.begins_parent()):
            definition.sign = "-"
        else:
            definition.sign = before.sign if before.name == "dd" else _sign_under(before)
        self._open(definition)

    def _last_thing(self) -> object:
        run = self.line.last()
        if run is None and self._containers[-1].children:
            runs = self._containers[-1].children[-1].runs
            run = runs[-1] if runs else None
        return run[1] if run is not None else None

    def _mark(self, name: str, address: str = "") -> None:
        self._marks = with_mark(self._marks, name, address)
