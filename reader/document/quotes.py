"""Which paragraphs of an article its comments quote."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from reader.document.blocks import Block
from reader.values import Comment
from reader.words import without_marks

_QUOTED_LINES = re.compile(r"(?:^[ \t]*>.*\n?)+", re.M)
_QUOTED_WORDS = re.compile(
    r"“([^“”\n]{20,600})”|„([^„“\n]{20,600})“|«([^«»\n]{20,600})»|「([^「」\n]{8,600})」|\"([^\"\n]{20,600})\""
)
_NOT_LETTER = re.compile(r"[\W_]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SHORTEST = 16
_SHORTEST_WIDE = 6
"""Letters that a quotation has at least; in scripts that write a word in a letter or two, fewer do."""
_LONGEST = 120


class Quotes:
    """The links between an article's blocks and the comments that quote them, both ways, in the comments' order."""

    def __init__(self, article: Sequence[Block]) -> None:
        self.article = article
        letters = [_letters(block.text) for block in article]
        self._letters = "".join(letters)
        self._ends = list(accumulate(map(len, letters)))
        self._known: dict[str, tuple[str, tuple[int, ...]]] = {}
        self.blocks: dict[str, tuple[int, ...]] = {}
        self.comments: dict[int, list[str]] = {}

    def read(self, comments: Iterable[Comment]) -> None:
        """Finds what these comments quote, instead of those before."""
        self.blocks, self.comments = {}, {}
        for comment in comments:
            known = self._known.get(comment.id)
            if known is None or known[0] != comment.markdown:
                known = self._known[comment.id] = (comment.markdown, tuple(dict.fromkeys(self._quoted(comment))))
            if known[1]:
                self.blocks[comment.id] = known[1]
            for block in known[1]:
                self.comments.setdefault(block, []).append(comment.id)

    def _quoted(self, comment: Comment) -> Iterator[int]:
        for saying in _sayings(comment.markdown):
            letters = _letters(saying)[:_LONGEST]
            if len(letters) >= (_SHORTEST_WIDE if _WIDE.search(letters) else _SHORTEST):
                at = self._letters.find(letters)
                if at >= 0:
                    yield bisect_right(self._ends, at)


def _sayings(markdown: str) -> Iterator[str]:
    """What a comment repeats: its quoted paragraphs, and longer words in quotation marks."""
    if ">" in markdown:
        for lines in _QUOTED_LINES.finditer(markdown):
            paragraphs = re.split(r"\n[ \t]*\n", re.sub(r"(?m)^[ \t]*(?:>[ \t]?)+", "", lines.group()))
            yield from map(without_marks, paragraphs)
    for words in _QUOTED_WORDS.finditer(markdown):
        yield without_marks(next(filter(None, words.groups())))


def _letters(text: str) -> str:
    return _NOT_LETTER.sub("", text).casefold()
