"""CSV in its dialects: any of four delimiters, a mark at the start, fields of megabytes, NULs, a cut end."""

import csv
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from reader.library.importers.intake import Intake
from reader.library.importers.rows import Imported, Refused, Row
from reader.library.importers.sources import Source

Fields = dict[str, str]
"""A row by its columns' names in lower case."""

DELIMITERS = ",;\t|"
_LONGEST_HEADER = 10_000
_LONGEST_FIELD = 4_000_000
_LONGEST_LINE = 2 * _LONGEST_FIELD
_OPEN = f"a quote in it is never closed, or a field is longer than {_LONGEST_FIELD:,} characters"


def columns(text: str) -> tuple[str, list[str]]:
    """(delimiter, names of the columns in lower case) of a table's first line: by whichever there are most of."""
    text = text[:_LONGEST_HEADER]
    found = [(delimiter, next(csv.reader([text], delimiter=delimiter), [])) for delimiter in DELIMITERS]
    delimiter, names = max(found, key=lambda one: len(one[1]))
    return delimiter, _told_apart(name.strip().lower() for name in names)


def _told_apart(names: Iterable[str]) -> list[str]:
    """Of columns with one name the first has it; the others have spaces behind it."""
    met = Counter[str]()
    told = []
    for name in names:
        told.append(name + " " * met[name])
        met[name] += 1
    return told


def header(stream: TextIO) -> tuple[str, list[str], int]:
    """The first line of a table as columns() reads it, and its number; what spreadsheets put before it is left out."""
    number = 1
    line = stream.readline(_LONGEST_LINE)
    while line and (not line.strip() or line.lower().startswith("sep=")):
        number += 1
        line = stream.readline(_LONGEST_LINE)
    return (*columns(line.rstrip("\r\n")), number)


def entries(source: Source, intake: Intake, entry: Callable[[str, Fields], Imported | Refused]) -> Iterator[Row]:
    """Each row of a table, as the function makes it of its place and fields."""
    for row in records(source, intake):
        yield row if isinstance(row, Refused) else entry(*row)


def records(source: Source, intake: Intake) -> Iterator[tuple[str, Fields] | Refused]:
    """The place and the fields of each row of a table, or why it is none."""
    with source.text() as stream:
        delimiter, names, number = header(stream)
        lines = _Lines(stream, number)
        csv.field_size_limit(_LONGEST_FIELD)
        reader = csv.reader(lines, delimiter=delimiter)
        while True:
            place = f"line {lines.number + 1:,}"
            lines.begin_row()
            try:
                row = next(reader, None)
            except csv.Error:  # of the limit on a field
                row = []
                lines.is_open = True
            if row is None:
                return
            if lines.is_open:
                yield intake.refused(place, lines.give_again(), _OPEN)
                continue
            if not any(row):
                continue
            if len(row) < len(names) and lines.is_cut:
                intake.is_broken = True
                yield intake.refused(place, row[0], "the file ends in the middle of this row")
            elif any(row[len(names) :]):
                yield intake.refused(place, row[0], f"it has {len(row):,} fields under {len(names):,} columns")
            else:
                yield place, dict(zip(names, row, strict=False))


class _Lines:
    """Lines of a file, counted; one without an end comes in pieces.

    is_open tells that the row asked for more lines than there are: that a quote in it was never closed. Its first line
    is lost then, and the others are given once more, as the rows that they probably are.
    """

    def __init__(self, stream: TextIO, number: int) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self._of_row: list[str] = []
        self.number = number
        self.is_open = False

    def begin_row(self) -> None:
        self._of_row = []
        self.is_open = False

    def give_again(self) -> str:
        """Puts back the lines of the row but its first, which is returned."""
        first, *others = self._of_row
        self.number -= len(others)
        self._again.extendleft(reversed(others))
        return first

    @property
    def is_cut(self) -> bool:
        """Whether what was given last is the end of the file, and the end of no line."""
        return not self._of_row[-1].endswith(("\n", "\r"))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(_LONGEST_LINE)
        if not line:
            self.is_open = bool(self._of_row)
            raise StopIteration
        self.number += 1
        self._of_row.append(line)
        return line
