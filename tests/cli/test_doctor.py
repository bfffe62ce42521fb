"""reader doctor as a person runs it, on a library that is well and on broken ones."""

import json
import os
import shutil
from pathlib import Path

import pytest

from reader.library import bookmarks
from reader.library.store import Store
from tests.cli.process import ROOT, clean_line, reader
from tests.library.samples import powerless_python
from tests.library.spoiling import PAGE, page_of, spoil
from tests.library.test_faults import keep, leave_a_wal, on_a_small_disk, shut

WORDS = {"library", "version", "structure", "copies", "permissions", "backups", "disk", "file system", "sync"}
STANDS_ON = {"config", "terminal", "versions"}


def states(*words: str) -> dict[str, tuple[str, str]]:
    """(state, what is said) of each finding, by its name."""
    done = reader("doctor", "--json", *words)
    assert done.stderr == ""
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == any(one.get("state") == "wrong" for one in found)
    return {one["name"]: (one["state"], one["says"]) for one in found if "name" in one}


def test_all_is_well(folder: Path) -> None:
    assert not folder.exists()
    empty = states("--library", str(folder))
    assert {one[0] for one in empty.values()} == {"ok"} and not folder.exists()
    keep(folder, 1, 2)
    found = states("--library", str(folder))
    assert set(found) == WORDS | STANDS_ON
    assert {name for name, one in found.items() if one[0] != "ok"} == {"backups"}
    assert "2 bookmarks" in found["library"][1] and "SQLite 3" in found["versions"][1]
    assert reader("backup", "--library", str(folder)).returncode == 0
    assert states("--library", str(folder))["backups"] == (
        "ok",
        states("--library", str(folder))["backups"][1],
    )


