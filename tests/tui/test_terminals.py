"""Terminals of all kinds: such as can show no screen, that answer nothing or late, and how each is left behind."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.blog import blog
from tests.fetch.conftest import Server
from tests.tui.conftest import Open
from tests.tui.hostile import acting
from tests.tui.pty import KEYS, PATIENCE, Terminal

# What terminals say of themselves: modes, attributes, keyboard, sizes in pixels, colours, versions, pictures.
LATE_ANSWERS = (
    "\x1b[?2026;2$y", "\x1b[?2048;0$y", "\x1b[?62;4;22c", "\x1b[>1;10;0c", "\x1b[?0u", "\x1b[6;20;10t",
    "\x1b[4;800;1200t", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1bP>|terminal 1.0\x1b\\", "\x1bP1+r544e=78\x1b\\", "\x1b_Gi=31;OK\x1b\\",
)  # fmt: skip


@pytest.mark.parametrize("term", ["dumb", None])
def test_a_terminal_that_can_show_no_screen_gets_the_text(reader: Open, tmp_path: Path, term: str | None) -> None:
    terminal = reader(blog(tmp_path, 2, 3), columns=120, rows=200, environment={"TERM": term})
    assert terminal.wait_for_end() == 0
    assert "this is what `reader cat` prints" in terminal.lines[0]
    assert (term or "not set") in terminal.lines[0]
    assert "Alder 1." in terminal.text
    assert "5 comments · 2 shown · 3 spam hidden" in terminal.text
    assert b"\x1b" not in terminal.raw


def test_a_terminal_that_answers_nothing_shows_all_at_once_and_what_it_answers_late_is_no_key(
    reader: Open, tmp_path: Path
) -> None:
    terminal = reader(blog(tmp_path), is_silent=True).wait_for("Alder 1.", "2 shown").settle()
    assert acting(terminal.raw) == []
    before = terminal.text
    terminal.write("".join(LATE_ANSWERS))
    for answer in LATE_ANSWERS:
        terminal.write(answer)
    for piece in LATE_ANSWERS[7][:4], LATE_ANSWERS[7][4:9], LATE_ANSWERS[7][9:]:
        terminal.write(piece)
    terminal.settle()
    assert terminal.text == before
    terminal.find("zeppelin").write("".join(LATE_ANSWERS))
    assert terminal.press("esc").wait_without("zeppelin").settle().text == before
    terminal.press("?").wait_for("Moving")


# Modes that a shell expects: the main screen, a visible cursor, lines that wrap, no reports of mouse, focus or pastes.
AT_REST = {"25": "h", "7": "h"}
BROKEN = """
from reader.tui.screens.base import ReaderScreen
ReaderScreen.action_theme = lambda self: 1 / 0
from reader.__main__ import main
main()
"""


def left_as_it_was(terminal: Terminal) -> None:
    modes = dict(re.findall(r"\x1b\[\?(\d+)([hl])", terminal.raw.decode("utf-8", "replace")))
    assert {mode: state for mode, state in modes.items() if state != AT_REST.get(mode, "l")} == {}
    assert terminal.raw.count(b"\x1b[<u") == len(re.findall(rb"\x1b\[>\d+u", terminal.raw)) > 0


def processes_of(session: int) -> list[str]:
    """The processes that are left of a terminal's session."""
    listed = subprocess.run(["ps", "-s", str(session), "-o", "pid=,stat=,args="], capture_output=True, text=True)
    return [line for line in listed.stdout.splitlines() if " Z" not in line]


@pytest.mark.parametrize("ending", ["Q", "SIGTERM", "mistake", "SIGHUP while loading"])
def test_a_terminal_is_left_as_it_was_and_nothing_goes_on(
    reader: Open, serve: Callable[..., Server], tmp_path: Path, ending: str
) -> None:
    loads, fails = "loading" in ending, ending == "mistake"
    page = serve(lambda connection, _: connection.recv(1) and None).url if loads else blog(tmp_path)
    terminal = reader(page, program=("-c", BROKEN)).wait_for("Esc cancels" if loads else "2 shown")
    if ending.startswith("SIG"):
        os.kill(terminal.process, signal.Signals[ending.split()[0]])
    else:
        terminal.press("T" if fails else "Q")
    assert terminal.wait_for_end() == int(fails)
    left_as_it_was(terminal)
    assert "Traceback" not in terminal.text
    assert ("reader made a mistake (ZeroDivisionError" in terminal.text) == fails
    end = time.monotonic() + PATIENCE
    while left := processes_of(terminal.process):
        assert time.monotonic() < end, left
        time.sleep(0.05)


@pytest.mark.parametrize("how", ["^Z", "kill -STOP"])
def test_it_goes_on_after_a_stop_in_another_size_and_ends(reader: Open, tmp_path: Path, how: str) -> None:
    terminal = reader(blog(tmp_path)).wait_for("2 shown").settle()
    if how == "^Z":
        terminal.press("ctrl+z").wait_until(lambda: b"\x1b[?1049l" in terminal.raw, "the shell's screen")
    else:
        os.kill(terminal.process, signal.SIGSTOP)
    terminal.resize(80, 24)
    terminal.go_on().wait_for("2 shown").wait_without("Ana Lund").settle().press("G").wait_for("Cedar 4.").press("q")
    assert terminal.wait_for_end() == 0
    left_as_it_was(terminal)


# Keys that lead from one screen, or one line that is open, to the next, and what is there then.
STATES = [
    (["space", "j"], "§ Section Birch"), (["/", *"barges", "enter", "&"], "Found"), (["esc", "?", "space"], "Keeping"),
    (["esc", "=", "j"], "About"), (["esc", ":", "f", "o"], "foot"), (["esc", "b", "B"], "1 bookmark"),
    (["q", "tab", "j", "j"], "3 of 30"), (["s", "G", "="], "Score"), (["esc", "s", "/", *"floods"], "/ floods"),
]  # fmt: skip
SIZES = [(500, 200), (1, 1), (2, 2), (10, 3), (1, 40), (40, 12)]


def test_after_any_size_the_picture_is_that_of_a_terminal_that_kept_its_own(reader: Open, tmp_path: Path) -> None:
    """On each screen and with each line open; keys lead from one to the next."""
    terminal = reader(blog(tmp_path, people=30)).wait_for("30 shown")
    for number, (keys, seen) in enumerate(STATES):
        if keys[0] == "esc":
            terminal.press("esc").wait_without(STATES[number - 1][1])
        terminal.press(*(key for key in keys if key != "esc")).wait_for(seen)
        # What is said when an article was read to its end goes by itself.
        before = terminal.settle().wait_without("marked as read").settle().text
        # The large one takes a while to draw, which is the same on all of them.
        for columns, rows in SIZES[1 if number else 0 :]:
            terminal.resize(columns, rows)
        terminal.resize(120, 40)
        same(terminal, before)


def same(terminal: Terminal, before: str) -> None:
    terminal.wait_until(lambda: terminal.text == before, f"\n{before}\nonce more")


def test_a_second_enter_in_the_palette_is_for_what_is_below(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("2 shown").press(":").wait_for("a command, or")
    terminal.press("narrower").wait_for("a narrower column").write(2 * KEYS["enter"])
    terminal.wait_for("there is no footnote or picture").press("-").wait_for("column 57").press("G").wait_for("100%")
