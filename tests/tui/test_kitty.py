"""Pictures that the terminal itself draws: what a pty receives of kitty's protocol, and the cells they stand on."""

import asyncio
import base64
import fcntl
import io
import os
import re
import struct
import termios
from collections.abc import Callable

import pytest
from rich.style import Style
from textual.driver import Driver
from textual.strip import Strip

from reader import paths
from reader.picturing import Pixels
from reader.pixels import pixels_of
from reader.tui import kitty
from reader.tui.sent_pictures import SentPictures
from reader.tui.terminal import cell_size
from tests.tui.conftest import Open
from tests.tui.pty import Terminal
from tests.tui.test_links import Serve

Image = pytest.importorskip("PIL.Image", reason="Pillow, of the extra for pictures, is not installed")

from tests.tui.test_pictures import BODY, FAR, Pier, png  # noqa: E402

KITTY: dict[str, str | None] = {"TERM": "xterm-kitty", "TMUX": None, "STY": None, "ZELLIJ": None}
PLACEHOLDER = "\U0010eeee"
FIRST_MARKS = "\u0305\u030d\u030e\u0310\u0312\u033d\u033e\u033f\u0346\u034a"


def commands(raw: bytes) -> list[tuple[dict[str, str], bytes]]:
    """The keys and the data of each graphics command."""
    found = re.findall(rb"\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\", raw)
    return [(dict(key.split("=") for key in keys.decode().split(",")), data) for keys, data in found]


def pictures(raw: bytes) -> dict[int, tuple[int, int, "Image.Image"]]:
    """By number, the columns, rows and pixels of each picture that was sent whole."""
    sent: dict[int, tuple[int, int, Image.Image]] = {}
    number, size, parts = 0, (0, 0), [b""]
    for keys, data in commands(raw):
        if keys.get("a") == "d":
            assert keys == {"a": "d", "d": "I", "i": keys["i"], "q": "2"}
            continue
        assert len(data) <= 4096 and keys["q"] == "2"
        if "a" in keys:
            assert {name: keys[name] for name in "aUft"} == {"a": "T", "U": "1", "f": "100", "t": "d"}
            number, size, parts = int(keys["i"]), (int(keys["c"]), int(keys["r"])), []
        else:
            assert keys.keys() == {"m", "q"}
        parts.append(base64.b64decode(data, validate=True))
        if keys["m"] == "0":
            sent[number] = (*size, Image.open(io.BytesIO(b"".join(parts))))
    return sent


def deleted(raw: bytes) -> list[int]:
    return [int(keys["i"]) for keys, _ in commands(raw) if keys.get("a") == "d"]


def drawn(terminal: Terminal) -> list[tuple[int, list[str]]]:
    """Each line with placeholders: the number that their one colour is, and their marks."""
    rows: dict[int, list[tuple[str, str]]] = {}
    for (row, _), cell in sorted(terminal.cells.items()):
        if cell.data.startswith(PLACEHOLDER):
            rows.setdefault(row, []).append((cell.fg, cell.data[1:]))
    assert all(len({colour for colour, _ in cells}) == 1 for cells in rows.values())
    return [(int(cells[0][0], 16), [marks for _, marks in cells]) for cells in rows.values()]


def standing(terminal: Terminal, columns: int, rows: int) -> int:
    """The number of the one picture that is drawn, whole and in so many cells, if the terminal has it; else 0."""
    found, marks = drawn(terminal), kitty._marks()
    number = found[0][0] if found else 0
    whole = [(number, [marks[row] + marks[column] for column in range(columns)]) for row in range(rows)]
    has_it = pictures(terminal.raw).get(number, ())[:2] == (columns, rows) and number not in deleted(terminal.raw)
    return number if has_it and found == whole else 0


def draws_with_kitty() -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('pictures_drawn = "kitty"\n')


def test_a_picture_is_sent_once_moves_as_text_and_is_deleted(reader: Open, serve: Serve) -> None:
    draws_with_kitty()
    pier = Pier(serve, BODY + FAR, png(1200, 600))
    terminal = reader(pier.url, columns=80, rows=24, environment=KITTY).wait_for("[image: A boat]")
    assert not commands(terminal.raw)
    terminal.press("enter").wait_until(lambda: standing(terminal, 52, 13) > 0, "the picture")
    (picture,) = (image for _, _, image in pictures(terminal.raw).values())
    assert picture.size == (520, 260)
    assert picture.getpixel((260, 20)) == (255, 0, 0) and picture.getpixel((260, 240)) == (0, 0, 255)
    terminal.find("evening").press("enter").wait_for("evening went").press("esc", "g")
    terminal.wait_until(lambda: standing(terminal, 52, 13) == 1, "the same picture")
    terminal.resize(60, 20).wait_until(lambda: standing(terminal, 40, 10) > 1, "the picture for the new size")
    assert deleted(terminal.raw)[0] == 1
    terminal.press("f").wait_for("to open").press("f").wait_until(lambda: standing(terminal, 60, 15) > 0, "it large")
    terminal.press("ctrl+z").wait_until(lambda: b"\x1b[?1049l" in terminal.raw, "the shell")
    before = terminal.raw.partition(b"\x1b[?1049l")[0]
    assert pictures(before).keys() == set(deleted(before))
    terminal.go_on().wait_until(lambda: standing(terminal, 60, 15) > 0, "it again")
    large = standing(terminal, 60, 15)
    terminal.press("q").wait_until(lambda: standing(terminal, 40, 10) > 0, "that in the text")
    assert large in deleted(terminal.raw)
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
    before = terminal.raw.rpartition(b"\x1b[?1049l")[0]
    assert pictures(before).keys() == set(deleted(before))


@pytest.mark.parametrize(
    "between", [{"TMUX": "/tmp/tmux-1/default,1,0"}, {"STY": "1.pts"}, {"ZELLIJ": "0"}], ids=lambda one: next(iter(one))
)
def test_behind_another_program_it_is_drawn_in_half_cells(
    reader: Open, serve: Serve, between: dict[str, str | None]
) -> None:
    draws_with_kitty()
    pier = Pier(serve, BODY, png(400, 200))
    terminal = reader(pier.url, columns=80, rows=24, environment=KITTY | between).wait_for("[image: A boat]")
    terminal.press("enter").wait_for("▀▀▀").settle()
    assert b"\x1b_" not in terminal.raw and PLACEHOLDER not in terminal.text


def test_without_being_chosen_it_is_drawn_in_half_cells(reader: Open, serve: Serve) -> None:
    pier = Pier(serve, BODY, png(400, 200))
    terminal = reader(pier.url, columns=80, rows=24, environment=KITTY).wait_for("[image: A boat]")
    terminal.press("enter").wait_for("▀▀▀").settle()
    assert b"\x1b_" not in terminal.raw and PLACEHOLDER not in terminal.text


@pytest.mark.parametrize(
    ("dots", "cell"), [((720, 432), (9, 18)), ((0, 0), (10, 20)), ((80, 24), (10, 20)), ((60000, 24000), (10, 20))]
)
def test_a_cell_is_as_large_as_the_terminal_says(dots: tuple[int, int], cell: tuple[int, int]) -> None:
    ends = os.openpty()
    fcntl.ioctl(ends[0], termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, *dots))
    assert cell_size(ends[1]) == cell
    for end in ends:
        os.close(end)


