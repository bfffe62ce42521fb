"""A library that can't be written, or isn't whole: the article is read all the same, and the screen says what is."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.blog import blog
from tests.cli.process import reader as command
from tests.tui.conftest import Open
from tests.tui.pty import Terminal


class OnASmallDisk(Terminal):
    """A terminal whose reader has a disk of 4 MB at /mnt for itself, full but for what a ballast leaves."""

    def _start(self, command: list[str], cwd: Path | None, own: Mapping[str, str | None]) -> None:
        mount = "mount -t tmpfs -o size=4m none /mnt && (cat /dev/zero > /mnt/ballast 2>/dev/null || true)"
        alone = ["unshare", "--mount", "--user", "--map-root-user", "sh", "-c"]
        if not shutil.which("unshare") or subprocess.run([*alone, mount], capture_output=True).returncode:
            self.process, self._terminal = 0, os.open(os.devnull, os.O_RDONLY)
            self.status = 0
            pytest.skip("this system gives no private mounts")
        super()._start([*alone, f'{mount} && exec "$@"', "sh", *command], cwd, own)

    def free(self) -> None:
        """Makes room again, from outside."""
        Path("/proc", str(self.process), "root", "mnt/ballast").unlink()


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)])
def test_a_full_disk_keeps_nothing_and_loses_nothing(tmp_path: Path, columns: int, rows: int) -> None:
    with OnASmallDisk(blog(tmp_path), "--library", "/mnt/shelf", columns=columns, rows=rows) as terminal:
        terminal.wait_for("15 spam hidden" if columns > 100 else "Alder 1.").press("b")
        terminal.wait_for("the disk is full, nothing was changed; b tries again")
        terminal.press("space").wait_without("the disk is full")
        terminal.press("a").wait_for("note, #tags").write("ask the keeper\r")
        terminal.wait_for("the disk is full")
        terminal.press("a").wait_for("ask the keeper").press("esc").wait_without("ask the keeper")
        terminal.free()
        terminal.press("b").wait_for("kept as @1 with 17 comments")
        terminal.press("a").wait_for("ask the keeper").press("enter").wait_for("@1 has note: ask the keeper")
        terminal.press("Q")
        assert terminal.wait_for_end() == 0


def test_a_library_of_a_newer_reader_is_read_under_a_banner(
    reader: Open, tmp_path: Path, private_folders: Path
) -> None:
    assert command("add", blog(tmp_path)).returncode == 0
    with sqlite3.connect(private_folders / "data" / "reader" / "main.db") as raw:
        raw.execute("PRAGMA user_version = 99")
        raw.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [("written_by", "9.8"), ("compatible", "98")])
    raw.close()
    terminal = reader(columns=120).wait_for("1 bookmark", "written by reader 9.8; open for reading only until this")
    terminal.press("enter").wait_for("Alder 1.").press("b").wait_for("written by reader 9.8; open for reading only")
    terminal.press("Q")
    assert terminal.wait_for_end() == 0
    assert "Lock at Marlow" in command("list").stdout


def test_a_damaged_library_is_told_and_the_article_is_read(reader: Open, tmp_path: Path, private_folders: Path) -> None:
    folder = private_folders / "data" / "reader"
    folder.mkdir(parents=True)
    (folder / "main.db").write_bytes(b"dear diary\n" * 4000)
    terminal = reader(blog(tmp_path)).wait_for("the library: damaged; `reader doctor --repair`")
    terminal.wait_for("15 spam hidden").press("j").wait_without("damaged").press("b").wait_for(
        "the library: damaged; `reader doctor --repair`"
    )
    terminal.press("B").wait_for("Library").press("Q")
    assert terminal.wait_for_end() == 0
    assert (folder / "main.db").read_bytes() == b"dear diary\n" * 4000


@pytest.mark.parametrize("columns", [120, 80])
def test_a_library_that_is_gone_is_told_and_none_is_begun(
    reader: Open, tmp_path: Path, private_folders: Path, columns: int
) -> None:
    folder = private_folders / "data" / "reader"
    assert command("add", blog(tmp_path)).returncode == 0
    (folder / "main.db").unlink()
    for left in folder.glob("main.db-*"):
        left.unlink()
    before = sorted(folder.rglob("*"))
    told = "the library: gone; `reader restore latest` brings it back"
    terminal = reader(blog(tmp_path), columns=columns).wait_for(told).wait_for("15 spam hidden")
    terminal.press("j").wait_without(told).press("b").wait_for(f"{told}; b tries again")
    terminal.press("space").wait_without(told).press("E").wait_for("The history can't be read")
    terminal.press("q").press("B").wait_for("Library", "gone").press("Q")
    assert terminal.wait_for_end() == 0
    terminal = reader(columns=columns).wait_for(told).wait_for("Somebody Linked to You")
    terminal.press("a").wait_for("note, #tags").write("ask the keeper\r")
    terminal.wait_for(told).press("a").wait_for("ask the keeper").press("esc").wait_without("ask the keeper").press("Q")
    assert terminal.wait_for_end() == 0
    assert sorted(folder.rglob("*")) == before
