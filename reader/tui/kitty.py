"""Pictures by kitty's graphics protocol: what the terminal is sent, and the characters that it draws a picture over.

These are text: they move, are cut and are erased as all else on the screen is, and the picture with them.
Source: sw.kovidgoyal.net/kitty/graphics-protocol, of kitty 0.28; the marks are those of its rowcolumn-diacritics.txt.
"""

from base64 import standard_b64encode
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

_PLACEHOLDER = "\U0010eeee"
_MARKS = """
305 30d-30e 310 312 33d-33f 346 34a-34c 350-352 357 35b 363-36f 483-487 592-595 597-599 59c-5a1 5a8-5a9 5ab-5ac 5af 5c4
610-617 657-65b 65d-65e 6d6-6dc 6df-6e2 6e4 6e7-6e8 6eb-6ec 730 732-733 735-736 73a 73d 73f-741 743 745 747 749-74a
7eb-7f1 7f3 816-819 81b-823 825-827 829-82d 951 953-954 f82-f83 f86-f87 135d-135f 17dd 193a 1a17 1a75-1a7c 1b6b
1b6d-1b73 1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 1dcb-1dcc 1dd1-1de6 1dfe 20d0-20d1 20d4-20d7 20db-20dc 20e1 20e7
20e9 20f0 2cef-2cf1 2de0-2dff a66f a67c-a67d a6f0-a6f1 a8e0-a8f1 aab0 aab2-aab3 aab7-aab8 aabe-aabf aac1 fe20-fe26
10a0f 10a38 1d185-1d189 1d1aa-1d1ad 1d242-1d244
"""
MOST_CELLS = 297
"""There are as many marks, so a picture has no more rows or columns of cells."""
_CHUNK = 3072  # bytes, which are 4096 in base64: no command may have more
_STRETCH = 16  # cells of a segment; of more than 22, Rich's cut may leave a mark behind

_SPEAKERS = ("xterm-kitty", "xterm-ghostty")

ENDING = "\x1b_Gm=0,q=2;\x1b\\"
"""Ends a transmission that is not whole, which nothing but its own pieces may interrupt."""


def is_spoken(environment: Mapping[str, str]) -> bool:
    """Whether the terminal names itself as one that draws so.

    It is not asked: that takes a tenth of a second, and may take a key that was typed.
    """
    return environment.get("TERM") in _SPEAKERS


def transmission(number: int, png: bytes, columns: int, rows: int) -> Iterator[str]:
    """The commands that give a picture to the terminal, to be drawn over columns by rows of cells; it answers none."""
    keys = f"a=T,U=1,f=100,t=d,i={number},c={columns},r={rows},"
    for start in range(0, len(png), _CHUNK):
        data = standard_b64encode(png[start : start + _CHUNK]).decode()
        yield f"\x1b_G{keys}q=2,m={int(start + _CHUNK < len(png))};{data}\x1b\\"
        keys = ""


def deletion(number: int) -> str:
    """The command that has the terminal forget a picture."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"


def placeholders(number: int, columns: int, row: int, ground: Style) -> list[Segment]:
    """The cells of one row of a picture, counted from 0; the ground is seen where it is transparent.

    Their colour is the picture's number, of 24 bits.
    """
    style = Style(color=Color.from_rgb(number >> 16, number >> 8 & 255, number & 255), bgcolor=ground.bgcolor)
    return [Segment(_cells(row, start, min(start + _STRETCH, columns)), style) for start in range(0, columns, _STRETCH)]


@lru_cache(maxsize=1024)
def _cells(row: int, start: int, end: int) -> str:
    marks = _marks()
    return "".join(_PLACEHOLDER + marks[row] + marks[column] for column in range(start, end))


@lru_cache(maxsize=1)
def _marks() -> str:
    """The combining marks that stand for the numbers from 0 on."""
    ranges = (part.partition("-") for part in _MARKS.split())
    return "".join(chr(code) for first, _, last in ranges for code in range(int(first, 16), int(last or first, 16) + 1))
