"""A folder's readable files, and how each begins: what a list of them is made from."""

import json
import os
import stat
from contextlib import suppress

from reader.errors import FetchError
from reader.fetch import media

FILE_LIMIT = 2000
HEAD_BYTES = 4096


def listed(path: str) -> bytes:
    """JSON: {"files": [{"path", "media_type", "head"}], "total"}, by name, hidden files and folders left out.

    head are the first bytes, each as the character of its number. total counts what is beyond FILE_LIMIT too.
    Raises FetchError where there is no file that reader reads, and OSError.
    """
    names = sorted(name for name in os.listdir(path) if not name.startswith("."))
    paths = [os.path.join(path, name) for name in names if _promised(name)]
    files = [file for file in paths if _is_regular(file)]
    if not files:
        kinds = "HTML, Markdown, text, EPUB, MHTML, mail and feeds"
        raise FetchError(f"this folder has no file that reader reads; it reads {kinds}")
    return json.dumps({"files": list(map(_described, files[:FILE_LIMIT])), "total": len(files)}).encode()


def _promised(name: str) -> bool:
    return media.by_name(name) is not None or name.lower().endswith(".xml")


def _is_regular(path: str) -> bool:
    """Opening a pipe would wait for its other end."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _described(path: str) -> dict[str, str]:
    head = b""
    with suppress(OSError), open(path, "rb") as file:
        head = file.read(HEAD_BYTES)
    media_type = media.settled(media.by_name(path) or "", head)
    return {"path": path, "media_type": media_type, "head": head.decode("latin-1")}