@pytest.mark.parametrize(
    ("environment", "is_spoken"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-ghostty"}, True),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, False),
        ({}, False),
    ],
)
def test_it_is_spoken_to_terminals_that_name_themselves(environment: dict[str, str], is_spoken: bool) -> None:
    assert kitty.is_spoken(environment) == is_spoken


def test_every_row_and_column_has_a_mark_of_its_own_and_every_cut_leaves_cells_whole() -> None:
    row = Strip(kitty.placeholders(1, kitty.MOST_CELLS, 9, Style()))
    cells = [PLACEHOLDER + FIRST_MARKS[9] + mark for mark in kitty._marks()]
    assert row.text == "".join(cells) and row.cell_length == len(set(cells)) == kitty.MOST_CELLS
    assert "".join(kitty._marks()[:10]) == FIRST_MARKS
    for first in range(kitty.MOST_CELLS):
        for last in range(first + 1, min(first + 40, kitty.MOST_CELLS)):
            assert row.crop(first, last).text == "".join(cells[first:last])


@pytest.mark.parametrize(
    ("size", "dots", "pixels", "fine"),
    [
        ((400, 200), (10, 10), (40, 20), (400, 200)),
        ((403, 5), (10, 10), (41, 1), (403, 5)),
        ((400, 200), (9, 10), (45, 20), (400, 200)),
        ((400, 200), (20, 20), (40, 20), (400, 200)),
        ((1600, 400), (10, 10), (80, 20), (800, 200)),
        ((1600, 1600), (20, 20), (60, 60), (1200, 1200)),
        ((4000, 3000), (60, 60), (80, 60), (1632, 1224)),
        ((400, 200), (1, 1), (80, 40), None),
    ],
)
def test_a_picture_is_as_large_as_on_a_web_page_where_there_is_room(
    size: tuple[int, int], dots: tuple[int, int], pixels: tuple[int, int], fine: tuple[int, int] | None
) -> None:
    answer, _, sharp = pixels_of(png(*size), 80, 60, dots)
    assert (answer["columns"], answer["rows"]) == pixels
    assert (Image.open(io.BytesIO(sharp)).size if sharp else None) == fine


