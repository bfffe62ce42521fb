"""Whatever is wrong with the file or the disk: one clear line, what can be read is read, nothing is overwritten."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import bookmarks
from reader.library import settings as choices
from reader.library.migrations import STEPS
from reader.library.store import Store
from tests.library.samples import article, conversation, powerless_python

LOOK = """
import sys
from pathlib import Path
from reader.errors import LibraryError
from reader.library import bookmarks
from reader.library.store import Store
from tests.library.samples import article, conversation
try:
    store = Store.open(Path(sys.argv[1]))
    print("notice:", store.notice)
    found = bookmarks.listing(store)
    print("kept:", *(f"{mark.title}={bookmarks.snapshot(store, mark.id)[0].title}" for mark in found))
    bookmarks.add(store, article(9), conversation(), "https://marsh.example/9")
    print("written")
except LibraryError as error:
    print("error:", error)
"""


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Path]:
    """A folder whose permissions a test may take away."""
    tmp_path.chmod(0o755)
    yield tmp_path
    tmp_path.chmod(0o755)


def keep(folder: Path, *numbers: int) -> None:
    with Store.open(folder) as store:
        for number in numbers:
            bookmarks.add(store, article(number), conversation(), f"https://marsh.example/heron-{number}")


def leave_a_wal(folder: Path) -> None:
    """Two bookmarks, the second only in the -wal, as a killed process leaves them."""
    keep(folder, 1)
    with Store.open(folder) as store:
        bookmarks.add(store, article(2), conversation(), "https://marsh.example/heron-2")
        shutil.copytree(folder, folder / "copy")
    for name in ("main.db", "main.db-wal"):
        os.replace(folder / "copy" / name, folder / name)
    shutil.rmtree(folder / "copy")
    assert (folder / "main.db-wal").stat().st_size > 0


def shut(folder: Path) -> None:
    """Everyone may read, nobody may write."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)


def look(folder: Path) -> str:
    return powerless_python(LOOK, folder).communicate()[0]


def test_a_read_only_folder_is_read(guarded: Path) -> None:
    keep(guarded, 1, 2)
    shut(guarded)
    told = look(guarded)
    assert f"notice: {guarded}/main.db: no permission to write here; open for reading only; change that" in told
    assert "kept: Heron 2=Heron 2 Heron 1=Heron 1" in told
    assert "error: " in told
    assert "Traceback" not in told
    assert [file.name for file in guarded.iterdir()] == ["main.db"]


def test_a_read_only_folder_is_read_with_what_a_killed_process_left(guarded: Path) -> None:
    leave_a_wal(guarded)
    shut(guarded)
    told = look(guarded)
    assert "kept: Heron 2=Heron 2 Heron 1=Heron 1" in told
    assert "error: " in told
    assert sorted(file.name for file in guarded.iterdir()) == ["main.db", "main.db-wal"]


def test_a_read_only_file_is_read(guarded: Path) -> None:
    keep(guarded, 1)
    guarded.chmod(0o777)
    (guarded / "main.db").chmod(0o444)
    told = look(guarded)
    assert "kept: Heron 1=Heron 1" in told
    assert "no permission to write" in told
    assert "written" not in told


def test_a_file_that_may_not_be_read_is_told(guarded: Path) -> None:
    keep(guarded, 1)
    (guarded / "main.db").chmod(0o000)
    guarded.chmod(0o755)
    told = look(guarded)
    assert told.startswith(f"error: {guarded}/main.db: ")
    assert "permissions" in told
    assert told.count("\n") == 1


def test_a_folder_that_may_not_be_made_is_told(guarded: Path) -> None:
    guarded.chmod(0o555)
    told = look(guarded / "library")
    assert "kept: \n" in told or "kept:\n" in told
    assert f"error: {guarded}/library: Permission denied; name another folder with --library" in told


def test_an_empty_folder_that_may_not_be_written_is_told(guarded: Path) -> None:
    guarded.chmod(0o555)
    assert f"error: {guarded}: Permission denied; name another folder with --library" in look(guarded)


