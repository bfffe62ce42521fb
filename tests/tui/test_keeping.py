"""Keeping an article, leaving, coming back: b, B, U, q, Q, Esc, ^C, o and y through a terminal."""

import os
import signal
import stat
import sys
from pathlib import Path

import pytest

from tests.blog import blog
from tests.cli.process import reader as command
from tests.tui.conftest import Open


def fake_browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A browser that writes down what it was given, an argument a line."""
    script, log = folder / "fake-browser", folder / "opened"
    script.write_text(f'#!/bin/sh\nfor argument; do echo "<$argument>"; done >> {log}.part && mv {log}.part {log}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(script))
    return log


def test_a_bookmark_opens_again_when_the_page_is_gone(reader: Open, tmp_path: Path, private_folders: Path) -> None:
    path = blog(tmp_path)
    terminal = reader(path).wait_for("15 spam hidden").press("b").wait_for("kept as @1 with 17 comments")
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
    Path(path).unlink()
    assert "The Lock at Marlow" in command("list").stdout
    terminal = reader().wait_for("Library", "1 bookmark", "@1", "The Lock at Marlow", "17 comments")
    terminal.press("enter").wait_for("the copy kept on", "Alder 1.", "17 comments · 2 shown · 15 spam hidden")
    terminal.press("q").wait_for("Library").press("q")
    assert terminal.wait_for_end() == 0
    folder = private_folders / "data" / "reader"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_b_keeps_puts_away_and_U_brings_back(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("15 spam hidden").press("b").wait_for("kept as @1")
    terminal.press("b").wait_for("put away; U")
    assert command("list").stdout == ""
    terminal.press("U").wait_for("kept again").press("B").wait_for("1 bookmark")
    terminal.press("b").wait_for("put away: The Lock", "Nothing is kept yet").press("U").wait_for("1 bookmark")
    terminal.press("q").wait_for("Alder 1.")
    assert command("list").stdout.count("\n") == 1


def test_the_library_is_searched(reader: Open, tmp_path: Path) -> None:
    paths = [
        blog(tmp_path, 1, 0, name=f"{name}.html", title=f"The {name}") for name in ("Heron", "Otter", "Kingfisher")
    ]
    assert command("add", *paths).returncode == 0
    terminal = reader().wait_for("3 bookmarks", "The Heron", "The Otter")
    terminal.find("otter").wait_without("The Heron").wait_for("Library · “otter”", "/ otter", " 1 bookmark").press("s")
    terminal.wait_for("Nothing here has “otters”", "0 bookmarks").press("esc")
    terminal.wait_for("The Heron").press("j").press("enter").wait_for("the copy kept on", "The Otter")


def test_q_goes_back_Q_quits_and_esc_never_does(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("15 spam hidden")
    for _ in range(6):
        terminal.press("esc")
    terminal.press("?").wait_for("Moving").press("q").wait_for("Alder 1.")
    terminal.press("B").wait_for("Nothing is kept yet")
    for _ in range(4):
        terminal.press("esc")
    terminal.press("q").wait_for("Alder 1.").press("?").wait_for("Moving").press("Q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+q"])
def test_every_way_out_ends_well(reader: Open, tmp_path: Path, key: str) -> None:
    (tmp_path / "a.md").write_text("Some words.\n", "utf-8")
    terminal = reader(str(tmp_path / "a.md")).wait_for("Some words.").press(key)
    assert terminal.wait_for_end() == 0
    # The terminal is as it was: no mouse, no other screen, a cursor.
    for mode in (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l"):
        assert terminal.raw.rfind(mode) > terminal.raw.rfind(mode[:-1] + (b"h" if mode.endswith(b"l") else b"l"))


def test_ctrl_c_cancels_and_twice_quits(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("15 spam hidden").press("ctrl+c").wait_for("^C again quits")
    terminal.press("ctrl+c")
    assert terminal.wait_for_end() == 0


def test_a_terminal_that_hangs_up_keeps_the_place(reader: Open, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\n\n".join(f"Line {number}." for number in range(200)), "utf-8")
    terminal = reader(str(tmp_path / "a.md")).wait_for("Line 1.").press("space", "space").wait_for("Line 40.")
    terminal.hang_up()
    terminal.wait_for_end()
    reader(str(tmp_path / "a.md")).wait_for("resumed at", "Line 40.")


def test_a_killed_reader_leaves_its_bookmarks(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path)).wait_for("15 spam hidden").press("b").wait_for("kept as @1")
    os.kill(terminal.process, signal.SIGKILL)
    terminal.wait_for_end()
    assert command("list").stdout.startswith("@1")


def test_the_browser_gets_the_address_as_one_argument(
    reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_browser(tmp_path, monkeypatch)
    page = Path(blog(tmp_path, people=0, spam=1)).read_text("utf-8")
    page = page.replace("http://pills0.example/", "http://pills0.example/a b;touch x?q=$(id)&--x=1")
    (tmp_path / "p.html").write_text(page, "utf-8")
    terminal = reader("p.html", cwd=tmp_path).wait_for("1 spam hidden").press("s").wait_for("viagra")
    terminal.press("tab", "j").settle().press("o").wait_for("opened pills0.example in the browser")
    terminal.wait_until(log.exists, "the browser")
    (given,) = log.read_text().splitlines()
    assert given.startswith("<http://pills0.example/a%20b;touch%20x?q=")
    # A file has no address to open.
    terminal.press("tab").settle().press("o").wait_for("only http and https addresses open")


def test_without_a_browser_the_address_is_shown_and_copied(
    reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    python = Path(sys.executable).parent
    monkeypatch.setenv("PATH", str(python))
    path = blog(tmp_path, people=0, spam=1)
    terminal = reader(path, columns=120).wait_for("1 spam hidden").press("s").wait_for("viagra").press("tab").settle()
    terminal.press("o").wait_for("copied http://pills0.example/")
    assert b"\x1b]52;c;aHR0cDovL3BpbGxzMC5leGFtcGxlLw==" in terminal.raw
