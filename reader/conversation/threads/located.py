"""Where a text that a page states for machines stands in the page itself, so that its markup is kept."""

from html import escape
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.html.tree import parse
from reader.patterns import lazy
from reader.text import clean

_UNSEEN = ("script", "style", "template", "svg", "head")
_HEAD = 32
_MOST_TRIES = 20
_TAG = lazy(r"<\w[^<>]{0,1000}>")
_GAP = lazy(r"\n[ \t]*\n\s*")
_NOT_WORD = lazy(r"[\W_]+")


def folded(text: str) -> str:
    """A text's letters and digits alone: what stays the same however it is marked up."""
    return _NOT_WORD.sub("", text).casefold()


class Locator:
    """Finds the elements of a page by their letters."""

    def __init__(self, tree: HtmlElement) -> None:
        spans, self._letters = _spans(tree)
        self._places: dict[tuple[int, str], dict[int, HtmlElement]] = {}
        for node, begin, end in spans:
            # Of several elements with the same letters the outermost ends last, and stays.
            self._places.setdefault((end - begin, self._letters[begin : min(begin + _HEAD, end)]), {})[begin] = node

    def take(self, text: str) -> HtmlElement | None:
        """The element that says this text and nothing else, each once; None where the page shows it otherwise."""
        wanted = folded(text)
        places = self._places.get((len(wanted), wanted[:_HEAD]), {}) if wanted else {}
        for begin in islice(sorted(places), _MOST_TRIES):
            if self._letters.startswith(wanted, begin):
                return places.pop(begin)
        return None


def _spans(tree: HtmlElement) -> tuple[list[tuple[HtmlElement, int, int]], str]:
    """Where each element begins and ends in the letters of the page, in the order of their ends; the letters."""
    parts: list[str] = []
    length = 0
    begun: list[int] = []
    spans = []
    walk = etree.iterwalk(tree, events=("start", "end"), tag="*")
    for event, node in walk:
        text = node.text if event == "start" else node.tail
        if event == "start":
            begun.append(length)
            if node.tag in _UNSEEN:
                walk.skip_subtree()
                text = None
        elif length > (begin := begun.pop()):
            spans.append((node, begin, length))
        if text:
            parts.append(folded(text))
            length += len(parts[-1])
    return spans, "".join(parts)


def element_of(text: str) -> HtmlElement:
    """A stated text, HTML or plain with line ends, as an element of its own."""
    if not _TAG.search(text):
        paragraphs = _GAP.split(escape(clean(text).strip()))
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs).replace("\n", "<br>")
    return parse(f"<div>{text}</div>")
