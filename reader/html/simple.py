"""Any element as a simple one: the few blocks and marks that Markdown knows, in an order it can hold.

Blocks never stand inside marks or paragraphs, wrappers are gone, links and pictures have whole addresses,
nesting is bounded, so what comes after needs no care for broken or hostile markup.
"""

from collections.abc import Callable
from typing import NamedTuple

from bs4.element import NavigableString, Tag
from lxml import etree
from lxml.html import HtmlElement

from reader.html import code, images, scripts, tables
from reader.html.elements import BLOCKS, HEADINGS, UNSEEN, is_hidden
from reader.html.inline import Line, Marks, Run, fill, with_mark, without_mark
from reader.links import absolute, scheme, without_tracking
from reader.text import clean, one_line

# Lists and quotations deeper than this continue at this depth: every level indents all that is in it.
DEPTH_LIMIT = 10
_LINK_SCHEMES = ("", "http", "https", "mailto", "tel", "ftp", "gemini", "gopher", "xmpp", "magnet")
_MARKS = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em", "var": "em",
    "s": "del", "strike": "del", "del": "del", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
}  # fmt: skip
_PERMALINKS = frozenset(("¶", "#", "§", "🔗", "⚓", "∞", "link", "permalink"))
_FORM_TEXT_LIMIT = 600


class _Frame(NamedTuple):
    """What holds inside an element, kept while the walk is in it."""

    marks: Marks
    leaf: str
    depth: int