def test_lines_are_aligned_and_nothing_is_changed_by_looking(folder: Path) -> None:
    leave_a_wal(folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    done = reader("doctor", "--library", str(folder))
    assert done.returncode == 0, done.stdout
    assert "ok     library      " in done.stdout and "2 bookmarks" in done.stdout
    after = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert {name: octets for name, octets in after.items() if name != "main.db-shm"} == before


def test_a_damaged_library_is_told_repaired_and_well_again(folder: Path) -> None:
    keep(folder, *range(40))
    assert reader("backup", "--library", str(folder)).returncode == 0
    keep(folder, *range(40, 60))
    content = bytearray((folder / "main.db").read_bytes())
    for place in range(3 * 16384, len(content), 5 * 16384):
        content[place : place + 4000] = os.urandom(4000)
    (folder / "main.db").write_bytes(content)
    listed = reader("list", "heron", "--library", str(folder))
    if listed.returncode:
        clean_line(listed.stderr)
        assert "`reader doctor --repair`" in listed.stderr
    assert states("--library", str(folder))["structure"][0] == "wrong"
    done = reader("doctor", "--repair", "--library", str(folder))
    assert "REPAIR the damaged file is set aside as main-2" in done.stdout
    assert "REPAIR it was compared with the backup of 2" in done.stdout
    (aside,) = folder.glob("main-*-damaged.db")
    assert aside.read_bytes() == content
    found = states("--library", str(folder))
    assert found["structure"] == ("ok", "whole")
    assert found["left over"] == ("note", f"set aside: {aside.name}")
    count = int(found["library"][1].split(": ")[1].split()[0])
    assert count >= 40
    assert len(reader("list", "--library", str(folder)).stdout.splitlines()) == count


def test_bookmarks_of_which_an_index_alone_is_left_are_kept_by_their_address(folder: Path, tmp_path: Path) -> None:
    at, page = ("--library", str(folder)), tmp_path / "a heron.md"
    page.write_text("Some words of an essay.\n")
    keep(folder, *range(1, 31))
    with Store.open(folder) as store:
        bookmarks.tag_all(store, [1], ["birds"])
        bookmarks.remove(store, 30)
    assert reader("add", str(page), *at).returncode == 0
    assert reader("add", "-", *at, text="Words of a pipe.\n").returncode == 0
    shutil.rmtree(folder / "backups")
    content = bytearray((folder / "main.db").read_bytes())
    for place in range(16384, len(content), 16384):
        if content[place] not in (2, 10):  # of what isn't an index nothing is left
            content[place : place + 16384] = bytes(16384)
    (folder / "main.db").write_bytes(content)
    done = reader("doctor", "--repair", *at)
    assert (done.returncode, done.stderr) == (1, "")
    assert "; 31 bookmarks are in the new one" in done.stdout
    told = "REPAIR 31 have lost their text and most else but the address: open them and press r:"
    assert told in done.stdout.splitlines() and "REPAIR 1 is gone:" in done.stdout.splitlines()
    with Store.open(folder) as store:
        kept = {one.id: one for one in bookmarks.listing(store)}
        assert len(kept) == 30 and [one.id for one in bookmarks.listing(store, trashed=True)] == [30]
        first, file = kept[1], kept[31]
    assert (first.key, first.source, first.tags) == ("https://marsh.example/heron-1",) * 2 + (("birds",),)
    assert (first.host, first.has_copy, first.name) == ("marsh.example", False, "https://marsh.example/heron-1")
    assert (file.source, file.url, file.key) == (str(page), None, page.as_uri())
    assert states(*at)["structure"] == ("ok", "whole")
    assert "Some words of an essay." in reader("cat", "@31", *at).stdout


@pytest.mark.parametrize("has_backup", [True, False])
def test_what_a_repair_could_not_bring_back_is_status_1(folder: Path, has_backup: bool) -> None:
    keep(folder, *range(40))
    at = ("--library", str(folder))
    if has_backup:
        assert reader("backup", *at).returncode == 0
    spoil(folder / "main.db", page_of(folder / "main.db", "snapshot"), bytes(PAGE))
    done = reader("doctor", "--repair", *at)
    assert "; 40 bookmarks are in the new one" in done.stdout
    assert done.returncode == (not has_backup) == ("have lost their text: open" in done.stdout)
    assert reader("doctor", *at).returncode == 0


def test_many_names_are_shown_in_part_and_are_all_in_a_file(folder: Path) -> None:
    keep(folder, *range(40))
    at = ("--library", str(folder))
    assert reader("backup", *at).returncode == 0
    (folder / "main.db").write_bytes(b"dear diary\n" * 4_000)
    done = reader("doctor", "--repair", *at).stdout.splitlines()
    (report,) = folder.glob("main-*-damaged.txt")
    assert sum(line.startswith("REPAIR   Heron") for line in done) == 20
    assert "REPAIR   and 20 more" in done and f"REPAIR all their names are in {report.name}" in done
    assert report.read_text("utf-8").count("\n  Heron") == 40 and report.stat().st_mode & 0o777 == 0o600


def test_what_was_not_repaired_is_not_called_repaired(folder: Path) -> None:
    at = ("--library", str(folder))
    folder.mkdir(0o700)
    (folder / "main.db").write_bytes(b"dear diary\n" * 4_000)
    done = reader("doctor", "--repair", *at)
    (line,) = (line for line in done.stdout.splitlines() if "REPAIR" in line and "yours alone" not in line)
    assert done.returncode == 1 and line.startswith("NOT REPAIRED ") and "there is no backup" in line
    (folder / "main.db").write_bytes(b"")
    done = reader("doctor", "--repair", *at)
    assert done.returncode == 1 and "REPAIR" not in done.stdout and "--repair" not in done.stdout.splitlines()[0]
    assert "move it away to begin a new library" in done.stdout


def test_a_list_that_lacks_what_the_index_counts_is_told(folder: Path) -> None:
    keep(folder, *range(40))
    # Of the page's cells: it says that it has 20 rows fewer (sqlite.org/fileformat.html, 1.6).
    spoil(folder / "main.db", page_of(folder / "main.db", "item") + 3, (20).to_bytes(2, "big"))
    listed = reader("list", "--library", str(folder))
    assert (listed.returncode, len(listed.stdout.splitlines())) == (1, 20)
    clean_line(listed.stderr)
    assert "20 of 40 bookmarks can be read" in listed.stderr and "`reader doctor --repair`" in listed.stderr


def test_a_relative_folder_is_repaired_too(folder: Path) -> None:
    keep(folder, 1)
    assert reader("backup", "--library", str(folder)).returncode == 0
    (folder / "main.db").write_bytes(b"")
    done = reader("doctor", "--repair", "--library", os.path.relpath(folder, ROOT))
    assert "; 1 bookmark is in the new one" in done.stdout and "REPAIR 1 was lost or damaged, and" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")
    assert "Heron 1" in reader("list", "--library", str(folder)).stdout


def test_a_library_that_is_gone_comes_back_from_its_backup(folder: Path) -> None:
    keep(folder, 1, 2)
    at = ("--library", str(folder))
    assert reader("backup", *at).returncode == 0
    for words in (["doctor", "--repair"], ["restore", "latest"]):
        (folder / "main.db").unlink()
        for command in (["list"], ["export", "--format", "csv"]):
            done = reader(*command, *at)
            clean_line(done.stderr)
            assert (done.returncode, done.stdout) == (1, "") and "`reader restore latest`" in done.stderr
        state, says = states(*at)["library"]
        assert state == "wrong" and "gone, but it has backups" in says
        assert not (folder / "main.db").exists()
        done = reader(*words, *at)
        assert (done.returncode, done.stderr) == (0, "")
        assert len(reader("list", *at).stdout.splitlines()) == 2


def test_no_command_begins_a_library_where_one_is_gone(folder: Path, tmp_path: Path) -> None:
    keep(folder, 1, 2)
    at = ("--library", str(folder))
    mirror = tmp_path / "mirror"
    assert reader("backup", *at).returncode == 0
    assert reader("export", "--mirror", str(mirror), *at).returncode == 0
    (folder / "main.db").unlink()
    (tmp_path / "urls.txt").write_text("https://marsh.example/teal\n")
    (tmp_path / "a.md").write_text("Some words of an essay.\n")
    before = sorted(tmp_path.rglob("*"))
    for words in (
        ["add", str(tmp_path / "a.md")],
        ["import", str(tmp_path / "urls.txt")],
        ["edit", "@1", "--read"],
        ["undo"],
        ["backup"],
        ["history", "--clear"],
        ["export", "--mirror", str(mirror)],
    ):
        done = reader(*words, *at)
        assert (done.returncode, done.stdout) == (1, ""), words
        clean_line(done.stderr)
        assert "gone, but it has backups; `reader restore latest`" in done.stderr
        assert "to begin a new one move backups away, or name another folder with --library" in done.stderr
    assert reader("cat", str(tmp_path / "a.md"), *at).stdout == "Some words of an essay.\n"
    assert sorted(tmp_path.rglob("*")) == before
    (folder / "backups").rename(tmp_path / "away")
    assert reader("add", str(tmp_path / "a.md"), *at).stdout.startswith("@1\t")


def test_every_command_says_of_an_emptied_library_what_doctor_says(folder: Path, tmp_path: Path) -> None:
    keep(folder, 1, 2)
    at = ("--library", str(folder))
    assert reader("backup", *at).returncode == 0
    (folder / "main.db").write_bytes(b"")
    (tmp_path / "a.md").write_text("Some words of an essay.\n")
    says = f"{folder / 'main.db'}: empty; `reader doctor --repair` puts a backup there"
    assert says in reader("doctor", *at).stdout
    for words in (["list"], ["add", str(tmp_path / "a.md")], ["undo"], ["export", "--format", "csv"]):
        done = reader(*words, *at)
        assert (done.returncode, done.stdout, done.stderr) == (1, "", f"reader: {says}\n"), words
    assert (folder / "main.db").read_bytes() == b""
    assert reader("doctor", "--repair", *at).returncode == 0
    assert len(reader("list", *at).stdout.splitlines()) == 2


def test_of_an_emptied_library_without_a_backup_is_said_how_to_begin_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / "main.db").write_bytes(b"")
    done = reader("list", "--library", str(folder))
    assert done.returncode == 1 and "empty, and there is no backup; move it away to begin a new library" in done.stderr


