"""w, | and e: the Markdown of what is read, in a file, in a command, in an editor."""

import os
import signal
from pathlib import Path

import pytest

from tests.blog import blog
from tests.tui.conftest import Open
from tests.tui.piloted import Piloted, opened

NAME = "the-lock-at-marlow.md"


async def ask(app: Piloted, key: str) -> None:
    await app.until(lambda: not app.reading.is_loading, "the end of loading")
    await app.press(key)
    await app.until(lambda: app.screen.prompt, "the line that asks")


async def test_a_file_is_written_whole_and_never_over_another_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(blog(tmp_path)) as app:
        await app.wait_for("17 comments")
        await app.until(lambda: not app.reading.is_loading)
        await app.press("m")
        await ask(app, "w")
        await app.press("enter")
        assert app.status == f"written: {tmp_path / NAME}"
        written = (tmp_path / NAME).read_text("utf-8")
        assert written.startswith("# The Lock at Marlow") and "## Section Birch" in written
        assert "## Notes\n\n> Alder 1. The lock" in written and "Remark 1 of Bo Wick" in written
        assert "viagra" not in written and "15 spam hidden" in written
        (tmp_path / NAME).write_text("mine", "utf-8")
        await ask(app, "w")
        await app.press("enter")
        await app.until(lambda: "overwrites" in app.text, "the question")
        await app.press("escape")
        assert (tmp_path / NAME).read_text("utf-8") == "mine"
        await ask(app, "w")
        await app.press("enter")
        await app.until(lambda: "overwrites" in app.text, "the question")
        await app.press("enter")
        assert (tmp_path / NAME).read_text("utf-8") == written
        assert sorted(os.listdir(tmp_path)) == sorted(["post.html", NAME])


@pytest.mark.parametrize(("name", "said"), [("no/such/folder.md", "No such file"), ("", "nothing was written")])
async def test_a_file_that_cant_be_written_says_so_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened(blog(tmp_path)) as app:
        await app.wait_for("17 comments")
        await ask(app, "w")
        await app.press("ctrl+u", *("slash" if letter == "/" else letter for letter in name), "enter")
        assert said in app.status


def test_a_pipe_gets_the_markdown_and_shows_what_the_command_says(reader: Open, tmp_path: Path) -> None:
    terminal = reader(blog(tmp_path), cwd=tmp_path).wait_for("Ana Lund").press("|").wait_for("pipe to")
    terminal.press("grep -c Alder | sed s/^/found:/; echo on the terminal >&2; exit 3", "enter")
    terminal.wait_for("found:5", "on the terminal", "Enter goes").press("enter").wait_for("ended with status 3")
    terminal.press("|").wait_for("pipe to").press("echo be''gun; exec sleep 60", "enter").wait_for("begun")
    terminal.press("ctrl+c").wait_for("Enter goes").press("enter").wait_for("sleep 60 ended with status")
    terminal.press("|").wait_for("pipe to").press("true", "enter").wait_for("Enter goes").press("enter")
    terminal.wait_for("piped to true").press("Q")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_reader_ends_with_its_terminal_also_while_a_command_has_it(
    reader: Open, tmp_path: Path, ending: signal.Signals
) -> None:
    (tmp_path / "a.md").write_text("\n\n".join(f"Line {number}." for number in range(200)), "utf-8")
    terminal = reader("a.md", cwd=tmp_path).wait_for("Line 1.").press("space", "space").wait_for("Line 40.")
    terminal.press("|").wait_for("pipe to").press("true", "enter").wait_for("Enter goes")
    os.kill(terminal.process, ending)
    assert terminal.wait_for_end() == -ending
    reader("a.md", cwd=tmp_path).wait_for("resumed at", "Line 40.")


def test_the_editor_gets_a_private_copy_and_what_it_changes_can_be_written(
    reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "an editor"
    editor.write_text('#!/bin/sh\nstat -c "%a %n" "$2" > seen\necho "added" >> "$2"\n', "utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"'{editor}' -w")
    terminal = reader(blog(tmp_path), cwd=tmp_path).wait_for("Ana Lund").press("e").wait_for("the copy was changed")
    mode, path = (tmp_path / "seen").read_text("utf-8").split()
    assert mode == "600" and not Path(path).exists()
    terminal.press("enter").wait_for("written:")
    assert (tmp_path / NAME).read_text("utf-8").endswith("added\n")
    terminal.press("m").wait_for("highlighted").press("a").wait_for("note on").press("ctrl+g").wait_for(
        "the note is kept"
    )
    terminal.press("'").wait_for("note: added").press("Q")
    assert terminal.wait_for_end() == 0


def test_without_an_editor_a_line_says_what_to_do(
    reader: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-here")
    terminal = reader(blog(tmp_path), cwd=tmp_path).wait_for("Ana Lund").press("e")
    terminal.wait_for("no-such-editor-here: No such file").press("Q")
    assert terminal.wait_for_end() == 0
