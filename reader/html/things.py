"""What stands in the lines of a simple document: links, pictures, players, formulas."""

from lxml.html import HtmlElement

from reader.html import footnotes, images, maths, media, scripts
from reader.html.addresses import Addresses
from reader.html.builder import Builder
from reader.html.elements import HEADINGS
from reader.html.inline import with_mark
from reader.html.nodes import TEX, Image, Node
from reader.text import one_line

_PERMALINKS = frozenset(("¶", "#", "§", "🔗", "⚓", "∞"))
_PERMALINK_WORDS = frozenset(("link", "permalink", "direct link"))


def is_permalink(link: HtmlElement, is_in_heading: bool = False) -> bool:
    """Whether a link is only there to be copied: the address of the place that it stands at."""
    text = "" if len(link) else (link.text or "").strip().lower()
    return text in _PERMALINKS or (is_in_heading and text in _PERMALINK_WORDS)


class Things(Builder):
    """Each gets its element; one that answers False has said all that is in it."""

    def __init__(self, addresses: Addresses, in_cell: bool) -> None:
        super().__init__(in_cell)
        self._addresses = addresses
        self._picture_missed = False

    def _link(self, node: HtmlElement) -> bool | None:
        target = node.get("href")
        if not target:
            return None
        if "#" in target and (footnotes.is_way_back(node) or is_permalink(node, self._leaf in HEADINGS)):
            return False
        if whole := self._addresses.link(target):
            self._mark("a", whole)
        return None

    def _image(self, node: HtmlElement) -> None:
        if images.is_emoji(node):
            self.line.add(one_line(node.get("alt")), self._marks)
            return
        tex = maths.picture_tex(node)
        if tex is None and images.is_spacer(node, self._in_cell):
            return
        source = self._addresses.web(images.source_of(node))
        self._picture_missed = source is None and tex is None
        if source:
            words = images.alternative_of(node) if tex is None else f"${one_line(tex)}$"
            if not self._is_better(source, words, node):
                self.line.add_thing(Image(source, words), self._marks)
        elif tex:
            self.line.add(one_line(tex), with_mark(self._marks, "code", TEX))

    def _is_better(self, source: str, words: str, node: HtmlElement) -> bool:
        """Whether a picture for pages without scripts took the place of its own thumbnail right before it."""
        before = self._last_thing()
        if not isinstance(before, Image) or images.name_of(before.source) != images.name_of(source):
            return False
        if next(node.iterancestors("noscript"), None) is None:
            return False
        before.source, before.alternative = source, words or before.alternative
        return True

    def _figure(self, node: HtmlElement) -> None:
        if source := self._addresses.web(images.source_of_figure(node)):
            self.line.add_thing(Image(source, ""), self._marks)

    def _noscript(self, node: HtmlElement) -> bool:
        """Holds the picture that a script would have loaded; else nothing for a reader."""
        return images.is_stand_in(node, self._picture_missed)

    def _script(self, node: HtmlElement) -> bool:
        """MathJax keeps formulas in scripts."""
        if tex := maths.script_tex(node):
            self._write_formula(tex, maths.is_displayed(node))
        return False

    def _formula(self, node: HtmlElement) -> bool:
        self._write_formula(maths.tex_of(node), maths.is_displayed(node))
        return False

    def _write_formula(self, tex: str, is_displayed: bool) -> None:
        if is_displayed and not self._in_cell:
            self._write_code(tex, "math")
        else:
            self.line.add(one_line(tex), with_mark(self._marks, "code", TEX))

    def _write_code(self, text: str, language: str) -> None:
        self._flush()
        if self._in_cell:
            self.line.add(text, with_mark((), "code"))
        elif text.strip():
            self._write(Node("pre", text=text)).language = language

    def _quoted(self, node: HtmlElement) -> None:
        self.line.add("“", self._marks)

    def _ruby(self, node: HtmlElement) -> bool:
        self.line.add(f"({one_line(''.join(node.itertext()))})", self._marks)
        return False

    def _script_text(self, node: HtmlElement) -> bool | None:
        written = scripts.written(node)
        if written is None:
            return None
        self.line.add(written, self._marks)
        return False

    def _player(self, node: HtmlElement) -> bool:
        """A film or sound becomes a link to it; other frames are left out, what stands in for an object stays."""
        player = media.player_of(node)
        target = self._addresses.web(player.address) if player else None
        if player and target:
            self._flush()
            self.line.add(f"[{player.name}]", with_mark((), "a", target))
            self._flush()
        return player is None and node.tag == "object"

    def _break(self, node: HtmlElement) -> None:
        self.line.add_break()
