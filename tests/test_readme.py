"""README says what the code does: its commands run, its tables are the code's own."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import config
from reader.cli import parser
from reader.conversation.described import in_pages, services_table
from reader.tui.keys import markdown_table

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)\n```$", README, re.M | re.S)


def first_screen() -> str:
    return README.partition("\n## ")[0]


def test_the_first_screen_has_two_commands_of_one_line_each() -> None:
    commands = blocks("sh")[:2]
    assert first_screen().count("```sh") == 2
    for command in commands:
        assert "\n" not in command
        assert subprocess.run(["bash", "-n"], input=command, text=True).returncode == 0
    assert commands[0].endswith(".venv/bin/reader") and commands[1].endswith(".venv/bin/python -m pytest")


def test_an_old_python_is_told_which_one_is_needed() -> None:
    """The check in front of the first command, with the version of this Python and as 3.10 would see it."""
    check = re.match(r"python3 -c '(.+?)' && ", blocks("sh")[0])
    assert check
    assert subprocess.run([sys.executable, "-c", check[1]]).returncode == 0
    old = "import sys; sys.version_info = (3, 10, 13); " + check[1]
    run = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True)
    assert run.returncode == 1 and run.stderr == "reader needs Python 3.11 or newer\n"


def test_ci_runs_the_test_command_in_the_same_words() -> None:
    assert blocks("sh")[1] in (ROOT / ".ci/run").read_text("utf-8").splitlines()


def test_the_pictures_and_files_it_names_are_there() -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", README)
    assert "assets/reading.svg" in targets
    missing = [target for target in targets if not (ROOT / target).exists()]
    assert missing == []


def test_its_headings_are_where_its_links_lead() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", line).strip().lower().replace(" ", "-")
        for line in README.splitlines()
        if line[:1] == "#"
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


def test_the_keys_are_those_of_the_table() -> None:
    assert markdown_table() in README


def test_the_places_of_conversations_are_those_of_the_code() -> None:
    assert in_pages() in README
    assert services_table() in README


def test_the_commands_are_those_of_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser.run(["--help"])
    told = re.search(r"^commands:\n(?:  .+\n)+", capsys.readouterr().out, re.M)
    assert told and told[0].strip() in blocks("text")
    assert set(parser.COMMANDS) == set(re.findall(r"^  (\w+)", told[0], re.M))


def test_the_configuration_is_that_of_reader_config() -> None:
    assert blocks("toml") == [config.describe().strip()]


def test_the_example_of_judging_gives_what_it_shows() -> None:
    (example,) = (block for block in blocks("sh") if block.endswith("reader spam judge -"))
    line = re.search(r"'(.+)'", example)
    assert line
    command = [sys.executable, "-m", "reader", "spam", "judge", "-"]
    run = subprocess.run(command, input=line[1], capture_output=True, text=True, check=True)
    assert run.stdout.strip() in blocks("json")


def field_names(value: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for name, inner in value.items():
        yield prefix + name
        if isinstance(inner, dict):
            yield from field_names(inner, f"{prefix}{name}.")


def test_every_field_of_the_json_is_documented_and_no_other() -> None:
    page = ROOT / "assets/welcome.html"
    command = [sys.executable, "-m", "reader", "cat", "--format", "json", str(page)]
    printed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    tables = re.findall(r"^\| field \| is \|\n\| --- \| --- \|\n((?:\|.+\n)+)", README, re.M)
    documented = [set(re.findall(r"`([^`]+)`", " ".join(re.findall(r"^\| (.+?) \|", table, re.M)))) for table in tables]
    assert documented == [set(field_names(printed)), set(printed["comments"]["items"][0])]
