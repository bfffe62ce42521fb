"""A picture shown large by sixels: what a pty receives of them, where they stand, and that they go again."""

import io
import re
from threading import Event

import pytest

from reader import paths
from tests.blog import Said
from tests.sixels import decoded
from tests.tui.conftest import Open
from tests.tui.test_links import Serve

Image = pytest.importorskip("PIL.Image", reason="Pillow, of the extra for pictures, is not installed")

from tests.tui.test_pictures import BODY, Pier, png  # noqa: E402

PLAIN: dict[str, str | None] = {"TMUX": None, "STY": None, "ZELLIJ": None, "NO_COLOR": None, "SSH_TTY": "/dev/pts/1"}
CLEARED, LEFT = b"\x1b[2J", b"\x1b[?1049l"
RED, BLUE = (255, 0, 0), (0, 0, 255)
ALL = re.compile(rb"\x1b\[\?2026h(?:(?!\x1b\[\?2026l).){1500,}\x1b\[\?2026l", re.DOTALL)
BAND = re.compile(rb"\x1b7\x1b\[(\d+);(\d+)H\x1bP0;1;0q([^\x1b]*)\x1b\\\x1b8")


def bands(raw: bytes) -> list[bytes]:
    """The sixels of those that were sent, each in one piece."""
    return [sixels for *_, sixels in _whole(raw)]


def placed(raw: bytes) -> list[tuple[int, int, int, int]]:
    """The line and column of each band, its width and height in dots."""
    return [
        (int(line) - 1, int(column) - 1, *map(int, re.findall(rb"\d+", sixels)[2:4]))
        for line, column, sixels in _whole(raw)
    ]


def _whole(raw: bytes) -> list[tuple[bytes, bytes, bytes]]:
    found = BAND.findall(raw)
    assert len(found) == raw.count(b"\x1bP") - (b"\x1bP" in raw.rpartition(b"\x1b\\")[2])
    return found


def chosen(way: str) -> None:
    file = paths.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'pictures_drawn = "{way}"\n')


class Shown:
    """A terminal with the picture of a page shown large, and what it has received since it was asked last."""

    def __init__(self, reader: Open, pier: Pier, way: str = "sixel", **environment: str | None) -> None:
        chosen(way)
        self.terminal = reader(pier.url, columns=80, rows=24, environment=PLAIN | environment)
        self.terminal.wait_for("[image: A boat]").press("enter").wait_for("▀▀▀")
        assert b"\x1bP" not in self.terminal.raw
        self._seen = len(self.terminal.raw)
        self.terminal.press("f").wait_for("to open").press("f").wait_without("goes by")

    @property
    def raw(self) -> bytes:
        return self.terminal.raw[self._seen :]

    def once(self, places: list[tuple[int, int, int, int]]) -> bytes:
        """Waits until bands were sent there, and for more: once after the last frame of all cells; what came of them.

        A frame that comes soon after another ends what was begun for that.
        """
        self.terminal.wait_until(lambda: placed(ALL.split(self.raw)[-1]) == places, f"bands at {places}").settle()
        *before, last = map(placed, ALL.split(self.raw))
        assert last == places and all(begun == places[: len(begun)] for begun in before)
        return self.forget()

    def forget(self) -> bytes:
        raw, self._seen = self.raw, len(self.terminal.raw)
        return raw


LARGE = [(2, 0, 800, 180), (11, 0, 800, 180), (20, 0, 800, 36)]
SMALLER = [(3, 0, 600, 180), (12, 0, 600, 120)]


