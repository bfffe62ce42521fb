"""The name of a bookmark's file: what it is called, as every file system takes it."""

import re

from reader.library.items import Bookmark

_LONGEST = 80  # bytes; file systems take 255, sync services and Windows less of a whole path
# What Windows forbids, what Obsidian can't link to, and what leads out of a folder.
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*#^\[\]%]+")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.I)


def file_name(bookmark: Bookmark) -> str:
    """The title and the beginning of the uid, by which no two are the same, also where case doesn't count."""
    words = " ".join(_FORBIDDEN.sub(" ", bookmark.name).split())
    stem = words.encode("utf-8", "ignore")[:_LONGEST].decode("utf-8", "ignore").strip(" .~-")
    if not stem or _DEVICES.fullmatch(stem):
        stem = f"bookmark {stem}".strip()
    return f"{stem} {bookmark.uid[:12]}.md"
