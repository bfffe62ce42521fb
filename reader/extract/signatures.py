"""Whether a line only repeats who wrote an article and when, which the screen shows above it."""

import re

from reader.days import day_in
from reader.extract.metadata import Metadata
from reader.extract.names import LEAD, is_role
from reader.patterns import lazy
from reader.text import one_line

_LENGTH_LIMIT = 160
_AND = lazy(r",|&|\b(?:and|und|et|y|e|en|och)\b", re.I)
# What stands beside a name and a day: what was done, the time, its zone, how long it takes to read.
_FILLERS = lazy(
    r"\b(?:author|written|posted|published|reported|first|created|last|updated?|modified|on|at|by|from|"
    r"the|date|veröffentlicht|aktualisiert|am|von|um|uhr|publié|mis à jour|le|par|à|publicado|actualizado|el|por|"
    r"pubblicato|di|il|pm|gmt|utc|e[sd]?t|p[sd]?t|c[se]?[sd]?t|bst|ist|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|\d+ min(?:ute)?s?(?: read)?)\b"
    r"|\b[ap]\.m\.|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]m)?",
    re.I,
)
_MARKS = lazy(r"[^\w\s]+")


def repeats(line: str, metadata: Metadata) -> bool:
    """Whether a line has the byline or a date that is known, or both, and nothing else."""
    text = one_line(line)
    if not text or len(text) > _LENGTH_LIMIT:
        return False
    rest = _without_names(_without_days(text, metadata), metadata)
    said = _AND.sub(" ", _FILLERS.sub(" ", LEAD.sub(" ", rest.strip())))
    return rest != text and is_role(_MARKS.sub(" ", said))


def _without_days(text: str, metadata: Metadata) -> str:
    known = {moment[:10] for moment in (metadata.published, metadata.modified) if moment}
    for _ in range(2):
        day = day_in(text, metadata.language)
        if day is None or day.iso not in known:
            return text
        text = f"{day.before} {day.after}"
    return text


def _without_names(text: str, metadata: Metadata) -> str:
    for name in (metadata.byline or "").split(", "):
        if name:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text, count=1, flags=re.I)
    return text
