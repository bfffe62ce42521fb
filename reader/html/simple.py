"""Any element as a simple one: the few blocks and marks that Markdown knows, in an order it can hold.

Blocks never stand inside marks or paragraphs, wrappers are gone, links and pictures have whole addresses,
nesting is bounded, so what comes after needs no care for broken or hostile markup.
"""

from collections.abc import Callable, Iterable

from lxml import etree
from lxml.html import HtmlElement

from reader.html import alerts, code, footnotes, maths, media
from reader.html.addresses import Addresses
from reader.html.elements import BLOCKS, HEADINGS, UNSEEN, is_hidden
from reader.html.footnotes import Notes, notes_of
from reader.html.names import Names, names_of
from reader.html.nodes import BREAK, Marks, Node, Reference, Run
from reader.html.numerals import numerals_of
from reader.html.table_blocks import Apart, TableBlocks
from reader.text import clean

# Markdown has nothing for what is underlined, inserted or highlighted: it is set off as emphasis.
_MARKS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
    "u": "em", "ins": "em", "mark": "em", "s": "del", "strike": "del", "del": "del",
    "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
_UNDERLINES = ("u", "ins")
_FORM_TEXT_LIMIT = 600


def simplified(element: HtmlElement, base_url: str | None) -> Node:
    """The content of the element; what follows it isn't part of it.

    Notes are tied only where both sides came out of the walk: one that stood in what nobody sees is none.
    """
    addresses = Addresses(base_url)
    notes = notes_of(element, base_url)
    walk = Simplifier(addresses, notes, names_of(element, addresses, notes)).walk(element)
    written = {child.text for child in walk.root.children if child.name == "note"}
    if untied := written ^ walk.referenced:
        notes = notes.without(untied)
        walk = Simplifier(addresses, notes, names_of(element, addresses, notes)).walk(element)
    for note in walk.root.children:
        if note.name == "note" and note.children and (runs := note.children[0].runs):
            note.children[0].runs = footnotes.without_sign(runs, note.text)
    _drop_rule_above_notes(walk.root)
    for note in walk.apart.notes:
        walk.root.append(note)
    return walk.root


def _drop_rule_above_notes(root: Node) -> None:
    """Takes out a rule that parts nothing but notes from the text: whoever draws them tells where they begin."""
    last = next((child for child in reversed(root.children) if child.name != "note"), None)
    if last is not None and last.name == "hr" and not last.names and last is not root.children[-1]:
        last.drop()


