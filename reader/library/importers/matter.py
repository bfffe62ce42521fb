"""Matter's _matter_history.csv, and in its archive the highlights and texts beside it.

Columns: Title, Author, Publisher, URL, Word Count, Saved, Read, Highlight Count, Last Interaction Date, File Id; the
newer has Tags (by ";"), In Queue and Favorited in the place of Saved. _matter_highlights.csv (Title, Author, Text,
Note, Highlighted Date) names no address: titles and authors join the two.
"""

from collections.abc import Iterator
from itertools import islice

from reader.library.importers import fields, tables
from reader.library.importers.intake import LONGEST_PROSE, Intake
from reader.library.importers.rows import DamagedError, Highlight, Imported, Refused, Row, State
from reader.library.importers.sources import Source
from reader.text import counted

HISTORY = "_matter_history.csv"
_HIGHLIGHTS = "_matter_highlights.csv"
_MOST_HIGHLIGHTS = 50_000

_Key = tuple[str, str]


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    folder = source.name.rpartition("/")[0]
    prefix = f"{folder}/" if folder else ""
    marks = _highlights(source.beside(prefix + _HIGHLIGHTS), intake)

    def entry(place: str, row: tables.Fields) -> Imported | Refused:
        return intake.entry(
            place,
            row.get("url"),
            title=row.get("title"),
            updated=row.get("last interaction date"),
            tags=row.get("tags", "").split(";"),
            state=_state(row),
            favourite=row.get("favorited"),
            highlights=marks.pop(_key(row), []),
            author=row.get("author"),
            site=row.get("publisher"),
            body=intake.body(_text(source.beside(prefix + row.get("file id", "")))),
        )

    yield from tables.entries(source, intake, entry)
    for (title, _), left in marks.items():
        yield intake.refused(
            _HIGHLIGHTS, title, f"{counted(len(left), 'highlight')} in an article that is not in the history"
        )


def _state(row: tables.Fields) -> State | None:
    if fields.flag(row.get("read")):
        return "read"
    return "unread" if fields.flag(row.get("in queue", row.get("saved"))) else None


def _key(row: tables.Fields) -> _Key:
    return row.get("title", ""), row.get("author", "")


def _highlights(source: Source | None, intake: Intake) -> dict[_Key, list[Highlight]]:
    """The highlights of each article."""
    found: dict[_Key, list[Highlight]] = {}
    if source is None:
        return found
    try:
        for row in islice(tables.records(source, intake), _MOST_HIGHLIGHTS):
            if not isinstance(row, Refused):
                _, of = row
                mark = intake.highlight(of.get("text"), of.get("note"), of.get("highlighted date"))
                found.setdefault(_key(of), []).append(mark)
    except DamagedError as error:
        intake.remark("highlights are missing", str(error))
    return found


def _text(source: Source | None) -> str:
    """The text of a file, "" where there is none that can be read."""
    if source is None:
        return ""
    try:
        with source.text() as stream:
            return stream.read(LONGEST_PROSE + 1)
    except DamagedError:
        return ""
