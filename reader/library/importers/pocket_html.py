"""Pocket's ril_export.html: a list under "Unread" and one under "Read Archive", tags by commas."""

from collections.abc import Iterator

from reader.library.importers.intake import Intake
from reader.library.importers.markup import CUT, Tag, plain, tags
from reader.library.importers.rows import DamagedError, Row, State
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    state: State | None = None
    link: Tag | None = None
    count = 0
    with source.text() as stream:
        for tag in tags(stream):
            if link and tag.name in ("/a", "a", "/li", "li", "/ul", "", CUT):
                count += 1
                of = link.attributes
                yield intake.entry(
                    f"entry {count:,}",
                    of.get("href"),
                    title=plain(tag.before),
                    added=of.get("time_added"),
                    tags=of.get("tags", "").split(","),
                    state=state,
                )
                link = None
            if tag.name == "a":
                link = tag
            elif tag.name == "/h1":
                heading = tag.before.strip().lower()
                state = "unread" if heading == "unread" else "archived" if "archive" in heading else None
            elif tag.name == CUT:
                raise DamagedError("the file ends in the middle of this entry")
            elif tag.name == "/html":
                return
        raise DamagedError("the file ends before its end; what stands before that was read", in_row=False)
