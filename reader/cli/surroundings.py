"""What reader doctor tells of what reader stands on: its configuration, the terminal, the versions of its parts."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from reader import __version__, paths
from reader.library.health import Finding


def findings(problems: list[str]) -> Iterator[Finding]:
    """problems are those of config.toml, a line each."""
    yield _config(problems)
    yield _terminal()
    yield _versions()


def _config(problems: list[str]) -> Finding:
    file = paths.config_file()
    if problems:
        return Finding("config", "wrong", "; ".join(problems), "`reader config` documents what can be there")
    return Finding("config", "ok", f"{file}" if file.exists() else f"{file}: none, the defaults hold")


def _terminal() -> Finding:
    term = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        return Finding("terminal", "ok", "none on standard output")
    columns, lines = shutil.get_terminal_size()
    says = f"{term or 'unknown'}, {columns}x{lines}, {os.environ.get('COLORTERM') or 'no true colour told'}"
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        return Finding("terminal", "wrong", f"{says}, {sys.stdout.encoding}", "set LANG to a locale with UTF-8")
    if term in ("", "dumb"):
        return Finding("terminal", "wrong", says, "TERM names no terminal that draws; `reader cat` prints")
    if columns < 40 or lines < 12:
        return Finding("terminal", "note", says, "reader needs 40x12 to show all")
    return Finding("terminal", "ok", says)


def _versions() -> Finding:
    import sqlite3

    try:
        textual = version("textual")
    except PackageNotFoundError:
        return Finding("versions", "wrong", "Textual is not installed", "install reader-tui anew")
    python = ".".join(map(str, sys.version_info[:3]))
    parts = f"reader {__version__}, Python {python}, SQLite {sqlite3.sqlite_version}, Textual {textual}"
    return Finding("versions", "ok", parts)
