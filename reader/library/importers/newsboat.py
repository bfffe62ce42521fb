"""newsboat's urls file: a feed a line, then its tags, "~a title", "!hidden"; nothing in it is ever run.

Source: newsboat's manual, "The urls file". Words are quoted as in a shell.
"""

import re
from collections.abc import Iterator

from reader.library.importers.intake import LONGEST_PROSE, Intake
from reader.library.importers.rows import Imported, Refused, Row
from reader.library.importers.sources import Source

_FEED = re.compile(r"feed|rss|atom|\.xml|\.rdf", re.I)
_TAGS = re.compile(r'"?[~!]|.*\s"?[~!]\S')
_WORD = re.compile(r'"((?:[^"\\]|\\.)*+)"|(\S++)')
SPECIAL = {
    "exec:": "it is a command to run, and reader runs none",
    "filter:": "it is a command that filters a feed, and reader runs none",
    "query:": "it is a search among newsboat's feeds, not a feed",
}


def is_likely(address: str, behind: str) -> bool:
    """Whether what stands behind an address on a line are more likely tags than a title."""
    return bool(_FEED.search(address) or _TAGS.match(behind))


def rows(source: Source, intake: Intake) -> Iterator[Row]:
    number = 0
    with source.text() as stream:
        while line := stream.readline(LONGEST_PROSE):
            number += 1
            if line.strip() and not line.lstrip().startswith("#"):
                yield _entry(intake, f"line {number:,}", line.strip())


def _entry(intake: Intake, place: str, line: str) -> Imported | Refused:
    address, *words = [quoted or bare for quoted, bare in _WORD.findall(line)] or [""]
    for begin, why in SPECIAL.items():
        if address.startswith(begin):
            return intake.refused(place, address, why)
    return intake.entry(
        place,
        address,
        title=next((word[1:] for word in words if word.startswith("~")), None),
        tags=[word for word in words if not word.startswith(("~", "!"))],
        is_feed=True,
    )