class Simplifier(TableBlocks):
    """Walks an element once, without recursion, and builds the simple one."""

    def __init__(
        self,
        addresses: Addresses,
        notes: Notes,
        names: Names,
        apart: Apart | None = None,
        in_cell: bool = False,
    ) -> None:
        super().__init__(addresses, apart or Apart(), in_cell)
        self.referenced: set[str] = set()
        self._notes = notes
        self._names_of = names
        self._frames: list[tuple[Marks, str, int]] = []
        self._in_sidenote = False

    def walk(self, element: HtmlElement, marks: Marks = ()) -> "Simplifier":
        self._marks = marks
        walk = etree.iterwalk(element, events=("start", "end", "comment"))
        for event, node in walk:
            if event == "start":
                if not self._enter(node):
                    walk.skip_subtree()
                elif node.text:
                    self.line.add(node.text, self._marks)
                continue
            if event == "end":
                self._leave(node)
            if node.tail and node is not element:
                self.line.add(node.tail, self._marks)
        self._flush()
        if self._last and not self._in_cell:
            self._give_names(self._last)
        return self

    def _enter(self, node: HtmlElement) -> bool:
        """Begins an element; False where its content is not to be walked."""
        tag = node.tag
        self._frames.append((self._marks, self._leaf, len(self._containers)))
        handler = _HANDLERS.get(tag)
        if (handler is None and tag in UNSEEN) or is_hidden(node):
            return False
        if tag in BLOCKS:
            self._flush()
        if node in self._names_of:
            self._begin_place(self._names_of[node])
        if self._notes.notes and (answer := self._footnote(node)) is not None:
            return answer
        if mark := _MARKS.get(tag):
            if tag == "cite" and self._is_glued_to_quotation(node):
                self._flush()
            if not self._is_plain(node, mark):
                self._mark(mark)
            return True
        return handler is None or handler(self, node) is not False

    def _leave(self, node: HtmlElement) -> None:
        if node.tag == "q" and not is_hidden(node):
            self.line.add("”", self._marks)
        if node.tag in BLOCKS or len(self._containers) > self._frames[-1][2]:
            self._flush()
        self._marks, self._leaf, depth = self._frames.pop()
        self._close(depth)

    def _is_plain(self, node: HtmlElement, mark: str) -> bool:
        """Whether a mark says nothing: links are underlined anyway, and some pages take the boldness from b."""
        if node.tag in _UNDERLINES:
            return any(name == "a" for name, _ in self._marks)
        return mark == "strong" and "normal" in (node.get("style") or "")

    def _is_glued_to_quotation(self, node: HtmlElement) -> bool:
        """Whether an element ends a quotation, right behind its last letter: who said it, on a line of its own."""
        before = self.line.last()
        is_glued = before is not None and isinstance(before[1], str) and not before[1][-1].isspace()
        parent = node.getparent()
        is_last = node.getnext() is None and not (node.tail or "").strip()
        return is_glued and is_last and any(above.tag == "blockquote" for above in (parent, parent.getparent()))

    def _footnote(self, node: HtmlElement) -> bool | None:
        """A note, a reference to one or a way back from one; None for anything else."""
        if node in self._notes.ways_back:
            return False
        if (label := self._notes.references.get(node)) is not None:
            self.referenced.add(label)
            self.line.add_thing(Reference(label), self._marks)
            return False
        if (label := self._notes.notes.get(node)) is None or self._in_cell:
            return None
        self._open(self.root.append(Node("note", text=label)))
        return True

    def _paragraph(self, node: HtmlElement) -> bool | None:
        self._leaf = "p"
        if self._repeats_kind(node):
            return False
        if "wp-caption-text" in (node.get("class") or ""):
            self._mark("em")
        return None

    def _repeats_kind(self, node: HtmlElement) -> bool:
        """Whether an element is the title of an alert that is written as one, which says it."""
        return bool(kind := self._containers[-1].text) and alerts.is_title(node, kind)

    def _division(self, node: HtmlElement) -> bool:
        if self._repeats_kind(node):
            return False
        if kind := alerts.kind_of(node):
            self._open_quotation(kind)
            return True
        if tex := maths.marked_tex(node):
            self._write_formula(tex, is_displayed=True)
            return False
        return not code.is_block(node) or self._code_block(node)

    def _heading(self, node: HtmlElement) -> None:
        self._leaf = node.tag

    def _sidenote(self, node: HtmlElement) -> bool:
        """A note amid a text, drawn beside it: a footnote here. One in another is part of that."""
        if self._in_sidenote:
            return True
        inner = Simplifier(self._addresses, Notes(), self._names_of)
        inner._in_sidenote = True
        if children := inner.walk(node).root.children:
            label = next(number for number in map(str, self.apart.numbers) if number not in self._notes.labels)
            note = Node("note", text=label)
            for child in children:
                note.append(child)
            self.apart.notes.append(note)
            self.line.add_thing(Reference(label), self._marks)
        return False

    def _label(self, node: HtmlElement) -> bool:
        return not footnotes.is_toggle(node)

    def _span(self, node: HtmlElement) -> bool:
        if not node.attrib:
            return True
        if maths.is_drawn_again(node) or code.is_label(node) or code.is_number(node) or footnotes.is_way_back(node):
            return False
        if footnotes.is_sidenote(node):
            return self._sidenote(node)
        if tex := maths.marked_tex(node):
            self._write_formula(tex, maths.is_displayed(node))
            return False
        style = (node.get("style") or "").replace(" ", "").lower()
        if "font-weight:bold" in style or "font-weight:700" in style:
            self._mark("strong")
        if "font-style:italic" in style:
            self._mark("em")
        return True

    def _rule(self, node: HtmlElement) -> None:
        self._flush()
        if not self._in_cell:
            self._write(Node("hr"))

    def _quotation(self, node: HtmlElement) -> None:
        self._leaf = "p"
        self._open_quotation()

    def _list(self, node: HtmlElement) -> None:
        self._leaf = "p"
        if self._is_full():
            return
        is_ordered = node.tag == "ol"
        counts_down = is_ordered and node.get("reversed") is not None
        first = sum(1 for _ in node.iterchildren("li")) if counts_down else 1
        number = _number(node.get("start"))
        numerals = numerals_of(node) or ("1" if counts_down else "") if is_ordered else ""
        name = "ol" if is_ordered and not numerals else "ul"
        self._open_list(name, first if number is None else number, -1 if counts_down else 1)
        self._containers[-1].numerals = numerals

    def _item(self, node: HtmlElement) -> None:
        self._flush()
        self._leaf = "p"
        if not self._is_full():
            self._open_item(_number(node.get("value")))

    def _definitions(self, node: HtmlElement) -> None:
        """A list of terms and what they mean; without terms it only indents, as in wikis."""
        if next(node.iterdescendants("dt"), None) is not None:
            self._open_definitions()

    def _term(self, node: HtmlElement) -> None:
        self._leaf = "p"
        self._open_term()
        self._mark("strong")

    def _summary(self, node: HtmlElement) -> None:
        self._leaf = "p"
        self._mark("strong")

    def _definition(self, node: HtmlElement) -> None:
        self._leaf = "p"
        self._open_definition()

    def _caption(self, node: HtmlElement) -> None:
        self._leaf = "p"
        self._mark("em")

    def _code_block(self, node: HtmlElement) -> bool:
        self._write_code(clean(code.code_text(node)), code.language_of(node))
        return False

    def _cell(self, node: HtmlElement) -> bool:
        """A cell of a table that lays out; those that only number lines of code are left out."""
        return not code.is_gutter(node)

    def _line_of(self, element: HtmlElement, marks: Marks = ()) -> list[Run]:
        """All that an element holds as one line."""
        if element.tag in ("td", "th") and element.getprevious() is None:
            self._names += self._names_of.get(element.getparent(), ())
        inner = Simplifier(self._addresses, self._notes, self._names_of, self.apart, in_cell=True).walk(element, marks)
        self.referenced |= inner.referenced
        self._names += inner._names
        return [run for runs in inner.line.paragraphs() for run in (BREAK, *runs)][1:]

    def _form(self, node: HtmlElement) -> bool:
        """Search and sign-up boxes are left out; some systems put the whole page into a form."""
        return sum(map(len, node.itertext())) > _FORM_TEXT_LIMIT

    def _checkbox(self, node: HtmlElement) -> bool:
        """A task's box at the beginning of an item, as GFM writes it."""
        is_task = (
            (node.get("type") or "").lower() == "checkbox"
            and not footnotes.is_toggle(node)
            and self._containers[-1].name == "li"
        )
        if is_task and not self.line and not self._containers[-1].children:
            self.line.add("[ ] " if node.get("checked") is None else "[x] ", ())
        return False


