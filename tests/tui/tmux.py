"""reader in tmux: a terminal that people use, with its own idea of how wide a character is."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from tests.tui.pty import PATIENCE, ROOT

_PAUSE = 0.01  # seconds between two looks
_QUIET = 0.4  # seconds without a change after which there is none


class Tmux:
    """A tmux server with one window, in which reader runs with a home of its own. Use as a context; it ends with it."""

    def __init__(self, folder: Path, *arguments: str, columns: int, rows: int) -> None:
        program = shutil.which("tmux")
        if program is None:
            pytest.skip("tmux is not here")
        self.columns, self.rows = columns, rows
        self._tmux = [program, "-S", str(folder / "tmux"), "-f", os.devnull]
        environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "TMUX")}
        environment |= {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
        size = ["-x", str(columns), "-y", str(rows)]
        # With tmux's own status line the window would have a row less.
        command = [*self._tmux, "set", "-g", "status", "off", ";", "set", "-g", "remain-on-exit", "on", ";"]
        subprocess.run(
            [*command, "new-session", "-d", *size, sys.executable, "-m", "reader", *arguments],
            env=environment | {"TERM": "xterm-256color", "PYTHONPATH": str(ROOT)},
            cwd=folder,
            check=True,
        )
        self.lines: list[str] = []
        self.has_ended = False
        self.status: int | None = None  # the exit status of reader, None where it isn't known
        self.look()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._do("kill-server")

    def _do(self, *words: str) -> str:
        return subprocess.run([*self._tmux, *words], capture_output=True, encoding="utf-8", check=False).stdout

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def look(self) -> str:
        """What is on the screen now."""
        ended = "#{pane_dead}/#{pane_dead_status}/#{pane_dead_signal}"
        *lines, status = self._do("capture-pane", "-p", ";", "display-message", "-p", ended).split("\n")[:-1]
        self.lines = [line.rstrip() for line in lines]
        dead, status, signal = status.split("/")
        self.has_ended = dead == "1"
        # tmux knows that the pane is dead before it has asked what the process ended with, and may never ask.
        self.status = int(status) if status else -int(signal) if signal else None
        return self.text

    def press(self, key: str) -> None:
        """Types a key by tmux's name ("Enter", "C-o"), or words as they are."""
        self._do("send-keys", *([key] if len(key) == 1 or key[0].isupper() else ["-l", key]))

    def until(self, holds: Callable[[str], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not holds(self.look()):
            assert time.monotonic() < end, f"waited in vain for {what}:\n{self.text}"
            time.sleep(_PAUSE)

    def settled(self) -> str:
        """What is on the screen once nothing is drawn any more."""
        before = ""
        while before != self.text:
            before = self.text
            time.sleep(_QUIET)
            self.look()
        return self.text
