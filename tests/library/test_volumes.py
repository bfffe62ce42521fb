"""What a folder lies on, told from tables as systems print them, and how the library is kept there."""

import sqlite3
from pathlib import Path

import pytest

from reader.library import bookmarks, volumes
from reader.library.store import Store
from tests.library.samples import article, conversation

LINUX = r"""22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
23 22 0:21 / /proc rw,relatime - proc proc rw
30 22 0:25 / /people rw,relatime shared:12 master:1 - btrfs /dev/vdb rw,subvol=/people
31 30 0:40 / /people/ana/far rw,nosuid,nodev - nfs4 server:/export/ana rw,vers=4.2,proto=tcp
32 30 0:41 / /people/ana/with\040a\040space rw - cifs //server/share rw,vers=3.1.1
33 30 0:42 / /people/ana/ssh rw,nosuid - fuse.sshfs ana@server:/ rw
34 31 0:43 / /people/ana/far/near rw - tmpfs tmpfs rw
35 22 0:44 / /mnt/c rw - 9p drvfs rw,dirsync,aname=drvfs
36 22 0:45 / /over rw - nfs server:/x rw
37 22 0:46 / /over rw - ext4 /dev/vdc rw
cut short
"""
MACOS = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect)
//ana@server._smb._tcp.local/share on /Volumes/share (smbfs, nodev, nosuid, mounted by ana)
server:/export on /Volumes/two (of two) (nfs, nodev)
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "ext4"),
        ("/people", "btrfs"),
        ("/people/ana/x", "btrfs"),
        ("/peoples", "ext4"),
        ("/people/ana/far", "nfs4"),
        ("/people/ana/far/reader", "nfs4"),
        ("/people/ana/farther", "btrfs"),
        ("/people/ana/far/near/reader", "tmpfs"),
        ("/people/ana/with a space/x", "cifs"),
        ("/people/ana/ssh", "fuse.sshfs"),
        ("/mnt/c/Users", "9p"),
        ("/over/x", "ext4"),
    ],
)
def test_a_file_system_is_told_by_linux_table_of_mounts(path: str, kind: str) -> None:
    assert volumes.kind_by_mountinfo(path, LINUX) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/Users/ana", "apfs"), ("/Volumes/share/reader", "smbfs"), ("/Volumes/two (of two)/x", "nfs")],
)
def test_a_file_system_is_told_by_what_macos_mount_prints(path: str, kind: str) -> None:
    assert volumes.kind_by_mount(path, MACOS) == kind


def test_a_table_of_nonsense_tells_nothing() -> None:
    for table in ("", "\n\n", " - \n", "a b - c d", "x on y (z)"):
        assert volumes.kind_by_mountinfo("/people", table) is volumes.kind_by_mount("/people", table) is None


@pytest.fixture
def on_nfs(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library's folder, on what the table of mounts says to be the network."""
    table = tmp_path / "mountinfo"
    table.write_text(f"1 1 0:1 / / rw - ext4 /dev/a rw\n2 1 0:2 / {tmp_path} rw - nfs4 server:/ rw\n")
    monkeypatch.setattr(volumes, "MOUNTS", table)
    return folder


def journal_of(folder: Path) -> str:
    raw = sqlite3.connect(folder / "main.db")
    mode: str = raw.execute("PRAGMA journal_mode").fetchone()[0]
    raw.close()
    return mode


def test_on_the_network_a_library_has_no_log_of_its_own_and_waits_longer(on_nfs: Path) -> None:
    with Store.open(on_nfs) as store:
        bookmarks.add(store, article(), conversation(), "https://marsh.example/1")
        assert store.rows("PRAGMA busy_timeout")[0][0] == 30_000
        assert store.rows("PRAGMA synchronous")[0][0] == 2
        assert [file.name for file in on_nfs.iterdir()] == ["main.db"]
        with Store.open(on_nfs) as other:
            bookmarks.add(other, article(2), conversation(), "https://marsh.example/2")
        assert len(bookmarks.listing(store)) == 2
    assert journal_of(on_nfs) == "delete"


def test_a_library_that_moved_to_the_network_and_back_changes_how_it_is_kept(on_nfs: Path) -> None:
    table = volumes.MOUNTS.read_text()
    volumes.MOUNTS.write_text("1 1 0:1 / / rw - ext4 /dev/a rw\n")
    with Store.open(on_nfs) as store:
        bookmarks.add(store, article(), conversation(), "https://marsh.example/1")
    assert journal_of(on_nfs) == "wal"
    volumes.MOUNTS.write_text(table)
    with Store.open(on_nfs) as store:
        bookmarks.add(store, article(2), conversation(), "https://marsh.example/2")
    assert journal_of(on_nfs) == "delete"
    volumes.MOUNTS.write_text("")
    with Store.open(on_nfs) as store:
        assert len(bookmarks.listing(store)) == 2
    assert journal_of(on_nfs) == "wal"


@pytest.mark.parametrize(
    ("path", "marker", "client"),
    [
        ("Dropbox/reader", None, "Dropbox"),
        ("Dropbox (Personal)/a/b", None, "Dropbox"),
        ("OneDrive - Harbour Office/reader", None, "OneDrive"),
        ("Library/Mobile Documents/x", None, "iCloud Drive"),
        ("Library/CloudStorage/Any-x", None, "a cloud storage"),
        ("Nextcloud", None, "Nextcloud"),
        ("sync/reader", "sync/.stfolder", "Syncthing"),
        ("cloud/deep/reader", "cloud/.nextcloudsync.log", "Nextcloud"),
        ("dropboxes/reader", None, None),
        ("my-nextcloud-notes/reader", None, None),
    ],
)
def test_a_folder_that_a_client_copies_is_known(tmp_path: Path, path: str, marker: str | None, client: str) -> None:
    (tmp_path / path).mkdir(parents=True)
    if marker:
        (tmp_path / marker).mkdir()
    assert volumes.sync_client(tmp_path / path) == client
    link = tmp_path / "link"
    link.symlink_to(tmp_path / path)
    assert volumes.sync_client(link) == client
