"""What stands over a comment: who, of what kind, when, beside it why it may be spam; and how deep it is drawn."""

from collections.abc import Iterator

from reader.document.blocks import Block, Run, Style
from reader.text import counted, fit, width
from reader.values import Comment, Verdict

INDENT = 2
MAX_DRAWN_DEPTH = 6
MARKER = "▾ "
NAMELESS = "(no name)"
DELETED = "(deleted)"
_SEPARATOR = " · "
_LONGEST_MUTED = 20  # cells of a name, so that the line is one in the lowest terminal
_STUB = "hidden as spam; its replies are below"


def indent(depth: int) -> str:
    """What stands left of a head; a comment's text stands as much further right as the marker is wide."""
    return " " * (INDENT * min(depth, MAX_DRAWN_DEPTH))


def head_text(comment: Comment) -> str:
    """The words of a head."""
    is_marked = comment.by_article_author or comment.by_opener or comment.section or comment.score
    if comment.kind == "comment" and not is_marked:
        # Most are so, and finding asks for all.
        name = comment.author or _nameless(comment)
        return f"{name}{_SEPARATOR}{comment.published[:10]}" if comment.published else name
    return _SEPARATOR.join([part for part, _ in _parts(comment)])


def head(comment: Comment, depth: int, verdict: Verdict | None, gap: int) -> Block:
    """A comment's first block."""
    runs, position = [], 0
    for part, style in _parts(comment):
        runs.append(Run(position, position + len(part), style))
        position += len(part) + len(_SEPARATOR)
    return _block(head_text(comment), tuple(runs), depth, gap)._replace(aside=aside(verdict))


def folded(block: Block, said: str, cells: int) -> Block:
    """The head of a folded comment with what is below it, where that needs no further line."""
    if not said or block.aside or width(block.first) + width(block.text) + len(_SEPARATOR) + len(said) > cells:
        return block
    start = len(block.text) + len(_SEPARATOR)
    return block._replace(
        text=f"{block.text}{_SEPARATOR}{said}", runs=(*block.runs, Run(start, start + len(said), "dim"))
    )


def stub(depth: int) -> Block:
    """The one line of a hidden comment above shown replies."""
    return _block(_STUB, (Run(0, len(_STUB), "dim"),), depth, gap=1)


def muted(comment: Comment, depth: int, gap: int) -> Block:
    """The one line of a comment whose author is muted."""
    text = f"muted: {fit(comment.author or _nameless(comment), _LONGEST_MUTED)}"
    return _block(text, (Run(0, len(text), "dim"),), depth, gap)


def aside(verdict: Verdict | None) -> str:
    """What stands beside a comment that is spam, or may be: its strongest reason."""
    if verdict is None or verdict.label == "ham":
        return ""
    reason = verdict.reasons[0] if verdict.reasons else "no reason was given"
    return f"spam: {reason}" if verdict.label == "spam" else f"? {reason}"


def _nameless(comment: Comment) -> str:
    return NAMELESS if comment.is_ping or comment.markdown else DELETED


def _parts(comment: Comment) -> Iterator[tuple[str, Style]]:
    yield comment.author or _nameless(comment), "author"
    if comment.kind != "comment":
        yield comment.kind, "dim"
    if comment.by_article_author:
        yield "author", "mark"
    if comment.by_opener:
        yield "OP", "mark"
    if comment.published:
        yield comment.published[:10], "dim"
    if comment.score:
        yield counted(comment.score, "point"), "dim"
    if comment.section and comment.parent_id is None:
        yield f"on {comment.section}", "dim"


def _block(text: str, runs: tuple[Run, ...], depth: int, gap: int) -> Block:
    left = indent(depth)
    return Block("comment", text, runs, first=left + MARKER, rest=left + " " * len(MARKER), gap=gap, level=depth)