class Recorded(Driver):
    """A terminal that takes everything at once, and keeps it."""

    raw = b""

    def write(self, data: str) -> None:
        self.raw += data.encode()

    def start_application_mode(self) -> None: ...

    def disable_input(self) -> None: ...

    def stop_application_mode(self) -> None:
        self.raw += b"left"


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0.001)


def noise(width: int, height: int) -> Pixels:
    """A picture of so many half cells, with some 300 KB of PNG."""
    kept = io.BytesIO()
    Image.effect_noise((600, 500), 90).save(kept, "PNG")
    return Pixels(width, height, width, height, b"\0" * 4 * width * height, kept.getvalue())


async def test_what_is_half_sent_is_ended_before_anything_else() -> None:
    driver = Recorded(None)  # type: ignore[arg-type]
    sent = SentPictures(driver)
    redrawn: list[int] = []
    first, second = (sent.send(noise(20, 20), lambda number=number: redrawn.append(number)) for number in (1, 2))
    assert (first.number, second.number, first.png) == (1, 2, b"")
    await until(lambda: driver.raw.count(b"\x1b_") > 8)
    sent.drop(first.number)
    await until(lambda: sent.has(2))
    assert pictures(driver.raw).keys() == {1, 2} and deleted(driver.raw) == [1] and redrawn == [2]
    assert sent.has_lost(1) and not sent.has_lost(2) and not sent.has_lost(0)
    before = len(driver.raw)
    third = sent.send(noise(20, 20), lambda: redrawn.append(3))
    await until(lambda: len(driver.raw) > before)
    driver.stop_application_mode()
    end = driver.raw[before:].partition(b"m=0,q=2;")[2]
    assert deleted(end) == [2, third.number] and end.endswith(b"left")
    await asyncio.sleep(0.05)
    assert driver.raw[before:].endswith(end) and sorted(redrawn) == [2, 2, 3]
    assert sent.has_lost(2) and sent.has_lost(3)


async def test_the_terminal_holds_no_more_than_it_has_room_for() -> None:
    driver = Recorded(None)  # type: ignore[arg-type]
    sent = SentPictures(driver)
    redrawn: list[int] = []
    large = noise(290, 290)._replace(png=png(4, 4))
    for number in range(1, 6):
        sent.send(large, lambda number=number: redrawn.append(number))
        await until(lambda number=number: sent.has(number))
    assert deleted(driver.raw) == [1, 2] and redrawn == [1, 2, 3, 1, 4, 2, 5]
    wide = sent.send(noise(kitty.MOST_CELLS + 1, 2), redrawn.clear)
    assert wide.number == 0 and wide.png == b"" and len(pictures(driver.raw)) == 5
