"""The only text policy: what may come in, how wide it is, where its lines break.

Nothing here knows a terminal library. Widths are cells; positions are indices into the cleaned text.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from reader.patterns import lazy

# C0 but tab and newline, DEL, C1; bidi embeddings, overrides and isolates; zero-width and other
# invisible characters; variation selector 16 and skin tones, on whose width terminals disagree;
# interlinear annotation; surrogates; tag characters. ZWJ, ZWNJ, LRM and RLM stay: Persian, Hindi,
# Arabic and emoji families need them.
_FORBIDDEN_ONES = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u202a-\u202e\u2060-\u206f\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff"
)
_LINE_END_ONES = "\r\u2028\u2029\x85\x0b\x0c"
# What takes no cell: marks over Latin, Cyrillic, Hebrew, Arabic, Thai, kana and symbols, joiners, direction marks.
# Piled up without end they cover the lines around, or make one that is long and looks empty.
_CELLLESS_ONES = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8"
    "\u06ea-\u06ed\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c-\u200f\u20d0-\u20ff\u302a-\u302f"
    "\u3099\u309a\ufe00-\ufe0e\ufe20-\ufe2f"
)
_FORBIDDEN = lazy(f"[{_FORBIDDEN_ONES}]")
_LINE_ENDS = lazy(f"[{_LINE_END_ONES}]")
_UNCLEAN = lazy(f"[{_FORBIDDEN_ONES}{_LINE_END_ONES}{_CELLLESS_ONES}]")
# What programs colour and title by (ECMA-48, 5.4 and 8.3.89), choose character sets by (ECMA-35, 14.3) and save the
# cursor by: without its escape the rest would be litter.
_SEQUENCES = lazy("\x1b(?:\\[[0-?]*[ -/]*[@-~]|[\\]P][^\x07\x1b\n]{0,2000}(?:\x07|\x1b\\\\)|[()*+][0-9A-Z]|[78=>])")
# Six are more than any orthography puts on a letter.
_FLOOD = lazy(f"([{_CELLLESS_ONES}]{{6}})[{_CELLLESS_ONES}]+")
# More joiners in a row than any word or emoji has: where they are not obeyed, a line grows far beyond its pane.
_JOINED_FLOOD = lazy("(?:[^\u200d\\s]{1,3}\u200d+){6,}")
# The same two for text of ASCII alone, ten times as fast.
_ASCII_LINE_ENDS = bytes.maketrans(b"\r\x0b\x0c", b"\n\n\n")
_ASCII_FORBIDDEN = bytes(code for code in (*range(32), 127) if chr(code) not in "\t\n\x0b\x0c\r")
_STRETCH = 1024
_DIRECTION_MARKS = lazy("[\u200e\u200f]")
# Latin, Greek, Cyrillic, Armenian, and the punctuation, currencies, letter-like signs and arrows among them.
_NARROW = lazy(
    "[\t\n -~\u00a0-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u200a\u2010-\u2027\u202f-\u205e\u2070-\u209c"
    r"\u20a0-\u20bf\u2100-\u2319]*\Z"
)
# Characters that certainly take two: Han, kana, Hangul syllables, the punctuation among them.
_TWO_CELLS = lazy(
    "[\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*"
)
# Vowels and finals that join a Hangul syllable, and its fillers; Arabic number signs, which are format
# characters and yet drawn; symbols that Unicode 16 made wide; where younger emoji and ideographs are.
_HANGUL_PARTS = frozenset(map(chr, (*range(0x1160, 0x1200), *range(0xD7B0, 0xD800), 0x3164, 0xFFA0)))
_DRAWN_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
_WIDE_SYMBOLS = frozenset(
    map(chr, (*range(0x2630, 0x2638), *range(0x268A, 0x2690), *range(0x4DC0, 0x4E00), *range(0x1D300, 0x1D377)))
)
_YOUNGER_WIDE = lazy("[\U0001f300-\U0001faff\U00020000-\U0003fffd]")
# Punctuation of Chinese and Japanese that never begins a line, and that never ends one.
_NO_LINE_START = frozenset("、。，．・：；？！」』）】〕〉》”’…‥ー々〜")
_NO_LINE_END = frozenset("「『（【〔〈《“‘")
_JOINER = "\u200d"


def clean(text: str) -> str:
    """The text without anything that acts on a terminal or piles up on a cell, its line ends as newlines.

    Every string from outside passes here once, at the door: pages, feeds, answers, file names, messages.
    """
    if text.isascii() and text.isprintable():
        return text
    if "\r" in text:  # one character is looked for ten times as fast as two
        text = text.replace("\r\n", "\n")
    text = without_sequences(text)
    if len(text) <= _STRETCH or text.isascii():
        return _cleaned(text)
    # Most of a page in any script is markup: by stretches, most of it takes the way for ASCII.
    parts = [_cleaned(text[start : start + _STRETCH]) for start in range(0, len(text), _STRETCH)]
    whole = "".join(parts)
    # Only a flood that the cut went through is left.
    is_cut = any(part[:1] and not character_width(part[0]) for part in parts)
    return _FLOOD.sub(r"\1", whole) if is_cut else whole


def without_sequences(text: str) -> str:
    """The text without what programs tell a terminal in it. Not clean: stray control characters stay."""
    return _SEQUENCES.sub("", text) if "\x1b" in text else text


def _cleaned(text: str) -> str:
    """A text without CRLF, cleaned character by character."""
    if text.isascii():
        return text.encode().translate(_ASCII_LINE_ENDS, _ASCII_FORBIDDEN).decode()
    if not _UNCLEAN.search(text):
        return text
    text = _FLOOD.sub(r"\1", _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text)))
    return _JOINED_FLOOD.sub(lambda flood: flood[0].replace(_JOINER, ""), text) if _JOINER in text else text


def one_line(text: str) -> str:
    """A cleaned text for one-line places (titles, names, messages): no line ends, no direction marks."""
    text = clean(text)
    if not text.isascii():
        text = _DIRECTION_MARKS.sub("", text)
    elif text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(text.split())


def counted(count: int, one: str, many: str = "") -> str:
    """So many of something, in words: "1 bookmark", "1,500 replies"; many is needed where it isn't one with an s."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "; did you mean WORD?" with the nearest of the known ones; "" where none is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1, 0.7)
    return f"; did you mean {close[0]}?" if close else ""


