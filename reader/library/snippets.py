"""Where in a text the words of a query stand, and a piece of it that shows them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.library.folding import BETWEEN, WORD, folded, unfolded
from reader.library.query import COLUMNS, Query, Term, Words
from reader.text import one_line

LENGTH = 160  # characters of a snippet
_BEFORE = 50  # of them before the first hit
_STRETCH, _OVERLAP, _MOST_STRETCHES = 600, 120, 800
_SHOWN = ("highlights", "note", "text", "comments")


class Snippet(NamedTuple):
    """A piece of what a bookmark holds, in one line: of which column it is, and where in it the hits are."""

    column: str
    text: str
    hits: tuple[tuple[int, int], ...]


class _Sought(NamedTuple):
    """What finds a term in a folded text: its first word as a plain string, which is quick to find, and all of it.

    columns are those in which it is looked for.
    """

    begin: str
    pattern: re.Pattern[str]
    columns: Sequence[str] = COLUMNS

    @classmethod
    def of(cls, term: Term) -> "_Sought":
        words = f"{BETWEEN}+".join(map(re.escape, term.words))
        end = "" if term.is_prefix else f"(?!{WORD.pattern[:-1]})"
        return cls(term.words[0], re.compile(f"(?<!{WORD.pattern[:-1]}){words}{end}"), term.columns or COLUMNS)

    def search(self, text: str) -> re.Match[str] | None:
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        start = text.find(self.begin)
        while start >= 0:
            found = self.pattern.match(text, start)
            if found:
                yield found
            start = text.find(self.begin, found.end() if found else start + 1)


class Matcher:
    """The words of a query, ready to be held against texts; the answers are those of the index."""

    def __init__(self, query: Query) -> None:
        self._parts = [(_sought(one), one.is_not) for one in query.words]
        self._shown = [sought for one in query.shown for sought in _sought(one)]

    def fits(self, texts: Mapping[str, str]) -> bool:
        """Whether folded texts, by column, have all that is wanted and nothing that isn't, whatever the choices."""
        return all(_has(texts, patterns) is not is_not for patterns, is_not in self._parts)

    def columns(self, texts: Mapping[str, str]) -> list[str]:
        """The columns of folded texts in which anything that is wanted stands; all, where nothing is."""
        found = [column for column in COLUMNS if any(one.search(texts[column]) for one in self._wanted_in(column))]
        return found or list(COLUMNS)

    def hits(self, text: str, column: str) -> list[tuple[int, int]]:
        """Where in a text of a column the words that are wanted stand, in order, none over another."""
        plain = folded(text)
        spans = [found.span() for pattern in self._wanted_in(column) for found in pattern.finditer(plain)]
        return _apart(unfolded(text, spans)) if spans else []

    def snippet(self, texts: Mapping[str, str]) -> Snippet | None:
        """The first piece of highlights, note, text or comments that has most of the words; None where none has any."""
        best, most = None, 0
        for column in _SHOWN:
            patterns = self._wanted_in(column)
            text = texts.get(column, "")
            for stretch in _stretches(text, _first(text, patterns)) if patterns else ():
                plain = folded(stretch)
                count = sum(pattern.search(plain) is not None for pattern in patterns)
                if count > most:
                    best, most = (column, stretch), count
                if count == len(patterns):
                    return self._cut(*best) if best else None
        return self._cut(*best) if best else None

    def _wanted_in(self, column: str) -> list[_Sought]:
        return [one for one in self._shown if column in one.columns]

    def _cut(self, column: str, stretch: str) -> Snippet:
        text = one_line(stretch)
        hits = self.hits(text, column)
        begin = max(hits[0][0] - _BEFORE, 0) if hits else 0
        if begin:
            begin = text.find(" ", begin, hits[0][0]) + 1 or begin
        end = min(begin + LENGTH, len(text))
        if end < len(text):
            end = max(text.rfind(" ", begin + LENGTH // 2, end), begin + LENGTH // 2)
        head, tail = "…" if begin else "", "…" if end < len(text) else ""
        shift = len(head) - begin
        inside = tuple(
            (start + shift, min(stop, end) + shift) for start, stop in hits if start >= begin and start < end
        )
        return Snippet(column, head + text[begin:end] + tail, inside)


def _sought(one: Words) -> list[_Sought]:
    return [_Sought.of(term) for term in one.terms]


def _has(texts: Mapping[str, str], several: Iterable[_Sought]) -> bool:
    return any(one.search(texts.get(column, "")) for one in several for column in one.columns)


def _first(text: str, patterns: Iterable[_Sought]) -> int:
    """Where any of these may stand at the earliest. Positions in other text than ASCII change when it is folded."""
    if not text.isascii():
        return 0
    plain = text.lower()
    return min((at for one in patterns if (at := plain.find(one.begin)) >= 0), default=len(text))


def _stretches(text: str, first: int) -> Iterable[str]:
    """Overlapping pieces of a text, from the first on that reaches beyond a character."""
    begin = max(0, (first - _OVERLAP) // _STRETCH * _STRETCH)
    last = min(len(text), _STRETCH * _MOST_STRETCHES)
    return (text[start : start + _STRETCH + _OVERLAP] for start in range(begin, last, _STRETCH))


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
