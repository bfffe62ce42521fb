"""Any other JSON that is an array of objects with an address: their members named as the columns of a table are."""

from collections.abc import Iterator

from reader.library.importers import fields, json_stream, table
from reader.library.importers.intake import Intake
from reader.library.importers.rows import Highlight, Row
from reader.library.importers.sources import Source

_HIGHLIGHTS = "highlights"
_QUOTE = ("quote", "text", "highlight")
_NOTE = ("note", "comment")
_MADE = ("created_at", "createdAt", "created", "date")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    lost: set[str] = set()
    for place, item in json_stream.objects(source):
        lost.update(name for name in table.without_place(item) if name.strip().lower() != _HIGHLIGHTS)
        lists = [(name.strip().lower(), value) for name, value in item.items() if isinstance(value, list)]
        said = table.by_meaning({name: _field(value) for name, value in item.items()})
        listed = [tag for name, value in lists if name in table.TAGS for tag in fields.names(value)]
        marks = [_highlight(intake, mark) for name, value in lists if name == _HIGHLIGHTS for mark in value]
        yield table.entry(intake, place, said, listed or table.tags_of(said), highlights=marks)
    yield from table.told_of("members", lost)


def _field(value: object) -> str:
    """A member as a table would have it; a list of names as the path that a folder's is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "/".join(map(fields.said, value)) if isinstance(value, list) else fields.said(value)


def _highlight(intake: Intake, mark: object) -> Highlight:
    """A text, or an object of it and of what was noted on it."""
    of = fields.part(mark) or {"quote": mark}
    quote, note, made = (next((of[name] for name in names if of.get(name)), None) for names in (_QUOTE, _NOTE, _MADE))
    return intake.highlight(quote, note, made)
