"""Sixels, read again as a terminal reads them."""

import random

import pytest

from reader.sixel import encoded, framed, is_harmless, lines_of_band
from tests.sixels import decoded

PALETTE = [(number, 255 - number, number // 2) for number in range(256)]


def near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    """Whether they are the same but for the hundredths in which sixels tell colours."""
    return all(abs(first - second) <= 2 for first, second in zip(one, other, strict=True))


@pytest.mark.parametrize("hole", [None, 3])
@pytest.mark.parametrize("colours", [2, 5, 256])
@pytest.mark.parametrize("size", [(1, 1), (1, 6), (1, 7), (2000, 1), (3, 400), (70, 47)])
def test_each_dot_has_its_colour(size: tuple[int, int], colours: int, hole: int | None) -> None:
    width, height = size
    chance = random.Random(repr((size, colours)))
    pixels = b"".join(
        bytes([chance.randrange(colours)]) * chance.choice((1, 1, 2, 3, 4, 5, 90)) for _ in range(width * height)
    )[: width * height]
    sixels = encoded(pixels, width, PALETTE, hole)
    drawn = decoded(sixels)
    assert (drawn.width, drawn.height) == size and is_harmless(sixels)
    for place, number in enumerate(pixels):
        dot = drawn.dots.get((place % width, place // width))
        assert dot is None if number == hole else dot and near(dot, PALETTE[number])


def test_runs_are_counted() -> None:
    assert encoded(bytes(6 * 500), 500, [(255, 0, 0)]) == b'"1;1;500;6#0;2;100;0;0#0!500~'


@pytest.mark.parametrize("height", range(4, 65))
def test_a_band_is_whole_lines_and_whole_rows_of_sixels(height: int) -> None:
    lines = lines_of_band(height)
    assert 8 <= lines <= 12 and lines * height % 6 == 0


@pytest.mark.parametrize(
    "foreign", [b"\x1b", b"~\x07~", b"~\x18", b"~\x1b\\~", b"\x9c", b"~\n", b"abc\0", b"!99999~", "é".encode()]
)
def test_what_no_sixel_has_is_noticed(foreign: bytes) -> None:
    assert not is_harmless(b'"1;1;5;6#0~~' + foreign)


def test_a_terminal_is_told_where_it_begins_and_ends() -> None:
    assert framed(b'"1;1;1;1#0@') == '\x1bP0;1;0q"1;1;1;1#0@\x1b\\'
