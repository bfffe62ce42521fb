"""The only text policy: what may come in, how wide it is, where its lines break.

Nothing here knows a terminal library. Widths are cells; positions are indices into the cleaned text.
"""

import re
import unicodedata
from functools import lru_cache

# C0 but tab and newline, DEL, C1; bidi embeddings, overrides and isolates; zero-width and other
# invisible characters; variation selector 16 and skin tones, on whose width terminals disagree;
# interlinear annotation; surrogates; tag characters. ZWJ, ZWNJ, LRM and RLM stay: Persian, Hindi,
# Arabic and emoji families need them.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u202a-\u202e\u2060-\u206f\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")
_DIRECTION_MARKS = re.compile("[\u200e\u200f]")
_NARROW = re.compile(r"[\t\n -~\u00a1-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*\Z")
_SPACES = re.compile(r"\s+")
# Closing punctuation of Chinese and Japanese, which never begins a line.
_NO_LINE_START = frozenset("、。，．・：；？！」』）】〕〉》”’…‥ー々〜")


def clean(text: str) -> str:
    """The text without anything that acts on a terminal, its line ends as newlines.

    Every string from outside passes here once, at the door: pages, feeds, answers, file names, messages.
    """
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """A cleaned text for one-line places (titles, names, messages): no line ends, no direction marks."""
    return _SPACES.sub(" ", _DIRECTION_MARKS.sub("", clean(text))).strip()


@lru_cache(maxsize=4096)
def character_width(character: str) -> int:
    """Cells of one character: 0 for combining and format characters, 2 for wide ones, else 1."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def is_narrow(text: str) -> bool:
    """Whether every character is certainly one cell wide, so that length is width."""
    return text.isascii() or _NARROW.match(text) is not None


def width(text: str) -> int:
    """Cells that a cleaned line takes. What follows a zero-width joiner melts into what stands before it."""
    if is_narrow(text):
        return len(text)
    cells, joined = 0, False
    for character in text:
        cells += 0 if joined else character_width(character)
        joined = character == "\u200d"
    return cells


def fit(text: str, cells: int) -> str:
    """The text cut to a width, its last cell an ellipsis where something was cut."""
    if width(text) <= cells:
        return text
    kept = ""
    for character in text:
        if width(kept + character) > cells - 1:
            break
        kept += character
    return kept + "…" if cells > 0 else ""


def line_starts(text: str, cells: int) -> list[int]:
    """Where the lines of a text begin when it is wrapped at a width; the first is always 0.

    Newlines in the text are hard breaks. A word wider than the line is broken where it must be. A line
    ends at the next start; its trailing space is not drawn.
    """
    cells = max(cells, 1)
    if len(text) <= cells and "\n" not in text and is_narrow(text):
        return [0]
    starts: list[int] = []
    begin = 0
    narrow = is_narrow(text)
    while True:
        end = text.find("\n", begin)
        stop = len(text) if end < 0 else end
        if narrow:
            _wrap_narrow(text, begin, stop, cells, starts)
        else:
            _wrap_wide(text, begin, stop, cells, starts)
        if end < 0:
            return starts
        begin = end + 1


def _wrap_narrow(text: str, begin: int, stop: int, cells: int, starts: list[int]) -> None:
    starts.append(begin)
    find = text.rfind
    while stop - begin > cells:
        space = find(" ", begin, begin + cells + 1)
        begin = space + 1 if space > begin else begin + cells
        if begin >= stop:
            return
        starts.append(begin)


def _wrap_wide(text: str, begin: int, stop: int, cells: int, starts: list[int]) -> None:
    starts.append(begin)
    used, chance, joined = 0, begin, False
    position = begin
    while position < stop:
        character = text[position]
        size = 0 if joined else character_width(character)
        joined = character == "\u200d"
        if used + size > cells and character != " " and position > begin:
            begin = chance if chance > begin else position
            starts.append(begin)
            used, joined = width(text[begin:position]), False
        used += size
        position += 1
        if character == " " or (size == 2 and (text[position : position + 1] or " ") not in _NO_LINE_START):
            chance = position
