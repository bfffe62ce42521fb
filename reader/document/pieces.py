"""A long Markdown text read piece by piece, with what comes of reading it whole: little memory, and a first part soon.

Blocks are told by the lines up to the next one's first. So of a piece cut out of a text all but the last block are
as they would be in the whole; the last is read again, with what follows it. Reference links and footnotes, which may
be defined anywhere, are gathered before.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

LENGTH = 64_000  # characters, read in some 40 ms
LONGEST_PARAGRAPH = 100_000
"""What is longer in one paragraph is no writing: it is read as several, right under each other, with little memory."""
# A definition stands at the begin of a line, in whatever lists and quotations.
_DEFINITION = re.compile(r"^[ >\t\d.)*+:~-]{0,200}\[[^\]]{1,999}\]:", re.M)


def token_pieces(parser: "MarkdownIt", text: str, length: int = LENGTH) -> Iterator[tuple[list["Token"], int]]:
    """The tokens of a text, and how far it is read: in pieces that end between two of its outermost blocks.

    The last has the footnotes.
    """
    from markdown_it.rules_core import StateCore, text_join
    from mdit_py_plugins.footnote.index import footnote_tail

    env: dict[str, Any] = {}
    if _DEFINITION.search(text):
        for _ in _block_pieces(parser, text, env, length):
            pass
    notes: list[Token] = []
    # Footnotes get their numbers when they are first referred to, which defining them again would undo.
    for outermost, end in _block_pieces(parser, text, {}, length):
        for tokens in _parted(outermost):
            for token in tokens:
                if token.type == "inline":
                    token.children = token.children or []
                    parser.inline.parse(token.content, parser, env, token.children)
            text_join(StateCore("", parser, env, tokens))
            yield _without_notes(tokens, notes), end
    if notes:
        ending = StateCore("", parser, env, notes)
        footnote_tail(ending)
        yield ending.tokens, len(text)


def _block_pieces(
    parser: "MarkdownIt", text: str, env: dict[str, Any], length: int
) -> Iterator[tuple[list["Token"], int]]:
    """The outermost blocks of a text, some at a time, and where they end; nothing is read inside of their leaves.

    Lines are never cut: half a definition would leave half an address in env.
    """
    start, wanted = 0, length
    while start < len(text):
        end = text.find("\n", start + wanted) + 1 or len(text)
        tokens: list[Token] = []
        parser.block.parse(text[start:end], parser, env, tokens)
        if end >= len(text):
            yield tokens, end
            return
        first_of_last = next((at for at in reversed(range(len(tokens))) if _begins_block(tokens[at])), 0)
        if first_of_last:
            start, wanted = _line_start(text, start, (tokens[first_of_last].map or [0])[0]), length
            yield tokens[:first_of_last], start
        else:
            wanted *= 2  # one block fills the piece


def _parted(tokens: list["Token"]) -> Iterator[list["Token"]]:
    """The tokens of outermost blocks; of a paragraph that is far too long the parts one by one."""
    done = 0
    for at, token in enumerate(tokens):
        is_paragraph = token.level == 1 and tokens[at - 1].type == "paragraph_open"
        if is_paragraph and len(token.content) > LONGEST_PARAGRAPH:
            yield tokens[done : at - 1]
            yield from _parts_of(*tokens[at - 1 : at + 2])
            done = at + 2
    yield tokens[done:]


def _parts_of(opening: "Token", inline: "Token", closing: "Token") -> Iterator[list["Token"]]:
    start, text = 0, inline.content
    while start < len(text):
        end = start + LONGEST_PARAGRAPH
        end = len(text) if end >= len(text) else text.rfind(" ", start, end) + 1 or end
        yield [
            opening.copy(hidden=opening.hidden or start > 0),
            inline.copy(content=text[start:end], children=[]),
            closing,
        ]
        start = end


def _begins_block(token: "Token") -> bool:
    return token.level == 0 and token.nesting >= 0 and token.map is not None


def _line_start(text: str, start: int, line: int) -> int:
    for _ in range(line):
        start = text.index("\n", start) + 1
    return start


def _without_notes(tokens: list["Token"], notes: list["Token"]) -> list["Token"]:
    """The tokens but those of footnotes, which are added to notes."""
    kept: list[Token] = []
    is_note = False
    for token in tokens:
        is_note = is_note or token.type == "footnote_reference_open"
        (notes if is_note else kept).append(token)
        is_note = is_note and token.type != "footnote_reference_close"
    return kept