def _number(value: str | None) -> int | None:
    """A number of a list, None where it is none that Markdown can have."""
    value = (value or "").strip()
    return int(value) if value.isdecimal() and value.isascii() and len(value) < 9 else None


_Handler = Callable[[Simplifier, HtmlElement], bool | None]


def _each(tags: Iterable[str], handler: _Handler) -> dict[str, _Handler]:
    return dict.fromkeys(tags, handler)


_HANDLERS: dict[str, _Handler] = {
    "a": Simplifier._link, "br": Simplifier._break, "img": Simplifier._image, "hr": Simplifier._rule,
    "figure": Simplifier._figure, "amp-img": Simplifier._image, "amp-anim": Simplifier._image,
    "pre": Simplifier._code_block, "table": Simplifier._table, "blockquote": Simplifier._quotation,
    "li": Simplifier._item, "dl": Simplifier._definitions, "dt": Simplifier._term, "dd": Simplifier._definition,
    "summary": Simplifier._summary, "q": Simplifier._quoted, "rt": Simplifier._ruby, "math": Simplifier._formula,
    "label": Simplifier._label, "d-footnote": Simplifier._sidenote,
    "script": Simplifier._script, "noscript": Simplifier._noscript, "form": Simplifier._form,
    "input": Simplifier._checkbox, "p": Simplifier._paragraph, "span": Simplifier._span, "div": Simplifier._division,
    **_each(("td", "th"), Simplifier._cell),
    **_each(("ul", "ol", "menu", "dir"), Simplifier._list),
    **_each(("figcaption", "caption"), Simplifier._caption),
    **_each(("sup", "sub"), Simplifier._script_text),
    **_each(media.PLAYERS, Simplifier._player),
    **_each(HEADINGS, Simplifier._heading),
}  # fmt: skip
"""What each element asks for; one that answers False has its content passed over."""