@pytest.mark.parametrize("has_backup", [True, False])
def test_a_folder_in_the_place_of_the_library_is_moved_away_by_who_put_it_there(folder: Path, has_backup: bool) -> None:
    keep(folder, 1)
    at = ("--library", str(folder))
    assert not has_backup or reader("backup", *at).returncode == 0
    (folder / "main.db").unlink()
    (folder / "main.db").mkdir(0o755)
    (folder / "main.db" / "notes.txt").write_text("mine")
    before = [(path, path.stat().st_mode, path.stat().st_mtime_ns) for path in sorted(folder.rglob("*"))]
    done = reader("doctor", "--repair", *at)
    assert done.returncode == 1 and "REPAIR" not in done.stdout
    assert f"WRONG  library      {folder / 'main.db'}: not a file; move it away to begin a new library" in done.stdout
    assert "doctor --repair" not in done.stdout
    assert [(path, path.stat().st_mode, path.stat().st_mtime_ns) for path in sorted(folder.rglob("*"))] == before


def test_a_damaged_index_of_words_is_removed(folder: Path) -> None:
    keep(folder, 1)
    (folder / "search.db").write_bytes(b"no index at all\n" * 900)
    assert states("--library", str(folder))["search"][0] == "wrong"
    done = reader("doctor", "--repair", "--library", str(folder))
    assert done.returncode == 0 and "REPAIR search.db is removed" in done.stdout
    assert not (folder / "search.db").exists()


def test_a_folder_in_the_place_of_the_index_keeps_nothing_from_being_found(folder: Path) -> None:
    at = ("--library", str(folder))
    keep(folder, 1, 2)
    (folder / "search.db").mkdir()
    (folder / "search.db" / "mine").write_text("mine")
    for words in (["list", "heron", "number"], ["list", "1", "in:text"]):
        found = reader(*words, *at)
        assert (found.returncode, found.stderr) == (0, "") and "Heron 1" in found.stdout
    assert states(*at)["search"] == ("wrong", "search.db: a folder")
    done = reader("doctor", "--repair", *at)
    (aside,) = folder.glob("search-*-folder.db")
    assert done.returncode == 0 and f"REPAIR search.db is set aside as {aside.name}" in done.stdout
    assert (aside / "mine").read_text() == "mine" and "search" not in states(*at)
    assert "Heron 2" in reader("list", "heron", *at).stdout and (folder / "search.db").is_file()


