"""The elements of an article as things to count: what a page's HTML has, and what rendered Markdown has."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from reader.html.elements import BLOCKS, HEADINGS
from reader.links import without_tracking

KINDS = (
    "heading", "list item", "pre", "code", "cell", "image", "link", "note", "video", "blockquote", "em/strong",
    "paragraph",
)  # fmt: skip
Elements = Counter[tuple[str, str]]
"""How often each (kind, key) is there; the key is words, for images and links where they lead."""

# Markdown has no terms and captions: they come back as emphasised paragraphs.
_EMPHASIS = frozenset("em strong b i cite dfn var dt summary figcaption caption".split())
_CODE = frozenset("code kbd samp tt".split())
_NESTED = frozenset("ul ol dl pre table".split())
_NO_CELL_OF_DATA = ("table", "pre", "blockquote", "ul", "ol", "dl", "figure", *sorted(HEADINGS))
_FILM = re.compile(
    r"//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/(?:embed/|v/|watch\?v=)|youtu\.be/|vimeo\.com/(?:video/)?"
    r"|dailymotion\.com/(?:embed/)?video/)([\w-]{6,})"
)
_SIGN = re.compile(r"[\[(]?(?:(?:n|nb|note)[ -])?(?:\d{1,4}|[a-z]|[^\w\s]{1,3})[\])]?|↩.*", re.I)
_UNSEEN = frozenset("script style noscript template svg".split())
_RENDERER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
_RENDERER.use(footnote_plugin, inline=False).use(deflist_plugin)
_ANCHOR = re.compile(r'<a id="[^"]*"></a>')


def _label(renderer: object, tokens: list[Token], place: int, options: object, env: object) -> str:
    """What a note's sign shows: the label that the Markdown gives it, not its number in order."""
    return str(tokens[place].meta["label"])


_RENDERER.add_render_rule("footnote_caption", _label)


def rendered(markdown: str) -> HtmlElement:
    """The Markdown as a tree; the way back from a note to its reference isn't in it."""
    page = _RENDERER.render(_ANCHOR.sub("", markdown))
    tree = document_fromstring(f"<div>{page}</div>")
    for link in tree.findall(".//a[@class='footnote-backref']"):
        link.drop_tree()
    for code in tree.findall(".//pre/code[@class='language-math']"):
        code.getparent().tag = "div"
        code.drop_tag()
    return tree


def elements_of(tree: HtmlElement, base_url: str | None) -> Elements:
    """All elements of a tree by kind.

    A list item is its own direct text (but in a cell of data, where Markdown has none), a paragraph any run of text
    in no other block (a caption, a term). Emphasis is counted by the word: Markdown must part it at links and
    punctuation. Short links that lead onward on the page are notes; like those that lead back they are taken out of
    the text, and so out of the tree. Links and frames of film services are videos, counted by the film. A data table
    has no table in it, and has a th, or 2 x 2 cells or more without blocks that a cell of Markdown can't hold.
    """
    found: Elements = Counter()
    _without_signs(tree, found)
    for formula in tree.findall(".//math[@display='block']"):
        formula.tag = "div"
    for node in tree.iter(etree.Element):
        for kind, key in _elements(node, base_url):
            if key:
                found[kind, key] += 1
    found.update(("paragraph", key) for text in _runs_of_text(tree) if (key := words(text)))
    return found


def _without_signs(tree: HtmlElement, found: Elements) -> None:
    """Takes the signs of notes out of the tree, and counts those that lead onward."""
    places = {node.get("id"): number for number, node in enumerate(tree.iter(etree.Element)) if node.get("id")}
    signs: list[HtmlElement] = []
    for number, node in enumerate(tree.iter(etree.Element)):
        target = node.get("href") or ""
        if node.tag == "a" and target[:1] == "#" and _SIGN.fullmatch(text_in(node).strip()) and not _is_in(node, "pre"):
            signs.append(node)
            if places.get(unquote(target[1:]), 0) > number:
                found["note", words(text_in(node))] += 1
    for node in signs:
        node.drop_tree()


