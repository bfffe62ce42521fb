"""add, list, open, keys, config and the options that all share, as processes: what they print, and how they end."""

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from reader.cli.parser import run
from tests.blog import blog
from tests.cli.process import clean_line, reader
from tests.tui.hostile import HOSTILE, acting_in_lines


def test_add_list_and_tags(tmp_path: Path) -> None:
    paths = [blog(tmp_path, 1, 1, name=f"{name}.html", title=f"The {name}") for name in ("Heron", "Otter")]
    added = reader("add", "--tag", "birds", "--tag", "to read", *paths)
    assert (added.returncode, added.stderr) == (0, "")
    assert added.stdout == "@1\tThe Heron\n@2\tThe Otter\n"
    listed = reader("list").stdout.splitlines()
    assert [line.split()[0] for line in listed] == ["@2", "@1"]
    assert all("#birds" in line and "2 comments" in line for line in listed)
    assert reader("list", "heron").stdout.count("\n") == 1
    assert reader("list", "zeppelin").stdout == ""
    rows = [json.loads(line) for line in reader("list", "--json").stdout.splitlines()]
    assert [row["id"] for row in rows] == [2, 1]
    assert sorted(rows[0]["tags"]) == ["birds", "to read"]
    # The same page again is the same bookmark.
    assert reader("add", paths[0]).stdout.startswith("@1\t")
    assert reader("list").stdout.count("\n") == 2


def test_add_keeps_what_it_can(tmp_path: Path) -> None:
    done = reader("add", blog(tmp_path, 0, 0), str(tmp_path / "none.html"))
    assert done.returncode == 1
    assert done.stdout == "@1\tThe Lock at Marlow\n"
    clean_line(done.stderr)


def test_a_list_lets_no_title_act(tmp_path: Path) -> None:
    path = blog(tmp_path, 1, 0, title=f"Title {HOSTILE}", byline=f"Tori {HOSTILE}", site=f"Site {HOSTILE}")
    page = Path(path).read_text("utf-8")
    Path(path).write_text(f"<!-- {'.' * 3000} -->{page}", "utf-8")
    added = reader("add", "--tag", HOSTILE, path)
    assert added.returncode == 0, added.stderr
    for done in (added, reader("list"), reader("list", "--json"), reader("list", HOSTILE)):
        assert acting_in_lines(done.stdout.replace("\t", "") + done.stderr) == []
    assert "[@click=app.quit]tap[/]" in reader("list").stdout


def test_a_library_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "shelf"
    assert reader("add", "--library", str(folder), blog(tmp_path, 0, 0)).returncode == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert reader("list").stdout == ""
    assert reader("list", "--library", str(folder)).stdout.startswith("@1")