def test_a_library_is_restored_and_repaired_whatever_is_in_the_place_of_the_index(folder: Path) -> None:
    at = ("--library", str(folder))
    keep(folder, 1, 2)
    assert reader("backup", *at).returncode == 0
    for words in (["restore", "latest"], ["doctor", "--repair"]):
        (folder / "main.db").write_bytes(b"dear diary\n" * 4_000)
        (folder / "search.db").mkdir()
        done = reader(*words, *at)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert len(reader("list", "heron", *at).stdout.splitlines()) >= 2
        (folder / "search.db").unlink()


def test_permissions_and_left_overs_are_mended(folder: Path) -> None:
    keep(folder, 1)
    folder.chmod(0o777)
    (folder / "main.db").chmod(0o644)
    stale = folder / ".new-1.db"
    stale.touch()
    os.utime(stale, (1, 1))
    found = states("--library", str(folder))
    assert (found["permissions"][0], found["left over"][0]) == ("wrong", "note")
    done = reader("doctor", "--repair", "--library", str(folder))
    assert done.returncode == 0 and done.stdout.count("is yours alone") == 2 and not stale.exists()
    assert (folder.stat().st_mode & 0o777, (folder / "main.db").stat().st_mode & 0o777) == (0o700, 0o600)


def test_a_folder_that_a_client_copies_is_warned_of_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Some words of an essay.\n", "utf-8")
    shelf = tmp_path / "Dropbox" / "reader"
    first = reader("add", "--library", str(shelf), str(tmp_path / "a.md"))
    assert first.returncode == 0
    clean_line(first.stderr)
    assert "Dropbox copies this folder" in first.stderr and "`reader backup FILE`" in first.stderr
    assert reader("add", "--library", str(shelf), str(tmp_path / "a.md")).stderr == ""
    assert states("--library", str(shelf))["sync"][0] == "wrong"


def test_a_wrong_configuration_is_told(private_folders: Path) -> None:
    (private_folders / "config" / "reader").mkdir(parents=True)
    (private_folders / "config" / "reader" / "config.toml").write_text("colum = 60\n")
    state, says = states()["config"]
    assert state == "wrong" and "did you mean column?" in says


def test_a_library_that_may_only_be_read_is_looked_at(tmp_path: Path) -> None:
    leave_a_wal(tmp_path)
    addresses = tmp_path / "addresses.txt"
    addresses.write_text("https://marsh.example/teal\n")
    shut(tmp_path)
    program = "from reader.__main__ import main; main()"
    try:
        told = powerless_python(program, "doctor", "--library", tmp_path).communicate(timeout=30)[0]
        listed = powerless_python(program, "list", "--library", tmp_path).communicate(timeout=30)[0]
        imported = powerless_python(program, "import", addresses, "--library", tmp_path).communicate(timeout=30)[0]
    finally:
        tmp_path.chmod(0o755)
    assert "2 bookmarks" in told and "WRONG  permissions" in told and "Traceback" not in told
    assert "Heron 2" in listed and "open for reading only" in listed
    assert "open for reading only" in imported and "goes on from there" not in imported


def test_a_full_disk_is_told_by_every_command(tmp_path: Path) -> None:
    disk, made = tmp_path / "disk", tmp_path / "made"
    keep(made, 1, 2)
    (tmp_path / "a.md").write_text("Some words of an essay.\n", "utf-8")
    code = f"""
import subprocess, sys
for words in (["doctor"], ["add", {str(tmp_path / "a.md")!r}], ["backup"], ["list"]):
    command = [sys.executable, "-m", "reader", *words, "--library", sys.argv[1]]
    run = subprocess.run(command, capture_output=True, text=True)
    print(run.returncode, repr(run.stdout + run.stderr))
"""
    fill = f"cp {made}/main.db {disk} && (cat /dev/zero > {disk}/ballast 2>/dev/null || true)"
    doctor, add, backup, listed = on_a_small_disk(disk, fill, code)
    assert doctor.startswith("1 ") and "WRONG  disk         0 KB free; free some space" in doctor
    assert add.startswith("1 ") and add.count("reader: ") == 1
    assert backup.startswith("1 ") and "no backup could be made" in backup and backup.count("\\n") == 1
    assert listed.startswith("0 ") and "Heron 2" in listed
