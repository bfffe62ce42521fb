"""Completion and the manual page: made from the commands themselves, read by the programs they are for."""

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.cli.parser import COMMANDS
from reader.cli.tree import commands_of, whole_parser
from reader.tui.keys import KEYS
from tests.cli.process import reader

BASH = """
eval "$(cat script)"
COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
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
    answer = subprocess.run(["bash", "-c", program], cwd=folder, capture_output=True, text=True, check=True)
    return set(answer.stdout.splitlines())


def test_bash_completes_commands_options_their_values_and_files(script: Path) -> None:
    assert completed(script, "reader", "") >= set(COMMANDS)
    assert completed(script, "reader", "co") == {"config", "completion"}
    assert completed(script, "reader", "cat", "--no") == {"--no-comments"}
    assert completed(script, "reader", "cat", "--spam", "") == {"hide", "show", "only"}
    assert completed(script, "reader", "spam", "") >= {"judge", "explain", "marks", "forget"}
    assert completed(script, "reader", "cat", "sav") == {"saved page.html"}


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
