"""A bookmark before it is opened: what is known of it, what was noted and highlighted, how its text begins."""

from collections.abc import Iterable

from reader.document.blocks import Block, Run
from reader.document.parse import parse
from reader.errors import LibraryError
from reader.library import bookmarks, highlights
from reader.library.highlights import Highlight
from reader.library.items import Bookmark
from reader.library.query import Query
from reader.library.snippets import Matcher, Snippet
from reader.library.store import Store
from reader.text import one_line
from reader.tui.library.bookmark_row import details_of
from reader.tui.parts import joined

_BEGINNING = 3_000  # characters of the text
_MOST_PACKED = 400_000  # bytes of a copy that is unpacked only to show how it begins
_MOST_HIGHLIGHTS = 20
_COLUMNS = {"highlights": "highlighted: ", "note": "noted: ", "comments": "in a comment: "}
_BAR = "▏ "


_UNASKED = "Only its address is kept; open it to read the page."


def preview(store: Store, bookmark: Bookmark, query: Query, without_copy: str = _UNASKED) -> list[Block]:
    """A bookmark as a document, with a piece that shows the words of a query. It may take some milliseconds.

    without_copy is what stands where the text would begin, if there is none.
    """
    origin = " · ".join(filter(None, (bookmark.origin, bookmark.folder)))
    blocks = [
        Block("paragraph", bookmark.name, (Run(0, len(bookmark.name), "strong"),), gap=0),
        _dim(joined(details_of(bookmark)[:-1]), gap=0),
        _dim(bookmark.url or bookmark.source, gap=0),
        *([_dim(f"from {origin}", gap=0)] if origin else []),
        *([Block("paragraph", bookmark.note)] if bookmark.note else []),
    ]
    try:
        blocks += _found(store, bookmark, query) if query.has_words else []
        blocks += _highlighted(highlights.listing(store, bookmark.key)[:_MOST_HIGHLIGHTS])
        first, *others = _beginning(store, bookmark, without_copy)
        return [*blocks, first._replace(gap=max(first.gap, 1)), *others]
    except LibraryError as error:
        return [*blocks, _dim(str(error))]


def _found(store: Store, bookmark: Bookmark, query: Query) -> list[Block]:
    texts = store.index.texts([bookmark.id])
    snippet = Matcher(query).snippet(texts[bookmark.id]) if texts else None
    return [_drawn(snippet)] if snippet else []


def _drawn(snippet: Snippet) -> Block:
    before = _COLUMNS.get(snippet.column, "")
    runs = [Run(len(before) + start, len(before) + end, "hit") for start, end in snippet.hits]
    return Block("paragraph", before + snippet.text, (Run(0, len(before), "dim"), *runs))


def _highlighted(several: Iterable[Highlight]) -> list[Block]:
    blocks = []
    for one in several:
        words = one_line(one.anchor.exact)
        blocks.append(Block("paragraph", words, (Run(0, len(words), "em"),), first=_BAR, rest=_BAR))
        if one.note:
            blocks.append(Block("paragraph", one_line(one.note), first=_BAR, rest=_BAR, gap=0))
    return blocks


def _beginning(store: Store, bookmark: Bookmark, without_copy: str) -> list[Block]:
    """How the text begins, without a heading that only says the name again; or why there is nothing to show of it."""
    row = store.row("SELECT length(body) FROM snapshot WHERE item_id = ?", (bookmark.id,))
    if row is None:
        return [_dim(without_copy)]
    if row[0] > _MOST_PACKED:
        return [_dim("It is long, and shown when you open it.")]
    text = bookmarks.snapshot(store, bookmark.id)[0].markdown
    blocks = parse(text if len(text) <= _BEGINNING else text[: text.rfind(" ", 0, _BEGINNING)] + " …")
    if blocks[:1] and blocks[0].kind == "heading" and blocks[0].text == bookmark.name:
        del blocks[0]
    return blocks or [_dim("It has no text.")]


def _dim(text: str, gap: int = 1) -> Block:
    return Block("paragraph", text, (Run(0, len(text), "dim"),), gap=gap)