@pytest.mark.parametrize("option", [("--timeout", "5"), ("--view", "page"), ("--library", "shelf")])
def test_the_options_of_all_commands_stand_before_and_behind_them(tmp_path: Path, option: tuple[str, str]) -> None:
    path = blog(tmp_path, 0, 0)
    for words in (("cat", *option, path), ("cat", path, *option), (*option, "cat", path)):
        done = reader(*words, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), words
        assert "# The Lock at Marlow" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nosuch"], ["cat"], ["cat", "--format", "pdf", "x"], ["cat", "--spam", "maybe", "x"], ["a", "b"],
        ["spam"], ["--timeout", "soon", "x"], ["--timeout", "-1", "cat", "x"], ["list", "--nosuch"],
        ["--library"], ["add"],
    ],
)  # fmt: skip
def test_words_that_make_no_sense_end_with_2(arguments: list[str]) -> None:
    done = reader(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_help_and_version() -> None:
    for words in (["--help"], ["-h"], ["cat", "--help"], ["add", "-h"], ["spam", "judge", "--help"]):
        done = reader(*words)
        assert (done.returncode, done.stderr) == (0, "")
        assert "usage: reader" in done.stdout
    assert "reader cat --format json URL" in reader("--help").stdout
    assert reader("--version").stdout.startswith("reader ")


def test_a_theme_that_is_not_there_is_told_with_the_nearest(
    private_folders: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = private_folders / "config" / "reader" / "config.toml"
    file.parent.mkdir(parents=True)
    for theme, told in (("nrod", f"reader: {file}:1: there is no theme nrod; did you mean nord?\n"), ("nord", "")):
        file.write_text(f'theme = "{theme}"\n')
        assert run(["config"]) == 0
        assert capsys.readouterr().err == told


def test_keys_and_config_are_printed() -> None:
    keys = reader("keys").stdout
    assert "show or hide spam" in keys
    assert 'spam = "s"' in reader("keys", "--ids").stdout
    assert "column = 72" in reader("config").stdout


@pytest.mark.parametrize(
    ("words", "shown"),
    [([], "# Somebody Linked to You"), (["page.md"], "Words."), (["open", "page.md", "--linear"], "Words.")],
)
def test_without_a_terminal_what_would_be_on_the_screen_is_printed(
    tmp_path: Path, words: list[str], shown: str
) -> None:
    (tmp_path / "page.md").write_text("Words.", "utf-8")
    done = reader(*words, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(shown)
    clean_line(done.stderr)
    assert "standard output is no terminal" in done.stderr
    assert "reader cat" in done.stderr


def test_without_a_terminal_a_library_is_listed(tmp_path: Path) -> None:
    assert reader("add", blog(tmp_path, 1, 0)).returncode == 0
    done = reader()
    assert "The Lock at Marlow" in done.stdout
    assert "reader list" in done.stderr


def test_without_a_terminal_what_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    done = reader("missing.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "missing.html" in done.stderr


def test_a_file_named_like_a_command_is_opened_with_open(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("# A file\n\nNamed like a command.\n", "utf-8")
    assert reader("list", cwd=tmp_path).stdout == ""
    assert "Named like a command." in reader("open", "list", cwd=tmp_path).stdout
    assert "Named like a command." in reader("cat", "list", cwd=tmp_path).stdout


def test_a_file_that_begins_with_a_dash(tmp_path: Path) -> None:
    (tmp_path / "-x.md").write_text("Some words.\n", "utf-8")
    assert "Some words." in reader("cat", "--", "-x.md", cwd=tmp_path).stdout


def test_without_a_home(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "HOME" and not name.startswith("XDG_")}
    done = reader("cat", blog(tmp_path, 1, 0), environment=kept | {"XDG_DATA_HOME": str(tmp_path / "data")})
    assert done.returncode == 0
    assert "# The Lock at Marlow" in done.stdout


def test_a_library_that_cannot_be_written(tmp_path: Path) -> None:
    """The article can still be read; keeping it says why it can't be kept."""
    path = blog(tmp_path, 1, 0)
    (tmp_path / "file").write_text("no folder", "utf-8")
    shelf = str(tmp_path / "file" / "shelf")
    assert "# The Lock at Marlow" in reader("cat", "--library", shelf, path).stdout
    done = reader("add", path, "--library", shelf)
    assert (done.returncode, done.stdout) == (1, "")
    clean_line(done.stderr)
    assert shelf in done.stderr


@pytest.mark.skipif(not shutil.which("setpriv") or os.geteuid() != 0, reason="needs root and setpriv to give it up")
def test_a_read_only_library(tmp_path: Path) -> None:
    from tests.library.samples import powerless_python

    shelf, path = tmp_path / "shelf", blog(tmp_path, 1, 0)
    assert reader("add", "--library", str(shelf), path).returncode == 0
    shelf.chmod(0o500)
    for file in shelf.iterdir():
        file.chmod(0o400)
    program = "from reader.__main__ import main; main()"
    for words, status in ((["list"], 0), (["cat", "@1"], 0), (["add", path], 1)):
        process = powerless_python(program, *words, "--library", shelf)
        printed = process.communicate(timeout=30)[0]
        assert "Traceback" not in printed
        assert process.returncode == status, printed
        if status:
            clean_line(printed)
        else:
            assert "Lock at Marlow" in printed
