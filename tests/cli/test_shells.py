"""Completion and the manual page: made from the commands themselves, read by the programs they are for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.parser import COMMANDS
from reader.cli.tree import commands_of, whole_parser
from reader.library import bare, bookmarks
from reader.library.store import Store
from reader.tui.keys import KEYS
from tests.cli.process import ROOT, reader

BASH = """
eval "$(cat script)"
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
COMP_LINE="${{COMP_WORDS[*]}}"; COMP_POINT=${{#COMP_LINE}}
_shtab_reader reader "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("bash"):
        pytest.skip("there is no bash here")
    folder = tmp_path_factory.mktemp("bash")
    (folder / "script").write_text(reader("completion", "bash").stdout)
    (folder / "saved page.html").write_text("<p>words")
    return folder


def completed(folder: Path, *words: str) -> set[str]:
    program = BASH.format(words=" ".join(f"'{word}'" for word in words))
    (folder / "reader").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m reader "$@"\n')
    (folder / "reader").chmod(0o755)
    environment = os.environ | {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    answer = subprocess.run(
        ["bash", "-c", program], cwd=folder, capture_output=True, text=True, check=True, env=environment
    )
    assert not answer.stderr
    return set(answer.stdout.splitlines())


def test_bash_completes_commands_options_their_values_and_files(script: Path) -> None:
    assert completed(script, "reader", "") >= set(COMMANDS)
    assert completed(script, "reader", "co") == {"config", "completion"}
    assert completed(script, "reader", "cat", "--no") == {"--no-comments"}
    assert completed(script, "reader", "cat", "--spam", "") == {"hide", "show", "only"}
    assert completed(script, "reader", "spam", "") >= {"judge", "explain", "marks", "forget"}
    assert completed(script, "reader", "cat", "sav") == {"saved page.html"}


def test_bash_completes_tags_and_bookmarks_of_the_library(script: Path, private_folders: Path) -> None:
    with Store.open(private_folders / "data" / "reader") as store:
        pages = [bare.Address(f"https://marsh.example/{n}", tags=("Birds", "to read", "it's")) for n in range(11)]
        list(bare.keep(store, pages, "test"))
        bookmarks.trash(store, [11])
    assert completed(script, "reader", "edit", "@1") == {"@1", "@10"}
    assert completed(script, "reader", "edit", "@1", "--tag", "bi") == {"Birds"}
    assert completed(script, "reader", "edit", "@1", "--untag", "t") == {"to\\ read"}
    assert completed(script, "reader", "list", "tag:i") == {"it\\'s"}
    assert completed(script, "reader", "export", "--format", "csv", "tag:to") == {'\\"to\\ read\\"'}
    assert completed(script, "reader", "cat", "@2") == {"@2"}


@pytest.mark.parametrize(
    "before",
    [
        ["reader", "--library", "{}", "edit", "@1", "--tag"],
        ["reader", "edit", "--library={}", "@1", "--tag"],
        ["reader", "edit", "--library", "=", "{}", "@1", "--tag"],
        ["reader", "edit", "--library", '"{}"', "@1", "--tag"],
    ],
)
def test_bash_completes_from_the_library_that_is_named(script: Path, tmp_path: Path, before: list[str]) -> None:
    folder = tmp_path / "other shelf"
    with Store.open(folder) as store:
        list(bare.keep(store, [bare.Address("https://marsh.example/", tags=("Otters",))], "test"))
    assert completed(script, *(word.format(folder) for word in before), "o") == {"Otters"}


def test_nothing_is_said_where_there_is_no_library_to_complete_from(private_folders: Path) -> None:
    for words in (("tag", "x"), ("bookmark", "@"), ("query", "--", "-tag:")):
        done = reader("completion", *words)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (private_folders / "data" / "reader").exists()
    assert reader("completion", "bash", "x").returncode == 2


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_given_every_command(shell: str) -> None:
    script = reader("completion", shell).stdout
    assert all(name in script for name in (*COMMANDS, "no-comments", "judge"))


def test_a_shell_that_is_not_known_is_told() -> None:
    answer = reader("completion", "csh")
    assert answer.returncode == 2 and "bash" in answer.stderr and not answer.stdout


def test_the_manual_names_every_command_option_and_key() -> None:
    written = reader("manual").stdout
    assert written.isascii()
    plain = written.replace("\\-", "-").replace("\\(aq", "'").replace("\\(ha", "^")
    for command, _ in commands_of(whole_parser()):
        assert f".SS {command.prog}\n" in plain
        for action in command._actions:
            assert all(name in plain for name in action.option_strings)
    for key in KEYS:
        assert key.does.replace("–", "\\[u2013]").replace("“", "\\[u201C]") in plain


def test_the_manual_is_sound_for_man() -> None:
    if not shutil.which("groff"):
        pytest.skip("there is no groff here")
    answer = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww"], input=reader("manual").stdout, capture_output=True, text=True, check=True
    )
    assert not answer.stderr
    assert "READER(1)" in answer.stdout and '{"kind": "pingback"' in answer.stdout