@lru_cache(maxsize=4096)
def character_width(character: str) -> int:
    """Cells of one character: 0 for combining and format characters, 2 for wide ones, else 1.

    As the screen's toolkit counts them for every character that this Python's Unicode names.
    """
    category = unicodedata.category(character)
    if category in ("Mn", "Mc", "Me") or character in _HANGUL_PARTS:
        return 0
    if category == "Cf":
        return 1 if character in _DRAWN_FORMATS else 0
    if category == "Cn":
        return 2 if _YOUNGER_WIDE.match(character) else 1
    return 2 if unicodedata.east_asian_width(character) in "WF" or character in _WIDE_SYMBOLS else 1


def is_narrow(text: str) -> bool:
    """Whether every character is certainly one cell wide, so that length is width."""
    return text.isascii() or _NARROW.match(text) is not None


def width(text: str) -> int:
    """Cells that a cleaned line takes. What follows a zero-width joiner melts into what stands before it."""
    return len(text) if is_narrow(text) else sum(sizes(text))


def sizes(text: str) -> Iterable[int]:
    """The cells that each character adds."""
    return _joined_sizes(text) if _JOINER in text else map(character_width, text)


def _joined_sizes(text: str) -> Iterator[int]:
    joined = False
    for character in text:
        yield 0 if joined else character_width(character)
        joined = character == _JOINER and not joined


def fit(text: str, cells: int) -> str:
    """The text cut to a width, its last cell an ellipsis where something was cut."""
    if width(text) <= cells:
        return text
    used = 0
    for position, size in enumerate(sizes(text)):
        used += size
        if used > cells - 1:
            return text[:position] + "…" if cells > 0 else ""
    return text


def line_starts(text: str, cells: int) -> list[int]:
    """Where the lines of a text begin when it is wrapped at a width; the first is always 0.

    Newlines in the text are hard breaks. A word wider than the line is broken where it must be. A line
    ends at the next start; spaces that a soft break falls on end the line before it and are not drawn.
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


def cut_starts(text: str, cells: int) -> list[int]:
    """Where the lines of a text begin when it is cut at a width wherever that falls, as code is."""
    starts = []
    begin = 0
    narrow = is_narrow(text)
    for line in text.split("\n"):
        starts.append(begin)
        if len(line) <= cells and narrow:
            pass
        elif narrow or is_narrow(line):
            starts += range(begin + cells, begin + len(line), cells)
        elif width(line) > cells:
            starts += _cuts(line, begin, cells)
        begin += len(line) + 1
    return starts


def _cuts(line: str, begin: int, cells: int) -> Iterator[int]:
    """Where a line that begins at a position is cut."""
    used = 0
    for position, size in enumerate(sizes(line), begin):
        used += size
        if used > cells and position > begin:
            yield position
            used = size


def _wrap_narrow(text: str, begin: int, stop: int, cells: int, starts: list[int]) -> None:
    starts.append(begin)
    find = text.rfind
    while stop - begin > cells:
        space = find(" ", begin, begin + cells + 1)
        if space < 0:
            begin += cells
        else:
            begin = space + 1
            while begin < stop and text[begin] == " ":
                begin += 1
            if begin >= stop:
                return
        starts.append(begin)


def _wrap_wide(text: str, begin: int, stop: int, cells: int, starts: list[int]) -> None:
    starts.append(begin)
    first = begin
    # The cells before each character; what takes none belongs to what stands before it.
    before: Sequence[int]
    if _TWO_CELLS.fullmatch(text, begin, stop):
        before = range(0, 2 * (stop - begin) + 1, 2)
    else:
        before = list(accumulate(sizes(text[begin:stop]), initial=0))
    while True:
        end = first + bisect_right(before, before[begin - first] + cells) - 1
        if end <= begin:
            end = _behind(before, first, begin + 1)
        while end < stop and text[end] == " ":
            end = _behind(before, first, end + 1)
        if end >= stop:
            return
        at = end
        while at > begin and not _may_begin_line(text, before, first, at):
            at -= 1
        begin = at if at > begin else end
        starts.append(begin)


def _behind(before: Sequence[int], first: int, position: int) -> int:
    """A position, or that behind the characters there that take no cell."""
    while position - first + 1 < len(before) and before[position - first] == before[position - first + 1]:
        position += 1
    return position


def _may_begin_line(text: str, before: Sequence[int], first: int, at: int) -> bool:
    """Whether a line may end before a character: at a space, and between wide characters unless one forbids it."""
    character, place = text[at], at - first
    size = before[place + 1] - before[place]
    if not size or character == " ":
        return False
    last = at - 1
    while last > first and before[last - first] == before[last - first + 1]:
        last -= 1
    if text[last] == " ":
        return True
    is_wide = size + before[last - first + 1] - before[last - first] > 2
    return is_wide and character not in _NO_LINE_START and text[last] not in _NO_LINE_END