def _elements(node: HtmlElement, base_url: str | None) -> Iterator[tuple[str, str]]:
    tag = node.tag
    if tag in HEADINGS:
        yield "heading", words(text_in(node).strip().removesuffix("[edit]"))  # MediaWiki's button
    elif (tag == "li" or (tag == "dd" and _has_term(node))) and not _is_in_cell(node):
        yield "list item", words(text_in(node, _NESTED))
    elif tag == "pre":
        yield from ((kind, words(text_in(node))) for kind in ("pre", "code"))
    elif tag in _CODE and not _is_in(node, "pre", *_CODE):
        yield "code", words(text_in(node))
    elif tag == "table" and _holds_data(node):
        yield from (("cell", words(text_in(cell))) for cell in node.iterdescendants("td", "th"))
    elif tag == "img":
        yield "image", _picture(node, base_url)
    elif tag in ("iframe", "embed") and (film := _FILM.search(node.get("src") or "")):
        yield "video", film[1]
    elif tag == "a" and node.get("href") and not _is_in(node, "pre") and _has_content(node):
        yield _link(node, base_url)
    elif tag == "blockquote":
        yield "blockquote", words(text_in(node))
    elif tag in _EMPHASIS and not _is_in(node, *_EMPHASIS, *HEADINGS, "pre"):
        yield from (("em/strong", word) for word in _words(text_in(node)))


def words(text: str) -> str:
    """The text for comparing: the letters and digits of its words, in lower case, raised and lowered ones as plain."""
    return "".join(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def text_in(node: HtmlElement, without: frozenset[str] = frozenset()) -> str:
    """An element's text, blocks apart, that of some elements in it left out."""
    parts: list[str] = []
    walk = etree.iterwalk(node, events=("start", "end", "comment"))
    for event, inner in walk:
        if event == "start":
            if (inner is not node and inner.tag in without) or inner.tag in _UNSEEN:
                walk.skip_subtree()
            else:
                parts += [" " if inner.tag in BLOCKS or inner.tag == "br" else "", inner.text or ""]
        elif inner is not node:
            parts += [" " if inner.tag in BLOCKS else "", inner.tail or ""]
    return "".join(parts)


def _is_in(node: HtmlElement, *tags: str) -> bool:
    return next(node.iterancestors(*tags), None) is not None


def _has_term(definition: HtmlElement) -> bool:
    return next(definition.getparent().iterdescendants("dt"), None) is not None


def _is_in_cell(node: HtmlElement) -> bool:
    cell = next(node.iterancestors("td", "th"), None)
    return cell is not None and _holds_no_paragraphs(cell)


def _has_content(link: HtmlElement) -> bool:
    return bool(words(text_in(link))) or next(link.iter("img"), None) is not None


def _holds_data(table: HtmlElement) -> bool:
    rows = list(table.iterdescendants("tr"))
    if next(table.iterdescendants("table"), None) is not None:
        return False
    if next(table.iterdescendants("th"), None) is not None:
        return True
    return sum(len(row) > 1 for row in rows) > 1 and next(table.iterdescendants(*_NO_CELL_OF_DATA), None) is None


def _picture(node: HtmlElement, base_url: str | None) -> str:
    """A picture's file; a lazy one has its address elsewhere, a drawn one nowhere."""
    source = next(
        (value for name in ("src", "data-src") if (value := node.get(name) or "")[:5] not in ("", "data:")), ""
    )
    source = source or ((node.get("srcset") or "").split() or [""])[0]
    if not source:
        return ""
    parts = urlsplit(_whole(source, base_url))
    return unquote(parts.path.rstrip("/").rpartition("/")[2] or parts.netloc).casefold()


def _link(node: HtmlElement, base_url: str | None) -> tuple[str, str]:
    target = _whole(node.get("href"), base_url)
    if film := _FILM.search(target):
        return "video", film[1]
    return "link", unquote(without_tracking(target)).casefold().replace("/?", "?").rstrip("/")


def _whole(target: str, base_url: str | None) -> str:
    try:
        return urljoin(base_url or "", target.strip())
    except ValueError:
        return target


def _runs_of_text(tree: HtmlElement) -> Iterator[str]:
    """What stands in blocks that are neither items, headings, cells nor code."""
    excluded = frozenset((*HEADINGS, "li", "dd", "td", "th", "pre", *_UNSEEN))
    parts: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end", "comment"))
    for event, node in walk:
        if node.tag in BLOCKS:
            yield "".join(parts)
            parts = []
        if event == "start":
            if (node.tag in excluded and _holds_no_paragraphs(node)) or _FILM.search(node.get("href") or ""):
                walk.skip_subtree()
            else:
                parts += [" " if node.tag == "br" else "", node.text or ""]
        elif node is not tree:
            parts.append(node.tail or "")
    yield "".join(parts)


def _holds_no_paragraphs(node: HtmlElement) -> bool:
    """Not so the cells of tables that lay out, and what is only indented."""
    if node.tag in ("td", "th"):
        table = next(node.iterancestors("table"), None)
        return table is not None and _holds_data(table)
    return node.tag != "dd" or _has_term(node)
