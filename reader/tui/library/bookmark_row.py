"""A bookmark in a list: its name, what is known of it, and what shows the words that were looked for."""

from collections.abc import Iterable

from reader.document.blocks import Block, Run
from reader.library.items import Bookmark
from reader.library.snippets import Matcher, Snippet
from reader.text import counted, fit, one_line
from reader.tui.parts import Part, Row, cut, fitted
from reader.values import reading_time

_ADDRESS = "address"
_BEGUN, _READ = 0.005, 0.995
"""Of a text less than the first was not begun, more than the second is all of it."""


def row_of(
    bookmark: Bookmark, cells: int, snippet: Snippet | None = None, matcher: Matcher | None = None, words: str = ""
) -> Block:
    """Two lines, and with a matcher a third, each cut to its cells; words go before the details."""
    name = cut(bookmark.name, cells)
    details = fitted((Part(words, 6), *details_of(bookmark)), cells)[0]
    runs = [Run(0, len(name), "strong")] if bookmark.state == "unread" else []
    runs.append(Run(len(name) + 1, len(name) + 1 + len(details), "dim"))
    text = f"{name}\n{details}"
    if matcher is not None:
        runs += _marked(name, matcher.hits(name, "title"), 0)
        shown = snippet or _address(bookmark, matcher)
        piece = fit(shown.text, cells)
        if shown.column == _ADDRESS:
            runs.append(Run(len(text) + 1, len(text) + 1 + len(piece), "dim"))
        runs += _marked(piece, shown.hits, len(text) + 1)
        text = f"{text}\n{piece}"
    return Block("paragraph", text, tuple(runs), gap=0)


def _address(bookmark: Bookmark, matcher: Matcher) -> Snippet:
    """What is shown where the words are only in what is known of it."""
    address = bookmark.url or bookmark.source
    return Snippet(_ADDRESS, address, tuple(matcher.hits(address, _ADDRESS)))


def in_words(bookmark: Bookmark, is_picked: bool) -> str:
    """What is seen at a glance, for those who hear it."""
    said = ("picked" if is_picked else "", bookmark.state, "favourite" if bookmark.favourite else "")
    return ", ".join(filter(None, said))


def details_of(bookmark: Bookmark) -> Row:
    """What is known of a bookmark, in the order in which it is told."""
    count = bookmark.comment_count
    return (
        Part("★" if bookmark.favourite else "", 6),
        Part(_whereabouts(bookmark), 6),
        Part(progress_of(bookmark), 5),
        Part(bookmark.byline or "", 3),
        Part(bookmark.site or bookmark.host or "", 4),
        Part(reading_time(bookmark.word_count) if bookmark.word_count else "", 2),
        Part("" if bookmark.has_copy else "no copy yet", 2),
        Part(counted(count, "comment") if count else "", 2),
        Part(" ".join(f"#{tag}" for tag in bookmark.tags), 4),
        Part(f"kept {bookmark.added_at[:10]}", 1),
        Part(f"@{bookmark.id}", 1),
        Part(one_line(bookmark.note), 0),
    )


def _whereabouts(bookmark: Bookmark) -> str:
    """Where it lies, of what one doesn't see by its name being bold."""
    if bookmark.trashed_at:
        return f"put away {bookmark.trashed_at[:10]}"
    return "archived" if bookmark.archived_at else ""


def progress_of(bookmark: Bookmark) -> str:
    """ "43% read" of what was begun and not read to its end."""
    return f"{bookmark.progress:.0%} read" if _BEGUN <= bookmark.progress < _READ else ""


def _marked(text: str, hits: Iterable[tuple[int, int]], start: int) -> list[Run]:
    return [Run(start + begin, start + min(end, len(text)), "hit") for begin, end in hits if begin < len(text)]
