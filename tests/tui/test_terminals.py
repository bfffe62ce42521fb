"""Terminals of all kinds: such as can show no screen, that answer nothing or late, and how each is left behind."""

from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.conftest import Open
from tests.tui.hostile import acting

# What terminals say of themselves: modes, attributes, keyboard, sizes in pixels, colours, versions, pictures.
LATE_ANSWERS = (
    "\x1b[?2026;2$y", "\x1b[?2048;0$y", "\x1b[?62;4;22c", "\x1b[>1;10;0c", "\x1b[?0u", "\x1b[6;20;10t",
    "\x1b[4;800;1200t", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", "\x1b]10;rgb:ffff/ffff/ffff\x07",
    "\x1bP>|terminal 1.0\x1b\\", "\x1bP1+r544e=78\x1b\\", "\x1b_Gi=31;OK\x1b\\",
)  # fmt: skip


@pytest.mark.parametrize("term", ["dumb", "unknown", "", None])
def test_a_terminal_that_can_show_no_screen_gets_the_text(reader: Open, tmp_path: Path, term: str | None) -> None:
    terminal = reader(blog(tmp_path, 2, 3), columns=120, rows=200, term=term)
    assert terminal.wait_for_end() == 0
    assert "this is what `reader cat` prints" in terminal.lines[0]
    assert (term or "not set") in terminal.lines[0]
    assert "Alder 1." in terminal.text
    assert "5 comments · 2 shown · 3 spam hidden" in terminal.text
    assert b"\x1b" not in terminal.raw


def test_a_terminal_that_answers_nothing_shows_all_at_once(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path), is_silent=True).wait_for("Alder 1.", "2 shown")
    assert acting(terminal.raw) == []
    terminal.press("G").wait_for("Cedar 4.").press("q")
    assert terminal.wait_for_end() == 0


def test_what_a_terminal_answers_late_is_no_key(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path), is_silent=True).wait_for("Alder 1.", "2 shown").settle()
    before = terminal.text
    terminal.write("".join(LATE_ANSWERS))
    for answer in LATE_ANSWERS:
        terminal.write(answer)
    for piece in LATE_ANSWERS[7][:4], LATE_ANSWERS[7][4:9], LATE_ANSWERS[7][9:]:
        terminal.write(piece)
    assert terminal.settle().text == before
    terminal.find("Remark").write("".join(LATE_ANSWERS))
    assert terminal.press("esc").wait_without("/ Remark").settle().text == before
    terminal.press("?").wait_for("Moving")
