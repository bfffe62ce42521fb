"""Damage made in one place of a library's file."""

import os
import sqlite3
from pathlib import Path

from reader.library.files import PAGE_SIZE as PAGE


def page_of(file: Path, root: str) -> int:
    """Where the root page of a table or index begins in a library's file."""
    with sqlite3.connect(file) as raw:
        (number,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (root,)).fetchone()
    raw.close()
    return (int(number) - 1) * PAGE


def spoil(file: Path, begin: int, octets: bytes | None = None) -> None:
    """Writes these over what is there, or a page of random ones."""
    with file.open("r+b") as opened:
        opened.seek(begin)
        opened.write(os.urandom(PAGE) if octets is None else octets)