def test_a_picture_is_drawn_once_for_each_time_that_its_cells_are(reader: Open, serve: Serve) -> None:
    shown = Shown(reader, Pier(serve, BODY, png(1200, 600)))
    terminal = shown.terminal
    raw = shown.once(LARGE)
    drawn = map(decoded, bands(raw)[-3:])
    dots = {(x, y + 180 * number): dot for number, band in enumerate(drawn) for (x, y), dot in band.dots.items()}
    assert len(dots) == 800 * 396
    assert {dot for (_, y), dot in dots.items() if y < 190} == {RED}
    assert {dot for (_, y), dot in dots.items() if y > 210} == {BLUE}
    terminal.press("?").wait_for("Moving").settle()
    assert CLEARED in shown.forget()
    terminal.press("q").wait_without("Moving")
    shown.once(LARGE)
    terminal.press(":").wait_for("a command, or a location").settle()
    assert CLEARED in shown.raw and not placed(shown.forget())
    terminal.press("esc").wait_without("a command, or a location")
    shown.once(LARGE)
    terminal.resize(60, 20)
    assert CLEARED in shown.once(SMALLER)
    terminal.press("ctrl+z").wait_until(lambda: LEFT in terminal.raw, "the shell")
    assert CLEARED in shown.forget().partition(LEFT)[0]
    terminal.go_on()
    shown.once(SMALLER)
    terminal.press("T").wait_for("theme: paper")
    shown.once(SMALLER)
    terminal.press("j").wait_without("theme: paper").settle()
    assert not placed(shown.forget())
    terminal.press("q").wait_for("Words before it.", "goes by", "▀▀▀").settle()
    assert CLEARED in shown.raw and not placed(shown.forget())
    terminal.press("Q")
    assert terminal.wait_for_end() == 0 and CLEARED not in shown.raw


def test_it_is_gone_before_the_terminal_is_left(reader: Open, serve: Serve) -> None:
    shown = Shown(reader, Pier(serve, BODY, png(1200, 600)))
    shown.once(LARGE)
    shown.terminal.press("Q")
    assert shown.terminal.wait_for_end() == 0
    assert CLEARED in shown.raw.partition(LEFT)[0]


def test_no_frame_comes_into_the_middle_of_it(reader: Open, serve: Serve) -> None:
    kept = io.BytesIO()
    Image.effect_noise((1200, 600), 90).save(kept, "PNG")
    shown = Shown(reader, Pier(serve, BODY, kept.getvalue()))
    shown.terminal.wait_until(lambda: b"\x1bP" in shown.raw, "the first band")
    for _ in range(3):
        shown.terminal.press(":").wait_for("a command, or a location")
        shown.terminal.press("esc").wait_without("a command, or a location").press("T", "T")
    shown.terminal.wait_until(lambda: placed(shown.raw)[-3:] == LARGE, "the picture")
    assert 100_000 < sum(map(len, bands(shown.raw)[-3:])) <= 400_000


def test_the_ground_is_seen_through_what_is_transparent(reader: Open, serve: Serve) -> None:
    shown = Shown(reader, Pier(serve, BODY, png(1200, 600, "RGBA")))
    raw = shown.once(LARGE)
    upper, middle, lower = map(decoded, bands(raw)[-3:])
    assert len(upper.dots) == 800 * 180 and len(middle.dots) in range(800 * 15, 800 * 20) and not lower.dots
    assert "▀" not in shown.terminal.text
    shown.terminal.press(":").wait_for("a command, or a location", "▀▀▀")


def test_it_never_reaches_the_last_line_of_the_terminal(reader: Open, serve: Serve) -> None:
    is_there = Event()

    def late() -> bytes:
        is_there.wait(60)
        return png(1200, 600)

    pier = Pier(serve, BODY, late)
    pier.said = [Said("Ana", "So it went: <img src='/boat2' alt='Our boat'> was there.")]
    chosen("sixel")
    terminal = reader(pier.url, columns=120, rows=40, environment=PLAIN).wait_for("[image: Our boat]")
    terminal.press("tab", "f").wait_for("to open").press("f").wait_for("Fetching the picture.")
    terminal.resize(120, 1).wait_until(lambda: terminal.lines[0].strip() == "Fetching the picture.", "one line")
    is_there.set()
    terminal.wait_for("▀").settle()
    assert b"\x1bP" not in terminal.raw


@pytest.mark.parametrize(
    ("way", "environment"),
    [
        ("cells", {}),
        ("kitty", {}),
        ("sixel", {"TMUX": "/tmp/tmux-1/default,1,0"}),
        ("sixel", {"STY": "1.pts"}),
        ("sixel", {"ZELLIJ": "0"}),
    ],
)
def test_elsewhere_it_stays_half_cells(
    reader: Open, serve: Serve, way: str, environment: dict[str, str | None]
) -> None:
    shown = Shown(reader, Pier(serve, BODY, png(400, 200)), way, **environment)
    shown.terminal.wait_for("▀" * 40).settle()
    assert b"\x1bP" not in shown.terminal.raw and CLEARED not in shown.raw
