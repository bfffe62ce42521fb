"""OPML: outlines that name feeds (xmlUrl) or pages (url), outlines in outlines being folders, category its tags.

Source: opml.org/spec2.opml; newsboat writes commands ("|program") and filters (filtercmd) into it, which never run.
"""

from collections.abc import Iterator

from reader.library.importers.intake import Intake
from reader.library.importers.markup import CUT, tags
from reader.library.importers.rows import DamagedError, Imported, Refused, Row
from reader.library.importers.sources import Source

_DEEPEST = 32
_COMMAND = "it is a command to run, and reader runs none"


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    folders: list[str] = []
    count = 0
    with source.text() as stream:
        for tag in tags(stream):
            if tag.name == "outline":
                of = tag.attributes
                name = of.get("text") or of.get("title") or ""
                if address := of.get("xmlurl") or of.get("url") or of.get("htmlurl"):
                    count += 1
                    yield _entry(intake, f"entry {count:,}", address, of, folders)
                if not tag.is_empty:
                    folders.append("" if address else name)
            elif tag.name == "/outline" and folders:
                folders.pop()
            elif tag.name == "/opml":
                return
            elif tag.name == CUT:
                raise DamagedError("the file ends in the middle of this entry")
    raise DamagedError("the file ends before its end; what stands before that was read", in_row=False)


def _entry(intake: Intake, place: str, address: str, of: dict[str, str], folders: list[str]) -> Imported | Refused:
    if address.startswith("|"):
        return intake.refused(place, address, _COMMAND)
    if of.get("filtercmd"):
        intake.remark("feeds with a command that filters them; they are taken, the commands are not")
    return intake.entry(
        place,
        address,
        title=of.get("title") or of.get("text"),
        added=of.get("created"),
        tags=[name.strip("/") for name in of.get("category", "").split(",")],
        folder=folders[:_DEEPEST],
        excerpt=of.get("description"),
        is_feed="xmlurl" in of,
    )
