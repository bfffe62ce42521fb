"""What a folder lies on: a disk of this machine, a file system of the network, a folder that a sync client copies."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")

_NETWORK = frozenset(
    """nfs nfs4 nfs3 cifs smb2 smb3 smbfs afpfs webdav davfs 9p afs ncpfs ceph lustre beegfs gpfs ocfs2 gfs2 glusterfs
    coda orangefs pvfs2 vboxsf prl_fs vmhgfs sshfs fuse.sshfs fuse.davfs2 fuse.rclone fuse.s3fs fuse.goofys
    fuse.gcsfuse fuse.glusterfs fuse.curlftpfs fuse.smbnetfs fuse.vmhgfs-fuse fuse.gvfsd-fuse fuse.cephfs fuse.juicefs
    macfuse osxfuse""".split()
)
"""Names of file systems that have no memory shared with other machines, which a write-ahead log needs
(sqlite.org/wal.html): Linux' own, those of FUSE, macOS' and those that virtual machines share folders by."""

_CLIENTS = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
"""What a client leaves in the top folder of those that it copies."""

_NAMES = (
    r"(Dropbox|OneDrive|Nextcloud|ownCloud|Syncthing|Google ?Drive|iCloud ?Drive|pCloud ?Drive|MEGA|Seafile|Box Sync)"
    r"(?: ?[-(].*)?"
)
_ROOM = 64 * 1024
_APPLES = {"Mobile Documents": "iCloud Drive", "CloudStorage": "a cloud storage"}

SYNCED = "{} copies this folder, and a copy taken while reader writes is damaged"
SYNCED_WAY_ON = "move the library: --library or library in config.toml; `reader backup FILE` makes what may be copied"


def network_file_system(folder: Path) -> str | None:
    """The name of the network's file system that a folder is on ("nfs4"); None on a disk, or where none can tell."""
    kind = _kind(os.path.realpath(folder))
    return kind if kind in _NETWORK else None


def is_full(folder: Path) -> bool:
    """Whether a disk has no room for what SQLite puts beside a library that is opened: 32 KB, and a page."""
    import shutil

    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


def _kind(path: str) -> str | None:
    try:
        return kind_by_mountinfo(path, MOUNTS.read_text("utf-8", "surrogateescape"))
    except OSError:
        return kind_by_mount(path, _mount()) if sys.platform == "darwin" and _is_apart(path) else None


def kind_by_mountinfo(path: str, table: str) -> str | None:
    """The file system of an absolute path, by a table as in /proc/self/mountinfo (proc_pid_mountinfo(5)).

    A line: 36 35 98:0 /root /mount\\040point rw,noatime master:1 - ext4 /dev/root rw; a later one covers those before.
    """
    mounts = []
    for line in table.splitlines():
        fields, _, rest = line.partition(" - ")
        if len(names := fields.split(" ")) > 4 and rest:
            mounts.append((_unescaped(names[4]), rest.split(" ")[0]))
    return _deepest(path, mounts)


def kind_by_mount(path: str, table: str) -> str | None:
    """The same by what macOS' mount prints: //ana@server/share on /Volumes/share (smbfs, nodev, nosuid)."""
    return _deepest(path, re.findall(r"^.*? on (/.*) \((\w+)[^()]*\)$", table, re.MULTILINE))


def _deepest(path: str, mounts: Iterable[tuple[str, str]]) -> str | None:
    """The kind of the mount that a path is in: of several the innermost, and of those the last."""
    best, kind = -1, None
    for point, found in mounts:
        top = point.rstrip("/")
        if (path == top or path.startswith(f"{top}/")) and len(top) >= best:
            best, kind = len(top), found
    return kind


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), field)


def _is_apart(path: str) -> bool:
    """Whether a path is on another volume than macOS' own two, so that asking mount is worth its 5 ms."""
    while not os.path.lexists(path):
        path = os.path.dirname(path)
    own = (top for top in ("/", "/System/Volumes/Data") if os.path.exists(top))
    return os.stat(path).st_dev not in {os.stat(top).st_dev for top in own}


def _mount() -> str:
    import subprocess

    try:
        run = subprocess.run(["/sbin/mount"], capture_output=True, text=True, errors="replace", timeout=5)
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout


def sync_client(folder: Path) -> str | None:
    """The client that copies a folder ("Dropbox"), by the names of the folders above it and by what lies in them."""
    for above in dict.fromkeys((*_upwards(folder.absolute()), *_upwards(folder.resolve()))):
        if found := _client_of(above):
            return found
    return None


def _upwards(folder: Path) -> tuple[Path, ...]:
    return (folder, *folder.parents)


def _client_of(folder: Path) -> str | None:
    if folder.name in _APPLES:
        return _APPLES[folder.name]
    if named := re.fullmatch(_NAMES, folder.name, re.IGNORECASE):
        return named[1]
    return next((client for name, client in _CLIENTS.items() if os.path.lexists(folder / name)), None)
