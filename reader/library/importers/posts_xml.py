"""The XML of Delicious's interface, which Pinboard has too.

<posts><post href description (the title) extended (the note) tag (by spaces) time/></posts>.
"""

from collections.abc import Iterator

from reader.library.importers.intake import Intake
from reader.library.importers.markup import tags
from reader.library.importers.rows import DamagedError, Row
from reader.library.importers.sources import Source


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    count = 0
    with source.text() as stream:
        for tag in tags(stream):
            if tag.name == "/posts":
                return
            if tag.name != "post":
                continue
            count += 1
            of = tag.attributes
            to_read = of.get("toread")
            yield intake.entry(
                f"entry {count:,}",
                of.get("href"),
                title=of.get("description"),
                added=of.get("time"),
                tags=of.get("tag", "").split(),
                note=of.get("extended"),
                state=None if to_read is None else "unread" if to_read == "yes" else "read",
                id=of.get("hash"),
            )
    raise DamagedError("the file ends before its end; what stands before that was read", in_row=False)
