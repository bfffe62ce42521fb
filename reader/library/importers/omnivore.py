"""Omnivore's archive: metadata_0_to_20.json and on, content/SLUG.html and highlights/SLUG.md beside them.

[{id, slug, title, description, author, url, state, readingProgress (per cent), labels, savedAt, updatedAt,
publishedAt}]. Source: omnivore-app/omnivore, packages/api/src/jobs/export.ts.
"""

import re
from collections.abc import Iterator

from reader.library.importers import fields, json_stream
from reader.library.importers.intake import LONGEST_PROSE, Intake
from reader.library.importers.rows import DamagedError, Highlight, Row, State
from reader.library.importers.sources import Source

METADATA = re.compile(r"(?:.*/)?metadata_\d+_to_\d+\.json")
_STATES: dict[str, State] = {"archived": "archived", "active": "unread"}
_LABELS = re.compile(r"#\S+(?: #\S+)*")
_BLANK = re.compile(r"\n{2,}")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    for place, item in json_stream.objects(source):
        slug = fields.said(item.get("slug"))
        state = fields.said(item.get("state")).lower()
        if state == "deleted":
            yield intake.refused(place, item.get("url"), "it lay in Omnivore's trash")
            continue
        note, marks = _highlights(intake, _text(_beside(source, f"highlights/{slug}.md")))
        yield intake.entry(
            place,
            item.get("url"),
            title=item.get("title"),
            added=item.get("savedAt"),
            updated=item.get("updatedAt"),
            published=item.get("publishedAt"),
            tags=fields.names(item.get("labels")),
            note=note,
            state=_STATES.get(state),
            progress=fields.share(item.get("readingProgress"), 100),
            highlights=marks,
            author=item.get("author"),
            excerpt=item.get("description"),
            id=item.get("id"),
            body=intake.body(_text(_beside(source, f"content/{slug}.html"))),
        )


def _beside(source: Source, name: str) -> Source | None:
    """Another file of the archive, None where there is none."""
    folder = source.name.rpartition("/")[0]
    return source.beside(f"{folder}/{name}" if folder else name)


def _text(found: Source | None) -> str:
    """The text of a file, "" where there is none that can be read."""
    if found is None:
        return ""
    try:
        with found.text() as stream:
            return stream.read(LONGEST_PROSE + 1)
    except DamagedError:
        return ""


def _highlights(intake: Intake, text: str) -> tuple[str, list[Highlight]]:
    """(note on the article, its highlights) of a file of them.

    Each is a quotation, then its labels ("#one #two") and its note, with blank lines between; a quotation's own blank
    lines are ">".
    """
    notes: list[str] = []
    marks: list[Highlight] = []
    for block in _BLANK.split(text.replace("\r\n", "\n")):
        block = block.strip()
        if block.startswith(">"):
            marks.append(intake.highlight("\n".join(line.removeprefix(">").strip() for line in block.split("\n"))))
        elif marks and block and not _LABELS.fullmatch(block):
            before = marks[-1]
            marks[-1] = before._replace(note="\n\n".join(filter(None, (before.note, intake.prose(block)))))
        elif block and not marks:
            notes.append(block)
    return "\n\n".join(notes), marks
