"""A bookmark before it is opened: what is known of it, what was noted and highlighted, how its text begins."""

from collections.abc import Sequence

from reader.document.blocks import Block, Run
from reader.errors import LibraryError
from reader.library import bookmarks, highlights
from reader.library.items import Bookmark
from reader.library.query import Query
from reader.library.snippets import Matcher, Snippet
from reader.library.store import Store
from reader.text import one_line
from reader.tui.bookmark_row import details_of
from reader.tui.looking import Opened
from reader.tui.parts import joined

_BEGINNING = 3_000  # characters of the text
_MOST_PACKED = 400_000  # bytes of a copy that is unpacked only to show how it begins
_MOST_HIGHLIGHTS = 20
_COLUMNS = {"highlights": "highlighted: ", "note": "noted: ", "comments": "in a comment: "}


def opened(store: Store, bookmark: Bookmark, query: Query) -> Opened:
    """What there is to show of a bookmark, with a piece that shows the words of a query."""
    try:
        marked = [(one.anchor.exact, one.note) for one in highlights.listing(store, bookmark.key)[:_MOST_HIGHLIGHTS]]
        snippet = None
        if query.words:
            texts = store.index.texts([bookmark.id])
            snippet = Matcher(query).snippet(texts[bookmark.id]) if bookmark.id in texts else None
        return Opened(bookmark, _beginning(store, bookmark), marked, snippet)
    except LibraryError as error:
        return Opened(bookmark, error=str(error))


def _beginning(store: Store, bookmark: Bookmark) -> str:
    row = store.row("SELECT length(body) FROM snapshot WHERE item_id = ?", (bookmark.id,))
    if row is None:
        return "Only its address is kept. Enter opens its page."
    if row[0] > _MOST_PACKED:
        return "A long text. Enter opens it."
    article, _ = bookmarks.snapshot(store, bookmark.id)
    text = article.markdown
    return text if len(text) <= _BEGINNING else text[: text.rfind(" ", 0, _BEGINNING)] + " …"


def blocks_of(shown: Opened) -> list[Block]:
    """The same as a document."""
    from reader.document.parse import parse

    bookmark = shown.bookmark
    blocks = [
        Block("paragraph", bookmark.name, (Run(0, len(bookmark.name), "strong"),)),
        _dim(joined([part._replace(weight=0) for part in details_of(bookmark)[:-1]])),
        _dim(bookmark.url or bookmark.source, gap=0),
    ]
    if origin := " · ".join(filter(None, (bookmark.origin, bookmark.folder))):
        blocks.append(_dim(f"from {origin}", gap=0))
    if bookmark.note:
        blocks.append(Block("paragraph", bookmark.note))
    if shown.snippet and shown.snippet.text:
        blocks.append(_found(shown.snippet))
    blocks += _highlighted(shown.highlights)
    if shown.error:
        blocks.append(_dim(shown.error))
    text = parse(shown.beginning)[_is_title(shown.beginning, bookmark) :]
    return [*blocks, *(block._replace(gap=max(block.gap, 1)) for block in text[:1]), *text[1:]]


def _found(snippet: Snippet) -> Block:
    before = _COLUMNS.get(snippet.column, "")
    runs = [Run(len(before) + start, len(before) + end, "hit") for start, end in snippet.hits]
    return Block("paragraph", before + snippet.text, (Run(0, len(before), "dim"), *runs))


def _highlighted(several: Sequence[tuple[str, str]]) -> list[Block]:
    blocks = []
    for words, note in several:
        blocks.append(Block("paragraph", one_line(words), (Run(0, len(words), "em"),), first="▏ ", rest="▏ "))
        if note:
            blocks.append(Block("paragraph", one_line(note), first="▏ ", rest="▏ ", gap=0))
    return blocks


def _is_title(text: str, bookmark: Bookmark) -> bool:
    """Whether a text begins with a heading that only says the name again."""
    first = text.lstrip().split("\n", 1)[0]
    return first.startswith("#") and first.lstrip("# ") == bookmark.name


def _dim(text: str, gap: int = 1) -> Block:
    return Block("paragraph", text, (Run(0, len(text), "dim"),), gap=gap)
