"""Where a text that a page states for machines stands in the page itself, so that its markup is kept."""

import re

from lxml import etree, html
from lxml.html import HtmlElement

_UNSEEN = ("script", "style", "template", "svg", "head")
_NOT_WORD = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """A text's letters and digits alone: what stays the same however it is marked up."""
    return _NOT_WORD.sub("", text).casefold()


class Locator:
    """The page's letters in one string, and the elements that begin and end at a place in it."""

    def __init__(self, tree: HtmlElement) -> None:
        parts: list[str] = []
        length = 0
        begun: list[int] = []
        self._elements: dict[tuple[int, int], HtmlElement] = {}
        walk = etree.iterwalk(tree, events=("start", "end"), tag="*")
        for event, node in walk:
            if event == "start":
                begun.append(length)
                if node.tag in _UNSEEN:
                    walk.skip_subtree()
                text = "" if node.tag in _UNSEEN else node.text
            else:
                begin = begun.pop()
                if length > begin:
                    self._elements[begin, length] = node  # of several with the same text the outermost
                text = node.tail if node is not tree else ""
            if text:
                parts.append(folded(text))
                length += len(parts[-1])
        self._letters = "".join(parts)

    def find(self, text: str) -> HtmlElement | None:
        """The element that says this text and nothing else; None where the page shows it otherwise, or cut."""
        wanted = folded(text)
        begin = self._letters.find(wanted) if wanted else -1
        while begin >= 0:
            if element := self._elements.get((begin, begin + len(wanted))):
                return element
            begin = self._letters.find(wanted, begin + len(wanted))
        return None


def element_of(text: str) -> HtmlElement:
    """A stated text, HTML or plain with line ends, as an element of its own."""
    if re.search(r"<\w[^<>]{0,1000}>", text):
        return html.fragment_fromstring(text, create_parent="div")
    parent = html.Element("div")
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        block = etree.SubElement(parent, "p")
        lines = paragraph.split("\n")
        block.text = lines[0]
        for line in lines[1:]:
            etree.SubElement(block, "br").tail = line
    return parent
