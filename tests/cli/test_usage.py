"""Wrong command lines: one line that says what is wrong and what to do, and status 2."""

import gc
import os
from collections.abc import Iterator

import pytest

from reader.cli.parser import run

WRONG = {
    "a.html b.html": "one source can be open at a time; `reader cat` prints several",
    "--jsn": "there is no option --jsn",
    "list --jsn": "list: there is no option --jsn; did you mean --json? `reader list --help`",
    "spam judge --nope x": "spam: there is no option --nope",
    "lsit": "lsit: there is no such file and no such command; did you mean list?",
    "cat": "cat: SOURCE is missing; `reader cat --help`",
    "cat ": "cat: SOURCE: it is empty; give an address",
    " ": "SOURCE: it is empty",
    "add ": "it is empty",
    "spam explain ": "it is empty",
    "cat --format htm x": "--format is one of html, json, markdown, text, not htm; did you mean html?",
    "spam jdge": "ACTION is one of judge, explain, marks, forget, not jdge; did you mean judge?",
    "completion tcsh": "completion: SHELL is one of bash, zsh, fish, not tcsh; `reader completion --help`",
    "export": "give one of --format --mirror",
    "list --json --count": "exclude each other",
    "list --limit -3": "--limit: give a number, 1 or more",
    "--timeout": "--timeout needs a value behind it",
    "cat --timeout soon x": "--timeout: give seconds, more than 0 and at most 3600",
    "keys x": "keys: x is a word too many",
    "--\x1b[2J": "there is no option --",
}


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """A command runs without the collector of garbage until it draws; here others run after it."""
    yield
    gc.enable()


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_command_line_is_told_in_one_line(capsys: pytest.CaptureFixture[str], line: str) -> None:
    assert run(line.split(" ") if line.strip() else [line]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and said.err.startswith("reader: ")
    assert WRONG[line] in said.err and "\x1b" not in said.err


def test_a_file_named_nearly_as_a_command_is_opened(
    capsys: pytest.CaptureFixture[str], tmp_path: os.PathLike[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open("lst", "w") as file:
        file.write("The barges went through one after the other.")
    assert run(["lst"]) == 0
    assert "barges" in capsys.readouterr().out