FOREIGN = {
    "empty": b"",
    "text": b"dear diary\n" * 500,
    "cut": None,
    "head lost": None,
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_file_that_is_no_library_is_told_and_never_touched(folder: Path, kind: str) -> None:
    keep(folder, *range(20))
    file = folder / "main.db"
    whole = file.read_bytes()
    content = {"cut": whole[:1000], "head lost": os.urandom(4096) + whole[4096:]}.get(kind, FOREIGN[kind]) or b""
    file.write_bytes(content)
    with pytest.raises(LibraryError) as told:
        Store.open(folder)
    assert str(told.value).startswith(f"{file}: ")
    assert ("`reader doctor --repair` sets it aside" if kind != "empty" else "move it away") in str(told.value)
    assert file.read_bytes() == content


def test_another_programs_database_is_never_touched(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = sqlite3.connect(folder / "main.db")
    other.execute("CREATE TABLE item (id)")
    other.commit()
    other.close()
    before = (folder / "main.db").read_bytes()
    with pytest.raises(LibraryError, match="not a library of reader; left as it is"):
        Store.open(folder)
    assert (folder / "main.db").read_bytes() == before


def test_a_folder_in_the_files_place_is_told(folder: Path) -> None:
    (folder / "main.db").mkdir(parents=True)
    with pytest.raises(LibraryError, match=r"main\.db: not a file"):
        Store.open(folder)


def test_damage_inside_is_told_where_it_is_met(folder: Path) -> None:
    """The head is whole, pages behind it are not: what is met gives a line, never a traceback."""
    keep(folder, *range(60))
    file = folder / "main.db"
    whole = bytearray(file.read_bytes())
    for page in range(3, len(whole) // 16384):
        whole[page * 16384 : page * 16384 + 4096] = os.urandom(4096)
    file.write_bytes(whole)
    with Store.open(folder) as store, pytest.raises(LibraryError, match="damaged"):
        for number in range(1, 61):
            bookmarks.find(store, number)
            bookmarks.snapshot(store, number)


def test_a_newer_library_is_read_and_not_written(folder: Path) -> None:
    def later(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE item ADD COLUMN mood TEXT")

    keep(folder, 1)
    Store.open(folder, (*STEPS, later)).close()
    with sqlite3.connect(folder / "main.db") as raw:
        raw.execute("UPDATE meta SET value = '9.8' WHERE name = 'written_by'")
    raw.close()
    with Store.open(folder) as store:
        assert store.notice == (
            f"{folder}/main.db: written by reader 9.8; open for reading only until this reader is as new"
        )
        assert [mark.title for mark in bookmarks.listing(store)] == ["Heron 1"]
        with pytest.raises(LibraryError, match=r"written by reader 9\.8"):
            bookmarks.add(store, article(2), conversation(), "https://marsh.example/2")
        assert len(bookmarks.listing(store)) == 1


def test_a_library_that_stays_locked_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.files.PATIENCE", 0.05)
    keep(folder, 1)
    other = sqlite3.connect(folder / "main.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open(folder) as store:
        with pytest.raises(LibraryError, match="another program holds it locked"):
            choices.put(store, "theme", "nord")
        assert len(bookmarks.listing(store)) == 1
        other.execute("ROLLBACK")
        choices.put(store, "theme", "nord")
    other.close()


def test_one_that_writes_all_the_time_leaves_others_their_turn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that is away for five milliseconds in a quarter of a second: who asks seldom doesn't meet them."""
    monkeypatch.setattr("reader.library.files.PATIENCE", 1.5)
    keep(folder, 1)
    is_done = threading.Event()

    def write() -> None:
        other = sqlite3.connect(folder / "main.db", isolation_level=None, timeout=0.0)
        while not is_done.is_set():
            with suppress(sqlite3.OperationalError):
                other.execute("BEGIN IMMEDIATE")
                time.sleep(0.25)
                other.execute("ROLLBACK")
            time.sleep(0.006)
        other.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with Store.open(folder) as store:
            for number in range(6):
                choices.put(store, "theme", f"nord {number}")
            assert choices.get(store, "theme") == "nord 5"
    finally:
        is_done.set()
        writer.join()


FILL = """
import sys
from pathlib import Path
from reader.errors import LibraryError
from reader.library import bookmarks
from reader.library.store import Store
from tests.library.samples import article, conversation
import random
folder, chance, kept = Path(sys.argv[1]), random.Random(1), 0
with Store.open(folder) as store:
    try:
        while True:
            text = "".join(chance.choices("abcdefghij klmnop", k=200_000))
            bookmarks.add(store, article(kept, text=text), conversation(), f"https://marsh.example/heron-{kept}")
            kept += 1
    except LibraryError as error:
        print(error)
    print(kept, len(bookmarks.listing(store)))
    (folder / "ballast").unlink()
    bookmarks.add(store, article(-1), conversation(), "https://marsh.example/last")
    print(store.rows("PRAGMA integrity_check")[0][0])
with Store.open(folder) as store:
    print(len(bookmarks.listing(store)))
"""


def on_a_small_disk(disk: Path, before: str, code: str) -> list[str]:
    """The lines of a process on a real file system of 8 MB, mounted for it alone where the system lets it."""
    disk.mkdir()
    mount = f"mount -t tmpfs -o size=8m none {disk} && {before}"
    alone = ["unshare", "--mount", "--user", "--map-root-user", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*alone, mount], capture_output=True).returncode:
        pytest.skip("this system gives no private mounts")
    script = f'{mount} && exec "$0" -c "$1" {disk}'
    process = subprocess.run([*alone, script, sys.executable, code], capture_output=True, text=True)
    assert process.returncode == 0, process.stderr
    return process.stdout.splitlines()


def test_a_disk_that_fills_is_told_and_loses_nothing(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    lines = on_a_small_disk(disk, f"head -c 2000000 /dev/zero > {disk}/ballast", FILL)
    assert lines[0] == f"{disk}/main.db: the disk is full, nothing was changed; free some space and try again"
    kept, listed = map(int, lines[1].split())
    assert kept == listed > 0
    assert lines[2:] == ["ok", str(kept + 1)]


@pytest.mark.parametrize("killed", [False, True])
def test_a_library_on_a_full_disk_is_read(tmp_path: Path, killed: bool) -> None:
    disk, made = tmp_path / "disk", tmp_path / "made"
    leave_a_wal(made) if killed else keep(made, 1, 2)
    fill = f"cp {made}/main.db* {disk} && (cat /dev/zero > {disk}/ballast 2>/dev/null || true)"
    lines = on_a_small_disk(disk, fill, LOOK)
    assert lines[0].startswith(f"notice: {disk}/main.db: it can't be written (the disk is full); open for reading only")
    assert lines[1] == "kept: Heron 2=Heron 2 Heron 1=Heron 1"
    assert lines[2].startswith("error: ")
    assert len(lines) == 3


@pytest.mark.parametrize("how", ["folder deleted", "file deleted", "replaced"])
def test_a_library_that_is_taken_away_while_it_is_open_keeps_nothing_unsaid(folder: Path, how: str) -> None:
    keep(folder, 1)
    with Store.open(folder) as store:
        assert bookmarks.listing(store)
        if how == "folder deleted":
            shutil.rmtree(folder)
        else:
            (folder / "main.db").rename(folder.parent / "elsewhere.db")
        if how == "replaced":
            shutil.copy(folder.parent / "elsewhere.db", folder / "main.db")
        before = folder.exists() and sorted(file.name for file in folder.iterdir())
        told = r"deleted, moved or replaced.*close reader and open it again"
        with pytest.raises(LibraryError, match=told) as caught:
            bookmarks.add(store, article(2), conversation(), "https://marsh.example/heron-2")
        assert str(caught.value).startswith(str(folder / "main.db"))
        with pytest.raises(LibraryError, match=told):
            bookmarks.edit(store, [1], ["favourite"])
        with pytest.raises(LibraryError, match=told):
            bookmarks.tag(store, 1, ["marsh"])
        assert (folder.exists() and sorted(file.name for file in folder.iterdir())) == before
        if how == "file deleted":
            (folder.parent / "elsewhere.db").rename(folder / "main.db")
            assert bookmarks.add(store, article(2), conversation(), "https://marsh.example/heron-2").id == 2


SEARCH = """
import os, sys
from pathlib import Path
from reader.library import bookmarks
from reader.library.store import Store
folder = Path(sys.argv[1])
with Store.open(folder) as store:
    while True:
        free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
        print(free // 1024, len(bookmarks.listing(store, "heron")), store.notice)
        if free > 400_000:
            break
        os.truncate(folder / "ballast", (folder / "ballast").stat().st_size - 40_960)
        store.index.close()
with Store.open(folder) as store:
    print(len(bookmarks.listing(store, "heron")))
"""


def test_a_library_beside_which_there_is_no_room_for_an_index_is_searched(tmp_path: Path) -> None:
    disk, made = tmp_path / "disk", tmp_path / "made"
    keep(made, *range(1, 40))
    fill = f"cp {made}/main.db {disk} && (cat /dev/zero > {disk}/ballast 2>/dev/null || true)"
    lines = on_a_small_disk(disk, f"{fill} && truncate -s -60K {disk}/ballast", SEARCH)
    assert len(lines) > 5 and lines.pop() == "39"
    assert [line.split()[1:] for line in lines] == [["39", "None"]] * len(lines), lines
