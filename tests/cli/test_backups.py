"""reader backup and restore as a person runs them."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.process import clean_line, reader
from tests.library.samples import powerless_python
from tests.library.test_faults import keep


def test_a_backup_is_made_listed_and_restored(folder: Path, tmp_path: Path) -> None:
    at = ("--library", str(folder))
    missing = reader("backup", *at)
    clean_line(missing.stderr)
    assert missing.returncode == 1 and "there is no library yet" in missing.stderr
    assert "no backups in" in reader("restore", *at).stdout
    keep(folder, 1, 2)
    outside = tmp_path / "out.db"
    made = reader("backup", str(outside), *at)
    assert made.returncode == 0 and "2 bookmarks" in made.stdout and str(outside) in made.stdout
    again = reader("backup", str(outside), *at)
    clean_line(again.stderr)
    assert again.returncode == 1 and "already there" in again.stderr
    assert "2 bookmarks" in reader("backup", *at).stdout
    keep(folder, *range(3, 16))
    done = reader("restore", "latest", *at)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("restored: ") and "before-restore-" in lines[1]
    assert lines[2:4] == ["13 bookmarks are only in that one:", "  Heron 3"] and lines[-1] == "  and 3 more"
    assert len(reader("list", *at).stdout.splitlines()) == 2
    back = next(one.name for one in (folder / "backups").iterdir() if one.name.startswith("before-restore"))
    assert reader("restore", back, *at).returncode == 0
    assert len(reader("list", *at).stdout.splitlines()) == 15
    shutil.rmtree(folder)
    assert reader("restore", str(outside), *at).returncode == 0
    assert len(reader("list", *at).stdout.splitlines()) == 2


def test_a_damaged_backup_is_listed_as_such_and_passed_over_aloud(folder: Path) -> None:
    at, kept = ("--library", str(folder)), folder / "backups"
    keep(folder, *range(30))
    assert reader("backup", *at).returncode == 0
    (good,) = kept.iterdir()
    good.rename(good := kept / "daily-2026-01-01.db")
    content = bytearray(good.read_bytes())
    content[6 * 16384 : 10 * 16384] = os.urandom(4 * 16384)
    (kept / "daily-2026-01-02.db").write_bytes(content)
    (kept / "daily-2025-12-31.db").write_bytes(content)
    listed = reader("restore", *at).stdout.splitlines()
    assert [line[:10] for line in listed] == ["2026-01-02", "2026-01-01", "2025-12-31"]
    assert ["it can't be read (" in line for line in listed] == [True, False, True]
    first, second, *_ = reader("restore", "latest", *at).stdout.splitlines()
    assert first.startswith("passed over: 2026-01-02") and "it can't be read (" in first
    assert second.startswith("restored: 2026-01-01")


def test_what_can_not_be_restored_is_told(folder: Path, tmp_path: Path) -> None:
    keep(folder, 1)
    (tmp_path / "diary").write_text("dear diary\n" * 400)
    with sqlite3.connect(tmp_path / "other") as raw:
        raw.execute("CREATE TABLE item (id, name)")
    raw.close()
    os.mkfifo(tmp_path / "pipe")
    whys = {
        "latest": "there is no backup that is whole",
        "nothing.db": "there is no such file",
        "": "no backup is named so",
        "~nobody-of-that-name/a": "there is no such file",
        "a" * 300: "it can't be read (File name too long)",
        str(tmp_path): "that is no file",
        str(tmp_path / "pipe"): "that is no file",
        str(tmp_path / "diary"): "it can't be read (file is not a database)",
        str(tmp_path / "other"): "not a library of reader",
        str(folder / "main.db"): "that is the library itself",
    }
    for word, why in whys.items():
        done = reader("restore", word, "--library", str(folder))
        assert (done.returncode, done.stdout) == (1, "")
        clean_line(done.stderr)
        assert why in done.stderr and "Errno" not in done.stderr
    assert len(reader("list", "--library", str(folder)).stdout.splitlines()) == 1


def test_adding_makes_the_backup_of_the_day(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Some words of an essay.\n", "utf-8")
    assert reader("add", str(tmp_path / "a.md"), "--library", str(folder)).returncode == 0
    (made,) = (folder / "backups").iterdir()
    assert made.name.startswith("daily-20")


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root needs setpriv to give its power up")
@pytest.mark.parametrize("shut_one", ["folder", "file"])
def test_a_library_that_may_not_be_read_is_told_in_a_line(folder: Path, shut_one: str) -> None:
    keep(folder, 1)
    shut_away = folder if shut_one == "folder" else folder / "main.db"
    shut_away.chmod(0)
    program = "from reader.__main__ import main; main()"
    try:
        for words in (["list"], ["backup"], ["restore", "latest"], ["doctor", "--repair"]):
            process = powerless_python(program, *words, "--library", folder)
            told = process.communicate(timeout=30)[0]
            assert process.returncode == 1 and "made a mistake" not in told
            if words[0] == "doctor":
                assert told.startswith("WRONG  library") and "change its permissions" in told
            else:
                clean_line(told)
    finally:
        shut_away.chmod(0o700)
    assert [file.name for file in folder.iterdir()] == ["main.db"]
