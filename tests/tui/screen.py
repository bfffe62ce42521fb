"""pyte's screen and stream, with short ways for what reader writes most: plain text and its colours."""

import re

import pyte
from pyte import charsets, modes
from pyte.screens import Char, wcwidth

_SHORT = re.compile(r"\x1b\[([\d;]*)m")


class Screen(pyte.Screen):
    """Draws a run of narrow characters that fits its line at once."""

    def draw(self, data: str) -> None:
        cursor = self.cursor
        is_plain = modes.IRM not in self.mode and not self.charset and self.g0_charset is charsets.LAT1_MAP
        if is_plain and cursor.x + len(data) <= self.columns and all(wcwidth(char) == 1 for char in data):
            line, manner = self.buffer[cursor.y], cursor.attrs[1:]
            for column, char in enumerate(data, cursor.x):
                line[column] = Char(char, *manner)
            cursor.x += len(data)
            self.dirty.add(cursor.y)
        else:
            super().draw(data)


class Stream(pyte.Stream):
    """Reads whole sequences only; those of colours, the most by far, not one character at a time."""

    def feed(self, data: str) -> None:
        fed = 0
        for colours in _SHORT.finditer(data):
            super().feed(data[fed : colours.start()])
            self.listener.select_graphic_rendition(*(int(number or 0) for number in colours[1].split(";")))
            fed = colours.end()
        super().feed(data[fed:])
