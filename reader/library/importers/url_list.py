"""A list of addresses, one a line, "- " or "* " before it or not; " | a title" behind it, as OneTab writes."""

import re
from collections.abc import Iterator

from reader.library.importers.intake import LONGEST_PROSE, Intake
from reader.library.importers.rows import Row
from reader.library.importers.sources import Source

LINE = re.compile(r"\s*(?:[-*+]\s+)?<?([^\s<>]+)>?(?:\s+\|\s+(.*))?\s*")


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    number = 0
    with source.text() as stream:
        while line := stream.readline(LONGEST_PROSE):
            number += 1
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            place = f"line {number:,}"
            found = LINE.fullmatch(line)
            if found:
                yield intake.entry(place, found[1], title=found[2])
            else:
                yield intake.refused(place, line, "it is no address alone")
