"""A list of addresses, one a line, "- " or "* " before it or not; a title behind it, " | " between them or a blank."""

import re
from collections.abc import Iterator

from reader.library.importers.intake import LONGEST_PROSE, Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source
from reader.links import is_web

LINE = re.compile(r"(?:[-*+]\s+)?<?([^\s<>]+)>?(?:\s+(?:[|–—-]\s+)?(.*))?", re.S)


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    number = 0
    with source.text() as stream:
        while line := stream.readline(LONGEST_PROSE):
            number += 1
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            place = f"line {number:,}"
            found = LINE.fullmatch(line.strip())
            if found and (is_web(found[1]) or not found[2]):
                yield intake.entry(place, found[1], title=_unquoted(found[2] or ""))
            else:
                yield intake.refused(place, line, "it does not begin with an address")


def _unquoted(title: str) -> str:
    return title[1:-1] if len(title) > 1 and title[0] == title[-1] == '"' else title