class Simplifier:
    """Walks an element once, without recursion, and builds the simple one."""

    def __init__(self, base_url: str | None, in_cell: bool = False) -> None:
        self._base_url = base_url
        self._in_cell = in_cell
        self.root = Tag(name="div")
        self._containers = [self.root]
        self._line = Line()
        self._marks: Marks = ()
        self._leaf = "p"
        self._frames: list[_Frame] = []
        self._picture_missed = False

    def walk(self, element: HtmlElement) -> Tag:
        """The content of the element; what follows it isn't part of it."""
        walk = etree.iterwalk(element, events=("start", "end", "comment"))
        for event, node in walk:
            if event == "start":
                if self._enter(node):
                    self._line.add(node.text, self._marks)
                else:
                    walk.skip_subtree()
                continue
            if event == "end":
                self._leave(node)
            if node is not element and node.tail:
                self._line.add(node.tail, self._marks)
        self._flush()
        return self.root

    def _enter(self, node: HtmlElement) -> bool:
        """Begins an element; False where its content is not to be walked."""
        self._frames.append(_Frame(self._marks, self._leaf, len(self._containers)))
        handler = _HANDLERS.get(node.tag)
        if (node.tag in UNSEEN and handler is None) or is_hidden(node):
            return False
        if node.tag in BLOCKS:
            self._flush()
        if mark := _MARKS.get(node.tag):
            if not (mark == "strong" and "normal" in (node.get("style") or "")):
                self._mark(mark)
            return True
        return handler is None or handler(self, node) is not False

    def _leave(self, node: HtmlElement) -> None:
        if node.tag == "q" and not is_hidden(node):
            self._line.add("”", self._marks)
        if node.tag in BLOCKS or len(self._containers) > self._frames[-1].depth:
            self._flush()
        self._marks, self._leaf, depth = self._frames.pop()
        while len(self._containers) > depth:
            container = self._containers.pop()
            if not container.contents:
                container.extract()

    def _flush(self) -> None:
        """Ends the block that text was collected for."""
        if self._in_cell:
            self._line.add_break()
            return
        if not self._line:
            return
        line, self._line = self._line, Line()
        for runs in line.paragraphs():
            self._append(self._leaf, without_mark(runs, "strong") if self._leaf in HEADINGS else runs)

    def _append(self, name: str, runs: list[Run]) -> None:
        if runs:
            block = Tag(name=name)
            fill(block, runs)
            self._holder().append(block)

    def _holder(self) -> Tag:
        """Where the next block goes: in a list, its last item."""
        container = self._containers[-1]
        if container.name not in ("ul", "ol"):
            return container
        if not container.contents:
            container.append(Tag(name="li", attrs={"value": str(container.get("start", "1"))}))
        last = container.contents[-1]
        assert isinstance(last, Tag)
        return last

    def _open(self, container: Tag) -> None:
        self._flush()
        if len(self._containers) <= DEPTH_LIMIT and not self._in_cell:
            self._holder().append(container)
            self._containers.append(container)

    def _mark(self, name: str, address: str = "") -> None:
        self._marks = with_mark(self._marks, name, address)

    def _paragraph(self, node: HtmlElement) -> None:
        self._leaf = "p"
        if "wp-caption-text" in (node.get("class") or ""):
            self._mark("em")

    def _heading(self, node: HtmlElement) -> None:
        self._leaf = node.tag

    def _span(self, node: HtmlElement) -> None:
        style = (node.get("style") or "").replace(" ", "").lower()
        if "font-weight:bold" in style or "font-weight:700" in style:
            self._mark("strong")
        if "font-style:italic" in style:
            self._mark("em")

    def _break(self, node: HtmlElement) -> None:
        self._line.add_break()

    def _rule(self, node: HtmlElement) -> None:
        self._flush()
        if not self._in_cell:
            self._holder().append(Tag(name="hr"))

    def _quotation(self, node: HtmlElement) -> None:
        self._open(Tag(name="blockquote"))
        self._leaf = "p"

    def _list(self, node: HtmlElement) -> None:
        name = "ol" if node.tag == "ol" else "ul"
        start = node.get("start") or ""
        number = start if start.isdecimal() and start.isascii() and len(start) < 9 else "1"
        self._open(Tag(name=name, attrs={"start": number} if name == "ol" else {}))
        self._leaf = "p"

    def _item(self, node: HtmlElement) -> None:
        self._flush()
        self._leaf = "p"
        if self._in_cell or len(self._containers) > DEPTH_LIMIT:
            return
        if self._containers[-1].name not in ("ul", "ol"):
            self._implied_list()
        items = self._containers[-1]
        number = int(str(items.get("start", "1"))) + len(items.contents)
        item = Tag(name="li", attrs={"value": str(number)})
        items.append(item)
        self._containers.append(item)

    def _implied_list(self) -> None:
        """A list around items that stand in none: the one before, where nothing came between."""
        container = self._containers[-1]
        last = container.contents[-1] if container.contents else None
        if not isinstance(last, Tag) or last.get("implied") is None:
            last = Tag(name="ul", attrs={"implied": "yes"})
            container.append(last)
        self._containers.append(last)

    def _term(self, node: HtmlElement) -> None:
        self._leaf = "p"
        self._mark("strong")

    def _caption(self, node: HtmlElement) -> None:
        self._leaf = "p"
        self._mark("em")

    def _code_block(self, node: HtmlElement) -> bool:
        self._flush()
        text = clean(code.code_text(node))
        if self._in_cell:
            self._line.add(text, with_mark((), "code"))
        elif text.strip():
            block = Tag(name="pre", attrs={"language": code.language_of(node)})
            block.append(NavigableString(text))
            self._holder().append(block)
        return False

    def _table(self, node: HtmlElement) -> bool:
        """A table of data is built whole; of one that lays out, the cells are blocks like any other."""
        if self._in_cell or not tables.is_data(node):
            return True
        self._flush()
        for caption in node.iterchildren("caption"):
            self._append("p", self._line_of(caption, with_mark((), "em")))
        table = Tag(name="table")
        for cells in tables.grid_of(node):
            row = Tag(name="tr")
            for cell in cells:
                place = Tag(name="th" if cell.is_header else "td")
                if cell.element is not None:
                    fill(place, self._line_of(cell.element))
                row.append(place)
            table.append(row)
        self._holder().append(table)
        return False

    def _line_of(self, element: HtmlElement, marks: Marks = ()) -> list[Run]:
        """All that an element holds as one line."""
        inner = Simplifier(self._base_url, in_cell=True)
        inner._marks = marks
        inner.walk(element)
        return [run for runs in inner._line.paragraphs() for run in runs]

    def _link(self, node: HtmlElement) -> bool | None:
        if not len(node) and (node.text or "").strip().lower() in _PERMALINKS and "#" in (node.get("href") or ""):
            return False
        if target := self._address(node.get("href")):
            self._mark("a", target)
        return None

    def _address(self, target: str | None) -> str | None:
        """A link's whole address, None where it would do something else than lead somewhere."""
        if not target or not target.strip():
            return None
        whole = one_line(without_tracking(absolute(target, self._base_url)))
        return whole if scheme(whole) in _LINK_SCHEMES else None

    def _image(self, node: HtmlElement) -> None:
        if images.is_emoji(node):
            self._line.add(one_line(node.get("alt")), self._marks)
            return
        source = self._address(images.source_of(node))
        self._picture_missed = source is None
        if source and scheme(source) in ("", "http", "https"):
            picture = Tag(name="img", attrs={"src": source, "alt": images.alternative_of(node)})
            self._line.add_image(picture, self._marks)

    def _noscript(self, node: HtmlElement) -> bool:
        """Holds the picture that a script would have loaded; else nothing for a reader."""
        return self._picture_missed and next(node.iter("img"), None) is not None

    def _script(self, node: HtmlElement) -> bool:
        """MathJax keeps formulas in scripts."""
        if (node.get("type") or "").startswith("math/"):
            self._line.add(clean(node.text or "").strip(), with_mark(self._marks, "code"))
        return False

    def _formula(self, node: HtmlElement) -> bool:
        tex = node.get("alttext") or next((a.text for a in node.iter("annotation") if a.text), None)
        if tex:
            self._line.add(one_line(tex), with_mark(self._marks, "code"))
        return tex is None

    def _quoted(self, node: HtmlElement) -> None:
        self._line.add("“", self._marks)

    def _ruby(self, node: HtmlElement) -> bool:
        self._line.add(f"({one_line(''.join(node.itertext()))})", self._marks)
        return False

    def _script_text(self, node: HtmlElement) -> bool | None:
        written = scripts.written(node)
        if written is None:
            return None
        self._line.add(written, self._marks)
        return False

    def _form(self, node: HtmlElement) -> bool:
        """Search and sign-up boxes are left out; some systems put the whole page into a form."""
        return sum(map(len, node.itertext())) > _FORM_TEXT_LIMIT

    def _player(self, node: HtmlElement) -> bool:
        """A film or sound becomes a link to it; other frames are left out."""
        source = node.get("src") or node.get("data-src") or next((s.get("src") for s in node.iter("source")), None)
        target = self._address(source)
        if target and (node.tag != "iframe" or images.is_player(target)) and scheme(target) in ("http", "https"):
            name = one_line(node.get("title") or "") or ("audio" if node.tag == "audio" else "video")
            self._flush()
            self._line.add(f"[{name}]", with_mark((), "a", target))
            self._flush()
        return False


_Handler = Callable[[Simplifier, HtmlElement], bool | None]
_HANDLERS: dict[str, _Handler] = {
    "a": Simplifier._link, "br": Simplifier._break, "img": Simplifier._image, "hr": Simplifier._rule,
    "pre": Simplifier._code_block, "table": Simplifier._table, "blockquote": Simplifier._quotation,
    "ul": Simplifier._list, "ol": Simplifier._list, "menu": Simplifier._list, "dir": Simplifier._list,
    "li": Simplifier._item, "dd": Simplifier._item, "dt": Simplifier._term, "summary": Simplifier._term,
    "figcaption": Simplifier._caption, "caption": Simplifier._caption, "q": Simplifier._quoted,
    "rt": Simplifier._ruby, "math": Simplifier._formula, "script": Simplifier._script,
    "noscript": Simplifier._noscript, "form": Simplifier._form, "sup": Simplifier._script_text,
    "sub": Simplifier._script_text, "video": Simplifier._player, "audio": Simplifier._player,
    "iframe": Simplifier._player, "p": Simplifier._paragraph, "span": Simplifier._span,
    **dict.fromkeys(HEADINGS, Simplifier._heading),
}  # fmt: skip
"""What each element asks for; one that answers False has its content passed over."""
